import {
  briefRequestsRpc,
  challengesEvents,
  type Id,
  isPerson,
  newId,
  type OwnBriefAccess,
  ProblemError,
} from '@allmende/contracts';
import type { Call, CallContext } from '@allmende/messaging';
import { Writes } from '@allmende/messaging/durable';
import { databaseClock } from '@allmende/platform/database';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type EntityManager, Repository } from 'typeorm';
import {
  ChallengeAccess,
  type Found,
  lockAsSeeker,
  lockChallenge,
  rolesOf,
} from '../challenges/challenge-access.service.js';
import { ChallengeOpeners } from '../challenges/challenge-openers.service.js';
import { ChallengeOutbox } from '../challenges/challenge-outbox.service.js';
import { ChallengeFileEntity } from '../challenges/challenge-file.entity.js';
import { allows, assertGiven } from '../challenges/challenge-state.rules.js';
import { ChallengeEntity } from '../challenges/challenge.entity.js';
import { BriefGrantEntity } from '../openings/brief-opening.entity.js';
import { basisOf } from '../openings/brief-opening.rules.js';
import { hasAskingEnded, isForCluster, refusalOf, worksOnBrief } from './brief-access.rules.js';
import { BriefAccess, type BriefPlace } from './brief-access.service.js';
import { BriefRequestEntity } from './brief-request.entity.js';
import { BriefReviewers } from './brief-reviewers.service.js';
import { answered, type BriefAnswer, outcomeOf } from './brief-request.rules.js';

type AnswerCall =
  | Call<typeof briefRequestsRpc.approveBriefRequest>
  | Call<typeof briefRequestsRpc.declineBriefRequest>
  | Call<typeof briefRequestsRpc.withdrawBriefApproval>;

/** Asking for a brief that is given on request, and the answers of the team that it belongs to. */
@Injectable()
export class BriefRequestsService {
  constructor(
    @InjectRepository(ChallengeEntity) private readonly challenges: Repository<ChallengeEntity>,
    private readonly access: ChallengeAccess,
    private readonly briefAccess: BriefAccess,
    private readonly reviewers: BriefReviewers,
    private readonly openers: ChallengeOpeners,
    private readonly outbox: ChallengeOutbox,
    private readonly writes: Writes,
  ) {}

  async own(call: Call<typeof briefRequestsRpc.briefAccess>): Promise<OwnBriefAccess> {
    const found = await this.findGiven(call);
    const { challenge, person } = found;
    if (worksOnBrief(found)) {
      const { part } = await this.reviewers.placeOf(found, call.context);
      return { standing: part === 'shown' ? 'readable' : 'agree-first', request: null };
    }
    assertGiven(challenge);
    return toOwn(await this.briefAccess.placeOf(challenge, person, call.context));
  }

  async ask(call: Call<typeof briefRequestsRpc.requestBrief>): Promise<OwnBriefAccess> {
    const found = await this.findGiven(call);
    const { challenge, person, seeker } = found;
    assertGiven(challenge);
    if (seeker || !challenge.briefOnRequest) throw new ProblemError('brief.not-on-request');
    const place = await this.briefAccess.placeOf(challenge, person, call.context);
    if (place.askingEnded && !place.request) throw new ProblemError('brief.asking-ended');
    if (place.standing === 'agree-first' || place.standing === 'not-available') {
      throw new ProblemError(refusalOf(place.standing, found));
    }
    return this.writes.run(call, async (tx) => {
      const locked = await lockChallenge(tx, challenge.id);
      const { id: challengeId } = locked;
      const kept = await tx.findOneBy(BriefRequestEntity, { challengeId, accountId: person.accountId });
      if (kept) return toOwn({ ...place, request: kept });
      const now = await databaseClock(tx);
      if (hasAskingEnded(locked, now)) throw new ProblemError('brief.asking-ended');
      const request = newRequest(found, call.input.note, place, now);
      await tx.insert(BriefRequestEntity, request);
      // Nobody is called to answer what the own list of organisations left out has answered already.
      if (!place.hindrance) await this.tell(tx, locked, request);
      return toOwn({ ...place, standing: 'waiting', request });
    });
  }

  private async tell(tx: EntityManager, challenge: ChallengeEntity, request: BriefRequestEntity) {
    const { id: requestId, accountId, askedAt } = request;
    const fact = { requestId, accountId, at: askedAt.toISOString() };
    await this.outbox.state(tx, challengesEvents.briefRequested, challenge, fact);
  }

  async approve(call: Call<typeof briefRequestsRpc.approveBriefRequest>) {
    const { challenge } = await this.access.findAsSeeker(call.input.challengeId, call.actor);
    const request = await this.challenges.manager.findOneBy(BriefRequestEntity, idOf(call));
    if (!request) throw new ProblemError('brief.request-not-found');
    const { accountId } = request;
    const hindrances = await this.briefAccess.hindrances(challenge, [accountId], call.context);
    return this.answer(call, 'approve', () => {
      const hindrance = hindrances.get(accountId);
      if (hindrance) throw new ProblemError('brief.request-hindered', { facts: { hindrance } });
    });
  }

  async decline(call: Call<typeof briefRequestsRpc.declineBriefRequest>) {
    await this.access.findAsSeeker(call.input.challengeId, call.actor);
    return this.answer(call, 'decline');
  }

  async withdraw(call: Call<typeof briefRequestsRpc.withdrawBriefApproval>) {
    await this.access.findAsSeeker(call.input.challengeId, call.actor);
    return this.answer(call, 'withdraw');
  }

