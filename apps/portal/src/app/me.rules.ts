import type { Acceptance, ChallengeName } from '@allmende/contracts';
import {
  deskRows,
  pathOfRow,
  waitingOf,
  type Membership,
  type WaitingKind,
  type WaitingRow,
} from './desk.rules.js';
import type { OpenInvitation } from './invitations.server.js';
import type {
  OpenComplaint,
  OpenReading,
  OwnChallenge,
  OwnSubmission,
  Waiting,
  WaitingConsent,
} from './me.server.js';

export type NextStepKind =
  | 'finish'
  | 'finishHeld'
  | 'finishUnconfirmed'
  | 'begin'
  | 'held'
  | 'declare'
  | 'replace'
  | 'grew'
  | 'award'
  | 'confirm'
  | 'complaint'
  | 'reading'
  | 'readOnce'
  | 'consent'
  | 'consentAward'
  | 'awardHeld'
  | 'desk'
  | WaitingKind
  | OpenInvitation['kind'];
export type NextStep = {
  key: string;
  kind: NextStepKind;
  /** Path below the language. */
  path: string;
  /** Until when; null: no date. */
  at: string | null;
  submission?: OwnSubmission;
  challenge?: OwnChallenge;
  /** A request to join a cluster that the person manages. */
  membership?: Membership;
  /** All that waits at the desk of a manager. */
  desk?: WaitingRow[];
  confirmation?: Waiting;
  /** One that the person answers. */
  complaint?: OpenComplaint;
  /** Of what is kept of a closed account. */
  reading?: OpenReading;
  consent?: WaitingConsent;
  invitation?: OpenInvitation;
  /** One that was agreed to. */
  agreed?: ChallengeName;
};

type Everything = {
  confirmations?: Waiting[];
  complaints?: OpenComplaint[];
  readings?: OpenReading[];
  consents?: WaitingConsent[];
  invitations?: OpenInvitation[];
  requests?: Membership[];
  /** The person has a cluster's desk. */
  manages?: boolean;
  submissions: OwnSubmission[];
  notBegun?: ChallengeName[];
  challenges: OwnChallenge[];
  now: Date;
};

/** What waits for the person across all roles, the nearest date first, what has none last. */
export function nextStepsOf({
  confirmations = [],
  complaints = [],
  readings = [],
  consents = [],
  invitations = [],
  requests = [],
  manages = false,
  submissions,
  notBegun = [],
  challenges,
  now,
}: Everything): NextStep[] {
  const steps = [
    ...confirmations.map(stepOfConfirmation),
    ...complaints.map(stepOfComplaint),
    ...readings.map(stepOfReading),
    ...consents.map(stepOfConsent),
    ...invitations.map(stepOfInvitation),
    ...submissions.flatMap((submission) => stepOfSubmission(submission, now)),
    ...notBegun.flatMap((name) => stepOfNotBegun(name, now)),
    ...stepsOfDesk(waitingOf(deskRows({ challenges, memberships: requests }, now)), manages),
  ];
  return steps.sort((one, other) => timeOf(one) - timeOf(other));
}

function stepOfConfirmation(confirmation: Waiting): NextStep {
  const { acceptanceId: key, closesAt } = confirmation;
  return { key, kind: 'confirm', path: `/me/confirmations/${key}`, at: closesAt ?? null, confirmation };
}

function stepOfComplaint(complaint: OpenComplaint): NextStep {
  const { complaintId: key, answerBy: at } = complaint;
  return { key, kind: 'complaint', path: `/complaints/${key}`, at, complaint };
}

/** One's own waits to be read, that of somebody else for an answer. */
function stepOfReading(reading: OpenReading): NextStep {
  const { readingId: key, state, until: at } = reading;
  const kind = state === 'approved' ? 'readOnce' : 'reading';
  return { key, kind, path: `/operate/restricted/readings/${key}`, at, reading };
}

/** What is held is here for an award that waits for it. */
function stepOfConsent(consent: WaitingConsent): NextStep {
  const { consentId: key, dueAt, awardUntil } = consent;
  const path = `/consents/${key}`;
  return awardUntil
    ? { key, kind: 'consentAward', path, at: awardUntil, consent }
    : { key, kind: 'consent', path, at: dueAt, consent };
}

function stepOfInvitation(invitation: OpenInvitation): NextStep {
  const { kind, path, expiresAt } = invitation;
  return { key: path, kind, path, at: expiresAt, invitation };
}

function stepOfSubmission(submission: OwnSubmission, now: Date): NextStep[] {
  const { submissionId, state, role, closesAt, suspended } = submission;
  const base = { key: submissionId, path: `/submissions/${submissionId}`, submission };
  if (state === 'award-offered' && role === 'lead') {
    const kind = submission.waitsForOffice ? 'awardHeld' : 'award';
    return [{ ...base, kind, at: submission.awardLapsesAt }];
  }
  if (suspended || new Date(closesAt) <= now || role === 'reader') return [];
  const kind = role === 'lead' ? kindOfLead(submission) : kindOfMember(submission);
  return kind ? [{ ...base, kind, path: base.path + (places[kind] ?? ''), at: closesAt }] : [];
}

