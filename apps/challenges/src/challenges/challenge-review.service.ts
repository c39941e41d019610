import {
  challengesEvents,
  challengesRpc,
  type EditableChallenge,
  type Id,
  ProblemError,
  termsRpc,
} from '@allmende/contracts';
import { type Call, type CallContext, Messaging } from '@allmende/messaging';
import { Writes } from '@allmende/messaging/durable';
import { databaseClock } from '@allmende/platform/database';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { BriefReviewers } from '../brief/brief-reviewers.service.js';
import { ChallengeAccess, changeChallenge, lockChallenge, lockFound } from './challenge-access.service.js';
import { assertRevision, withoutBrief, withoutKey } from './challenge-drafts.service.js';
import { ChallengeOpeners } from './challenge-openers.service.js';
import { ChallengeOutbox } from './challenge-outbox.service.js';
import { forgetReviews, keepReview } from './challenge-review.query.js';
import { rewardInWords } from './challenge-reward.rules.js';
import { takeSlug } from './challenge-slug.service.js';
import { assertAllows } from './challenge-state.rules.js';
import { ChallengeView } from './challenge-view.service.js';
import type { ChallengeEntity } from './challenge.entity.js';
import { dateFields, type Finding } from './challenge.rules.js';

/** From a draft to a published challenge. */
@Injectable()
export class ChallengeReviewService {
  constructor(
    private readonly access: ChallengeAccess,
    private readonly view: ChallengeView,
    private readonly openers: ChallengeOpeners,
    private readonly reviewers: BriefReviewers,
    private readonly outbox: ChallengeOutbox,
    private readonly messaging: Messaging,
    private readonly writes: Writes,
  ) {}

  async sendToReview(call: Call<typeof challengesRpc.sendToReview>): Promise<EditableChallenge> {
    const { challengeId, revision } = call.input;
    const { challenge } = await this.access.find(challengeId, call.actor);
    const findings = await this.view.findings(challenge, call.context);
    await this.writes.run(call, async (tx) => {
      const { challenge: locked, person } = await lockFound(tx, challengeId, call.actor);
      assertAllows(locked.state, 'send-to-review');
      assertRevision(locked, revision, withoutBrief(locked));
      assertComplete(findings);
      const changed = await changeChallenge(tx, locked, { state: 'in-review', reviewNote: null });
      await this.outbox.state(tx, challengesEvents.sentToReview, changed, { by: person.accountId });
      return { challengeId };
    });
    return this.view.editable(challengeId, call);
  }

  async sendBack(call: Call<typeof challengesRpc.sendBack>): Promise<EditableChallenge> {
    const { challengeId, reason } = call.input;
    const { person } = await this.access.findAsManager(challengeId, call.actor);
    await this.writes.run(call, async (tx) => {
      const challenge = await lockChallenge(tx, challengeId);
      assertAllows(challenge.state, 'send-back');
      await keepReview(tx, challenge, { accountId: person.accountId, reason });
      const changed = await changeChallenge(tx, challenge, {
        state: 'changes-requested',
        reviewNote: reason,
      });
      await this.outbox.state(tx, challengesEvents.sentBack, changed);
      return { challengeId };
    });
    return this.view.editable(challengeId, call);
  }

  /**
   * By a manager who could read all of it. Freezes the terms before the transaction: the same content gives the same
   * version, also when this is repeated.
   */
  async publish(call: Call<typeof challengesRpc.publish>): Promise<EditableChallenge> {
    const { challengeId, revision } = call.input;
    const found = await this.access.findAsManager(challengeId, call.actor);
    const { challenge } = found;
    await this.reviewers.assertReads(found, call.context);
    const termsVersionId =
      challenge.state === 'in-review' && challenge.revision === revision
        ? await this.freezeTerms(challenge, withoutKey(call))
        : null;
    await this.writes.run(call, async (tx) => {
      const locked = await lockChallenge(tx, challengeId);
      assertAllows(locked.state, 'publish');
      assertRevision(locked, revision, withoutBrief(locked));
      // It was in review and unchanged before and is so now, so its terms are those that were frozen.
      if (termsVersionId === null)
        throw new ProblemError('challenge.state', { facts: { state: challenge.state } });
      await this.open(tx, locked, termsVersionId);
      return { challengeId };
    });
    return this.view.editable(challengeId, call);
  }

  private async freezeTerms(challenge: ChallengeEntity, context: CallContext): Promise<Id> {
    assertComplete(await this.view.findings(challenge, context));
    // A manager who was named may have ceased to be one since.
    await this.openers.assertFit(challenge.openerAccountIds, challenge, context);
    return freezeTerms(this.messaging, challenge, context);
  }

  private async open(tx: EntityManager, challenge: ChallengeEntity, termsVersionId: Id): Promise<void> {
    const now = await databaseClock(tx);
    const { opensAt, closesAt } = challenge;
    if (!closesAt || closesAt <= now) assertComplete([{ field: 'closesAt', code: 'in-the-past' }]);
    const isLater = opensAt !== null && opensAt > now;
    const changed = await changeChallenge(tx, challenge, {
      state: isLater ? 'scheduled' : 'open',
      opensAt: isLater ? opensAt : now,
      publishedAt: now,
      termsVersionId,
      slug: challenge.slug ?? (await takeSlug(tx, challenge.question[challenge.original] ?? '')),
      reviewNote: null,
    });
    await forgetReviews(tx, challenge.id);
    await this.outbox.windowChanged(tx, changed);
    await this.outbox.state(tx, challengesEvents.published, changed);
    if (!isLater) await this.outbox.state(tx, challengesEvents.opened, changed);
  }
}

/** Publishes layer 3 of a complete challenge. */
export async function freezeTerms(
  messaging: Messaging,
  { id, clusterId, rightsModel, termsBlanks, closesAt, decisionBy, zone, reward }: ChallengeEntity,
  context: CallContext,
): Promise<Id> {
  if (!rightsModel || !closesAt || !decisionBy) throw new ProblemError('challenge.incomplete');
  const { versionId } = await messaging.call(
    termsRpc.publishChallengeTerms,
    {
      challengeId: id,
      clusterId,
      rightsModel,
      blanks: termsBlanks,
      closesAt: closesAt.toISOString(),
      decisionBy,
      zone,
      reward: rewardInWords(reward),
    },
    context,
  );
  return versionId;
}

/** Wrong dates alone have a problem of their own. */
export function assertComplete(findings: readonly Finding[]): void {
  if (findings.length === 0) return;
  const errors = findings.map(({ field, code }) => ({ field, code, message: `${field}: ${code}` }));
  const isAboutDates = findings.every(({ field, code }) => dateFields.includes(field) && code !== 'required');
  throw new ProblemError(isAboutDates ? 'challenge.dates' : 'challenge.incomplete', { errors });
}
