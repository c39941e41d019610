import {
  accountsRpc,
  type Id,
  isId,
  type OutputOf,
  personOf,
  ProblemError,
  type SeekerInvitation,
  type seekerInvitationsRpc,
  sidesRpc,
} from '@allmende/contracts';
import { type Call, type CallContext, Messaging } from '@allmende/messaging';
import { Writes } from '@allmende/messaging/durable';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { randomBytes } from 'node:crypto';
import { Repository } from 'typeorm';
import { ChallengeAccess, changeChallenge, lockChallenge } from '../challenges/challenge-access.service.js';
import { withoutKey } from '../challenges/challenge-drafts.service.js';
import { ChallengeOutbox } from '../challenges/challenge-outbox.service.js';
import { assertAllows, isPublished } from '../challenges/challenge-state.rules.js';
import { ChallengeEntity } from '../challenges/challenge.entity.js';
import { SeekerInvitationEntity, SeekerInvitationTokenEntity } from './seeker-invitation.entity.js';
import { endInvitation, findOpen, hashOf, stillOpen } from './seeker-invitation.query.js';

type List = OutputOf<typeof seekerInvitationsRpc.listSeekerInvitations>;
type Done = { done: true };
type Keyed = Pick<Call, 'actor'> & { input: { invitation: string } };

/** The answers of those who are asked to join the team that asks, and the team's taking back. */
@Injectable()
export class SeekerInvitationsService {
  constructor(
    @InjectRepository(SeekerInvitationEntity)
    private readonly invitations: Repository<SeekerInvitationEntity>,
    @InjectRepository(ChallengeEntity) private readonly challenges: Repository<ChallengeEntity>,
    private readonly access: ChallengeAccess,
    private readonly outbox: ChallengeOutbox,
    private readonly messaging: Messaging,
    private readonly writes: Writes,
  ) {}

  async list(call: Call<typeof seekerInvitationsRpc.listSeekerInvitations>): Promise<List> {
    const { accountId } = personOf(call.actor);
    const open = await this.open({ accountId });
    return { items: await this.shown(open, call.context) };
  }

  async show(call: Call<typeof seekerInvitationsRpc.showSeekerInvitation>): Promise<SeekerInvitation> {
    const invitation = await this.openOne(call);
    const asked: CallContext = { ...call.context, actor: { kind: 'system', reason: 'event' } };
    const [shown] = await this.shown([invitation], asked);
    if (!shown) throw new ProblemError('invitation.not-found');
    return shown;
  }

  /** `submissions` enters the person on this side first: they never stand on both, whatever happens in between. */
  async accept(call: Call<typeof seekerInvitationsRpc.acceptSeekerInvitation>): Promise<{ challengeId: Id }> {
    const { accountId } = personOf(call.actor);
    const earlier = await this.acceptedBy(accountId, call.input.invitation);
    if (earlier) return earlier;
    const { id, challengeId, email } = await this.openOne(call);
    await this.assertMeant(email, accountId, call);
    const { state } = await this.challenges.findOneByOrFail({ id: challengeId });
    // In a draft nobody can take part, and leaving it means nothing.
    const takesSide = isPublished(state);
    if (takesSide) await this.messaging.call(sidesRpc.takeSeekerSide, { challengeId }, withoutKey(call));
    return this.writes.run(call, async (tx) => {
      const challenge = await lockChallenge(tx, challengeId);
      assertAllows(challenge.state, 'add-seeker');
      if (isPublished(challenge.state) && !takesSide) throw new ProblemError('challenge.state');
      await endInvitation(tx, { id }, 'accepted', { accountId });
      const joined = {
        seekerAccountIds: [...new Set([...challenge.seekerAccountIds, accountId])],
        formerSeekerAccountIds: challenge.formerSeekerAccountIds.filter((one) => one !== accountId),
      };
      await this.outbox.windowChanged(tx, await changeChallenge(tx, challenge, joined));
      return { challengeId };
    });
  }

  async decline(call: Call<typeof seekerInvitationsRpc.declineSeekerInvitation>): Promise<Done> {
    const { actor, input } = call;
    return this.writes.run(call, async (tx) => {
      const found = await findOpen(tx, input.invitation, actor);
      if (!found) throw new ProblemError('invitation.not-found');
      await endInvitation(tx, { id: found.id }, 'declined');
      return { done: true };
    });
  }

  /** Once it is published by the team alone, as inviting is. */
  async revoke(call: Call<typeof seekerInvitationsRpc.revokeSeekerInvitation>): Promise<Done> {
    const { challengeId, invitationId: id } = call.input;
    const { challenge, seeker } = await this.access.find(challengeId, call.actor);
    if (!seeker && isPublished(challenge.state)) throw new ProblemError('forbidden');
    return this.writes.run(call, async (tx) => {
      await endInvitation(tx, { id, challengeId }, 'ended');
      return { done: true };
    });
  }

  /** What the mail to an address without an account needs; its secret is made now, when the mail goes out. */
  async mail(
    call: Call<typeof seekerInvitationsRpc.mailSeekerInvitation>,
  ): Promise<OutputOf<typeof seekerInvitationsRpc.mailSeekerInvitation>> {
    const { invitationId } = call.input;
    const found = await this.invitations.findOneBy({ id: invitationId, ...stillOpen() });
    if (!found || found.email === null) return null;
    const { email, language, portalId: clusterId, invitedBy: invitedById, challengeId } = found;
    const token = randomBytes(32).toString('base64url');
    await this.invitations.manager.insert(SeekerInvitationTokenEntity, {
      ...{ tokenHash: hashOf(token), invitationId },
    });
    return { email, token, accountId: null, invitedById, clusterId, challengeId, language };
  }

  /** The company’s team reads what is confidential: a link that was passed on lets nobody else in. */
  private async assertMeant(email: string | null, asking: Id, call: Call): Promise<void> {
    if (email === null) return;
    const { accountId } = await this.messaging.call(accountsRpc.findAccount, { email }, withoutKey(call));
    if (accountId !== asking) throw new ProblemError('invitation.other-address');
  }

  private async openOne({ actor, input }: Keyed): Promise<SeekerInvitationEntity> {
    const found = await findOpen(this.invitations.manager, input.invitation, actor);
    if (!found) throw new ProblemError('invitation.not-found');
    return found;
  }

  private async acceptedBy(accountId: Id, key: string): Promise<{ challengeId: Id } | undefined> {
    const link = isId(key)
      ? { invitationId: key }
      : await this.invitations.manager.findOneBy(SeekerInvitationTokenEntity, { tokenHash: hashOf(key) });
    const own = link && { id: link.invitationId, accountId, state: 'accepted' as const };
    const accepted = own && (await this.invitations.findOneBy(own));
    return accepted ? { challengeId: accepted.challengeId } : undefined;
  }

  private open(own: { accountId: Id }): Promise<SeekerInvitationEntity[]> {
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
    return open.map(({ id: invitationId, challengeId, email, invitedBy, expiresAt }) => ({
      ...{ invitationId, challengeId, email },
      invitedBy: names.get(invitedBy) ?? '',
      expiresAt: expiresAt.toISOString(),
    }));
  }
}
