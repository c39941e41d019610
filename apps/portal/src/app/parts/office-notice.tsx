import { type ChallengePage, type ConsentState, leastOfficeDays, type OwnConsent } from '@allmende/contracts';
import { formatDay, formatMoment, Notice } from '@allmende/ui';
import type { OwnConsents } from '../challenge.server.js';
import { mayAwardWait, toComeOf, type ToCome } from '../consent.rules.js';
import { namesOf, type Page } from '../page.js';
import { heldMembers, officeStanding } from '../submission.rules.js';
import type { SubmissionFrame } from '../submission.view.js';

type OfficeProps = {
  own: OwnConsents | undefined;
  challenge: ChallengePage | undefined;
  page: Page;
};

type NoticesProps = OfficeProps & {
  /** To the terms in force. */
  agreed: boolean;
  /** Of a team with a draft, or with what it submitted. */
  begun: boolean;
};

/** What offices will see of the person's draft, and from its beginning on where they stand. */
export function OfficeNotices({ own, agreed, begun, challenge, page }: NoticesProps) {
  if (!own) return null;
  // Until the close somebody can still be asked.
  const closesAt = challenge?.closesAt;
  const ahead = closesAt ? officesAhead(own) : [];
  return (
    <>
      {own.items.map((consent) => (
        <Standing key={consent.consentId} consent={consent} challenge={challenge} page={page} />
      ))}
      {ahead.map((office) => (
        <Ahead
          key={office.organisationId}
          office={office}
          toCome={toComeOf({ agreed, begun })}
          closesAt={closesAt ?? ''}
          challenge={challenge}
          page={page}
        />
      ))}
    </>
  );
}

/** Whoever is asked or told once the person takes part in a draft, and was not yet. */
function officesAhead({ offices, items }: OwnConsents): OwnConsents['offices'] {
  const standing = items.filter(({ state }) => state !== 'withdrawn');
  const asked = new Set(standing.map(({ organisation }) => organisation.organisationId));
  return offices.filter(({ organisationId }) => !asked.has(organisationId));
}

/** What a click on the button that begins a draft does with the person's offices, and what an earlier answer means. */
export function beginNotes(
  own: OwnConsents | undefined,
  challenge: Pick<ChallengePage, 'heldConsents'> | undefined,
  page: Page,
): string[] {
  const { own: words } = page.texts.consents;
  if (!own) return [];
  const held = own.items.filter(({ state }) => state === 'held');
  return [
    ...held.map(({ organisation }) => words.titles.held(organisation.name)),
    ...(held.length > 0 && challenge ? [heldText(challenge, false, page)] : []),
    ...officesAhead(own).map(({ name, rule }) =>
      rule === 'consent-needed' ? words.beginAsks(name) : words.beginTells(name),
    ),
  ];
}

type AheadProps = Omit<OfficeProps, 'own'> & {
  office: OwnConsents['offices'][number];
  toCome: ToCome;
  closesAt: string;
};

function Ahead({ office, toCome, closesAt, challenge, page }: AheadProps) {
  const { organisationId, name, rule, days } = office;
  const { own: words } = page.texts.consents;
  const isAsked = rule === 'consent-needed';
  const dates = page.dates(challenge?.zone);
  if (new Date(closesAt) <= dates.now) return null;
  const until = formatMoment(
    earlier(daysFrom(dates.now, days), laterOf(closesAt, daysFrom(dates.now, leastOfficeDays))),
    dates,
    { zoned: true },
  );
  return (
    <Notice
      title={<bdi>{isAsked ? words.willAsk(name) : words.willTell(name)}</bdi>}
      actions={officeLink(organisationId, page)}
    >
      {isAsked
        ? `${words.willAskWhen[toCome](until)} ${words.silence}`
        : `${words.willTellWhen[toCome]} ${words.notNeeded}`}{' '}
      {words.nothingDecided} {whatItSees(challenge, isAsked ? 'asked' : 'not-needed', page)}
    </Notice>
  );
}

/** Who answers there is shown to whoever verifiably belongs to the organisation. */
function officeLink(organisationId: string, page: Page) {
  if (!page.person?.verifiedIn.includes(organisationId)) return undefined;
  return <a href={page.to(`/organisations/${organisationId}/office`)}>{page.texts.consents.own.toOffice}</a>;
}

function daysFrom(now: Date, days: number): string {
  return new Date(now.getTime() + days * 86_400_000).toISOString();
}

function laterOf(one: string, other: string): string {
  return new Date(one) < new Date(other) ? other : one;
}

function earlier(one: string, other: string): string {
  return new Date(one) < new Date(other) ? one : other;
}

