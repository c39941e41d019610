import type { Submission } from '@allmende/contracts';
import {
  Breadcrumb,
  ButtonLink,
  type DateContext,
  formatDay,
  formatLeft,
  formatMoment,
  formatShortDay,
  formatTime,
  keepTogether,
  Notice,
  ScaleBar,
  shareOf,
  StepPath,
} from '@allmende/ui';
import type { ReactNode } from 'react';
import { termsPath } from '../challenge.view.js';
import { usePage, type Page } from '../page.js';
import {
  isAsHandedIn,
  isSuspended,
  mayWork,
  officeStanding,
  readersOf,
  replaceableVersion,
} from '../submission.rules.js';
import { stepNames, stepsOf, type StepName } from '../submission.steps.js';
import { questionText, submissionDates, type SubmissionFrame } from '../submission.view.js';
import { ChallengeContact } from './challenge-contact.js';
import { ClosingSoon } from './closing-soon.js';
import { Readers } from './submission-readers.js';
import { officeTitle } from './tell-office.js';

type StepPageProps = {
  frame: SubmissionFrame;
  /** What was saved since the page was served, for the path. */
  saved?: Partial<Submission>;
  /** Which step this is; none for pages beside the path. */
  step?: StepName;
  title: ReactNode;
  /** What the browser calls the page, where its title is what somebody typed. */
  tab?: string;
  lead?: ReactNode;
  /** Above the title. */
  head?: ReactNode;
  children: ReactNode;
  /** In place of time left and who can see it. */
  side?: ReactNode;
};

/** The path on the left, the step in the middle, time and readers on the right. */
export function StepPage({ frame, saved, step, title, tab, lead, head, children, side }: StepPageProps) {
  const page = usePage();
  const { texts, to } = page;
  const { submission, challenge } = frame;
  const { submission: words } = texts;
  const question = keepTogether(questionText(challenge, page));
  const steps = stepsOf({ ...submission, ...saved }, page, step, challenge?.heldConsents);
  const name = submission.solution.title || question;
  return (
    <div className="page-work">
      <title>{`${tab ?? (typeof title === 'string' ? title : words.path)} · ${name}`}</title>
      <Breadcrumb
        name={texts.common.breadcrumb}
        parts={[
          {
            title: words.challenge,
            href: challenge ? to(`/challenges/${challenge.slug}`) : to('/challenges'),
          },
          { title: <bdi>{question}</bdi> },
        ]}
      />
      <div className="path-columns">
        {submission.state === 'withdrawn' ? <div /> : <StepPath steps={steps} name={words.path} />}
        <div className="path-main">
          {head}
          {step ? <p className="label">{stepText(step, words)}</p> : null}
          <h1 className="path-title">{title}</h1>
          {lead === undefined ? null : <p className="path-lead">{lead}</p>}
          <PhoneFacts frame={frame} />
          {step ? <Counting frame={frame} writes={step === 'solution'} /> : null}
          {step && submission.open ? <ClosingSoon frame={frame} /> : null}
          {step && step !== 'terms' && !submission.open ? <Closed frame={frame} /> : null}
          {step && step !== 'terms' && !mayWork(frame) ? <AgreeFirst frame={frame} /> : children}
        </div>
        <aside className="path-side">{side ?? <DraftSide frame={frame} />}</aside>
      </div>
    </div>
  );
}

/** While a version is handed in, changes are nothing but a draft. */
function Counting({ frame, writes }: { frame: SubmissionFrame; writes: boolean }) {
  const page = usePage();
  const counting = replaceableVersion(frame.submission);
  if (!counting) return null;
  const dates = submissionDates(frame, page);
  const { version, submittedAt } = counting;
  const when = `${formatDay(submittedAt, dates, { weekday: false })}, ${formatTime(submittedAt, dates, { zoned: true })}`;
  const { counting: text, countingText } = page.texts.submission;
  const to = page.to(`/submissions/${frame.submission.submissionId}`);
  return (
    <Notice>
      {text(version, when)}{' '}
      {writes && isAsHandedIn(frame.submission) ? (
        <>
          {countingText}{' '}
          <a href={`${to}/solution.json`} download>
            {page.texts.receipts.submittedText}
          </a>
        </>
      ) : null}
    </Notice>
  );
}

function Closed({ frame }: { frame: SubmissionFrame }) {
  const page = usePage();
  const { closed, closedDraft, draftGoes, suspended, withdrawn } = page.texts.submission;
  const { state, versions, draftGoesAt } = frame.submission;
  const text = isSuspended(frame) ? suspended : versions.length > 0 ? closed : closedDraft;
  const dates = submissionDates(frame, page);
  return (
    <Notice tone="warn">
      {state === 'withdrawn' ? withdrawn : text}{' '}
      {draftGoesAt ? draftGoes(formatDay(draftGoesAt, dates, { weekday: false, year: true })) : null}
    </Notice>
  );
}

/** In place of a step's own content: nothing of a draft is shown or written before one has agreed. */
function AgreeFirst({ frame: { submission, challenge } }: { frame: SubmissionFrame }) {
  const page = usePage();
  const { termsStep } = page.texts.submission;
  const href = page.to(
    challenge ? termsPath(challenge.slug) : `/submissions/${submission.submissionId}/terms`,
  );
  return (
    <Notice tone="warn" actions={<ButtonLink href={href}>{termsStep.goAgree}</ButtonLink>}>
      {termsStep.agreeFirst}
    </Notice>
  );
}

