import type { ChallengePage } from '@allmende/contracts';
import {
  Button,
  ButtonLink,
  FactRail,
  formatDay,
  formatDaysLeft,
  formatRelative,
  formatShortDay,
  formatTime,
  ScaleBar,
  shareOf,
} from '@allmende/ui';
import { officeKnows, submissionAct, type ShownState } from '../challenge.view.js';
import type { Standing } from '../challenge.server.js';
import { inLanguage } from '../language.js';
import type { Page } from '../page.js';
import { factsOf } from './challenge-facts.js';
import { NotEligible } from './not-eligible.js';
import { beginNotes } from './office-notice.js';
import { officeTitle } from './tell-office.js';

type RailProps = {
  challenge: ChallengePage;
  state: ShownState;
  standing: Standing | undefined;
  page: Page;
  /** Absolute address of the challenge, for mails. */
  url: string;
};

export function ChallengeRail({ challenge, state, standing, page, url }: RailProps) {
  const { texts } = page;
  const { facts } = texts.challenges;
  const dates = page.dates(challenge.zone);
  const { opensAt, closesAt } = challenge;
  const at = state.phase === 'before' ? opensAt : closesAt;
  const labels = { before: facts.opens, open: facts.closes, stopped: facts.stopped, after: facts.closed };
  const next = nextStep({ challenge, state, standing, page, url });
  const rows = factsOf(challenge, page);
  const runs = state.phase === 'open' || state.phase === 'after';
  return (
    <FactRail
      name={facts.region}
      label={labels[state.phase]}
      date={at ? formatDay(at, dates) : facts.noClose}
      time={at ? <CloseTime at={at} phase={state.phase} challenge={challenge} page={page} /> : undefined}
      scale={runs ? <TimeScale challenge={challenge} state={state} page={page} /> : undefined}
      action={next.action}
      actionNote={next.note}
      facts={rows}
      more={rows.length > 4 ? facts.all(rows.length) : undefined}
    >
      <SideLinks challenge={challenge} state={state} standing={standing} page={page} url={url} />
    </FactRail>
  );
}

function TimeScale({ challenge, state, page }: Pick<RailProps, 'challenge' | 'state' | 'page'>) {
  const { facts } = page.texts.challenges;
  const dates = page.dates(challenge.zone);
  const { opensAt, closesAt } = challenge;
  if (!opensAt || !closesAt || challenge.state === 'imported') return null;
  return (
    <ScaleBar
      passed={shareOf(opensAt, closesAt, dates.now)}
      tone={state.kind === 'closing' ? 'closing' : 'normal'}
      start={facts.opened(formatShortDay(opensAt, dates, { year: false }))}
      end={state.phase === 'open' ? facts.left(formatDaysLeft(closesAt, dates)) : facts.over}
    />
  );
}

/** The facts alone, for a preview: nothing can be done there yet. */
export function RailFacts({ challenge, page }: Pick<RailProps, 'challenge' | 'page'>) {
  const { facts } = page.texts.challenges;
  const dates = page.dates(challenge.zone);
  const { closesAt } = challenge;
  return (
    <FactRail
      name={facts.region}
      label={facts.closes}
      date={closesAt ? formatDay(closesAt, dates) : facts.noClose}
      time={closesAt ? formatTime(closesAt, dates, { zoned: true }) : undefined}
      facts={factsOf(challenge, page)}
    />
  );
}

type TimeProps = { at: string; phase: ShownState['phase']; challenge: ChallengePage; page: Page };

function CloseTime({ at, phase, challenge, page }: TimeProps) {
  const dates = page.dates(challenge.zone);
  return (
    <>
      <time dateTime={at} data-zone={challenge.zone} data-own-zone={page.texts.common.ownZone}>
        {formatTime(at, dates, { zoned: true })}
      </time>
      {phase === 'after' || phase === 'stopped' ? null : (
        <>
          {', '}
          <b>
            <time dateTime={at} data-countdown>
              {formatRelative(at, dates)}
            </time>
          </b>
        </>
      )}
    </>
  );
}

type NextStep = { action?: React.ReactNode; note?: React.ReactNode };

