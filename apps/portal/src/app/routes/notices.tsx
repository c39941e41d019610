import { notificationsRpc, type Notice } from '@allmende/contracts';
import { Button, EmptyState, formatMoment } from '@allmende/ui';
import { useEffect, useState } from 'react';
import { useActionData, useLoaderData } from 'react-router';
import { callApi } from '../api.server.js';
import { field, goOn } from '../forms.js';
import { languageOfPath } from '../language.js';
import { subjectsOf, withSubjects } from '../notice.server.js';
import { noticeText } from '../notice.view.js';
import { usePage, type Page } from '../page.js';
import { requirePerson } from '../page-data.server.js';
import { PageZone } from '../parts/page-zone.js';
import { ProblemSummary } from '../parts/form-page.js';
import { NoticeSubject } from '../parts/notice-subject.js';
import { WorkHead } from '../parts/work-head.js';
import { actionOf, loaderOf, type FormState } from '../served.js';

export const loader = loaderOf(async ({ visit, request }) => {
  await requirePerson(visit);
  const before = Number(new URL(request.url).searchParams.get('before'));
  const input = Number.isInteger(before) && before > 0 ? { before } : {};
  const list = await callApi(visit, notificationsRpc.listNotices, { ...input, limit: 30 });
  const language = languageOfPath(new URL(request.url).pathname) ?? 'de';
  return { ...list, items: withSubjects(list.items, await subjectsOf(visit, list.items), language) };
});

export const action = actionOf(async ({ visit, form, request }) => {
  await callApi(visit, notificationsRpc.markRead, { upTo: Number(field(form, 'upTo')) });
  return goOn(`/${languageOfPath(new URL(request.url).pathname) ?? 'de'}/notices`);
});

export default function Notices() {
  const { items, unread, nextBefore } = useLoaderData<typeof loader>();
  const state = useActionData<FormState>();
  const page = usePage();
  const { notices } = page.texts;
  const arrived = useArrived(items[0]?.number ?? 0);
  return (
    <div className="page-work">
      <WorkHead title={notices.title} lead={notices.lead} />
      <ProblemSummary problem={state?.problem} />
      <div className="notice-actions">
        <span role="status">
          {arrived > 0 ? <a href={page.to('/notices')}>{notices.arrived(arrived)}</a> : null}
        </span>
        {unread > 0 ? (
          <form method="post">
            <input type="hidden" name="upTo" value={items[0]?.number ?? 0} />
            <Button kind="outlined" dense>
              {notices.markAll}
            </Button>
          </form>
        ) : null}
        <a className="small" href={`${page.to('/settings')}#notices`}>
          {notices.settings}
        </a>
      </div>
      {items.length === 0 ? (
        <EmptyState title={notices.none}>
          <p>{notices.noneText}</p>
        </EmptyState>
      ) : (
        <ol className="notice-list">
          {items.map((notice) => (
            <li key={notice.noticeId} className={isNew(notice) ? 'is-new' : undefined}>
              <span>
                {isNew(notice) ? (
                  <span className="topic-new">
                    <span className="visually-hidden">{notices.isNew}</span>
                  </span>
                ) : null}
              </span>
              <span>
                <a href={page.to(notice.path)}>{noticeText(notice, page)}</a>
                <ReceiptLink notice={notice} page={page} />
                {notice.kind === 'membership-admitted' ? <NowPossible page={page} /> : null}
                <NoticeSubject notice={notice} />
              </span>
              <time dateTime={notice.at}>{formatMoment(notice.at, page.dates(), { short: true })}</time>
            </li>
          ))}
        </ol>
      )}
      <PageZone page={page} />
      {nextBefore ? (
        <p className="path-actions">
          <a href={`${page.to('/notices')}?before=${nextBefore}`}>{notices.older}</a>
        </p>
      ) : null}
    </div>
  );
}

/** What proves it, where the notice leads to the act itself. */
function ReceiptLink({ notice: { path, params }, page }: { notice: Notice; page: Page }) {
  const receipt = params['receiptId'] && `/me/receipts/${params['receiptId']}`;
  if (!receipt || receipt === path) return null;
  return (
    <>
      {' '}
      <a className="small" href={page.to(receipt)}>
        {page.texts.notices.receipt}
      </a>
    </>
  );
}

/** What an admission is for; whoever has stated no organisation posts nothing yet. */
function NowPossible({ page: { person, texts, to } }: { page: Page }) {
  return (
    <p className="small">
      <a href={to('/challenges')}>{texts.me.see}</a>
      {person?.admitted && person.belongs ? (
        <>
          {' · '}
          <a href={to('/desk/challenges/new')}>{texts.me.post}</a>
        </>
      ) : null}
    </p>
  );
}

/** Opening what it is about reads it; what its reader does not want to be told of is never new. */
function isNew({ readAt, counted }: Notice): boolean {
  return readAt === null && counted;
}

/** How many came since this page was made; told by the module in the header. */
function useArrived(newest: number): number {
  const [numbers, setNumbers] = useState<readonly number[]>([]);
  useEffect(() => {
    const hear = (event: Event): void => {
      const { number } = (event as CustomEvent<{ number: number }>).detail;
      if (number > newest) setNumbers((known) => (known.includes(number) ? known : [...known, number]));
    };
    document.addEventListener('allmende:notice', hear);
    return () => document.removeEventListener('allmende:notice', hear);
  }, [newest]);
  return numbers.length;
}
