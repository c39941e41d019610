import {
  affiliationsRpc,
  type BriefStanding,
  type Employment,
  type Id,
  type Person,
  type StandingAgreement,
  termsRpc,
} from '@allmende/contracts';
import { type CallContext, Messaging } from '@allmende/messaging';
import { databaseClock } from '@allmende/platform/database';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import {
  asksForEmployment,
  type BriefRule,
  hasAskingEnded,
  type Hindrance,
  hindranceOf,
  standingOf,
} from './brief-access.rules.js';
import type { ChallengeEntity } from '../challenges/challenge.entity.js';
import { BriefRequestEntity } from './brief-request.entity.js';

/** Where somebody stands who is neither of the team that asks nor reviews the draft. */
export type BriefPlace = {
  standing: BriefStanding;
  agreement: StandingAgreement | undefined;
  request: BriefRequestEntity | null;
  hindrance: Hindrance;
  askingEnded: boolean;
};

/** Who may read the confidential brief. */
@Injectable()
export class BriefAccess {
  constructor(
    @InjectRepository(BriefRequestEntity) private readonly requests: Repository<BriefRequestEntity>,
    private readonly messaging: Messaging,
  ) {}

  /** What is asked and in which order depends on the challenge alone, so that no answer comes sooner than another. */
  async placeOf(
    challenge: ChallengeEntity,
    { accountId }: Person,
    { actor, traceId }: CallContext,
  ): Promise<BriefPlace> {
    const context = { actor, traceId };
    const asked = { challengeId: challenge.id, accountIds: [accountId] };
    const [{ agreed, standing: agreements }, hindrances, request, now] = await Promise.all([
      this.messaging.call(termsRpc.agreements, asked, context),
      this.hindrances(challenge, [accountId], context),
      this.requests.findOneBy({ challengeId: challenge.id, accountId }),
      databaseClock(this.requests.manager),
    ]);
    const hindrance = hindrances.get(accountId) ?? null;
    const askingEnded = hasAskingEnded(challenge, now);
    const standing = standingOf(challenge, {
      hasLeft: challenge.formerSeekerAccountIds.includes(accountId),
      agreed: agreed.includes(accountId),
      request: request?.state,
      ...{ hindrance, askingEnded },
    });
    const agreement = agreements.find((each) => each.accountId === accountId);
    return { standing, agreement, request, hindrance, askingEnded };
  }

  /** Of each of these accounts; none where the challenge does not ask where people work. */
  async hindrances(
    rule: BriefRule,
    accountIds: readonly Id[],
    context: CallContext,
  ): Promise<Map<Id, Hindrance>> {
    if (!asksForEmployment(rule) || accountIds.length === 0) return new Map();
    const employments = await this.employments(accountIds, context);
    return new Map(accountIds.map((accountId) => [accountId, hindranceOf(rule, employments.get(accountId))]));
  }

  /** Where each of these accounts works, as far as `identity` knows. */
  async employments(
    accountIds: readonly Id[],
    { actor, traceId }: CallContext,
  ): Promise<Map<Id, Employment>> {
    const { items } = await this.messaging.call(
      affiliationsRpc.affiliationsOf,
      { accountIds: [...accountIds] },
      { actor, traceId },
    );
    return new Map(items.map((item) => [item.accountId, item]));
  }
}
