import type { challengesRpc, clustersRpc, OutputOf, Profile } from '@allmende/contracts';

export type OwnChallenge = OutputOf<typeof challengesRpc.listOwn>['items'][number] & {
  /** By when it is to be confirmed that nothing is used of what was not awarded; for managers once that is overdue. */
  nonUseBy?: string;
  /** The person may sign for an organisation: nobody else confirms that. */
  maySign?: boolean;
  /** What was handed in is not opened yet. */
  sealed?: boolean;
};
export type Membership = OutputOf<typeof clustersRpc.listMemberships>['items'][number];

export type ChallengeTask =
  | 'review'
  | 'revise'
  | 'write'
  | 'unseal'
  | 'decide'
  | 'decideAgain'
  | 'tell'
  | 'confirmNonUse'
  | 'findSignatory'
  | 'nonUseOverdue'
  | 'answer'
  | 'overdue'
  | 'closing'
  | 'resume'
  | 'waitsResume'
  | 'waitsDraft'
  | 'waitsReview'
  | 'waitsRevise'
  | 'waitsDecision'
  | 'waitsAnswer'
  | 'waitsOutcome';
/** `itself`: a date comes, and nobody has to do anything. */
export type Urgency = 'today' | 'week' | 'later' | 'itself' | 'others';

export type DeskRow = {
  key: string;
  urgency: Urgency;
  since: string | null;
  /** An instant; null: no date. */
  until: string | null;
} & (
  | { kind: 'admit'; membership: Membership; challenge?: undefined }
  | { kind: ChallengeTask; challenge: OwnChallenge; membership?: undefined }
);

/** What others do begins with `waits`. */
export type WaitingKind = Exclude<DeskRow['kind'], 'closing' | `waits${string}`>;
export type WaitingRow = DeskRow & { kind: WaitingKind };

const day = 86_400_000;
const week = 7 * day;
const closingSoon = week;

/** The clusters whose desk this person has. */
export function managedBy({ memberships }: Profile): Profile['memberships'] {
  return memberships.filter(({ state, roles }) => state === 'admitted' && roles.includes('manager'));
}

/** The clusters that have not answered yet whether they admit the person. */
export function pendingOf({ memberships }: Profile): Profile['memberships'] {
  return memberships.filter(({ state }) => state === 'requested');
}

/** Editors and managers look after the texts of their cluster's portal. */
export function editsPortal({ memberships }: Profile, clusterId: string): boolean {
  const own = memberships.find((one) => one.clusterId === clusterId && one.state === 'admitted');
  return own?.roles.some((role) => role !== 'member') ?? false;
}

/** Everything that waits, the most urgent first; what is due before the day ends stands under today. */
export function deskRows(
  { challenges, memberships }: { challenges: OwnChallenge[]; memberships: Membership[] },
  now: Date,
): DeskRow[] {
  const rows = [
    ...challenges.flatMap((challenge) => [...rowOf(challenge, now), ...requestsRow(challenge)]),
    ...memberships.map((membership): DeskRow => ({
      key: membership.membershipId,
      kind: 'admit',
      membership,
      urgency: 'week',
      since: membership.requestedAt,
      until: null,
    })),
  ];
  return rows.sort((one, other) => order(one) - order(other));
}

/** What asks something of the person; what others do, and what closes by itself, does not. */
export function waitingOf(rows: DeskRow[]): WaitingRow[] {
  return rows.filter((row): row is WaitingRow => row.urgency !== 'others' && row.urgency !== 'itself');
}

const pathsBelow: Partial<Record<DeskRow['kind'], string>> = {
  review: '/preview',
  unseal: '/submissions',
  decide: '/submissions',
  decideAgain: '/submissions',
  waitsAnswer: '/submissions',
  tell: '/outcome',
  confirmNonUse: '#rest',
  findSignatory: '#rest',
  nonUseOverdue: '#rest',
  answer: '/requests',
};

/** Where a row is dealt with, below the language. */
export function pathOfRow({ kind, challenge }: DeskRow): string {
  return challenge ? `/desk/challenges/${challenge.challengeId}${pathsBelow[kind] ?? ''}` : '/desk';
}

function rowOf(challenge: OwnChallenge, now: Date): DeskRow[] {
  if (challenge.role === 'partner') return [];
  const kind = taskOf(challenge, now);
  const rest = nonUseRow(challenge, now);
  if (!kind) return rest;
  const { since, until } = timesOf(kind, challenge);
  const urgency = urgencyOf(kind, until, now);
  return [{ key: challenge.challengeId, kind, challenge, since, until, urgency }, ...rest];
}

/** Beside what else waits: the outcome is told while the confirmation is still due. */
function nonUseRow(challenge: OwnChallenge, now: Date): DeskRow[] {
  const { challengeId, role, decidedAt: since, nonUseBy: until, maySign } = challenge;
  if (!until) return [];
  const asked = maySign ? 'confirmNonUse' : 'findSignatory';
  const kind = role === 'seeker' ? asked : 'nonUseOverdue';
  const urgency = urgencyOf(kind, until, now);
  return [{ key: `${challengeId}-non-use`, kind, challenge, since, until, urgency }];
}

/** People who ask for the brief wait whatever else the challenge is at, until the close, with which it ends. */
function requestsRow(challenge: OwnChallenge): DeskRow[] {
  const { challengeId, briefRequests, closesAt: until } = challenge;
  if (!briefRequests) return [];
  const key = `${challengeId} requests`;
  return [{ key, kind: 'answer', challenge, since: briefRequests.since, until, urgency: 'week' }];
}

/** Since when and until when, as far as there is a date. */
const ofDecision: readonly ChallengeTask[] = ['unseal', 'decide', 'decideAgain', 'overdue', 'waitsDecision'];

