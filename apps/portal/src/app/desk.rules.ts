import type { challengesRpc, clustersRpc, OutputOf, Profile } from '@allmende/contracts';

export type OwnChallenge = OutputOf<typeof challengesRpc.listOwn>['items'][number];
export type Membership = OutputOf<typeof clustersRpc.listMemberships>['items'][number];

export type ChallengeTask =
  | 'review'
  | 'revise'
  | 'write'
  | 'decide'
  | 'overdue'
  | 'closing'
  | 'waitsReview'
  | 'waitsRevise'
  | 'waitsDecision';
export type Urgency = 'today' | 'week' | 'others';

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

const day = 86_400_000;
const closingSoon = 7 * day;

/** The clusters whose desk this person has. */
export function managedBy({ memberships }: Profile): Profile['memberships'] {
  return memberships.filter(({ state, roles }) => state === 'admitted' && roles.includes('manager'));
}

/** Everything that waits, the most urgent first; what is due before the day ends stands under today. */
export function deskRows(
  { challenges, memberships }: { challenges: OwnChallenge[]; memberships: Membership[] },
  now: Date,
): DeskRow[] {
  const rows = [
    ...challenges.flatMap((challenge) => rowOf(challenge, now)),
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

function rowOf(challenge: OwnChallenge, now: Date): DeskRow[] {
  const task = taskOf(challenge, now);
  if (!task) return [];
  const { challengeId, decisionBy, closesAt, opensAt, updatedAt } = challenge;
  const decides = task === 'decide' || task === 'overdue' || task === 'waitsDecision';
  const until = decides ? decisionBy && endOf(decisionBy) : task === 'closing' ? closesAt : null;
  const since = decides ? closesAt : task === 'closing' ? opensAt : updatedAt;
  return [{ key: challengeId, kind: task, challenge, since, until, urgency: urgencyOf(task, until, now) }];
}

function taskOf(
  { role, state, closesAt, decisionOverdue }: OwnChallenge,
  now: Date,
): ChallengeTask | undefined {
  const seeker = role === 'seeker';
  if (role === 'partner') return undefined;
  switch (state) {
    case 'draft':
      return seeker ? 'write' : undefined;
    case 'changes-requested':
      return seeker ? 'revise' : 'waitsRevise';
    case 'in-review':
      return seeker ? 'waitsReview' : 'review';
    case 'closed':
      return seeker ? 'decide' : decisionOverdue ? 'overdue' : 'waitsDecision';
    case 'open':
      return closesAt && new Date(closesAt).getTime() - now.getTime() <= closingSoon ? 'closing' : undefined;
    default:
      return undefined;
  }
}

function urgencyOf(task: ChallengeTask, until: string | null, now: Date): Urgency {
  if (task.startsWith('waits')) return 'others';
  return until && new Date(until).getTime() - now.getTime() < day ? 'today' : 'week';
}

function order({ urgency, until, since }: DeskRow): number {
  const group = { today: 0, week: 1, others: 2 }[urgency] * 1e15;
  return group + (until ? new Date(until).getTime() : since ? new Date(since).getTime() + 7 * day : 1e14);
}

/** A date without a time runs until the evening, as a moment for comparing. */
function endOf(date: string): string {
  return `${date}T18:00:00.000Z`;
}

/** Open and closed ones that are not decided, of all roles. */
export function runningOf(challenges: OwnChallenge[]): OwnChallenge[] {
  const rank: Record<string, number> = { open: 0, closed: 1, scheduled: 2 };
  return challenges
    .filter(({ state }) => state in rank)
    .sort(
      (one, other) =>
        (rank[one.state] ?? 0) - (rank[other.state] ?? 0) ||
        (one.closesAt ?? '').localeCompare(other.closesAt ?? ''),
    );
}
