import {
  challengesEvents,
  challengesRpc,
  type EditableChallenge,
  newId,
  ProblemError,
} from '@allmende/contracts';
import type { Call } from '@allmende/messaging';
import { Writes } from '@allmende/messaging/durable';
import { databaseClock } from '@allmende/platform/database';
import { Injectable } from '@nestjs/common';
import { ChallengeAccess, changeChallenge, lockFound } from './challenge-access.service.js';
import { ChallengeChangeEntity } from './challenge-change.entity.js';
import { ChallengeOutbox } from './challenge-outbox.service.js';
import { assertAllows, stateAt } from './challenge-state.rules.js';
import { ChallengeView } from './challenge-view.service.js';
import { extensionFindings } from './challenge.rules.js';

/** What people change in the course of a published challenge; its clock does the rest. */
@Injectable()
export class ChallengeCourseService {
  constructor(
    private readonly access: ChallengeAccess,
    private readonly view: ChallengeView,
    private readonly outbox: ChallengeOutbox,
    private readonly writes: Writes,
  ) {}

  /** Later, never sooner, and told to everyone. By the team or by the owning cluster's manager. */
  async extend(call: Call<typeof challengesRpc.extend>): Promise<EditableChallenge> {
    const { challengeId, closesAt, decisionBy, note } = call.input;
    await this.access.find(challengeId, call.actor);
    await this.writes.run(call, async (tx) => {
      const { challenge, person } = await lockFound(tx, challengeId, call.actor);
      const now = await databaseClock(tx);
      assertAllows(stateAt(challenge, now), 'extend');
      const current = { ...challenge, closesAt: challenge.closesAt ?? now };
      assertDates(extensionFindings(current, { closesAt, decisionBy }, now));
      const changed = await changeChallenge(tx, challenge, {
        closesAt: new Date(closesAt),
        decisionBy: decisionBy ?? challenge.decisionBy,
      });
      const change = { challengeId, kind: 'extended', note, closesAt: changed.closesAt } as const;
      await tx.insert(ChallengeChangeEntity, { ...change, id: newId(), accountId: person.accountId });
      await this.outbox.windowChanged(tx, changed);
      await this.outbox.state(tx, challengesEvents.extended, changed, { closesAt });
      return { challengeId };
    });
    return this.view.editable(challengeId, call);
  }

  /** Before it opens. */
  async withdraw(call: Call<typeof challengesRpc.withdrawChallenge>): Promise<EditableChallenge> {
    const { challengeId, reason } = call.input;
    await this.access.find(challengeId, call.actor);
    await this.writes.run(call, async (tx) => {
      const { challenge } = await lockFound(tx, challengeId, call.actor);
      assertAllows(stateAt(challenge, await databaseClock(tx)), 'withdraw');
      const changed = await changeChallenge(tx, challenge, {
        state: 'withdrawn',
        reviewNote: reason ?? challenge.reviewNote,
      });
      if (challenge.publishedAt) await this.outbox.windowChanged(tx, changed);
      return { challengeId };
    });
    return this.view.editable(challengeId, call);
  }
}

/** Dates of a published challenge only ever move later. */
export function assertDates(findings: readonly { field: string; code: string }[]): void {
  if (findings.length === 0) return;
  const errors = findings.map(({ field, code }) => ({ field, code, message: `${field}: ${code}` }));
  const isShorter = findings.some(({ code }) => code === 'not-later');
  throw new ProblemError(isShorter ? 'challenge.extension-only' : 'challenge.dates', { errors });
}
