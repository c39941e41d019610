import {
  challengesEvents,
  challengesRpc,
  type EditableChallenge,
  type Id,
  newId,
  type OutputOf,
  ProblemError,
  submissionsRpc,
} from '@allmende/contracts';
import { type Call, Messaging } from '@allmende/messaging';
import { Writes } from '@allmende/messaging/durable';
import { databaseClock } from '@allmende/platform/database';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type EntityManager, Repository } from 'typeorm';
import {
  assertOriginal,
  ChallengeAccess,
  changeChallenge,
  lockAsSeeker,
} from '../challenges/challenge-access.service.js';
import { withoutKey } from '../challenges/challenge-drafts.service.js';
import { ChallengeOutbox } from '../challenges/challenge-outbox.service.js';
import { assertAllows, type ChallengeStep, stateAt } from '../challenges/challenge-state.rules.js';
import { ChallengeView } from '../challenges/challenge-view.service.js';
import { ChallengeEntity } from '../challenges/challenge.entity.js';
import { DiscretionService } from '../discretion/discretion.service.js';
import { AwardEntity } from './award.entity.js';
import { lapsesAt, mayDecideAt, mayOffer } from './award.rules.js';
import { OutcomeEntity } from './outcome.entity.js';

type Readiness = OutputOf<typeof submissionsRpc.readiness>;
type Deciding = Call<typeof challengesRpc.award> | Call<typeof challengesRpc.endWithoutAward>;

/** Decisions: by the team that asks, and by nobody else. */
@Injectable()
export class AwardsService {
  constructor(
    @InjectRepository(AwardEntity) private readonly awards: Repository<AwardEntity>,
    private readonly access: ChallengeAccess,
    private readonly view: ChallengeView,
    private readonly discretion: DiscretionService,
    private readonly outbox: ChallengeOutbox,
    private readonly messaging: Messaging,
    private readonly writes: Writes,
  ) {}

  async offer(call: Call<typeof challengesRpc.award>) {
    const { challengeId, submissionId, reason } = call.input;
    const { challenge, person } = await this.access.findAsSeeker(challengeId, call.actor);
    const readiness = await this.readiness(challenge, call, submissionId);
    return this.writes.run(call, async (tx) => {
      const { locked, now } = await lockForDecision(tx, call, 'award');
      assertReady(readiness, submissionId);
      if (!mayOffer(await tx.findBy(AwardEntity, { challengeId }), submissionId)) {
        throw new ProblemError('award.state');
      }
      const award = {
        id: newId(),
        challengeId,
        submissionId,
        state: 'offered' as const,
        reason,
        offeredBy: person.accountId,
        submissions: readiness?.total ?? 0,
        portals: readiness?.portals ?? 0,
        offeredAt: now,
        lapsesAt: lapsesAt(now),
      };
      await tx.insert(AwardEntity, award);
      const facts = { awardId: award.id, submissionId, lapsesAt: award.lapsesAt.toISOString() };
      await this.outbox.state(tx, challengesEvents.awardOffered, locked, facts);
      return { awardId: award.id, state: award.state, lapsesAt: facts.lapsesAt };
    });
  }

  async list({ input, actor }: Call<typeof challengesRpc.listAwards>) {
    const { challengeId } = input;
    await this.access.findAsSeeker(challengeId, actor);
    const awards = await this.awards.find({ where: { challengeId }, order: { offeredAt: 'ASC' } });
    const items = awards.map((award) => ({
      awardId: award.id,
      submissionId: award.submissionId,
      state: award.state,
      reason: award.reason,
      offeredAt: award.offeredAt.toISOString(),
      lapsesAt: award.lapsesAt.toISOString(),
      answeredAt: award.answeredAt?.toISOString() ?? null,
    }));
    const outcome = await this.awards.manager.findOneBy(OutcomeEntity, { challengeId });
    return { items, winner: outcome?.winner ?? null };
  }

  /** `submissions` asks for the team that it was offered to. */
  async reason({ input }: Call<typeof challengesRpc.awardReason>) {
    const award = await this.awards.findOneBy({ id: input.awardId });
    const challenge =
      award && (await this.awards.manager.findOneBy(ChallengeEntity, { id: award.challengeId }));
    return { reason: award?.reason ?? null, organisationName: challenge?.organisationName ?? null };
  }

  /** Everyone who took part has a reason then, too. */
  async endWithoutAward(call: Call<typeof challengesRpc.endWithoutAward>): Promise<EditableChallenge> {
    const { challengeId, reason, withName } = call.input;
    const { challenge } = await this.access.findAsSeeker(challengeId, call.actor);
    assertOriginal(challenge, 'reason', reason);
    if (!withName) await this.discretion.assertUnnamed(challenge, { reason }, withoutKey(call));
    const readiness = await this.readiness(challenge, call);
    await this.writes.run(call, async (tx) => {
      const { locked, now } = await lockForDecision(tx, call, 'end-without-award');
      assertReady(readiness);
      if (await tx.existsBy(AwardEntity, { challengeId, state: 'offered' }))
        throw new ProblemError('award.state');
      const changed = await changeChallenge(tx, locked, { state: 'ended-without-award' });
      await tx.insert(OutcomeEntity, {
        challengeId,
        decidedAt: now,
        awarded: false,
        reason,
        submissions: readiness?.total ?? null,
        clusters: readiness?.portals ?? null,
      });
      await this.outbox.windowChanged(tx, changed);
      const facts = { awardId: null, submissionId: null, at: now.toISOString() };
      await this.outbox.state(tx, challengesEvents.decided, changed, facts);
      return { challengeId };
    });
    return this.view.editable(challengeId, call);
  }

  /** Asked only once the time has come: before it nobody learns what there is. */
  private async readiness(
    challenge: ChallengeEntity,
    call: Call,
    submissionId?: Id,
  ): Promise<Readiness | undefined> {
    const { id: challengeId, state, closesAt } = challenge;
    if (state !== 'closed' || !closesAt) return undefined;
    if (mayDecideAt(closesAt) > (await databaseClock(this.awards.manager))) return undefined;
    return this.messaging.call(submissionsRpc.readiness, { challengeId, submissionId }, withoutKey(call));
  }
}

async function lockForDecision(
  tx: EntityManager,
  { input, actor }: Deciding,
  step: ChallengeStep,
): Promise<{ locked: ChallengeEntity; now: Date }> {
  const locked = await lockAsSeeker(tx, input.challengeId, actor);
  const now = await databaseClock(tx);
  const { closesAt } = locked;
  const state = stateAt(locked, now);
  const isUnderWay = state === 'open' || state === 'scheduled' || locked.state === 'open';
  if (isUnderWay || (state === 'closed' && closesAt && mayDecideAt(closesAt) > now)) {
    throw new ProblemError('award.too-early');
  }
  assertAllows(state, step);
  return { locked, now };
}

function assertReady(readiness: Readiness | undefined, submissionId?: Id): asserts readiness is Readiness {
  // The moment came between the question and the lock; a second later the question is asked.
  if (!readiness) throw new ProblemError('award.too-early');
  if (submissionId !== undefined && !readiness.exists) throw new ProblemError('submission.not-found');
  if (readiness.gone) throw new ProblemError('award.team-gone');
  const others = readiness.withoutReason.filter((id) => id !== submissionId);
  if (others.length > 0)
    throw new ProblemError('award.reasons-missing', { facts: { submissionIds: others } });
  const { unread } = readiness;
  if (unread.length > 0) throw new ProblemError('award.unread', { facts: { submissionIds: unread } });
}
