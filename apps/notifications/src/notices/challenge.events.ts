import { challengesEvents, invitationPrefixes, termsEvents } from '@allmende/contracts';
import { type EventMessage, OnEvent } from '@allmende/messaging/durable';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Invitations } from '../mails/invitations.js';
import { Audiences } from './audience.js';
import { atDesk, inPublic } from './news.places.js';
import { ParticipantEntity } from './participant.entity.js';
import { type News, Teller } from './teller.js';

type On<K extends keyof typeof challengesEvents> = EventMessage<(typeof challengesEvents)[K]>;

/** What seekers, managers and participants of a challenge hear. */
@Injectable()
export class ChallengeEvents {
  constructor(
    private readonly teller: Teller,
    private readonly audiences: Audiences,
    private readonly invitations: Invitations,
  ) {}

  @OnEvent(challengesEvents.sentToReview)
  async sentToReview({ id, at, payload }: On<'sentToReview'>, tx: EntityManager): Promise<void> {
    const news = {
      kind: 'challenge-to-review',
      ...atDesk(payload.challengeId),
      causeId: id,
      at,
    } as const;
    await this.audiences.announce(tx, { managersOf: [payload.clusterId] }, news);
  }

  @OnEvent(challengesEvents.sentBack)
  async sentBack({ id, at, payload }: On<'sentBack'>, tx: EntityManager): Promise<void> {
    const news = { kind: 'challenge-sent-back', ...atDesk(payload.challengeId), causeId: id, at } as const;
    await this.teller.tell(tx, payload.seekerAccountIds, news);
  }

  @OnEvent(challengesEvents.published)
  async published({ id, at, payload }: On<'published'>, tx: EntityManager): Promise<void> {
    const news = { kind: 'challenge-published', ...atDesk(payload.challengeId), causeId: id, at } as const;
    await this.teller.tell(tx, payload.seekerAccountIds, news);
  }

  @OnEvent(challengesEvents.opened)
  async opened({ id, at, payload }: On<'opened'>, tx: EntityManager): Promise<void> {
    const news = {
      kind: 'challenge-opened',
      ...inPublic(payload.challengeId),
      causeId: id,
      at,
    } as const;
    await this.teller.tell(tx, payload.seekerAccountIds, news);
    await this.audiences.announce(tx, { managersOf: payload.hostIds }, news);
  }

  @OnEvent(challengesEvents.extended)
  async extended({ id, at, payload }: On<'extended'>, tx: EntityManager): Promise<void> {
    const { challengeId, closesAt, seekerAccountIds } = payload;
    const participants = await participantsOf(tx, challengeId);
    const news = {
      kind: 'challenge-extended',
      ...inPublic(challengeId),
      params: { closesAt },
      causeId: id,
      at,
    } as const;
    await this.teller.tell(tx, [...seekerAccountIds, ...participants], news);
  }

  @OnEvent(challengesEvents.suspended)
  async suspended({ id, at, payload }: On<'suspended'>, tx: EntityManager): Promise<void> {
    const news = { kind: 'challenge-suspended', ...inPublic(payload.challengeId), causeId: id, at } as const;
    await this.tellEveryone(tx, payload, news);
  }

  @OnEvent(challengesEvents.resumed)
  async resumed({ id, at, payload }: On<'resumed'>, tx: EntityManager): Promise<void> {
    const { challengeId, closesAt } = payload;
    const news = {
      kind: 'challenge-resumed',
      ...inPublic(challengeId),
      params: { closesAt },
      causeId: id,
      at,
    } as const;
    await this.tellEveryone(tx, payload, news);
  }

  /** The new one hears what to expect; the others, the replaced one and the team that asks, that it happened. */
  @OnEvent(challengesEvents.openerReplaced)
  async openerReplaced({ id, at, payload }: On<'openerReplaced'>, tx: EntityManager): Promise<void> {
    const { challengeId, namedAccountId, replacedAccountId, openerAccountIds, seekerAccountIds } = payload;
    const news = { ...atDesk(challengeId), causeId: id, at };
    await this.teller.tell(tx, [namedAccountId], { ...news, kind: 'opener-named' });
    const others = [...openerAccountIds, replacedAccountId, ...seekerAccountIds];
    const told = others.filter((accountId) => accountId !== namedAccountId);
    await this.teller.tell(tx, told, { ...news, kind: 'opener-replaced' });
  }

  @OnEvent(challengesEvents.seekerInvited)
  async seekerInvited({ id, at, payload }: On<'seekerInvited'>, tx: EntityManager): Promise<void> {
    const { challengeId, invitationId, accountId } = payload;
    const path = `/i/${invitationPrefixes.challenges}.${invitationId}`;
    await this.teller.tell(tx, [accountId], { kind: 'seeker-invited', path, challengeId, causeId: id, at });
  }

