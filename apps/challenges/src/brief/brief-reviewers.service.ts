import {
  type ConfidentialPart,
  type Id,
  type ManagerAgreement,
  ProblemError,
  termsRpc,
} from '@allmende/contracts';
import { type CallContext, Messaging } from '@allmende/messaging';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import type { Found } from '../challenges/challenge-access.service.js';
import { ChallengeFileEntity } from '../challenges/challenge-file.entity.js';
import type { ChallengeEntity } from '../challenges/challenge.entity.js';
import { hasBriefText, worksOnBrief } from './brief-access.rules.js';

/** Where somebody who works on a challenge stands with its confidential part; managers read by their agreement. */
export type PartPlace = { part: ConfidentialPart; agreement?: ManagerAgreement };

/** The managers who review a challenge: they read its brief once they have undertaken to keep it confidential. */
@Injectable()
export class BriefReviewers {
  constructor(
    @InjectRepository(ChallengeFileEntity) private readonly files: Repository<ChallengeFileEntity>,
    private readonly messaging: Messaging,
  ) {}

  async placeOf(found: Found, context: CallContext): Promise<PartPlace> {
    const { challenge, person, seeker } = found;
    if (seeker) return { part: 'shown' };
    if (!worksOnBrief(found)) return { part: 'not-shown' };
    const agreement = await this.agreementOf(challenge, person.accountId, context);
    if (agreement) return { part: 'shown', agreement };
    return { part: (await this.hasPart(challenge)) ? 'undertake-first' : 'none' };
  }

  /** What they could not read, managers do not publish. */
  async assertReads(found: Found, context: CallContext): Promise<void> {
    const { part } = await this.placeOf(found, context);
    if (part === 'undertake-first') throw new ProblemError('brief.undertake-first');
  }

  async assertWrites(found: Found, context: CallContext): Promise<void> {
    assertWritable(await this.placeOf(found, context));
  }

  /** What somebody undertook for the cluster that owns the challenge, as `terms` says this moment. */
  async agreementOf(
    { id: challengeId, clusterId }: Pick<ChallengeEntity, 'id' | 'clusterId'>,
    accountId: Id,
    { actor, traceId }: CallContext,
  ): Promise<ManagerAgreement | undefined> {
    const asked = { challengeId, accountIds: [accountId] };
    const { managers } = await this.messaging.call(termsRpc.agreements, asked, { actor, traceId });
    return managers.find((one) => one.accountId === accountId && one.clusterId === clusterId);
  }

  private async hasPart(challenge: ChallengeEntity): Promise<boolean> {
    return hasBriefText(challenge) || this.files.existsBy({ challengeId: challenge.id });
  }
}

/** Managers write nothing confidential, and nothing over what they do not see, before they undertake to keep it so. */
export function assertWritable({ part }: PartPlace): void {
  if (part === 'undertake-first' || part === 'none') throw new ProblemError('brief.undertake-first');
  if (part === 'unavailable') throw new ProblemError('unavailable');
}

/** Whether what is there is given to them. */
export function readsPart({ seeker }: Found, { agreement }: PartPlace): boolean {
  return seeker || agreement !== undefined;
}
