import type { ChallengePage } from '@allmende/contracts';
import {
  calendarOf,
  Fold,
  formatDay,
  formatShortDay,
  formatTime,
  keepTogether,
  noonOf,
  Notice,
  SevenLines,
  StateWord,
  Timeline,
  type TimelinePoint,
} from '@allmende/ui';
import type { Rendered, RenderedPart, Terms } from '../challenge.server.js';
import type { ShownState } from '../challenge.view.js';
import { inLanguage } from '../language.js';
import type { Page } from '../page.js';
import { restPoints } from './challenge-rest.js';

/** Markdown of an author, already made safe on the server. */
export function Prose({ part }: { part: Rendered }) {
  return part ? (
    <div className="prose" lang={part.lang} dir="auto" dangerouslySetInnerHTML={{ __html: part.html }} />
  ) : null;
}

export function Section({ title, part }: { title: string; part: Rendered }) {
  return part ? (
    <section>
      <h2>{title}</h2>
      <Prose part={part} />
    </section>
  ) : null;
}

type FoldedProps = { parts: Record<RenderedPart, Rendered>; page: Page };

export function Folded({ parts: { background, alreadyTried }, page }: FoldedProps) {
  const { parts, minutes } = page.texts.challenges;
  if (!background && !alreadyTried) return null;
  return (
    <section>
      {background ? (
        <Fold title={parts.background} hint={minutes(background.minutes)}>
          <Prose part={background} />
        </Fold>
      ) : null}
      {alreadyTried ? (
        <Fold title={parts.tried} hint={minutes(alreadyTried.minutes)}>
          <Prose part={alreadyTried} />
        </Fold>
      ) : null}
    </section>
  );
}

type IdeaProps = {
  challenge: ChallengePage;
  terms: Terms | undefined;
  /** Read by the team that asks: the lines speak to those who take part. */
  asks: boolean;
  page: Page;
};

export function Idea({ challenge, terms, asks, page }: IdeaProps) {
  const { challenges, common } = page.texts;
  if (challenge.state === 'imported') return null;
  const title = asks ? challenges.ideaOfOthers : challenges.parts.idea;
  if (!terms) {
    return (
      <section id="idea">
        <h2>{title}</h2>
        <Notice title={common.partMissing(challenges.sevenMissing)}>
          {common.partMissingRest} <a href={page.path}>{common.retry}</a>
        </Notice>
      </section>
    );
  }
  const layer = terms.layers.find((one) => one.layer === 'challenge');
  return (
    <SevenLines
      id="idea"
      title={title}
      lead={asks ? challenges.ideaSpeaksTo : undefined}
      summary={keepTogether(terms.rights.line[page.language])}
      lines={terms.rights.lines.map(({ key, answer }) => ({
        question: challenges.seven[key],
        answer: keepTogether(answer[page.language]),
      }))}
      note={
        <>
          {layer?.draftForLawyer ? `${challenges.notConfirmed} ` : null}
          {challenges.sevenNote}{' '}
          <a href={page.to(`/challenges/${challenge.slug}/terms#challenge`)}>
            {challenges.sevenNoteLink(layer?.number ?? 1)}
          </a>
          . {challenges.offices[challenge.heldConsents]}{' '}
          <a href={page.to('/rights-models')}>{challenges.otherModels}</a>.
        </>
      }
    />
  );
}

export function Plan({
  challenge,
  state,
  page,
}: {
  challenge: ChallengePage;
  state: ShownState;
  page: Page;
}) {
  const points = planOf(challenge, state, page);
  if (points.length === 0) return null;
  return (
    <section>
      <h2>{page.texts.challenges.parts.timeline}</h2>
      <Timeline points={points} />
    </section>
  );
}