  @OnEvent(challengesEvents.seekerAddressInvited)
  async seekerAddressInvited(
    { id: causeId, at, payload: { invitationId } }: On<'seekerAddressInvited'>,
    tx: EntityManager,
  ): Promise<void> {
    await this.invitations.queue(tx, { service: 'challenges', invitationId, causeId, at });
  }

  /** Who was taken out hears it, and so do the colleagues; whoever did it, or left, knows. */
  @OnEvent(challengesEvents.seekerLeft)
  async seekerLeft({ id, at, payload }: On<'seekerLeft'>, tx: EntityManager): Promise<void> {
    const { challengeId, accountId, by, seekerAccountIds } = payload;
    const about = { challengeId, causeId: id, at };
    if (by !== accountId)
      await this.teller.tell(tx, [accountId], { ...about, kind: 'seeker-removed', path: '/me' });
    const others = seekerAccountIds.filter((one) => one !== by);
    await this.teller.tell(tx, others, { ...about, ...atDesk(challengeId), kind: 'seeker-left' });
  }

  @OnEvent(challengesEvents.closed)
  async closed({ id, at, payload }: On<'closed'>, tx: EntityManager): Promise<void> {
    const news = { kind: 'challenge-closed', ...atDesk(payload.challengeId), causeId: id, at } as const;
    await this.teller.tell(tx, payload.seekerAccountIds, news);
    await this.audiences.announce(tx, { managersOf: [payload.clusterId] }, news);
  }

  @OnEvent(challengesEvents.briefRequested)
  async briefRequested({ id, at, payload }: On<'briefRequested'>, tx: EntityManager): Promise<void> {
    const { challengeId, seekerAccountIds } = payload;
    const path = `/desk/challenges/${challengeId}/requests`;
    await this.teller.tell(tx, seekerAccountIds, {
      kind: 'brief-requested',
      path,
      challengeId,
      causeId: id,
      at,
    });
  }

  /** What the answer is stands where it is asked for: a yes, a no and a withdrawal read the same from outside. */
  @OnEvent(challengesEvents.briefRequestAnswered)
  async briefAnswered({ id, at, payload }: On<'briefRequestAnswered'>, tx: EntityManager): Promise<void> {
    const { challengeId, accountId } = payload;
    const path = `/challenges/${challengeId}/brief`;
    await this.teller.tell(tx, [accountId], { kind: 'brief-answered', path, challengeId, causeId: id, at });
  }

  @OnEvent(challengesEvents.decided)
  async decided({ id, at, payload }: On<'decided'>, tx: EntityManager): Promise<void> {
    const news = {
      kind: 'challenge-decided',
      ...inPublic(payload.challengeId),
      causeId: id,
      at,
    } as const;
    await this.audiences.announce(tx, { managersOf: [payload.clusterId] }, news);
  }

  @OnEvent(challengesEvents.outcomeTold)
  async outcomeTold({ id, at, payload }: On<'outcomeTold'>, tx: EntityManager): Promise<void> {
    const { challengeId, clusterId } = payload;
    const participants = await participantsOf(tx, challengeId);
    // Their portals differ; who answers questions about it is the lead cluster's contact.
    const news = { kind: 'outcome-told', ...inPublic(challengeId), clusterId, causeId: id, at } as const;
    await this.teller.tell(tx, participants, news);
  }

  /** Who asks, who takes part, and the managers at whose portals it stands. */
  private async tellEveryone(tx: EntityManager, concerned: Concerned, news: News): Promise<void> {
    const { challengeId, seekerAccountIds, hostIds } = concerned;
    const participants = await participantsOf(tx, challengeId);
    await this.teller.tell(tx, [...seekerAccountIds, ...participants], news);
    await this.audiences.announce(tx, { managersOf: hostIds }, news);
  }

  /** Keeps who takes part, for news that concern them; nobody whose account is closed by now. */
  @OnEvent(termsEvents.accepted)
  async accepted({ payload }: EventMessage<typeof termsEvents.accepted>, tx: EntityManager): Promise<void> {
    const { challengeId, accountId } = payload;
    await tx.query(
      `INSERT INTO participant (challenge_id, account_id)
       SELECT $1::uuid, $2::uuid WHERE NOT EXISTS (SELECT FROM closed_account WHERE account_id = $2) ON CONFLICT DO NOTHING`,
      [challengeId, accountId],
    );
  }

  /** Whoever ends the agreement takes part no more, and hears no more of the challenge. */
  @OnEvent(termsEvents.declined)
  async declined({ payload }: EventMessage<typeof termsEvents.declined>, tx: EntityManager): Promise<void> {
    const { challengeId, accountId } = payload;
    await tx.delete(ParticipantEntity, { challengeId, accountId });
  }
}

type Concerned = { challengeId: string; seekerAccountIds: string[]; hostIds: string[] };

async function participantsOf(tx: EntityManager, challengeId: string): Promise<string[]> {
  const rows = await tx.find(ParticipantEntity, { select: { accountId: true }, where: { challengeId } });
  return rows.map(({ accountId }) => accountId);
}
