import { challengesRpc, submissionsRpc, type EditableChallenge, type OutputOf } from '@allmende/contracts';
import { ButtonLink, DeskTable, EmptyState, formatMoment, Notice, StateWord, Tick } from '@allmende/ui';
import { useActionData, useLoaderData } from 'react-router';
import { ApiProblem } from '../api.problem.js';
import { callApi, tryApi } from '../api.server.js';
import { useReloadAt } from '../reload.js';
import { isDecided, readableAt } from '../drafting.rules.js';
import { challengePath, editableOf } from '../drafting.server.js';
import { assertSure, field, formKey, goOn, newFormKey, optionalField } from '../forms.js';
import { inLanguage } from '../language.js';
import { usePage, type Page } from '../page.js';
import { requirePerson } from '../page-data.server.js';
import { deskName } from '../parts/drafting-course.js';
import { Decide } from '../parts/received-decide.js';
import { Past } from '../parts/received-past.js';
import { Unopened } from '../parts/received-unopened.js';
import { ProblemSummary } from '../parts/form-page.js';
import { WorkHead } from '../parts/work-head.js';
import { actionOf, loaderOf, type FormState } from '../served.js';
import { idOf } from '../submission.server.js';

type Row = OutputOf<typeof submissionsRpc.listReceived>['items'][number];
type Award = OutputOf<typeof challengesRpc.listAwards>['items'][number];

export const loader = loaderOf(async ({ visit, params }) => {
  const { accountId } = await requirePerson(visit);
  const challengeId = idOf(params['challengeId'], visit);
  const challenge = await editableOf(visit, challengeId);
  const [rows, awards] = await Promise.all([
    callApi(visit, submissionsRpc.listReceived, { challengeId, limit: 100 }).catch((error: unknown) => {
      if (error instanceof ApiProblem && early.includes(error.code)) return undefined;
      throw error;
    }),
    tryApi(visit, challengesRpc.listAwards, { challengeId }),
  ]);
  // Decided, with nothing here: what came in is told by the outcome alone.
  const isTold = rows?.items.length === 0 && isDecided(challenge.state);
  const shown = isTold
    ? await tryApi(visit, challengesRpc.getChallenge, { challenge: challengeId })
    : undefined;
  const opening = rows ? undefined : await tryApi(visit, submissionsRpc.showOpening, { challengeId });
  return {
    ...{ challenge, accountId, opening, rows: rows?.items, awards: awards?.items ?? [] },
    arrived: shown?.outcome?.submissions ?? 0,
    key: newFormKey(),
  };
});

const early = ['submission.still-open', 'submission.sealed'];

export const action = actionOf(async ({ visit, form, params, request }) => {
  const challengeId = idOf(params['challengeId'], visit);
  if (field(form, 'intent') === 'open') {
    await callApi(visit, submissionsRpc.openSubmissions, { challengeId });
    return goOn(challengePath(request, challengeId, '/submissions'));
  }
  assertSure(form);
  const [de, en] = [optionalField(form, 'reason.de'), optionalField(form, 'reason.en')];
  await callApi(
    visit,
    challengesRpc.endWithoutAward,
    { challengeId, reason: { de, en }, withName: field(form, 'withName') === 'yes' },
    { key: formKey(form) },
  );
  return goOn(challengePath(request, challengeId));
});

export default function Received() {
  const { challenge, accountId, rows, opening, awards, arrived, key } = useLoaderData<typeof loader>();
  const state = useActionData<FormState>();
  const page = usePage();
  const { received: words, drafting } = page.texts;
  const question = inLanguage(challenge.draft.question, page.language, challenge.draft.original).text;
  const path = page.to(`/desk/challenges/${challenge.challengeId}`);
  const offered = awards.some(({ state: one }) => one === 'offered' || one === 'accepted');
  const decides = challenge.state === 'closed' && !offered;
  return (
    <div className="page-work">
      <WorkHead
        title={words.title}
        within={question}
        lead={rows && rows.length > 0 ? `${words.count(rows.length)} ${words.lead}` : undefined}
        crumbs={[
          { title: deskName(page), href: page.to('/desk') },
          { title: <bdi>{question || drafting.untitled}</bdi>, href: path },
        ]}
      />
      <ProblemSummary problem={state?.problem} />
      {rows ? (
        <div className="work-columns">
          <div>
            <Awards awards={awards} challenge={challenge} page={page} />
            <Rows rows={rows} arrived={arrived} decides={decides} challenge={challenge} page={page} />
            {decides ? (
              <Decide rows={rows} challenge={challenge} formKey={key} state={state} page={page} />
            ) : null}
          </div>
          <aside className="panel is-first" hidden={challenge.state !== 'closed' || rows.length === 0}>
            <h2>{words.next}</h2>
            <ol className="next-steps">
              {words.nextSteps.map((step) => (
                <li key={step}>{step}</li>
              ))}
            </ol>
          </aside>
        </div>
      ) : opening && opening.state !== 'open' ? (
        <Unopened opening={opening} accountId={accountId} page={page} />
      ) : (
        <Early challenge={challenge} page={page} />
      )}
    </div>
  );
}