/** Nothing of a brief where there is none, and nothing of an award that waits where the office cannot hold any more. */
function whatItSees(
  challenge: Pick<ChallengePage, 'brief' | 'heldConsents'> | undefined,
  state: ConsentState,
  page: Page,
): string {
  const { sees, seesAward, seesBrief } = page.texts.consents.own;
  const mayWait = mayAwardWait(state, challenge);
  return [sees, ...(mayWait ? [seesAward] : []), ...(challenge?.brief ? [seesBrief] : [])].join(' ');
}

type StandingProps = Omit<OfficeProps, 'own'> & { consent: OwnConsent };

function Standing({ consent, challenge, page }: StandingProps) {
  const { own: words, one } = page.texts.consents;
  const { state, organisation, note, dueAt, answeredAt, receiptId } = consent;
  const dates = page.dates(challenge?.zone);
  const receipt = receiptId ? <a href={page.to(`/me/receipts/${receiptId}`)}>{words.receipt}</a> : undefined;
  const office = officeLink(organisation.organisationId, page);
  return (
    <Notice
      tone={state === 'held' ? 'warn' : state === 'given' || state === 'given-in-part' ? 'ok' : 'plain'}
      title={<bdi>{words.titles[state](organisation.name)}</bdi>}
      actions={
        (receipt ?? office) ? (
          <>
            {receipt} {office}
          </>
        ) : undefined
      }
    >
      {answeredAt ? `${one.answeredOn(formatDay(answeredAt, dates, { weekday: false }))} ` : null}
      {note ? <bdi>{words.note(note)} </bdi> : null}
      {state === 'asked' ? `${words.askedText(formatMoment(dueAt, dates, { zoned: true }))} ` : null}
      {state === 'held' ? heldText(challenge, true, page) : words.nothingDecided}
      {state === 'asked' || state === 'not-needed' ? ` ${whatItSees(challenge, state, page)}` : null}
    </Notice>
  );
}

/** What it means for the team that an office holds its consent: one sentence, wherever it stands. */
export function heldText(
  challenge: Pick<ChallengePage, 'heldConsents'> | undefined,
  hasSubmitted: boolean,
  page: Page,
): string {
  const { heldTold, heldWait, heldDraft } = page.texts.consents.own;
  if (challenge?.heldConsents === 'told') return heldTold;
  return hasSubmitted ? heldWait : heldDraft;
}

type TeamProps = { frame: SubmissionFrame; page: Page };

/** Beside a draft: where its team stands with offices, in a line. What is held concerns all of them. */
export function DraftOffice({ frame, page }: TeamProps) {
  const { submission, challenge, accountId } = frame;
  const { own: words } = page.texts.consents;
  const own = submission.members.find((member) => member.accountId === accountId);
  if (heldMembers(submission).length > 0) return <HeldConsents frame={frame} page={page} />;
  if (!own?.consent) return null;
  return (
    <Notice actions={<StandingLink frame={frame} page={page} />}>
      {words.draft[own.consent]} {whatItSees(challenge, own.consent, page)}
    </Notice>
  );
}

/** Beside what was handed in: what is open with the own office or was agreed under a condition, and what is held. */
export function SubmittedOffice({ frame, page }: TeamProps) {
  const { submission, accountId } = frame;
  if (heldMembers(submission).length > 0) return <HeldConsents frame={frame} page={page} />;
  const own = submission.members.find((member) => member.accountId === accountId)?.consent;
  if (own !== 'asked' && own !== 'given-in-part') return null;
  return (
    <Notice actions={<StandingLink frame={frame} page={page} />}>{page.texts.consents.own.draft[own]}</Notice>
  );
}

/** That an office holds its consent for somebody of the team, and what follows; nothing where none does. */
function HeldConsents({ frame, page }: TeamProps) {
  const { submission, challenge, accountId } = frame;
  const { own: words } = page.texts.consents;
  const held = heldMembers(submission);
  if (held.length === 0) return null;
  const isOwn = held.some((member) => member.accountId === accountId);
  const names = held.map(({ name }) => name);
  const { hasSubmitted } = officeStanding(submission, accountId);
  return (
    <Notice
      tone="warn"
      title={isOwn ? words.draft.held : <bdi>{words.heldOf(namesOf(names, page))}</bdi>}
      actions={<StandingLink frame={frame} page={page} />}
    >
      {heldText(challenge, hasSubmitted, page)}
    </Notice>
  );
}

function StandingLink({ frame: { submission }, page }: TeamProps) {
  const href = page.to(`/submissions/${submission.submissionId}/terms`);
  return <a href={href}>{page.texts.consents.own.draftLink}</a>;
}