/** What somebody can do next, said on the button; one filled button a page. */
function nextStep({ challenge, state, standing, page }: RailProps): NextStep {
  const { actions } = page.texts.challenges;
  const base = page.to(`/challenges/${challenge.slug}`);
  if (challenge.state === 'imported') return {};
  if (standing?.seeker && state.phase === 'after') {
    const href = page.to(`/desk/challenges/${challenge.challengeId}/submissions`);
    return {
      action: (
        <ButtonLink full href={href}>
          {actions.received}
        </ButtonLink>
      ),
    };
  }
  const submission = standingSubmission(standing, state);
  if (submission) {
    const { path, text } = submissionAct(submission, state.phase === 'open', page.texts);
    return {
      action: (
        <ButtonLink full href={page.to(path)}>
          {text}
        </ButtonLink>
      ),
    };
  }
  if (standing?.seeker || standing?.manager) {
    return {
      action: (
        <ButtonLink full kind="outlined" href={page.to(`/desk/challenges/${challenge.challengeId}`)}>
          {actions.manage}
        </ButtonLink>
      ),
    };
  }
  // What became of it stands in the outcome's own section.
  if (challenge.outcomeFollows) return {};
  if (state.phase === 'after') return { note: afterNote(state, actions) };
  if (state.phase === 'before') return { note: actions.opensLater };
  if (state.phase === 'stopped') return { note: actions.suspended };
  if (standing && !standing.eligible) {
    return {
      action: (
        <ButtonLink full kind="outlined" href={`${base}/terms`}>
          {actions.readTerms}
        </ButtonLink>
      ),
      note: <NotEligible challenge={challenge} standing={standing} page={page} />,
    };
  }
  if (standing?.accepted) {
    return {
      action: (
        <form method="post" action={`${base}/terms`}>
          <input type="hidden" name="intent" value="start" />
          <Button full>{actions.begin}</Button>
        </form>
      ),
      note: [actions.beginNote, ...beginNotes(standing.consents, challenge, page)].join(' '),
    };
  }
  return {
    action: (
      <ButtonLink full href={`${base}/terms`}>
        {actions.readTerms}
      </ButtonLink>
    ),
    note: actions.readTermsNote,
  };
}

/** One that was withdrawn makes way for a new one while the challenge is open. */
function standingSubmission(standing: Standing | undefined, { phase }: ShownState): Standing['submission'] {
  const submission = standing?.submission;
  return submission?.state === 'withdrawn' && phase === 'open' ? undefined : submission;
}

function afterNote(state: ShownState, actions: Page['texts']['challenges']['actions']): string | undefined {
  if (state.kind === 'assessing') return actions.waiting;
  return state.kind === 'overdue' ? actions.overdue : undefined;
}

function SideLinks({ challenge, state, standing, page, url }: RailProps) {
  const { side } = page.texts.challenges;
  const { text: question } = inLanguage(challenge.question, page.language, challenge.original);
  const dates = page.dates(challenge.zone);
  const close = challenge.closesAt
    ? `${page.texts.challenges.facts.closes}: ${formatDay(challenge.closesAt, dates)}, ${formatTime(challenge.closesAt, dates, { zoned: true })}`
    : '';
  const mail = (subject: string, body: string): string =>
    `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;
  const takesPart = challenge.state !== 'imported';
  return (
    <>
      <a href={mail(side.forwardSubject(question), side.forwardBody(question, close, url))}>{side.forward}</a>
      {takesPart && state.phase !== 'after' && !standing?.seeker ? (
        <a href="#office">{officeTitle(officeKnows(standing), page)}</a>
      ) : null}
      {challenge.closesAt && takesPart ? (
        <a href={page.to(`/challenges/${challenge.slug}/calendar.ics`)}>{side.calendar}</a>
      ) : null}
      {takesPart ? (
        <a href={page.to(`/challenges/${challenge.slug}/complaint`)}>{page.texts.complaints.link}</a>
      ) : null}
      <button type="button" className="link-like" data-print hidden>
        {side.print}
      </button>
    </>
  );
}
