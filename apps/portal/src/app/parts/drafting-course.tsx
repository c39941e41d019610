import type { ChallengeRetention, EditableChallenge } from '@allmende/contracts';
import { ButtonLink, calendarOf, formatDay, formatMoment, formatMoney, noonOf, Notice } from '@allmende/ui';
import { ownStateOf, rewardText, stateOf, termsPath, type ShownState } from '../challenge.view.js';
import { isDecided, openerNames, readableAt } from '../drafting.rules.js';
import type { Numbers } from '../drafting.server.js';
import type { Page } from '../page.js';
import { useReloadAt } from '../reload.js';
import { ChallengeRest } from './challenge-retention.js';
import { Extend } from './drafting-extend.js';
import { Stopped, Suspend } from './drafting-suspend.js';
import { Withdraw, type StepsProps } from './drafting-steps.js';

export type CourseProps = StepsProps & {
  /** Of the team that asks. */
  asks: boolean;
  numbers: Numbers;
  /** What was handed in can be read. */
  isOpened: boolean;
  /** Since when the outcome stands in public. */
  toldAt: string | null;
  decidedAt: string | null;
  /** For the team that asks: what became of its last offer. */
  award: { state: string } | null;
  /** What was not awarded, once it is decided. */
  rest: ChallengeRetention | undefined;
  /** How many came in before the challenge was here: its outcome knows, and nothing of them is here. */
  arrivedElsewhere: number | undefined;
  /** The group that grew from it, as far as the person is in it. */
  groupId: string | undefined;
};

export function shownState({ state, draft }: EditableChallenge, page: Page): ShownState {
  return stateOf({ ...draft, state }, page.texts, page.dates(draft.zone));
}

/** The same with what only those who work on it know: whether it is opened, and its outcome told. */
export function ownState(
  challenge: EditableChallenge,
  { isOpened, toldAt, award, page }: Pick<CourseProps, 'isOpened' | 'toldAt' | 'award' | 'page'>,
): ShownState {
  const { state, draft } = challenge;
  return ownStateOf(
    { ...draft, state, sealed: !isOpened, toldAt, award },
    page.texts,
    page.dates(draft.zone),
  );
}

/** What the list of one's challenges is called for this person. */
export function deskName({ person, texts }: Page): string {
  return person?.manages ? texts.desk.title : texts.desk.titleSeeker;
}

function openersText(challenge: EditableChallenge, { texts, language }: Page): string {
  const names = openerNames(challenge, texts.drafting.fields.openerManager);
  return new Intl.ListFormat(language).format(names);
}

/** A challenge that is on its way: where it stands, and what can be done now. */
export function Course(props: CourseProps) {
  const { challenge, page, asks, isOpened, arrivedElsewhere } = props;
  const { phase } = shownState(challenge, page);
  const scheduled = challenge.state === 'scheduled';
  const running = phase === 'open' || scheduled;
  return (
    <>
      <Standing {...props} />
      <Facts {...props} />
      {arrivedElsewhere ? (
        <p className="path-part">{page.texts.received.past.arrived(arrivedElsewhere)}</p>
      ) : asks && challenge.state !== 'withdrawn' && (phase === 'open' || phase === 'after') ? (
        <Received challenge={challenge} isOpened={isOpened} page={page} />
      ) : null}
      {!asks && !arrivedElsewhere && challenge.state !== 'withdrawn' && phase === 'after' ? (
        <p className="muted path-part">{page.texts.drafting.overview.managerOnly}</p>
      ) : null}
      <NextLinks {...props} />
      {props.rest ? (
        <ChallengeRest {...props} retention={props.rest} isMain={props.toldAt !== null || !asks} />
      ) : null}
      <div className="draft-steps">
        {running ? (
          <div id="extend">
            <Extend {...props} />
          </div>
        ) : null}
        {running && challenge.manager ? <Suspend {...props} /> : null}
        {scheduled || (challenge.state === 'in-review' && asks) ? <Withdraw {...props} /> : null}
      </div>
    </>
  );
}

