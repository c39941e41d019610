import {
  affiliationsRpc,
  type BriefStanding,
  type Employment,
  type Id,
  officesRpc,
  type Person,
  termsRpc,
} from '@allmende/contracts';
import { type CallContext, Messaging } from '@allmende/messaging';
import { databaseClock } from '@allmende/platform/database';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import {
  agreementOf,
  asksForEmployment,
  type BriefAgreement,
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
  agreement: BriefAgreement | undefined;
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
    person: Person,
    { actor, traceId }: CallContext,
  ): Promise<BriefPlace> {
    const { accountId } = person;
    const context = { actor, traceId };
    const asked = { challengeId: challenge.id, accountIds: [accountId] };
    const [agreements, hindrances, request, now] = await Promise.all([
      this.messaging.call(termsRpc.agreements, asked, context),
      this.hindrances(challenge, [accountId], context),
      this.requests.findOneBy({ challengeId: challenge.id, accountId }),
      databaseClock(this.requests.manager),
    ]);
    const hindrance = hindrances.get(accountId) ?? null;
    const askingEnded = hasAskingEnded(challenge, now);
    const { agreed, agreement } = agreementOf(person, challenge, agreements);
    const standing = standingOf(challenge, {
      hasLeft: challenge.formerSeekerAccountIds.includes(accountId),
      agreed,
      request: request?.state,
      ...{ hindrance, askingEnded },
    });
    return { standing, agreement, request, hindrance, askingEnded };
  }

  /** Whether somebody who reads for an office acts for it still, and what they undertook for it stands. */
  async actsForOffice(
    challengeId: Id,
    { accountId, organisationId }: { accountId: Id; organisationId: Id },
    { actor, traceId }: CallContext,
  ): Promise<boolean> {
    const context = { actor, traceId };
    const asked = { challengeId, accountIds: [accountId] };
    const [{ accountIds }, { offices }] = await Promise.all([
      this.messaging.call(officesRpc.officePeople, { organisationId }, context),
      this.messaging.call(termsRpc.agreements, asked, context),
    ]);
    const agreed = offices.some((one) => one.organisationId === organisationId);
    return agreed && accountIds.includes(accountId);
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
