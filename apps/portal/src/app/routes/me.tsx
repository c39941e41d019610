import {
  calendarOf,
  daysUntil,
  DeskTable,
  EmptyState,
  ButtonLink,
  formatDay,
  formatMoment,
  formatRelative,
  Notice,
  StateWord,
} from '@allmende/ui';
import { useLoaderData } from 'react-router';
import { stateOf } from '../challenge.view.js';
import { languageOfPath } from '../language.js';
import { pendingOf } from '../desk.rules.js';
import { nextStepsOf, titlelessAs, type NextStep } from '../me.rules.js';
import {
  overviewOf,
  type OpenComplaint,
  type OwnChallenge,
  type OwnSubmission,
  type Waiting,
  type WaitingConsent,
} from '../me.server.js';
import { usePage, type Page } from '../page.js';
import { requirePerson } from '../page-data.server.js';
import { DoneNotice } from '../parts/done-notice.js';
import { InvitationSubject } from '../parts/invitation-subject.js';
import { OperatorTasks } from '../parts/operator-tasks.js';
import { OwnGroups } from '../parts/own-groups.js';
import { PendingMembership } from '../parts/pending-membership.js';
import { OwnNews } from '../parts/own-news.js';
import { QuestionText } from '../parts/question-text.js';
import { WorkHead } from '../parts/work-head.js';
import { loaderOf } from '../served.js';

export const loader = loaderOf(async ({ visit, request }) => {
  const person = await requirePerson(visit);
  const pending = pendingOf(person);
  const belongs = pending.length > 0 || person.memberships.some(({ state }) => state === 'admitted');
  const language = languageOfPath(new URL(request.url).pathname) ?? 'de';
  const { operator } = person;
  return { ...(await overviewOf(visit, person, language)), belongs, pending, operator };
});

export default function Me() {
  const overview = useLoaderData<typeof loader>();
  const page = usePage();
  const { me, common } = page.texts;
  const { confirmations, submissions, challenges, groups } = overview;
  const steps = nextStepsOf({
    confirmations: confirmations ?? [],
    complaints: overview.complaints,
    readings: overview.readings,
    consents: overview.consents ?? [],
    invitations: overview.invitations,
    submissions: submissions ?? [],
    challenges: challenges ?? [],
    requests: overview.requests ?? [],
    now: new Date(page.now),
  });
  const missing = [
    confirmations ? undefined : me.confirmations,
    overview.consents ? undefined : me.consents,
    submissions ? undefined : me.mine,
    challenges ? undefined : me.challenges,
    groups ? undefined : me.groups,
    overview.requests ? undefined : me.requests,
  ].filter((part) => part !== undefined);
  return (
    <div className="page-work">
      <WorkHead title={me.title} lead={steps.length > 0 ? me.lead(steps.length) : undefined} />
      <DoneNotice texts={{ 'leave-team': page.texts.drafting.team.leave.done }} />
      {missing.length > 0 ? (
        <Notice tone="warn" actions={<a href={page.path}>{common.retry}</a>}>
          {common.partMissing(missing.join(', '))} {common.partMissingRest}
        </Notice>
      ) : null}
      <div className="work-columns">
        <div>
          {overview.pending.map((membership) => (
            <PendingMembership key={membership.membershipId} membership={membership} page={page} />
          ))}
          {overview.operator && steps.length === 0 ? (
            <OperatorTasks page={page} />
          ) : (
            <Steps steps={steps} belongs={overview.belongs} page={page} />
          )}
          <Mine submissions={submissions ?? []} page={page} />
          <Challenges challenges={challenges ?? []} page={page} />
          <OwnGroups groups={groups ?? []} page={page} />
        </div>
        <OwnNews notices={overview.notices ?? []} page={page} />
      </div>
    </div>
  );
}

function Steps({ steps, belongs, page }: { steps: NextStep[]; belongs: boolean; page: Page }) {
  const { me } = page.texts;
  if (steps.length === 0) {
    return (
      <EmptyState
        title={me.done}
        action={
          <>
            <ButtonLink href={page.to('/challenges')}>{me.see}</ButtonLink>
            <a href={page.to('/desk/challenges/new')}>{me.post}</a>
          </>
        }
      >
        <p>{me.doneText}</p>
        {belongs ? null : (
          <p>
            {me.noCluster} <a href={`${page.to('/settings')}#clusters`}>{me.join}</a>
          </p>
        )}
      </EmptyState>
    );
  }
  return (
    <DeskTable
      name={me.steps}
      columns={[{ title: me.what }, { title: me.until }, { title: me.action, hidden: true }]}
      groups={[
        {
          rows: steps.map((step, i) => ({
            key: `${step.kind}-${step.key}`,
            cells: [
              <>
                {me.rows[step.kind]}
                <small>
                  <StepSubject step={step} page={page} />
                </small>
              </>,
              <StepDate key="date" step={step} page={page} />,
              <ButtonLink key="go" dense kind={i === 0 ? 'filled' : 'outlined'} href={page.to(step.path)}>
                {actionText(step, page)}
              </ButtonLink>,
            ],
          })),
        },
      ]}
    />
  );
}

