import {
  affiliationsRpc,
  type BriefStanding,
  type Id,
  type Person,
  type StandingAgreement,
  termsRpc,
} from '@allmende/contracts';
import { type CallContext, Messaging } from '@allmende/messaging';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import {
  asksForEmployment,
  type BriefRule,
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
    challenge: BriefRule & Pick<ChallengeEntity, 'id' | 'formerSeekerAccountIds'>,
    { accountId }: Person,
    { actor, traceId }: CallContext,
  ): Promise<BriefPlace> {
    const context = { actor, traceId };
    const asked = { challengeId: challenge.id, accountIds: [accountId] };
    const [{ agreed, standing: agreements }, hindrances, request] = await Promise.all([
      this.messaging.call(termsRpc.agreements, asked, context),
      this.hindrances(challenge, [accountId], context),
      this.requests.findOneBy({ challengeId: challenge.id, accountId }),
    ]);
    const standing = standingOf(challenge, {
      hasLeft: challenge.formerSeekerAccountIds.includes(accountId),
      agreed: agreed.includes(accountId),
      hindrance: hindrances.get(accountId) ?? null,
      request: request?.state,
    });
    return { standing, agreement: agreements.find((each) => each.accountId === accountId), request };
  }

  /** Of each of these accounts; none where the challenge does not ask where people work. */
  async hindrances(
    rule: BriefRule,
    accountIds: readonly Id[],
    { actor, traceId }: CallContext,
  ): Promise<Map<Id, Hindrance>> {
    if (!asksForEmployment(rule) || accountIds.length === 0) return new Map();
    const { items } = await this.messaging.call(
      affiliationsRpc.affiliationsOf,
      { accountIds: [...accountIds] },
      { actor, traceId },
    );
    const employments = new Map(items.map((item) => [item.accountId, item]));
    return new Map(accountIds.map((accountId) => [accountId, hindranceOf(rule, employments.get(accountId))]));
  }
}