function timesOf(
  kind: ChallengeTask,
  { decisionBy, opensAt, closesAt, updatedAt, decidedAt, award }: OwnChallenge,
): { since: string | null; until: string | null } {
  if (ofDecision.includes(kind)) return { since: closesAt, until: decisionBy && endOf(decisionBy) };
  switch (kind) {
    case 'waitsAnswer':
      return { since: award?.offeredAt ?? null, until: award?.lapsesAt ?? null };
    case 'review':
      return { since: updatedAt, until: closesAt };
    case 'closing':
      return { since: opensAt, until: closesAt };
    case 'tell':
    case 'waitsOutcome':
      return { since: decidedAt, until: null };
    default:
      return { since: updatedAt, until: null };
  }
}

/** Whose turn it is in states that say nothing else: the seeker's team's task, and the manager's. */
const turns: Partial<Record<OwnChallenge['state'], readonly [ChallengeTask, ChallengeTask]>> = {
  draft: ['write', 'waitsDraft'],
  'changes-requested': ['revise', 'waitsRevise'],
  'in-review': ['waitsReview', 'review'],
  suspended: ['waitsResume', 'resume'],
};

function taskOf(challenge: OwnChallenge, now: Date): ChallengeTask | undefined {
  const { role, state, toldAt } = challenge;
  const seeker = role === 'seeker';
  switch (state) {
    case 'closed':
      return decisionTask(challenge);
    case 'decided':
    case 'ended-without-award':
      return toldAt ? undefined : seeker ? 'tell' : 'waitsOutcome';
    case 'scheduled':
    case 'open':
      return closingTask(challenge, now);
    default:
      return turns[state]?.[seeker ? 0 : 1];
  }
}

/** Closed is a fact of time, whatever the column says. */
function closingTask(challenge: OwnChallenge, now: Date): ChallengeTask | undefined {
  const { state, closesAt } = challenge;
  if (!closesAt) return undefined;
  const leftMs = new Date(closesAt).getTime() - now.getTime();
  if (leftMs <= 0) return decisionTask(challenge);
  return state === 'open' && leftMs <= closingSoon ? 'closing' : undefined;
}

function decisionTask({ role, decisionOverdue, award, sealed }: OwnChallenge): ChallengeTask {
  if (role !== 'seeker') return decisionOverdue ? 'overdue' : 'waitsDecision';
  if (award?.state === 'offered') return 'waitsAnswer';
  if (award) return 'decideAgain';
  return sealed ? 'unseal' : 'decide';
}

function urgencyOf(task: ChallengeTask, until: string | null, now: Date): Urgency {
  if (task.startsWith('waits')) return 'others';
  if (task === 'closing') return 'itself';
  if (until === null) return 'week';
  const left = new Date(until).getTime() - now.getTime();
  // The close that it wants has passed: nothing is due any more, it can only be sent back.
  if (task === 'review' && left <= 0) return 'week';
  if (left < day) return 'today';
  // A draft waits for its review whenever it is to close.
  return left < week || task === 'review' ? 'week' : 'later';
}

function order({ urgency, until, since }: DeskRow): number {
  const group = { today: 0, week: 1, later: 2, itself: 3, others: 4 }[urgency] * 1e15;
  return group + (until ? new Date(until).getTime() : since ? new Date(since).getTime() + week : 1e14);
}

/** A date without a time runs until the evening, as a moment for comparing. */
function endOf(date: string): string {
  return `${date}T18:00:00.000Z`;
}

const fewRunning = 4;
const mostRunning = 8;

/** Open and closed ones that are not decided: one's own first, those of partners where there is room. */
export function runningOf(challenges: OwnChallenge[]): OwnChallenge[] {
  const rank: Record<string, number> = { suspended: 0, open: 0, closed: 1, scheduled: 2 };
  const running = challenges
    .filter(({ state }) => state in rank)
    .sort(
      (one, other) =>
        (rank[one.state] ?? 0) - (rank[other.state] ?? 0) ||
        (one.closesAt ?? '').localeCompare(other.closesAt ?? ''),
    );
  const own = running.filter(({ role }) => role !== 'partner').slice(0, mostRunning);
  const partners = running.filter(({ role }) => role === 'partner');
  return [...own, ...partners.slice(0, Math.max(0, fewRunning - own.length))];
}

export type DoneStep = 'sent' | 'sentBack' | 'published' | 'decided' | 'ended' | 'told' | 'withdrawn';
export type Done = { step: DoneStep; at: string; challenge: OwnChallenge };

const worthTelling = 2 * week;

/** The newest thing that came to its end on one's own challenges. */
export function lastDone(challenges: OwnChallenge[], now: Date): Done | undefined {
  return challenges
    .filter(({ role }) => role !== 'partner')
    .flatMap(doneSteps)
    .filter(({ at }) => now.getTime() - new Date(at).getTime() < worthTelling)
    .sort((one, other) => other.at.localeCompare(one.at))[0];
}

function doneSteps(challenge: OwnChallenge): Done[] {
  const { role, state, updatedAt, publishedAt, decidedAt, toldAt } = challenge;
  const steps: [DoneStep, string | null][] = [
    ['sent', state === 'in-review' && role === 'seeker' ? updatedAt : null],
    ['sentBack', state === 'changes-requested' && role === 'manager' ? updatedAt : null],
    ['withdrawn', state === 'withdrawn' ? updatedAt : null],
    ['published', publishedAt],
    [state === 'ended-without-award' ? 'ended' : 'decided', decidedAt],
    ['told', toldAt],
  ];
  return steps.flatMap(([step, at]) => (at ? [{ step, at, challenge }] : []));
}
