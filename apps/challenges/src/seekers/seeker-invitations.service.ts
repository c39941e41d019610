import {
  accountsRpc,
  type Id,
  isPerson,
  type OutputOf,
  type Person,
  ProblemError,
  type SeekerInvitation,
  type seekerInvitationsRpc,
  sidesRpc,
} from '@allmende/contracts';
import { type Call, type CallContext, Messaging } from '@allmende/messaging';
import { Writes } from '@allmende/messaging/durable';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { ChallengeAccess, changeChallenge, lockChallenge } from '../challenges/challenge-access.service.js';
import { withoutKey } from '../challenges/challenge-drafts.service.js';
import { ChallengeOutbox } from '../challenges/challenge-outbox.service.js';
import { assertAllows } from '../challenges/challenge-state.rules.js';
import { SeekerInvitationEntity } from './seeker-invitation.entity.js';
import { endInvitation, stillOpen } from './seeker-invitation.query.js';

type List = OutputOf<typeof seekerInvitationsRpc.listSeekerInvitations>;
type Done = { done: true };

/** The answers of those who are asked to join the team that asks, and the team's taking back. */
@Injectable()
export class SeekerInvitationsService {
  constructor(
    @InjectRepository(SeekerInvitationEntity)
    private readonly invitations: Repository<SeekerInvitationEntity>,
    private readonly access: ChallengeAccess,
    private readonly outbox: ChallengeOutbox,
    private readonly messaging: Messaging,
    private readonly writes: Writes,
  ) {}

  async list(call: Call<typeof seekerInvitationsRpc.listSeekerInvitations>): Promise<List> {
    const { accountId } = personOf(call);
    const open = await this.open({ accountId });
    return { items: await this.shown(open, call.context) };
  }

  async show(call: Call<typeof seekerInvitationsRpc.showSeekerInvitation>): Promise<SeekerInvitation> {
    const { accountId } = personOf(call);
    const [shown] = await this.shown(
      await this.open({ id: call.input.invitationId, accountId }),
      call.context,
    );
    if (!shown) throw new ProblemError('invitation.not-found');
    return shown;
  }

  /** `submissions` enters the person on this side first: they never stand on both, whatever happens in between. */
  async accept(call: Call<typeof seekerInvitationsRpc.acceptSeekerInvitation>): Promise<{ challengeId: Id }> {
    const { accountId } = personOf(call);
    const own = { id: call.input.invitationId, accountId };
    const accepted = await this.invitations.findOneBy({ ...own, state: 'accepted' });
    if (accepted) return { challengeId: accepted.challengeId };
    const [invitation] = await this.open(own);
    if (!invitation) throw new ProblemError('invitation.not-found');
    const { challengeId } = invitation;
    await this.messaging.call(sidesRpc.takeSeekerSide, { challengeId }, withoutKey(call));
    return this.writes.run(call, async (tx) => {
      const challenge = await lockChallenge(tx, challengeId);
      assertAllows(challenge.state, 'add-seeker');
      await endInvitation(tx, own, 'accepted');
      const joined = {
        seekerAccountIds: [...new Set([...challenge.seekerAccountIds, accountId])],
        formerSeekerAccountIds: challenge.formerSeekerAccountIds.filter((one) => one !== accountId),
      };
      await this.outbox.windowChanged(tx, await changeChallenge(tx, challenge, joined));
      return { challengeId };
    });
  }

  async decline(call: Call<typeof seekerInvitationsRpc.declineSeekerInvitation>): Promise<Done> {
    const { accountId } = personOf(call);
    return this.end(call, { id: call.input.invitationId, accountId }, 'declined');
  }

  async revoke(call: Call<typeof seekerInvitationsRpc.revokeSeekerInvitation>): Promise<Done> {
    const { challengeId, invitationId: id } = call.input;
    await this.access.findAsSeeker(challengeId, call.actor);
    return this.end(call, { id, challengeId }, 'ended');
  }

  private end(
    call: Call,
    where: Parameters<typeof endInvitation>[1],
    state: 'declined' | 'ended',
  ): Promise<Done> {
    return this.writes.run(call, async (tx) => {
      await endInvitation(tx, where, state);
      return { done: true };
    });
  }

  private open(own: { id?: Id; accountId: Id }): Promise<SeekerInvitationEntity[]> {
    return this.invitations.find({ where: { ...own, ...stillOpen() }, order: { at: 'DESC' }, take: 50 });
  }

  private async shown(
    open: readonly SeekerInvitationEntity[],
    context: CallContext,
  ): Promise<SeekerInvitation[]> {
    if (open.length === 0) return [];
    const accountIds = [...new Set(open.map(({ invitedBy }) => invitedBy))];
    const { accounts } = await this.messaging.call(accountsRpc.names, { accountIds }, context);
    const names = new Map(accounts.map(({ accountId, name }) => [accountId, name]));
    return open.map(({ id: invitationId, challengeId, invitedBy, expiresAt }) => ({
      invitationId,
      challengeId,
      invitedBy: names.get(invitedBy) ?? '',
      expiresAt: expiresAt.toISOString(),
    }));
  }
}

function personOf({ actor }: Call): Person {
  if (isPerson(actor)) return actor;
  throw new ProblemError(actor.kind === 'visitor' ? 'not-signed-in' : 'forbidden');
}