/** What a state means for who reads it; what was just done is said above. */
function Standing(props: CourseProps) {
  const { challenge, page } = props;
  const { course } = page.texts.drafting;
  const { state, reviewNote, manager } = challenge;
  if (state === 'suspended') return <Stopped {...props} />;
  if (state === 'withdrawn') return reviewNote ? null : <Notice>{course.withdrawn}</Notice>;
  if (state !== 'in-review' || manager || page.done === 'review') return null;
  return <Notice>{course.waiting}</Notice>;
}

function Facts({ challenge, numbers: counted, decidedAt, arrivedElsewhere, page }: CourseProps) {
  const { overview, course } = page.texts.drafting;
  const { draft, slug } = challenge;
  const dates = page.dates(draft.zone);
  // What was counted here says nothing about what came in elsewhere.
  const numbers = arrivedElsewhere ? undefined : counted;
  const submitted = numbers?.submitted;
  const isBegun = draft.opensAt !== null && new Date(draft.opensAt) <= dates.now;
  const rows: [string, string | undefined][] = [
    [
      isBegun ? overview.opened : overview.opens,
      draft.opensAt ? formatMoment(draft.opensAt, dates) : undefined,
    ],
    [overview.closes, draft.closesAt ? formatMoment(draft.closesAt, dates, { zoned: true }) : undefined],
    decidedAt
      ? [overview.decided, formatDay(decidedAt, dates)]
      : [
          overview.decision,
          draft.decisionBy ? formatDay(noonOf(draft.decisionBy), calendarOf(dates)) : undefined,
        ],
    [page.texts.challenges.facts.openedBy, openersText(challenge, page) || undefined],
    [overview.agreed, numbers?.agreed === undefined ? undefined : String(numbers.agreed)],
    [overview.submitted, submitted && String(submitted.count)],
    [overview.read, numberOf(submitted?.read, submitted?.count, page)],
    [overview.withReason, numberOf(submitted?.withReason, submitted?.count, page)],
  ];
  return (
    <section className="path-part">
      <h2>{overview.numbers}</h2>
      <dl className="document-rows">
        {rows.map(([term, value]) =>
          value === undefined ? null : (
            <div key={term} className="row-pair">
              <dt>{term}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
      </dl>
      {slug ? (
        <p className="path-actions">
          <a href={page.to(`/challenges/${slug}`)}>{course.public}</a>
        </p>
      ) : null}
    </section>
  );
}

/** How many of all; nothing while it is open, where nobody reads. */
function numberOf(done: number | null | undefined, all: number | undefined, page: Page): string | undefined {
  return done == null || !all ? undefined : page.texts.drafting.overview.of(done, all);
}

type ReceivedProps = Pick<CourseProps, 'challenge' | 'isOpened' | 'page'>;

/** The way to the submissions; before their time it says when. */
function Received({ challenge, isOpened, page }: ReceivedProps) {
  const { overview } = page.texts.drafting;
  const { state, draft } = challenge;
  const from = readableAt(draft.closesAt);
  if (!from || new Date(from) > page.dates(draft.zone).now) {
    return <NotYet challenge={challenge} page={page} />;
  }
  return (
    <section className="path-part">
      <ButtonLink
        kind={state === 'closed' || state === 'open' ? 'filled' : 'outlined'}
        href={receivedPath(challenge, page)}
      >
        {isOpened || isDecided(state) ? overview.received : overview.toOpen}
      </ButtonLink>
    </section>
  );
}

/** Goes on by itself once the submissions can be read. */
function NotYet({ challenge, page }: Omit<ReceivedProps, 'isOpened'>) {
  const { drafting, received } = page.texts;
  const { closesAt, zone } = challenge.draft;
  const from = readableAt(closesAt);
  const dates = page.dates(zone);
  const isClosed = closesAt !== null && new Date(closesAt) <= dates.now;
  useReloadAt(isClosed ? from : closesAt, dates.now);
  if (isClosed) {
    return (
      <section className="path-part">
        <Notice
          title={received.soon}
          actions={<a href={receivedPath(challenge, page)}>{received.title}</a>}
          live
        >
          {received.soonText}
        </Notice>
      </section>
    );
  }
  return (
    <section className="path-part">
      <p>{from ? drafting.overview.receivedFrom(formatMoment(from, dates, { zoned: true })) : null}</p>
      <p className="small muted path-note">{drafting.overview.quiet}</p>
    </section>
  );
}

function receivedPath({ challengeId }: EditableChallenge, page: Page): string {
  return page.to(`/desk/challenges/${challengeId}/submissions`);
}

function NextLinks({ challenge, asks, toldAt, groupId, arrivedElsewhere, page }: CourseProps) {
  const { overview } = page.texts.drafting;
  const { challengeId, state, manager, slug } = challenge;
  const told = toldAt !== null;
  const decided = isDecided(state);
  if (!decided && !(manager && slug)) return null;
  const hasGroup = groupId !== undefined;
  return (
    <section className="path-part">
      <h2>{overview.next}</h2>
      {decided && !told ? (
        <p className="path-note">{asks ? overview.nextText : overview.nextManager}</p>
      ) : null}
      {asks && (state === 'decided' || state === 'completed') ? (
        <p className="path-note">
          {arrivedElsewhere ? null : (
            <>
              {overview.winner} <a href={receivedPath(challenge, page)}>{overview.received}</a>.{' '}
            </>
          )}
          {hasGroup ? overview.hasGroup : overview.askGroup}
        </p>
      ) : null}
      <Promised {...{ challenge, asks, arrivedElsewhere, page }} />
      <div className="actions path-actions">
        {decided ? <ToOutcome {...{ challengeId, asks, told, page }} /> : null}
        {hasGroup || (manager && slug) ? (
          <ButtonLink
            kind="outlined"
            href={page.to(groupId ? `/groups/${groupId}` : `/groups/new?challenge=${challengeId}`)}
          >
            {groupId ? overview.toGroup : overview.group}
          </ButtonLink>
        ) : null}
      </div>
    </section>
  );
}

type PromisedProps = Pick<CourseProps, 'challenge' | 'asks' | 'arrivedElsewhere' | 'page'>;

/** What the company owes for the award, and where that is agreed. */
function Promised({ challenge: { state, slug, draft }, asks, arrivedElsewhere, page }: PromisedProps) {
  const { overview } = page.texts.drafting;
  const isAwarded = state === 'decided' || state === 'completed';
  const fee = draft.rightsModel === 'transfer' ? draft.termsBlanks.transferFee : undefined;
  if (!isAwarded || !asks || arrivedElsewhere || !slug || !draft.reward) return null;
  return (
    <p className="path-note">
      <bdi>{overview.promised(rewardText(draft.reward, page.texts, page.language))}</bdi>{' '}
      {fee ? overview.promisedFee(formatMoney(fee, page.language)) : null}{' '}
      <a href={page.to(termsPath(slug))}>{overview.promisedTerms}</a>
    </p>
  );
}

type ToOutcomeProps = Pick<CourseProps, 'asks' | 'page'> & { challengeId: string; told: boolean };

/** The company's to tell; managers can, too. */
function ToOutcome({ challengeId, asks, told, page }: ToOutcomeProps) {
  const { overview } = page.texts.drafting;
  const kind = asks ? 'filled' : 'outlined';
  return (
    <ButtonLink kind={told ? 'link' : kind} href={page.to(`/desk/challenges/${challengeId}/outcome`)}>
      {told ? overview.outcomeAgain : overview.outcome}
    </ButtonLink>
  );
}
