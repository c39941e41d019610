import { type ChallengeName, type FollowedBy, type OutputOf, termsRpc } from '@allmende/contracts';
import { ButtonLink, DeskTable, EmptyState, formatMoment } from '@allmende/ui';
import { useLoaderData } from 'react-router';
import { callApi } from '../api.server.js';
import { challengeNames } from '../challenge.names.server.js';
import { usePage, type Page } from '../page.js';
import { requirePerson } from '../page-data.server.js';
import { OwnAccount } from '../parts/own-account.js';
import { PageZone } from '../parts/page-zone.js';
import { QuestionText } from '../parts/question-text.js';
import { WorkHead } from '../parts/work-head.js';
import { followedText, titleOf } from '../receipt.view.js';
import { loaderOf } from '../served.js';
import type { Visit } from '../visit.js';

type Question = Pick<ChallengeName, 'question' | 'original'>;
type Item = OutputOf<typeof termsRpc.listReceipts>['items'][number];

export const loader = loaderOf(async ({ visit, request }) => {
  const { accountId, affiliations } = await requirePerson(visit);
  const cursor = new URL(request.url).searchParams.get('cursor') ?? undefined;
  const {
    items,
    nextCursor,
    unlistedOpenings = 0,
  } = await callApi(visit, termsRpc.listReceipts, {
    cursor,
    limit: 50,
  });
  const questions = await questionsOf(visit, items);
  const own = affiliations.map(({ organisationId, organisationName }) => [organisationId, organisationName]);
  const organisations = Object.fromEntries(own) as Record<string, string>;
  return { accountId, items, nextCursor, unlistedOpenings, questions, organisations };
});

/** By challenge; one that cannot be read any more has none. */
async function questionsOf(visit: Visit, items: Item[]): Promise<Record<string, Question>> {
  const names = await challengeNames(
    visit,
    items.map(({ statement }) => statement),
  );
  return Object.fromEntries([...names].map(([id, { question, original }]) => [id, { question, original }]));
}

const unknown = { question: {} };

type Listed = { items: Item[]; organisations: Record<string, string> };
type Agreement = Extract<Item['statement'], { type: 'agreement' }>;

/** For whom it was, and which newer one came in its place. */
function agreedText(statement: Agreement, { items, organisations }: Listed, { texts }: Page): string {
  const { receipts } = texts;
  const { party, accountId, challengeId, at } = statement;
  const name = party.kind === 'self' ? undefined : organisations[party.organisationId];
  const forWhom =
    party.kind === 'self' ? receipts.forSelf : receipts.forOrganisation(name ?? receipts.rows.organisation);
  // The newest first: the last that is newer came right after it.
  const newer = items.findLast(
    (item) =>
      item.statement.type === 'agreement' &&
      item.statement.accountId === accountId &&
      item.statement.challengeId === challengeId &&
      item.statement.at > at,
  );
  return newer ? `${forWhom}, ${receipts.inPlace(newer.number)}` : forWhom;
}

type FollowedProps = { followedBy: NonNullable<FollowedBy>; page: Page };

/** Whoever had left the team before a withdrawal holds no receipt of it. */
function Followed({ followedBy, page }: FollowedProps) {
  const text = followedText(followedBy, page);
  if (followedBy.receiptId === null) return text;
  return <a href={page.to(`/me/receipts/${followedBy.receiptId}`)}>{text}</a>;
}

export default function Receipts() {
  const { accountId, items, nextCursor, unlistedOpenings, questions, organisations } =
    useLoaderData<typeof loader>();
  const page = usePage();
  const { receipts } = page.texts;
  const dates = page.dates();
  return (
    <div className="page-work">
      <WorkHead title={receipts.title} lead={receipts.lead} />
      {items.length === 0 ? (
        <EmptyState
          title={receipts.none}
          action={<ButtonLink href={page.to('/challenges')}>{receipts.noneAction}</ButtonLink>}
        >
          <p>{receipts.noneText}</p>
        </EmptyState>
      ) : (
        <DeskTable
          name={receipts.title}
          columns={[
            { title: receipts.what },
            { title: receipts.number },
            { title: receipts.when },
            { title: receipts.open, hidden: true },
          ]}
          groups={[
            {
              rows: items.map(({ receiptId, number, at, statement, followedBy }) => ({
                key: receiptId,
                cells: [
                  <>
                    {titleOf(statement, page.texts)}
                    {statement.type === 'submission' ? `, ${receipts.version(statement.version)}` : null}
                    {followedBy ? (
                      <small>
                        <Followed followedBy={followedBy} page={page} />
                      </small>
                    ) : null}
                    {statement.type === 'agreement' ? (
                      <small>
                        <bdi>{agreedText(statement, { items, organisations }, page)}</bdi>
                      </small>
                    ) : null}
                    <small>
                      <QuestionText {...(questions[statement.challengeId] ?? unknown)} />
                    </small>
                  </>,
                  <span key="number" className="figures nowrap">
                    {number}
                  </span>,
                  <time key="at" dateTime={at}>
                    {formatMoment(at, dates, { short: true })}
                  </time>,
                  <ButtonLink
                    key="open"
                    kind="outlined"
                    dense
                    href={page.to(`/me/receipts/${receiptId}`)}
                    aria-label={receipts.openNumber(number)}
                  >
                    {receipts.open}
                  </ButtonLink>,
                ],
              })),
            },
          ]}
        />
      )}
      <p className="small muted path-note">
        {receipts.openings}
        {unlistedOpenings > 0 ? (
          <>
            {' '}
            {receipts.unlisted(unlistedOpenings)}{' '}
            <a href={page.to('/settings/data')}>{page.texts.ownData.title}</a>
          </>
        ) : null}
      </p>
      <PageZone page={page} />
      <OwnAccount accountId={accountId} page={page} />
      {items.length > 0 ? (
        <p className="actions path-actions">
          {nextCursor ? (
            <a href={`${page.to('/me/receipts')}?cursor=${encodeURIComponent(nextCursor)}`}>
              {receipts.older}
            </a>
          ) : null}
          <a href={page.to('/me/receipts.csv')} download>
            {receipts.table}
          </a>
        </p>
      ) : null}
    </div>
  );
}
