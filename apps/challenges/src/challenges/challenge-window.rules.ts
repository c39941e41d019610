import { type ChallengeWindow, openersOf } from '@allmende/contracts';
import type { ChallengeEntity } from './challenge.entity.js';
import { stateAt } from './challenge-state.rules.js';

/** What other services know about a challenge. Nobody may take part in an imported one. */
export function toWindow(challenge: ChallengeEntity, files: number, now: Date): ChallengeWindow {
  const { id, revision, clusterId, shownBy, slug, opensAt, closesAt, zone, eligibility, brief } = challenge;
  const confidential = files > 0 || Boolean(brief.de) || Boolean(brief.en);
  return {
    challengeId: id,
    revision,
    clusterId,
    hostIds: [clusterId, ...shownBy.filter((hostId) => hostId !== clusterId)],
    state: stateAt(challenge, now),
    slug,
    opensAt: opensAt?.toISOString() ?? null,
    closesAt: closesAt?.toISOString() ?? null,
    zone,
    eligibility: eligibility ?? { kind: 'own-cluster' },
    seekerAccountIds: challenge.seekerAccountIds,
    formerSeekerAccountIds: challenge.formerSeekerAccountIds,
    openerAccountIds: openersOf(challenge),
    heldConsents: challenge.heldConsents,
    seekerNamed: challenge.seekerNamed,
    organisationId: challenge.organisationId,
    termsVersionId: challenge.termsVersionId,
    confidential,
    question: confidential ? {} : challenge.question,
    original: challenge.original,
  };
}
