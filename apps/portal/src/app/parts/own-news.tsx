import { formatMoment } from '@allmende/ui';
import { gathered, noticeText, type ToldNotice } from '../notice.view.js';
import type { Page } from '../page.js';
import { NoticeSubject } from './notice-subject.js';

/** What moved last, the newest first. */
export function OwnNews({ notices, page }: { notices: ToldNotice[]; page: Page }) {
  const { me } = page.texts;
  const dates = page.dates();
  return (
    <aside>
      <section className="panel is-first">
        <h2>{me.news}</h2>
        {notices.length === 0 ? <p className="small muted">{me.newsNone}</p> : null}
        <ul className="news-list">
          {gathered(notices).map((notice) => (
            <li key={notice.noticeId}>
              <a href={page.to(notice.path)}>{noticeText(notice, page)}</a>
              <NoticeSubject notice={notice} />
              <time dateTime={notice.at}>{formatMoment(notice.at, dates, { short: true })}</time>
            </li>
          ))}
        </ul>
        <p className="small path-actions">
          <a href={page.to('/notices')}>{me.newsAll}</a>
        </p>
      </section>
    </aside>
  );
}
