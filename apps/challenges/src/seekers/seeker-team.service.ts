import {
  type Actor,
  challengesEvents,
  type challengesRpc,
  isPerson,
  newId,
  ProblemError,
  submissionsRpc,
} from '@allmende/contracts';
import { type Call, Messaging } from '@allmende/messaging';
import { Writes } from '@allmende/messaging/durable';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { ChallengeAccess, changeChallenge, lockChallenge } from '../challenges/challenge-access.service.js';
import { withoutKey } from '../challenges/challenge-drafts.service.js';
import { ChallengeOutbox } from '../challenges/challenge-outbox.service.js';
import { assertAllows } from '../challenges/challenge-state.rules.js';
import type { ChallengeEntity } from '../challenges/challenge.entity.js';
import { SeekerDepartureEntity } from './seeker-departure.entity.js';
import { SeekerInvitationEntity } from './seeker-invitation.entity.js';
import { stillOpen } from './seeker-invitation.query.js';
import { type Departure, isStillToOpen, teamWithout } from './seeker-team.rules.js';

type RemoveCall = Call<typeof challengesRpc.removeSeeker>;
type Done = { done: true };

/** Who is no longer of the team that asks: what the team reads ends for them at once. */
@Injectable()
export class SeekerTeamService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly access: ChallengeAccess,
    private readonly outbox: ChallengeOutbox,
    private readonly messaging: Messaging,
    private readonly writes: Writes,
  ) {}

  /** By the person, or by a colleague; of two who take each other out at once one stays. */
  async remove(call: RemoveCall): Promise<Done> {
    const { challengeId, accountId } = call.input;
    if (!isPerson(call.actor)) throw new ProblemError('challenge.not-found');
    const leaving = { challengeId, accountId, by: call.actor.accountId };
    const challenge = await this.challengeOf(leaving, call.actor);
    if (!challenge) return { done: true };
    const isOpened = isStillToOpen(challenge, accountId) && (await this.isOpened(call));
    return this.writes.run(call, async (tx) => {
      const locked = await lockChallenge(tx, challengeId);
      if (await isGone(tx, leaving)) return { done: true };
      assertMayLeave(locked, leaving);
      if (!isOpened && isStillToOpen(locked, accountId)) throw openerFirst();
      await this.leave(tx, locked, leaving);
      return { done: true };
    });
  }

  /** None for who has left already: they are not let in any more, whenever it was that they left. */
  private async challengeOf(leaving: Departure, actor: Actor): Promise<ChallengeEntity | undefined> {
    try {
      return (await this.access.findAsSeeker(leaving.challengeId, actor)).challenge;
    } catch (error) {
      if (await isGone(this.dataSource.manager, leaving)) return undefined;
      throw error;
    }
  }

  private async leave(tx: EntityManager, locked: ChallengeEntity, leaving: Departure): Promise<void> {
    const { challengeId, accountId, by } = leaving;
    const changed = await changeChallenge(tx, locked, teamWithout(locked, leaving));
    await tx.insert(SeekerDepartureEntity, { id: newId(), challengeId, accountId, byAccountId: by });
    // Whoever is asked is asked in the name of somebody who belongs to the team.
    const sent = { challengeId, invitedBy: accountId, ...stillOpen() };
    await tx.update(SeekerInvitationEntity, sent, { state: 'ended', email: null });
    // Of a draft, too: others keep a copy of whom it belongs to, e.g. for its deposits.
    await this.outbox.windowChanged(tx, changed);
    await this.outbox.state(tx, challengesEvents.seekerLeft, changed, { accountId, by });
  }

  /** Only `submissions` knows. */
  private async isOpened(call: RemoveCall): Promise<boolean> {
    const { challengeId } = call.input;
    const { state } = await this.messaging.call(
      submissionsRpc.showOpening,
      { challengeId },
      withoutKey(call),
    );
    return state === 'opening' || state === 'opened';
  }
}

/** Said to the person, and to who is still of the team. */
async function isGone(tx: EntityManager, { challengeId, accountId, by }: Departure): Promise<boolean> {
  const rows = await tx.query<unknown[]>(
    `SELECT 1 FROM seeker_departure d JOIN challenge c ON c.id = d.challenge_id
     WHERE c.id = $1 AND d.account_id = $2 AND NOT c.seeker_account_ids @> ARRAY[$2::uuid]
       AND ($2 = $3::uuid OR c.seeker_account_ids @> ARRAY[$3::uuid])`,
    [challengeId, accountId, by],
  );
  return rows.length > 0;
}

function assertMayLeave({ state, seekerAccountIds }: ChallengeEntity, { accountId, by }: Departure): void {
  if (!seekerAccountIds.includes(by)) throw new ProblemError('challenge.not-found');
  assertAllows(state, 'remove-seeker');
  if (!seekerAccountIds.includes(accountId)) throw new ProblemError('member.not-found');
  if (seekerAccountIds.length === 1) throw new ProblemError('challenge.last-seeker');
}

function openerFirst(): ProblemError {
  const message = 'Named to open what is handed in: name somebody else first';
  return new ProblemError('challenge.opener-first', {
    errors: [{ field: 'openers', code: 'opener-first', message }],
  });
}
