import { clustersRpc } from '@allmende/contracts';
import { ButtonLink, DeskTable, formatDay, formatMoment, Notice, StateWord } from '@allmende/ui';
import { useActionData, useLoaderData } from 'react-router';
import { callApi } from '../api.server.js';
import { ownStateOf } from '../challenge.view.js';
import {
  deskRows,
  lastDone,
  pendingOf,
  waitingOf,
  type DeskRow,
  type Done,
  type OwnChallenge,
} from '../desk.rules.js';
import { deskOf } from '../desk.server.js';
import { field, goOn, optionalField } from '../forms.js';
import { inLanguage, languageOfPath } from '../language.js';
import { usePage, type Page } from '../page.js';
import { requirePerson, requirePortal } from '../page-data.server.js';
import { DeskNothing } from '../parts/desk-nothing.js';
import { DeskRows } from '../parts/desk-rows.js';
import { RunningChallenges } from '../parts/desk-running.js';
import { DoneNotice } from '../parts/done-notice.js';
import { EventOf, splitEvents } from '../parts/events.js';
import { ProblemSummary } from '../parts/form-page.js';
import { PendingMembership } from '../parts/pending-membership.js';
import { QuestionText } from '../parts/question-text.js';
import { WorkHead } from '../parts/work-head.js';
import { actionOf, loaderOf, type FormState } from '../served.js';
import { idOf } from '../submission.server.js';

export const loader = loaderOf(async ({ visit }) => {
  const [person, portal] = await Promise.all([requirePerson(visit), requirePortal(visit)]);
  return { ...(await deskOf(visit, person, portal)), pending: pendingOf(person) };
});

export const action = actionOf(async ({ visit, form, request }) => {
  const membershipId = idOf(field(form, 'membershipId'), visit);
  const path = `/${languageOfPath(new URL(request.url).pathname) ?? 'de'}/desk`;
  if (field(form, 'intent') === 'refuse') {
    await callApi(visit, clustersRpc.refuseMember, { membershipId, reason: optionalField(form, 'reason') });
    return goOn(path, { visit, done: 'refused' });
  }
  const verifyAffiliation = field(form, 'verify') === 'yes';
  await callApi(visit, clustersRpc.admitMember, { membershipId, verifyAffiliation });
  return goOn(path, { visit, done: 'admitted' });
});

const mostEvents = 3;

type Events = ReturnType<typeof splitEvents>['coming'];

export default function Desk() {
  const { challenges, memberships, running, complaints, manages, clusters, events, pending } =
    useLoaderData<typeof loader>();
  const state = useActionData<FormState>();
  const page = usePage();
  const { desk, common, me } = page.texts;
  const now = new Date(page.now);
  const rows = deskRows({ challenges: challenges ?? [], memberships: memberships ?? [] }, now);
  const coming = splitEvents(events, now).coming.slice(0, mostEvents);
  const last = lastDone(challenges ?? [], now);
  return (
    <div className="page-work">
      <Head rows={rows} complaints={complaints} manages={manages} page={page} />
      <ProblemSummary problem={state?.problem} />
      <DoneNotice texts={desk.done} />
      {challenges && memberships ? null : (
        <Notice tone="warn" actions={<a href={page.path}>{common.retry}</a>}>
          {common.partMissing(me.challenges)} {common.partMissingRest}
        </Notice>
      )}
      <div className={manages || last ? 'work-columns' : undefined}>
        <div>
          {pending.map((membership) => (
            <PendingMembership key={membership.membershipId} membership={membership} page={page} />
          ))}
          {rows.length === 0 ? (
            <DeskNothing
              isNew={!manages && challenges?.length === 0}
              isPending={pending.length > 0}
              event={coming[0]}
              page={page}
            />
          ) : (
            <DeskRows rows={rows} clusters={clusters} state={state} page={page} />
          )}
          <p className="small muted desk-quiet">
            <StateWord kind="confidential">{desk.quiet}</StateWord>
          </p>
        </div>
        {manages || last ? <Side events={manages ? coming : undefined} last={last} page={page} /> : null}
      </div>
      <RunningChallenges running={running} page={page} />
      <All challenges={challenges ?? []} page={page} />
    </div>
  );
}

