import {
  erasureRpc,
  type RestrictedContent,
  type RestrictedEntry,
  type RestrictedReading,
} from '@allmende/contracts';
import { Breadcrumb, formatMoment, PageHead, StateWord } from '@allmende/ui';
import { useActionData, useLoaderData } from 'react-router';
import { callApi } from '../api.server.js';
import { field, formKey, goOn, newFormKey } from '../forms.js';
import { languageOfPath } from '../language.js';
import { usePage, type Page } from '../page.js';
import { requirePerson } from '../page-data.server.js';
import { DoneNotice } from '../parts/done-notice.js';
import { FactRow } from '../parts/fact-row.js';
import { ProblemSummary } from '../parts/form-page.js';
import { KeptReceipts } from '../parts/kept-receipts.js';
import { ReadingNext } from '../parts/reading-next.js';
import { readingStates } from '../parts/reading-rows.js';
import { RestrictedDocument } from '../parts/restricted-document.js';
import { actionOf, loaderOf, type FormState } from '../served.js';
import { idOf } from '../submission.server.js';
import type { Visit } from '../visit.js';

export const loader = loaderOf(async ({ visit, params }) => {
  const { accountId } = await requirePerson(visit);
  const readingId = idOf(params['readingId'], visit);
  const reading = await callApi(visit, erasureRpc.getReading, { readingId });
  const kept = await callApi(visit, erasureRpc.listRestricted, { find: reading.accountId });
  return {
    reading,
    entry: kept.items[0],
    own: reading.askedBy === accountId,
    key: newFormKey(),
  };
});

/** One answer of the API holds a part; the page shows all. */
async function readAll(
  visit: Visit,
  readingId: string,
  options: { key?: string },
): Promise<RestrictedContent> {
  const content = await callApi(visit, erasureRpc.readRestricted, { readingId }, options);
  while (content.receipts.length < content.count) {
    const from = content.receipts.length;
    const { receipts } = await callApi(visit, erasureRpc.readRestricted, { readingId, from });
    if (receipts.length === 0) break;
    content.receipts.push(...receipts);
  }
  return content;
}

/** What was read stands in the answer to the form and nowhere else. */
export const action = actionOf(async ({ visit, form, params, request }) => {
  const readingId = idOf(params['readingId'], visit);
  const intent = field(form, 'intent');
  const key = formKey(form);
  const options = { key: key && `${key}-${intent}` };
  if (intent === 'read') return readAll(visit, readingId, options);
  if (intent === 'decline') {
    const answer = { readingId, reason: field(form, 'reason') };
    await callApi(visit, erasureRpc.declineReading, answer, options);
  } else await callApi(visit, erasureRpc.approveReading, { readingId }, options);
  const language = languageOfPath(new URL(request.url).pathname) ?? 'de';
  return goOn(`/${language}/operate/restricted/readings/${readingId}`, { visit, done: intent });
});

/** One request to read what is kept of a closed account: its answer, and reading it, once. */
export default function Reading() {
  const { reading, entry, own, key } = useLoaderData<typeof loader>();
  const answered = useActionData<FormState | RestrictedContent>();
  const page = usePage();
  const { operate, common } = page.texts;
  const { reading: words } = operate;
  const state = answered && 'problem' in answered ? answered : undefined;
  return (
    <div className="page-work">
      <title>{`${words.title} · ${page.portal?.name}`}</title>
      <Breadcrumb
        name={common.breadcrumb}
        parts={[{ href: page.to('/operate/restricted'), title: operate.title }, { title: words.title }]}
      />
      <PageHead work title={words.title} />
      <ProblemSummary problem={state?.problem} />
      <DoneNotice texts={words.done} />
      {answered && 'receipts' in answered ? <RestrictedDocument content={answered} page={page} /> : null}
      <Facts reading={reading} entry={entry} page={page} />
      <ReadingNext reading={reading} own={own} formKey={key} state={state} page={page} />
    </div>
  );
}

type FactsProps = {
  reading: RestrictedReading;
  /** Left out once they are destroyed. */
  entry: RestrictedEntry | undefined;
  page: Page;
};

function Facts({ reading, entry, page }: FactsProps) {
  const { operate } = page.texts;
  const { reading: words } = operate;
  const { state, approvedAt, declinedAt, declinedBecause, readAt } = reading;
  const moment = (at: string): string => formatMoment(at, page.dates(), { zoned: true });
  const answeredAt = approvedAt ?? declinedAt;
  return (
    <dl className="document-rows path-part">
      <FactRow term={words.state}>
        <StateWord kind={readingStates[state]}>{operate.states[state]}</StateWord>
      </FactRow>
      <FactRow term={words.reason}>
        <bdi>{reading.reason}</bdi>
      </FactRow>
      <FactRow term={words.by}>
        <bdi>{words.answer(reading.askedByName || operate.someone, moment(reading.askedAt))}</bdi>
      </FactRow>
      {entry ? (
        <FactRow term={operate.receipts}>
          <KeptReceipts entry={entry} page={page} />
        </FactRow>
      ) : null}
      <FactRow term={operate.account}>
        <code className="small">{reading.accountId}</code>
      </FactRow>
      {answeredAt ? (
        <FactRow term={words.answered[approvedAt ? 'approved' : 'declined']}>
          <bdi>{words.answer(reading.answeredByName || operate.someone, moment(answeredAt))}</bdi>
        </FactRow>
      ) : null}
      {declinedBecause ? (
        <FactRow term={words.because}>
          <bdi>{declinedBecause}</bdi>
        </FactRow>
      ) : null}
      {readAt ? <FactRow term={words.readAt}>{moment(readAt)}</FactRow> : null}
    </dl>
  );
}