const places: Partial<Record<NextStepKind, string>> = {
  ...{ held: '/terms', declare: '/declarations', replace: '/check', grew: '/check' },
};

function kindOfLead(submission: OwnSubmission): NextStepKind | undefined {
  const { state, waitsForOffice, changed, teamGrew } = submission;
  if (state === 'draft') return finishOf(submission);
  if (state !== 'submitted') return undefined;
  if (waitsForOffice) return 'held';
  if (changed) return 'replace';
  return teamGrew ? 'grew' : undefined;
}

function kindOfMember({ state, declared, waitsForOffice }: OwnSubmission): NextStepKind | undefined {
  if (state !== 'draft' && state !== 'submitted') return undefined;
  if (!declared) return 'declare';
  return state === 'submitted' && waitsForOffice ? 'held' : undefined;
}

const soonDays = 7;

/** Who agreed need not submit; it is a matter of theirs once little time is left for it. */
function stepOfNotBegun(agreed: ChallengeName, now: Date): NextStep[] {
  const { challengeId: key, slug, closesAt } = agreed;
  if (!closesAt || new Date(closesAt).getTime() - now.getTime() > soonDays * 86_400_000) return [];
  return [{ key, kind: 'begin', path: `/challenges/${slug ?? key}`, at: closesAt, agreed }];
}

function finishOf({ waitsForOffice, waitsForOrganisation }: OwnSubmission): NextStepKind {
  if (waitsForOffice) return 'finishHeld';
  return waitsForOrganisation ? 'finishUnconfirmed' : 'finish';
}

/** What a submission is without a title: one is not given yet, nobody or not everybody reads it now, or it is gone. */
export function titlelessAs({
  state,
}: Pick<OwnSubmission, 'state'>): 'untitled' | 'sealed' | 'ofTeam' | 'gone' {
  if (state === 'draft') return 'untitled';
  if (state === 'award-offered' || state === 'awarded') return 'ofTeam';
  return state === 'submitted' ? 'sealed' : 'gone';
}

/** How many things wait; what waits at the desk is one step, and counts as what it is. */
export function countOf(steps: NextStep[]): number {
  return steps.reduce((count, { desk }) => count + (desk?.length ?? 1), 0);
}

type Agreed = {
  /** The newest first. */
  acceptances: Acceptance[];
  submissions: OwnSubmission[];
  names: ReadonlyMap<string, ChallengeName>;
  now: Date;
};

/** Open challenges that the person agreed to last and has begun nothing for. */
export function notBegunOf({ acceptances, submissions, names, now }: Agreed): ChallengeName[] {
  const last = new Map([...acceptances].reverse().map(({ challengeId, state }) => [challengeId, state]));
  for (const { challengeId } of submissions) last.delete(challengeId);
  return [...last].flatMap(([challengeId, state]) => {
    const name = names.get(challengeId);
    const isOpen = name?.state === 'open' && name.closesAt !== null && new Date(name.closesAt) > now;
    return isOpen && state === 'accepted' ? [name] : [];
  });
}

type Roles = { operator: boolean; manages: boolean; office: boolean };
type Held = { submissions: OwnSubmission[]; notBegun?: ChallengeName[]; challenges?: OwnChallenge[] };

/** Whoever is here for something else does not read that there are no solutions yet. */
export function listsSolutions(
  roles: Roles | null,
  { submissions, notBegun = [], challenges = [] }: Held,
): boolean {
  if (submissions.length > 0 || notBegun.length > 0) return true;
  const posts = challenges.some(({ role }) => role === 'seeker');
  return !(roles?.operator || roles?.manages || roles?.office || posts);
}

/**
 * A manager's work is listed at the desk alone, where it is told by urgency; here it is one step. The close that a draft
 * wants is no date by which it is to be checked.
 */
function stepsOfDesk(rows: WaitingRow[], manages: boolean): NextStep[] {
  if (!manages) return rows.map(stepOfRow);
  if (rows.length === 0) return [];
  const [first] = rows.flatMap(({ kind, until }) => (until && kind !== 'review' ? [until] : []));
  return [{ key: 'all', kind: 'desk', path: '/desk', at: first ?? null, desk: rows }];
}

/** The desk's own rule: both pages count the same. */
function stepOfRow(row: WaitingRow): NextStep {
  const { key, kind, until: at, challenge, membership } = row;
  return { key, kind, path: pathOfRow(row), at, challenge, membership };
}

function timeOf({ at }: NextStep): number {
  return at === null ? Number.MAX_SAFE_INTEGER : new Date(at).getTime();
}
