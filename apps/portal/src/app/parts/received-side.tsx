import type { Page } from '../page.js';
import { isReadableStill, type Readable } from '../received.view.js';

/** Whose it is, and that reading it is on record. */
export function ReceivedSide({ submission, page, back }: { submission: Readable; page: Page; back: string }) {
  const { one } = page.texts.received;
  return (
    <aside className="path-side">
      {submission.team.length > 0 ? (
        <section className="panel is-first">
          <h2>{one.team}</h2>
          <ul className="plain-list">
            {submission.team.map(({ accountId, name }) => (
              <li key={accountId}>
                <bdi>{name || page.texts.common.closedAccount}</bdi>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <section className="panel">
        {isReadableStill(submission) ? <p className="small muted">{one.notice}</p> : null}
        <p>
          <a href={back}>{one.back}</a>
        </p>
      </section>
    </aside>
  );
}