  /**
   * A way to a file that rested on an approval ends with it, also when it was given a moment before; so does one of
   * somebody who agreed while the challenge is suspended. The team that asks has no grant on record: its way ends with
   * being of it. One of a manager ends with the review, with being a manager, and with what they undertook; one for an
   * office with acting for it, and with its being asked.
   */
  async fileStands(call: Call<typeof briefRequestsRpc.briefFileStands>): Promise<{ stands: boolean }> {
    const { input } = call;
    const { manager } = this.challenges;
    const challenge = await this.challengeOf(input.fileId);
    if (challenge?.seekerAccountIds.includes(input.accountId)) return { stands: true };
    const grant = await manager.findOneBy(BriefGrantEntity, input);
    if (!grant || !challenge || challenge.formerSeekerAccountIds.includes(input.accountId))
      return { stands: false };
    return { stands: await this.basisStands(grant, challenge, call.context) };
  }

  private async basisStands(
    { accountId, basis }: BriefGrantEntity,
    challenge: ChallengeEntity,
    context: CallContext,
  ): Promise<boolean> {
    const { agreement, approval, role } = basis;
    if (!agreement) return false;
    if (isForCluster(agreement) && basis.inReview) return this.isReviewedBy(accountId, challenge, context);
    if (!allows(challenge.state, 'read-brief')) return false;
    if (approval && !(await this.isApproved(approval.requestId))) return false;
    if (isForCluster(agreement)) return this.isManagedBy(accountId, challenge, context);
    if (!agreement.organisationId || role !== 'office') return true;
    const office = { accountId, organisationId: agreement.organisationId };
    return this.briefAccess.actsForOffice(challenge.id, office, context);
  }

  private isApproved(id: Id): Promise<boolean> {
    return this.challenges.manager.existsBy(BriefRequestEntity, { id, state: 'approved' });
  }

  private async isReviewedBy(
    accountId: Id,
    challenge: ChallengeEntity,
    context: CallContext,
  ): Promise<boolean> {
    if (!allows(challenge.state, 'edit-in-review')) return false;
    return this.isManagedBy(accountId, challenge, context);
  }

  private async isManagedBy(
    accountId: Id,
    challenge: ChallengeEntity,
    context: CallContext,
  ): Promise<boolean> {
    const [managers, agreement] = await Promise.all([
      this.openers.managersOf(challenge.clusterId, context),
      this.reviewers.agreementOf(challenge, accountId, context),
    ]);
    return agreement !== undefined && managers.includes(accountId);
  }

  private async challengeOf(fileId: Id): Promise<ChallengeEntity | null> {
    const file = await this.challenges.manager.findOneBy(ChallengeFileEntity, { fileId });
    return file && this.challenges.findOneBy({ id: file.challengeId });
  }

  /** The first of two who answer at once has the row; the other is told that somebody was there before. */
  private async answer(call: AnswerCall, what: BriefAnswer, assertFits: () => void = () => undefined) {
    const { actor, input } = call;
    const reason = 'reason' in input ? input.reason : null;
    return this.writes.run(call, async (tx) => {
      const challenge = await lockAsSeeker(tx, input.challengeId, actor);
      const request = await tx.findOneBy(BriefRequestEntity, idOf(call));
      if (!request) throw new ProblemError('brief.request-not-found');
      const at = await databaseClock(tx);
      if (what !== 'withdraw' && hasAskingEnded(challenge, at)) throw new ProblemError('brief.asking-ended');
      const state = stateAfter(request, what, input.revision);
      assertFits();
      const by = isPerson(actor) ? actor.accountId : null;
      const revision = request.revision + 1;
      const changes = { state, revision, reason, answeredAt: at, answeredBy: by };
      await tx.update(BriefRequestEntity, { id: request.id }, changes);
      const fact = { requestId: request.id, revision, accountId: request.accountId, state, by };
      await this.outbox.state(tx, challengesEvents.briefRequestAnswered, challenge, {
        ...fact,
        seekerNamed: challenge.seekerNamed,
        at: at.toISOString(),
      });
      return { state, revision };
    });
  }

  private async findGiven({ actor, input }: Call & { input: { challengeId: Id } }): Promise<Found> {
    const challenge = await this.challenges.findOneBy({ id: input.challengeId });
    if (!challenge || !isPerson(actor)) throw new ProblemError('challenge.not-found');
    return { challenge, person: actor, ...rolesOf(challenge, actor) };
  }
}

function idOf({ input }: AnswerCall) {
  return { id: input.requestId, challengeId: input.challengeId };
}

function stateAfter({ state, revision }: BriefRequestEntity, what: BriefAnswer, seen: number) {
  if (revision !== seen) throw new ProblemError('brief.request-conflict', { facts: { state, revision } });
  const next = answered(state, what);
  if (!next) throw new ProblemError('brief.request-state', { facts: { state } });
  return next;
}

function newRequest(
  found: Found,
  note: string,
  { agreement }: BriefPlace,
  askedAt: Date,
): BriefRequestEntity {
  return {
    id: newId(),
    challengeId: found.challenge.id,
    accountId: found.person.accountId,
    revision: 0,
    state: 'waiting',
    note,
    basis: basisOf(found, agreement),
    askedAt,
    answeredAt: null,
    answeredBy: null,
    reason: null,
  };
}

function toOwn({
  standing,
  request,
  askingEnded,
}: Pick<BriefPlace, 'standing' | 'request' | 'askingEnded'>): OwnBriefAccess {
  if (!request || standing === 'not-available') return { standing, request: null };
  const { state, note, askedAt, answeredAt, reason } = request;
  return {
    standing,
    request: {
      ...{ state: outcomeOf(state, askingEnded), note, reason },
      askedAt: askedAt.toISOString(),
      answeredAt: answeredAt?.toISOString() ?? null,
    },
  };
}