type HeadProps = { rows: DeskRow[]; complaints: number; manages: boolean; page: Page };

function Head({ rows, complaints, manages, page }: HeadProps) {
  const { desk, members } = page.texts;
  const title = manages ? desk.title : desk.titleSeeker;
  const waiting = waitingOf(rows);
  const due = waiting.filter(({ urgency }) => urgency === 'today').length;
  return (
    <>
      <WorkHead
        title={title}
        lead={
          <>
            {desk.lead(formatDay(page.now, page.dates()), waiting.length, due)}{' '}
            {manages ? desk.shared(complaints) : desk.elsewhere}{' '}
            <a href={page.to('/me')}>{page.texts.me.title}</a>.
          </>
        }
        actions={
          <>
            {manages ? (
              <>
                {page.person?.edits ? <a href={page.to('/desk/portal')}>{page.texts.portal.title}</a> : null}
                <a href={page.to('/desk/members')}>{members.title}</a>
                <a href={page.to('/desk/terms')}>{page.texts.deskTerms.title}</a>
                <a href={page.to('/desk/retention-periods')}>{page.texts.retentionPeriods.title}</a>
                <ButtonLink dense kind="outlined" href={page.to('/groups/new')}>
                  {desk.group}
                </ButtonLink>
              </>
            ) : null}
            {rows.length === 0 || !page.person?.admitted ? null : (
              <ButtonLink dense kind="outlined" href={page.to('/desk/challenges/new')}>
                {desk.create}
              </ButtonLink>
            )}
          </>
        }
      />
    </>
  );
}

type SideProps = {
  /** A manager's; nobody else runs them. */
  events: Events | undefined;
  last: Done | undefined;
  page: Page;
};

function Side({ events, last, page }: SideProps) {
  const { desk } = page.texts;
  return (
    <aside>
      {events ? (
        <section className="panel desk-events">
          <h2>{desk.events}</h2>
          {events.length === 0 ? <p className="small muted">{desk.noEvents}</p> : null}
          {events.map((event) => (
            <EventOf key={event.startsAt} event={event} page={page} />
          ))}
        </section>
      ) : null}
      {last ? <LastDone done={last} page={page} /> : null}
    </aside>
  );
}

function LastDone({ done: { step, at, challenge }, page }: { done: Done; page: Page }) {
  const { desk } = page.texts;
  const question = inLanguage(challenge.question, page.language, challenge.original).text;
  const when = formatMoment(at, page.dates(), { short: true });
  return (
    <section className="panel">
      <h2>{desk.lastDone}</h2>
      <p className="small muted">
        <bdi>{desk.doneSteps[step](desk.rows.challenge(question || desk.rows.untitled), when)}</bdi>{' '}
        <a href={page.to(`/desk/challenges/${challenge.challengeId}`)}>{desk.rows.waitsAct}</a>
      </p>
    </section>
  );
}

/** Every challenge the person works on, drafts and decided ones too. */
function All({ challenges, page }: { challenges: OwnChallenge[]; page: Page }) {
  const { desk, me, drafting } = page.texts;
  const own = challenges.filter(({ role }) => role !== 'partner');
  if (own.length === 0) return null;
  return (
    <section className="me-part">
      <h2>{desk.drafts}</h2>
      <DeskTable
        name={desk.drafts}
        columns={[{ title: me.challenge }, { title: me.state }]}
        groups={[
          {
            rows: own.map((one) => {
              const state = ownStateOf(one, page.texts, page.dates(one.zone));
              return {
                key: one.challengeId,
                cells: [
                  <>
                    <a href={page.to(`/desk/challenges/${one.challengeId}`)}>
                      <QuestionText {...one} instead={drafting.untitled} />
                    </a>
                    {one.organisationName ? (
                      <small>
                        <bdi>{one.organisationName}</bdi>
                      </small>
                    ) : null}
                  </>,
                  <StateWord key="state" kind={state.kind}>
                    {state.word}
                  </StateWord>,
                ],
              };
            }),
          },
        ]}
      />
    </section>
  );
}
