import type { OutputOf, submissionsRpc } from '@allmende/contracts';
import {
  calendarOf,
  type DateContext,
  formatMoment,
  formatShortDay,
  noonOf,
  Timeline,
  type TimelinePoint,
} from '@allmende/ui';
import type { Page } from '../page.js';
import { isDestroyed } from '../submission.rules.js';
import { submissionDates, type SubmissionFrame } from '../submission.view.js';
import { restPoints } from './challenge-rest.js';
import { Readers } from './submission-readers.js';

type OpeningList = OutputOf<typeof submissionsRpc.listOpenings>['items'];

type SideProps = { frame: SubmissionFrame; openings: OpeningList; page: Page };

/** Beside what was handed in: what happens when, who opened it, who can see it. */
export function AfterSide({ frame, openings, page }: SideProps) {
  const { after, side } = page.texts.submission;
  const { submission, challenge } = frame;
  return (
    <>
      <section className="panel is-first">
        <h2>{after.plan}</h2>
        <Timeline compact points={planOf(frame, page)} />
      </section>
      <Openings frame={frame} openings={openings} page={page} />
      {isDestroyed(submission) ? null : (
        <section className="panel">
          <h2>{side.who}</h2>
          <Readers submission={submission} page={page} />
          <p className="small muted">{side.operator}</p>
          <p className="small">
            <a href={page.to(`/submissions/${submission.submissionId}/team`)}>{side.team}</a>
          </p>
        </section>
      )}
      {challenge ? (
        <p className="panel small no-print">
          <a href={page.to(`/challenges/${challenge.slug}/complaint`)}>{page.texts.complaints.link}</a>
        </p>
      ) : null}
    </>
  );
}

/** Evidence: it stays beside what was withdrawn, also where it says that nobody came. */
function Openings({ frame, openings, page }: SideProps) {
  const { after } = page.texts.submission;
  const dates = submissionDates(frame, page);
  const none = frame.submission.state === 'withdrawn' ? after.openingsNever : after.openingsNone;
  return (
    <section className="panel" id="openings">
      <h2>{after.openings}</h2>
      {openings.length === 0 ? <p className="small muted">{none}</p> : null}
      <ul className="opening-list">
        {openings.map((opening, i) => (
          <li key={i} className="small">
            <bdi>{opening.name ?? after.openedByUnnamed}</bdi>
            {opening.organisationName ? (
              <>
                , <bdi>{opening.organisationName}</bdi>
              </>
            ) : null}
            <br />
            <span className="muted">
              {opening.what === 'file' && opening.fileName
                ? after.openedFile(opening.fileName, opening.version)
                : after.openedText(opening.version)}
              , {formatMoment(opening.at, dates, { short: true })}
            </span>
          </li>
        ))}
      </ul>
      {openings.length > 0 ? (
        <p className="small">
          <a href={page.to(`/submissions/${frame.submission.submissionId}/openings.csv`)} download>
            {after.openingsTable}
          </a>
        </p>
      ) : null}
    </section>
  );
}

function planOf(frame: SubmissionFrame, page: Page): TimelinePoint[] {
  const { submission, challenge } = frame;
  const { after } = page.texts.submission;
  const dates = submissionDates(frame, page);
  const day = (at: string | Date): string => formatShortDay(at, dates, { year: false });
  const closed = dates.now >= new Date(submission.closesAt);
  const decided = submission.decision;
  const last = submission.versions[0];
  const points: TimelinePoint[] = [];
  if (submission.state === 'withdrawn') {
    if (last) points.push({ when: day(last.submittedAt), title: after.planSubmitted, state: 'done' });
    return [
      ...points,
      {
        when: day(submission.updatedAt),
        title: last ? after.state.withdrawn : after.discarded,
        state: 'now',
      },
    ];
  }
  if (last)
    points.push({ when: day(last.submittedAt), title: after.planSubmitted, state: closed ? 'done' : 'now' });
  points.push({
    when: day(submission.closesAt),
    title: after.planClose,
    state: closed ? (decided || submission.award ? 'done' : 'now') : 'to-come',
  });
  if (decided) points.push(...restOf(frame, page, { when: day(decided.at), title: after.planDecided }));
  else if (submission.award && submission.state === 'award-offered')
    points.push({ when: after.until(day(submission.award.lapsesAt)), title: after.planAnswer, state: 'now' });
  else if (challenge?.decisionBy && submission.state !== 'awarded')
    points.push({
      when: after.until(formatShortDay(noonOf(challenge.decisionBy), calendarOf(dates), { year: false })),
      title: after.planDecision,
      state: 'to-come',
    });
  if (!decided && submission.state === 'submitted') points.push(...restAhead(dates, page));
  return points;
}

/** As the challenge states it, and what a team can choose then. */
function restAhead(dates: DateContext, page: Page): TimelinePoint[] {
  const { keepAhead } = page.texts.retention.plan;
  return restPoints(null, dates, page).map((point) => ({ ...point, text: `${point.text}. ${keepAhead}` }));
}

/** The decision, and what follows for a submission that was not awarded; what happened last is where it stands. */
function restOf(
  frame: SubmissionFrame,
  page: Page,
  decided: Pick<TimelinePoint, 'when' | 'title'>,
): TimelinePoint[] {
  const { retention } = frame.submission;
  const { plan } = page.texts.retention;
  const dates = submissionDates(frame, page);
  const day = (at: string): string => formatShortDay(at, dates, { year: false });
  if (!retention) return [{ ...decided, state: 'now' }];
  const { accessEnded, deletedAt, kept } = retention;
  const access = { when: day(retention.accessEndsAt), title: plan.access };
  const deletion = { when: day(deletedAt ?? retention.deletesAt), title: plan.deletion };
  const rest: TimelinePoint[] = [
    { ...decided, state: accessEnded ? 'done' : 'now' },
    { ...access, state: deletedAt ? 'done' : accessEnded ? 'now' : 'to-come' },
    { ...deletion, state: deletedAt ? 'now' : 'to-come' },
  ];
  return kept && !deletedAt ? rest.slice(0, 2) : rest;
}