function actionText({ kind }: NextStep, { texts: { me } }: Page): string {
  return kind === 'write' ? me.rows.finishAction : me.rows[`${kind}Action`];
}

function StepSubject({ step, page }: { step: NextStep; page: Page }) {
  const { submission, challenge, confirmation, complaint, consent, invitation, membership, reading } = step;
  const { me } = page.texts;
  if (invitation) return <InvitationSubject invitation={invitation} page={page} />;
  if (membership) return <bdi>{membership.name}</bdi>;
  if (reading) return <bdi>{reading.askedByName}</bdi>;
  const row = submission ?? challenge ?? confirmation ?? complaint ?? consent;
  if (submission?.title) return <bdi>{submission.title}</bdi>;
  return row ? <Question row={row} page={page} /> : me.rows.untitled;
}

type Row = OwnSubmission | OwnChallenge | Waiting | OpenComplaint | WaitingConsent;

function Question({ row, page }: { row: Row; page: Page }) {
  const { confidentialChallenge, rows } = page.texts.me;
  const question = 'challengeSlug' in row ? row.challengeQuestion : row.question;
  if (!question) return confidentialChallenge;
  const original = 'original' in row ? row.original : undefined;
  return <QuestionText question={question} original={original} instead={rows.untitled} />;
}

function StepDate({ step: { at, kind }, page }: { step: NextStep; page: Page }) {
  if (at === null) return <span className="muted">–</span>;
  const dates = page.dates();
  const days = daysUntil(at, dates);
  const text =
    kind === 'decide' || kind === 'decideAgain' || kind === 'overdue'
      ? formatDay(at, calendarOf(dates), { short: true })
      : formatMoment(at, dates, { short: true });
  return (
    <>
      {days < 0 ? (
        <StateWord kind="overdue">{text}</StateWord>
      ) : days <= 7 ? (
        <StateWord kind="closing">{text}</StateWord>
      ) : (
        text
      )}
      <small>{formatRelative(at, dates)}</small>
    </>
  );
}

function Mine({ submissions, page }: { submissions: OwnSubmission[]; page: Page }) {
  const { me, submission: words } = page.texts;
  return (
    <section className="me-part" id="submissions">
      <h2>{me.mine}</h2>
      {submissions.length === 0 ? (
        <p className="muted">{me.mineNone}</p>
      ) : (
        <DeskTable
          name={me.mine}
          columns={[{ title: me.solution }, { title: me.state }, { title: me.closes }]}
          groups={[
            {
              rows: submissions.map((row) => ({
                key: row.submissionId,
                cells: [
                  <>
                    <a href={page.to(`/submissions/${row.submissionId}`)}>
                      <bdi>{row.title || me.rows[titlelessAs(row)]}</bdi>
                    </a>
                    <small>
                      <Question row={row} page={page} />
                    </small>
                  </>,
                  <StateWord
                    key="state"
                    kind={
                      row.state === 'draft'
                        ? 'draft'
                        : row.state === 'submitted'
                          ? 'submitted'
                          : row.state === 'awarded' || row.state === 'award-offered'
                            ? 'outcome'
                            : 'ended'
                    }
                  >
                    {words.after.state[row.state]}
                  </StateWord>,
                  formatMoment(row.closesAt, page.dates(), { short: true }),
                ],
              })),
            },
          ]}
        />
      )}
    </section>
  );
}

function Challenges({ challenges, page }: { challenges: OwnChallenge[]; page: Page }) {
  const { me } = page.texts;
  const mine = challenges.filter(({ role }) => role === 'seeker');
  if (mine.length === 0) return null;
  return (
    <section className="me-part">
      <h2>{me.challenges}</h2>
      <DeskTable
        name={me.challenges}
        columns={[{ title: me.challenge }, { title: me.state }, { title: me.closes }]}
        groups={[
          {
            rows: mine.map((row) => {
              const state = stateOf(row, page.texts, page.dates(row.zone));
              return {
                key: row.challengeId,
                cells: [
                  <a key="title" href={page.to(`/desk/challenges/${row.challengeId}`)}>
                    <Question row={row} page={page} />
                  </a>,
                  <StateWord key="state" kind={state.kind}>
                    {state.word}
                  </StateWord>,
                  row.closesAt ? formatMoment(row.closesAt, page.dates(row.zone), { short: true }) : '–',
                ],
              };
            }),
          },
        ]}
      />
    </section>
  );
}