function Early({ challenge, page }: { challenge: EditableChallenge; page: Page }) {
  const { received: words } = page.texts;
  const { draft } = challenge;
  const from = readableAt(draft.closesAt);
  const dates = page.dates(draft.zone);
  const when = from ? formatMoment(from, dates, { zoned: true }) : '–';
  const isClosed = draft.closesAt !== null && new Date(draft.closesAt) <= dates.now;
  useReloadAt(isClosed ? from : draft.closesAt, dates.now);
  return (
    <EmptyState
      title={isClosed ? words.soon : words.early(when)}
      action={
        <ButtonLink kind="outlined" href={page.to(`/desk/challenges/${challenge.challengeId}`)}>
          {page.texts.common.back}
        </ButtonLink>
      }
    >
      <p>{isClosed ? words.soonText : words.earlyText}</p>
    </EmptyState>
  );
}

type AwardsProps = { awards: Award[]; challenge: EditableChallenge; page: Page };

function Awards({ awards, challenge, page }: AwardsProps) {
  const { awards: words, outcome } = page.texts.received;
  const last = awards.at(-1);
  if (!last) return null;
  const text =
    last.state === 'offered'
      ? words.offered(formatMoment(last.lapsesAt, page.dates(challenge.draft.zone)))
      : words[last.state];
  const accepted = last.state === 'accepted';
  return (
    <Notice
      title={`${words.title}:`}
      tone={accepted ? 'ok' : 'plain'}
      actions={
        accepted ? (
          <a href={page.to(`/desk/challenges/${challenge.challengeId}/outcome`)}>{outcome.title}</a>
        ) : undefined
      }
    >
      {text}
    </Notice>
  );
}

type RowsProps = { rows: Row[]; challenge: EditableChallenge; page: Page };

function Rows({
  rows,
  arrived,
  decides,
  challenge,
  page,
}: RowsProps & { arrived: number; decides: boolean }) {
  const { received: words } = page.texts;
  const { columns } = words;
  const { read: rest } = page.texts.retention;
  if (rows.length === 0 && isDecided(challenge.state)) {
    return <Past challenge={challenge} arrived={arrived} page={page} />;
  }
  if (rows.length === 0) {
    return (
      <EmptyState title={words.none}>
        <p>{words.noneText}</p>
      </EmptyState>
    );
  }
  const dates = page.dates(challenge.draft.zone);
  const to = (id: string): string => page.to(`/desk/challenges/${challenge.challengeId}/submissions/${id}`);
  const firstOpen = decides ? rows.find(({ hasReason }) => !hasReason) : undefined;
  return (
    <DeskTable
      name={words.title}
      columns={[
        { title: columns.title },
        { title: columns.arrived },
        { title: columns.files },
        { title: columns.reason },
        { title: columns.act, hidden: true },
      ]}
      groups={[
        {
          rows: rows.map((row) => ({
            key: row.submissionId,
            cells: [
              <>
                <bdi>{row.title || (isOver(row) ? rest.row : words.untitled)}</bdi>
                {row.state === 'submitted' ? null : <small>{words.states[row.state]}</small>}
                <small className="clamped" dir="auto">
                  {row.summary}
                </small>
              </>,
              formatMoment(row.submittedAt, dates, { short: true }),
              words.fileCount(row.files),
              row.hasReason ? (
                <Tick key="reason">{words.hasReason}</Tick>
              ) : (
                <StateWord key="reason" kind="draft">
                  {words.noReason}
                </StateWord>
              ),
              <ButtonLink
                key="act"
                dense
                kind={row === firstOpen ? 'filled' : 'outlined'}
                href={to(row.submissionId)}
                aria-label={
                  isOver(row)
                    ? rest.seeName(formatMoment(row.submittedAt, dates))
                    : words.readName(row.title || words.untitled)
                }
              >
                {isOver(row) ? rest.see : words.read}
              </ButtonLink>,
            ],
          })),
        },
      ]}
    />
  );
}

/** What was not awarded, once nobody of the team reads it any more. */
function isOver({ retention }: Row): boolean {
  return retention !== null && (retention.accessEnded || retention.deletedAt !== null);
}
