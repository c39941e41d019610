import type { OpenInvitation } from './invitations.server.js';
import type { OwnChallenge, OwnSubmission, Waiting } from './me.server.js';

export type NextStepKind =
  | 'finish'
  | 'declare'
  | 'award'
  | 'review'
  | 'revise'
  | 'write'
  | 'decide'
  | 'tell'
  | 'confirm'
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
  confirmation?: Waiting;
  invitation?: OpenInvitation;
};

type Everything = {
  confirmations?: Waiting[];
  invitations?: OpenInvitation[];
  submissions: OwnSubmission[];
  challenges: OwnChallenge[];
  now: Date;
};

/** What waits for the person across all roles, the nearest date first, what has none last. */
export function nextStepsOf({
  confirmations = [],
  invitations = [],
  submissions,
  challenges,
  now,
}: Everything): NextStep[] {
  const steps = [
    ...confirmations.map(stepOfConfirmation),
    ...invitations.map(stepOfInvitation),
    ...submissions.flatMap((submission) => stepOfSubmission(submission, now)),
    ...challenges.flatMap((challenge) => stepOfChallenge(challenge, now)),
  ];
  return steps.sort((one, other) => timeOf(one) - timeOf(other));
}

function stepOfConfirmation(confirmation: Waiting): NextStep {
  const { acceptanceId: key, closesAt } = confirmation;
  return { key, kind: 'confirm', path: `/me/confirmations/${key}`, at: closesAt ?? null, confirmation };
}

function stepOfInvitation(invitation: OpenInvitation): NextStep {
  const { kind, path, expiresAt } = invitation;
  return { key: path, kind, path, at: expiresAt, invitation };
}

function stepOfSubmission(submission: OwnSubmission, now: Date): NextStep[] {
  const { submissionId, state, role, closesAt } = submission;
  const base = { key: submissionId, path: `/submissions/${submissionId}`, submission };
  if (state === 'award-offered' && role === 'lead') {
    return [{ ...base, kind: 'award', at: submission.awardLapsesAt }];
  }
  if (state !== 'draft' || role === 'reader' || new Date(closesAt) <= now) return [];
  return [{ ...base, kind: role === 'lead' ? 'finish' : 'declare', at: closesAt }];
}

function stepOfChallenge(challenge: OwnChallenge, now: Date): NextStep[] {
  const { challengeId, state, role, closesAt, decisionBy, award, toldAt } = challenge;
  const base = { key: challengeId, path: `/desk/challenges/${challengeId}`, challenge };
  if (role === 'manager')
    return state === 'in-review' ? [{ ...base, kind: 'review', path: `${base.path}/preview`, at: null }] : [];
  if (role !== 'seeker') return [];
  if (state === 'changes-requested') return [{ ...base, kind: 'revise', at: null }];
  if (state === 'draft') return [{ ...base, kind: 'write', at: null }];
  if (['decided', 'ended-without-award'].includes(state))
    return toldAt ? [] : [{ ...base, kind: 'tell', path: `${base.path}/outcome`, at: null }];
  // The team that it is offered to answers next.
  if (award?.state === 'offered') return [];
  // Closed is a fact of time, whatever the column says.
  const over = closesAt !== null && new Date(closesAt) <= now;
  return over && ['open', 'closed', 'scheduled'].includes(state)
    ? [
        {
          ...base,
          kind: 'decide',
          path: `${base.path}/submissions`,
          at: decisionBy && `${decisionBy}T12:00:00.000Z`,
        },
      ]
    : [];
}

function timeOf({ at }: NextStep): number {
  return at === null ? Number.MAX_SAFE_INTEGER : new Date(at).getTime();
}