/** On a phone the steps are numbers: which one this is, and what comes then, stands in words. */
function stepText(step: StepName, words: Page['texts']['submission']): string {
  const index = stepNames.indexOf(step);
  const next = stepNames[index + 1];
  return words.stepOf(index + 1, words.steps[step], next && words.steps[next]);
}

/** Time left and who can see it; below the title on a phone, where the side column comes last. */
function PhoneFacts({ frame }: { frame: SubmissionFrame }) {
  const page = usePage();
  const { side } = page.texts.submission;
  const dates = submissionDates(frame, page);
  const { submission } = frame;
  if (!submission.open) return null;
  return (
    <div className="path-phone">
      <p>
        <b>
          {side.left}: {formatLeft(submission.closesAt, dates)}
        </b>
        , {side.until(formatMoment(submission.closesAt, dates, { short: true, zoned: true }))}
      </p>
      <Readers submission={submission} page={page} />
    </div>
  );
}

function DraftSide({ frame }: { frame: SubmissionFrame }) {
  const page = usePage();
  const { side } = page.texts.submission;
  const { submission, challenge } = frame;
  return (
    <>
      <TimeLeft frame={frame} />
      <section className="panel">
        <h2>{side.who}</h2>
        <Readers submission={submission} page={page} />
        <TeamReaders submission={submission} page={page} />
        <p className="small muted">{side.operator}</p>
        <p className="small">
          <a href={page.to(`/submissions/${submission.submissionId}/team`)}>{side.team}</a>
        </p>
        {submission.state === 'draft' && submission.role === 'lead' ? (
          <p className="small">
            <a href={page.to(`/submissions/${submission.submissionId}/withdraw`)}>
              {page.texts.submission.discard.link}
            </a>
          </p>
        ) : null}
      </section>
      <section className="panel" hidden={!challenge}>
        <h2>{side.unsure}</h2>
        {challenge?.contact ? (
          <p className="small">
            <ChallengeContact challenge={challenge} />
          </p>
        ) : null}
        {challenge ? (
          <p className="small">
            <a href={page.to(`/submissions/${submission.submissionId}/solution#office`)}>
              {officeTitle(officeStanding(submission, frame.accountId), page)}
            </a>
          </p>
        ) : null}
      </section>
    </>
  );
}

/** Who of the team is shown what is written, and who is not before agreeing. */
function TeamReaders({ submission, page }: { submission: Submission; page: Page }) {
  const { side } = page.texts.submission;
  const { members, versions } = submission;
  const waiting = members.filter(({ mayRead }) => !mayRead);
  const isReadable = readersOf(submission) !== 'nobody' || submission.hasWorkingCopy;
  return (
    <>
      <p className="small">
        {isReadable ? (
          <>
            {side.readBy} <Names of={members.filter(({ mayRead }) => mayRead)} />.
          </>
        ) : null}{' '}
        {versions.length > 0 ? side.whoManagerNow : side.whoManager}
      </p>
      {waiting.length > 0 ? (
        <p className="small">
          {side.notYet} <Names of={waiting} />.
        </p>
      ) : null}
    </>
  );
}

function Names({ of }: { of: Submission['members'] }) {
  return of.map(({ accountId, name }, i) => (
    <span key={accountId}>
      {i > 0 ? ', ' : null}
      <bdi>{name}</bdi>
    </span>
  ));
}

function TimeLeft({ frame }: { frame: SubmissionFrame }) {
  const page = usePage();
  const { side } = page.texts.submission;
  const { submission, challenge } = frame;
  const dates = submissionDates(frame, page);
  const { closesAt } = submission;
  const when = formatMoment(closesAt, dates, { zoned: true });
  if (!submission.open) {
    return (
      <section className="panel is-first">
        <p className="label">{isSuspended(frame) ? side.stopped : side.over}</p>
        <p>{when}</p>
      </section>
    );
  }
  const opensAt = challenge?.opensAt;
  const ends = opensAt ? endsOf(opensAt, closesAt, dates) : undefined;
  return (
    <section className="panel is-first">
      <p className="label">{side.left}</p>
      <p className="path-left">{formatLeft(closesAt, dates)}</p>
      <p>
        <time dateTime={closesAt}>{side.until(when)}</time>
      </p>
      {opensAt && ends ? (
        <ScaleBar passed={shareOf(opensAt, closesAt, dates.now)} start={ends.start} end={ends.end} />
      ) : null}
      <p className="small muted">
        {side.clock(submission.graceSeconds)} {ends ? page.texts.common.passed : null}
      </p>
    </section>
  );
}

/** Days, or times where both would be the same day. */
function endsOf(opensAt: string, closesAt: string, dates: DateContext): { start: string; end: string } {
  const [start = '', end = ''] = [opensAt, closesAt].map((at) => formatShortDay(at, dates, { year: false }));
  if (start !== end) return { start, end };
  return { start: formatTime(opensAt, dates), end: formatTime(closesAt, dates) };
}