function planOf(
  { opensAt, closesAt, decisionBy, outcome, zone, state: challengeState }: ChallengePage,
  state: ShownState,
  page: Page,
): TimelinePoint[] {
  const { plan } = page.texts.challenges;
  const dates = page.dates(zone);
  // What happened elsewhere after the close is not known here.
  const own = challengeState !== 'imported';
  if (!closesAt) return [];
  const done = (at: string | Date): TimelinePoint['state'] =>
    new Date(at) <= dates.now ? 'done' : 'to-come';
  // While no clock runs a close that would have passed is still to come.
  const closed = state.phase === 'stopped' ? 'to-come' : done(closesAt);
  const points: (TimelinePoint | false)[] = [
    opensAt !== null && {
      when: formatShortDay(opensAt, dates),
      title: state.phase === 'before' || new Date(opensAt) > dates.now ? plan.opens : plan.opened,
      state: done(opensAt),
    },
    state.phase === 'stopped' && {
      when: formatShortDay(dates.now, dates),
      note: page.texts.common.today,
      title: state.word,
      text: plan.stoppedText,
      state: 'now',
    },
    state.phase === 'open' && {
      when: formatShortDay(dates.now, dates),
      note: page.texts.common.today,
      title: plan.open,
      state: 'now',
    },
    {
      when: formatShortDay(closesAt, dates),
      note: formatTime(closesAt, dates),
      title: plan.close,
      text: own ? plan.closeText : undefined,
      state: closed,
    },
    own && {
      when: formatShortDay(closesAt, dates),
      note: plan.shortly,
      title: plan.reading,
      text: plan.readingText,
      state: closed,
    },
    outcome?.decidedAt
      ? { when: formatShortDay(outcome.decidedAt, dates), title: plan.decided, state: 'done' }
      : decisionBy !== null && {
          when: formatShortDay(noonOf(decisionBy), calendarOf(dates)),
          title: plan.decision,
          text: plan.decisionText,
          state: 'to-come',
        },
    ...(own ? restPoints(outcome?.decidedAt ?? null, page.dates(zone), page) : []),
  ];
  return points.filter((point) => point !== false);
}

export function Changes({ challenge, page }: { challenge: ChallengePage; page: Page }) {
  const { challenges } = page.texts;
  const dates = page.dates(challenge.zone);
  if (challenge.changes.length === 0) return null;
  return (
    <section>
      <h2>{challenges.parts.changes}</h2>
      <div className="prose">
        {challenge.changes.map(({ at, kind, note, closesAt }) => {
          const shown = inLanguage(note, page.language, challenge.original);
          return (
            <p key={at}>
              {formatDay(at, dates, { weekday: false })}: {challenges.changeKinds[kind]}.{' '}
              {closesAt
                ? `${challenges.extendedTo(`${formatDay(closesAt, dates)}, ${formatTime(closesAt, dates)}`)} `
                : null}
              <span lang={shown.lang} dir="auto">
                {shown.text}
              </span>
            </p>
          );
        })}
      </div>
    </section>
  );
}

type OutcomeProps = { challenge: ChallengePage; parts: Record<RenderedPart, Rendered>; page: Page };

/** After the decision the outcome stands first. */
export function Outcome({
  challenge: { outcome, outcomeFollows, slug, zone },
  parts: { reason, story },
  page,
}: OutcomeProps) {
  const { challenges } = page.texts;
  if (!outcome?.decidedAt) return null;
  const dates = page.dates(zone);
  return (
    <section className="outcome">
      <h2>{challenges.parts.outcome}</h2>
      <p className="challenge-state">
        {outcomeFollows ? null : (
          <StateWord kind={outcome.awarded ? 'outcome' : 'ended'}>
            {challenges.outcome.title(outcome.awarded)}
          </StateWord>
        )}
        <span className="muted">
          {challenges.outcome.decidedOn(formatDay(outcome.decidedAt, dates))}
          {outcome.submissions === null
            ? null
            : `, ${challenges.outcome.received(outcome.submissions, outcome.clusters)}`}
        </span>
      </p>
      {outcomeFollows ? <p>{challenges.outcome.follows}</p> : null}
      {outcome.awarded && !outcomeFollows ? (
        <p className="outcome-winner">
          <bdi>
            {outcome.winner ? challenges.outcome.winner(outcome.winner) : challenges.outcome.winnerUnnamed}
          </bdi>
        </p>
      ) : null}
      <Prose part={story ?? reason} />
      {story && reason ? (
        <Fold title={challenges.parts.reason}>
          <Prose part={reason} />
        </Fold>
      ) : null}
      <p className="small no-print">
        <a href={page.to(`/challenges/${slug}/complaint`)}>{page.texts.complaints.link}</a>
      </p>
    </section>
  );
}
