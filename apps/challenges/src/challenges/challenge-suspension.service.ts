import { challengesEvents, type challengesRpc, type EditableChallenge, newId } from '@allmende/contracts';
import type { Call } from '@allmende/messaging';
import { Writes } from '@allmende/messaging/durable';
import { databaseClock } from '@allmende/platform/database';
import { Injectable } from '@nestjs/common';
import {
  assertOriginal,
  ChallengeAccess,
  changeChallenge,
  lockChallenge,
} from './challenge-access.service.js';
import { ChallengeChangeEntity } from './challenge-change.entity.js';
import { assertDates } from './challenge-course.service.js';
import { ChallengeOutbox } from './challenge-outbox.service.js';
import { assertAllows, stateAt } from './challenge-state.rules.js';
import { ChallengeView } from './challenge-view.service.js';
import { resumptionFindings } from './challenge.rules.js';

/**
 * Stops a published challenge for a while. What is there stays; nobody agrees, writes, hands in or reads the brief, and
 * it neither opens nor closes, since all of that asks the state in its window.
 */
@Injectable()
export class ChallengeSuspensionService {
  constructor(
    private readonly access: ChallengeAccess,
    private readonly view: ChallengeView,
    private readonly outbox: ChallengeOutbox,
    private readonly writes: Writes,
  ) {}

  /** With a reason that stands in public; before the close only. */
  async suspend(call: Call<typeof challengesRpc.suspend>): Promise<EditableChallenge> {
    const { challengeId, reason } = call.input;
    const { challenge, person } = await this.access.findAsManager(challengeId, call.actor);
    const { accountId } = person;
    assertOriginal(challenge, 'reason', reason);
    await this.writes.run(call, async (tx) => {
      const locked = await lockChallenge(tx, challengeId);
      assertAllows(stateAt(locked, await databaseClock(tx)), 'suspend');
      // The row's state and not the clock's: what the clock has not done yet it does afterwards.
      const resumesAs = locked.state === 'open' ? 'open' : 'scheduled';
      const changed = await changeChallenge(tx, locked, { state: 'suspended', resumesAs });
      const change = { challengeId, kind: 'suspended', note: reason } as const;
      await tx.insert(ChallengeChangeEntity, { ...change, id: newId(), accountId });
      await this.outbox.windowChanged(tx, changed);
      await this.outbox.state(tx, challengesEvents.suspended, changed, { accountId });
      return { challengeId };
    });
    return this.view.editable(challengeId, call);
  }

  async resume(call: Call<typeof challengesRpc.resume>): Promise<EditableChallenge> {
    const { challengeId, closesAt, decisionBy, note } = call.input;
    const { accountId } = (await this.access.findAsManager(challengeId, call.actor)).person;
    await this.writes.run(call, async (tx) => {
      const locked = await lockChallenge(tx, challengeId);
      const now = await databaseClock(tx);
      assertAllows(locked.state, 'resume');
      const current = { ...locked, closesAt: locked.closesAt ?? now };
      assertDates(resumptionFindings(current, { closesAt, decisionBy }, now));
      const close = closesAt === undefined ? current.closesAt : new Date(closesAt);
      const changed = await changeChallenge(tx, locked, {
        state: locked.resumesAs ?? 'open',
        resumesAs: null,
        closesAt: close,
        decisionBy: decisionBy ?? locked.decisionBy,
      });
      const isLater = close > current.closesAt;
      const change = { challengeId, kind: 'resumed', note, closesAt: isLater ? close : null } as const;
      await tx.insert(ChallengeChangeEntity, { ...change, id: newId(), accountId });
      await this.outbox.windowChanged(tx, changed);
      const fact = { accountId, closesAt: close.toISOString() };
      await this.outbox.state(tx, challengesEvents.resumed, changed, fact);
      return { challengeId };
    });
    return this.view.editable(challengeId, call);
  }
}
