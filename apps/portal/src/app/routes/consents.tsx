import { consentsRpc, type Consent } from '@allmende/contracts';
import {
  ButtonLink,
  daysUntil,
  DeskTable,
  EmptyState,
  formatDay,
  formatMoment,
  formatRelative,
  StateWord,
} from '@allmende/ui';
import { useLoaderData } from 'react-router';
import { callApi } from '../api.server.js';
import { challengeNames } from '../challenge.names.server.js';
import { inLanguage } from '../language.js';
import { usePage, type Page } from '../page.js';
import { requirePerson } from '../page-data.server.js';
import { DoneNotice } from '../parts/done-notice.js';
import { WorkHead } from '../parts/work-head.js';
import { loaderOf } from '../served.js';

const most = 100;

export const loader = loaderOf(async ({ visit, request }) => {
  await requirePerson(visit);
  const cursor = new URL(request.url).searchParams.get('older') ?? undefined;
  const [waiting, held, answered] = await Promise.all([
    callApi(visit, consentsRpc.listConsents, { which: 'waiting', limit: most }),
    callApi(visit, consentsRpc.listConsents, { which: 'held', limit: most }),
    callApi(visit, consentsRpc.listConsents, { which: 'answered', limit: 20, cursor }),
  ]);
  const offices = officesOf([...waiting.items, ...held.items, ...answered.items]);
  const names = await challengeNames(visit, [...waiting.items, ...held.items, ...answered.items]);
  const named = (items: Consent[]) =>
    items.map((consent) => ({ ...consent, challenge: names.get(consent.challengeId) }));
  return {
    waiting: named(waiting.items),
    held: named(held.items),
    answered: named(answered.items),
    older: answered.nextCursor,
    offices,
  };
});

/** Each once, by its name. */
function officesOf(items: readonly Consent[]): Consent['organisation'][] {
  return [...new Map(items.map(({ organisation }) => [organisation.organisationId, organisation])).values()];
}

type Row = ReturnType<typeof useLoaderData<typeof loader>>['waiting'][number];

/** What an office must decide, by when, and what it said. */
export default function Consents() {
  const { waiting, held, answered, older, offices } = useLoaderData<typeof loader>();
  const page = usePage();
  const { consents: words } = page.texts;
  const { columns } = words;
  // What is answered has no limit any more, so that it stands in a table of its own.
  const tables = [
    { last: columns.until, groups: [{ title: words.waiting, rows: waiting }] },
    {
      last: columns.answer,
      groups: [
        { title: words.held, rows: held },
        { title: words.answered, rows: answered },
      ],
    },
  ]
    .map(({ last, groups }) => ({ last, groups: groups.filter(({ rows }) => rows.length > 0) }))
    .filter(({ groups }) => groups.length > 0);
  return (
    <div className="page-work">
      <WorkHead title={words.title} lead={words.lead(waiting.length)} />
      <DoneNotice texts={words.done} />
      {tables.length === 0 ? (
        <EmptyState title={words.none}>
          <p>{words.noneText}</p>
        </EmptyState>
      ) : (
        <>
          <p className="narrow muted terms-intro path-note">{words.meaning}</p>
          {tables.map(({ last, groups }) => (
            <section key={last} className="me-part consents-part">
              <DeskTable
                name={`${words.title}: ${groups.map(({ title }) => title).join(', ')}`}
                columns={[
                  { title: columns.who },
                  { title: columns.challenge },
                  { title: columns.asked },
                  { title: last },
                  { title: columns.act, hidden: true },
                ]}
                groups={groups.map(({ title, rows }) => ({
                  title,
                  count: rows.length,
                  rows: rows.map((row, i) => ({
                    key: row.consentId,
                    cells: cellsOf(row, { isFirst: i === 0, page }),
                  })),
                }))}
              />
            </section>
          ))}
          {offices.map(({ organisationId, name }) => (
            <p key={organisationId} className="small path-actions">
              <a href={page.to(`/organisations/${organisationId}/office`)}>
                <bdi>{words.toOffice(name)}</bdi>
              </a>
            </p>
          ))}
          {older ? (
            <p className="path-actions">
              <a href={page.to(`/consents?older=${encodeURIComponent(older)}`)}>{words.older}</a>
            </p>
          ) : null}
        </>
      )}
    </div>
  );
}

function cellsOf(row: Row, { isFirst, page }: { isFirst: boolean; page: Page }) {
  const { consents: words } = page.texts;
  const { consentId, person, organisation, challenge, state, askedAt } = row;
  const name = person.name || words.someone;
  const isWaiting = state === 'asked';
  const isOpen = isWaiting || state === 'held';
  return [
    <>
      <bdi>{name}</bdi>
      <small>
        <bdi>{organisation.name}</bdi>
      </small>
    </>,
    <bdi key="challenge">
      {challenge
        ? inLanguage(challenge.question, page.language, challenge.original).text
        : words.hiddenChallenge}
    </bdi>,
    formatDay(askedAt, page.dates(), { short: true }),
    <Until key="until" row={row} page={page} />,
    <ButtonLink
      key="act"
      dense
      kind={isWaiting && isFirst ? 'filled' : 'outlined'}
      href={page.to(`/consents/${consentId}`)}
      aria-label={isOpen ? words.decideName(name) : words.seeName(name)}
    >
      {isOpen ? words.decide : words.see}
    </ButtonLink>,
  ];
}

function Until({ row, page }: { row: Row; page: Page }) {
  const { states, awardWaits, closes } = page.texts.consents;
  const { state, dueAt, answeredAt, awardUntil, challenge, note } = row;
  const dates = page.dates();
  if (state !== 'asked')
    return (
      <>
        {states[state]}
        {answeredAt ? <small>{formatDay(answeredAt, dates, { short: true })}</small> : null}
        {note ? (
          <small className="clamped">
            <bdi>{note}</bdi>
          </small>
        ) : null}
        {state === 'held' && challenge?.closesAt ? (
          <small>{closes(formatMoment(challenge.closesAt, dates, { short: true }))}</small>
        ) : null}
        {awardUntil ? (
          <StateWord kind="closing">{awardWaits(formatMoment(awardUntil, dates, { short: true }))}</StateWord>
        ) : null}
      </>
    );
  const text = formatMoment(dueAt, dates, { short: true });
  return (
    <>
      {daysUntil(dueAt, dates) <= 7 ? <StateWord kind="closing">{text}</StateWord> : text}
      <small>{formatRelative(dueAt, dates)}</small>
    </>
  );
}
