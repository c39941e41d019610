import { accountsRpc, challengesEvents, type Id, submissionsEvents } from '@allmende/contracts';
import { Messaging } from '@allmende/messaging';
import { Effects, type EventMessage, OnEvent } from '@allmende/messaging/durable';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { changeChallenge, lockChallenge } from '../challenges/challenge-access.service.js';
import { ChallengeOutbox } from '../challenges/challenge-outbox.service.js';
import { allows } from '../challenges/challenge-state.rules.js';
import { AwardEntity } from './award.entity.js';
import { mayEnd } from './award.rules.js';
import { OutcomeEntity } from './outcome.entity.js';

type Answered = EventMessage<typeof submissionsEvents.awardAnswered>;
type TakenBack = EventMessage<typeof submissionsEvents.awardTakenBack>;
type Winner = { challengeId: Id; accountId: Id; show: 'name' | 'organisation' };

const nameWinner = 'name-winner';

/** The awarded team's answer decides the challenge, or leaves it to be decided again. */
@Injectable()
export class AwardsEvents implements OnApplicationBootstrap {
  constructor(
    private readonly dataSource: DataSource,
    private readonly outbox: ChallengeOutbox,
    private readonly effects: Effects,
    private readonly messaging: Messaging,
  ) {}

  onApplicationBootstrap(): void {
    this.effects.run<Winner>(nameWinner, ({ id, payload }) => this.nameWinner(id, payload));
  }

  @OnEvent(submissionsEvents.awardAnswered)
  async awardAnswered({ id, payload }: Answered, tx: EntityManager): Promise<void> {
    const { challengeId, awardId, submissionId, accountId, accepted, show } = payload;
    const challenge = await lockChallenge(tx, challengeId);
    const award = await tx.findOneBy(AwardEntity, { id: awardId, challengeId, submissionId });
    const answeredAt = new Date(payload.at);
    if (!award || !mayEnd(award, answeredAt) || !allows(challenge.state, 'decide')) return;
    if (!accepted) {
      await tx.update(AwardEntity, { id: awardId }, { state: 'declined', answeredAt });
      return;
    }
    // A lapsed offer that was accepted in time gives way to one that was made meanwhile.
    if (award.state === 'lapsed' && (await tx.existsBy(AwardEntity, { challengeId, state: 'offered' })))
      return;
    await tx.update(AwardEntity, { id: awardId }, { state: 'accepted', answeredAt });
    const changed = await changeChallenge(tx, challenge, { state: 'decided' });
    await tx.insert(OutcomeEntity, {
      challengeId,
      decidedAt: answeredAt,
      awarded: true,
      submissions: award.submissions,
      clusters: award.portals,
    });
    await this.outbox.windowChanged(tx, changed);
    const facts = { awardId, submissionId, at: answeredAt.toISOString() };
    await this.outbox.state(tx, challengesEvents.decided, changed, facts);
    if (show !== 'nothing')
      await this.effects.queue(tx, nameWinner, { challengeId, accountId, show }, { id });
  }

  /** `submissions` says which came first, the answer or this. */
  @OnEvent(submissionsEvents.awardTakenBack)
  async awardTakenBack({ payload }: TakenBack, tx: EntityManager): Promise<void> {
    const { challengeId, awardId, submissionId } = payload;
    await lockChallenge(tx, challengeId);
    const award = await tx.findOneBy(AwardEntity, { id: awardId, challengeId, submissionId });
    if (!award || !mayEnd(award, new Date(payload.at))) return;
    await tx.update(AwardEntity, { id: awardId }, { state: 'taken-back' });
  }

  /** The name, with the team's consent; somebody without an organisation who wants it shown stays unnamed. */
  private async nameWinner(effectId: Id, { challengeId, accountId, show }: Winner): Promise<void> {
    const { accounts } = await this.messaging.call(
      accountsRpc.names,
      { accountIds: [accountId] },
      { actor: { kind: 'system', reason: `event:${effectId}` }, traceId: effectId },
    );
    const [account] = accounts;
    const winner = show === 'name' ? account?.name : account?.organisationName;
    const winnerAccountId = show === 'name' ? accountId : null;
    if (winner)
      await this.dataSource.manager.update(OutcomeEntity, { challengeId }, { winner, winnerAccountId });
  }
}
