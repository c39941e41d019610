import { type NoticeKind, submissionsEvents, termsEvents } from '@allmende/contracts';
import { type EventMessage, OnEvent } from '@allmende/messaging/durable';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Invitations } from '../mails/invitations.js';
import { Audiences } from './audience.js';
import { atDesk, atSubmission } from './news.places.js';
import { type News, Teller } from './teller.js';

type On<K extends keyof typeof submissionsEvents> = EventMessage<(typeof submissionsEvents)[K]>;

/** Statements whose act the same people hear of in a notice of its own, or see on the page of who opened what. */
const toldAnyway: readonly string[] = [
  'submission',
  'withdrawal',
  'brief-opened',
  'brief-answered',
  'submission-read',
  'challenge-suspended',
  'challenge-resumed',
  'opener-replaced',
  'consent',
];

/** Receipts that say by themselves what happened. */
const receiptKinds: Partial<Record<string, NoticeKind>> = {
  agreement: 'agreement-recorded',
  'contents-deleted': 'contents-deleted',
  'non-use-confirmed': 'non-use-confirmed',
};

/** What teams hear, and the seeker's team about answers to an award. Nothing here carries content. */
@Injectable()
export class SubmissionEvents {
  constructor(
    private readonly teller: Teller,
    private readonly audiences: Audiences,
    private readonly invitations: Invitations,
  ) {}

  @OnEvent(submissionsEvents.memberInvited)
  async invited({ id, at, payload }: On<'memberInvited'>, tx: EntityManager): Promise<void> {
    await this.invitations.queue(tx, {
      service: 'submissions',
      invitationId: payload.invitationId,
      causeId: id,
      at,
    });
  }

  @OnEvent(submissionsEvents.memberJoined)
  async joined({ id, at, payload }: On<'memberJoined'>, tx: EntityManager): Promise<void> {
    const others = payload.teamAccountIds.filter((accountId) => accountId !== payload.accountId);
    await this.teller.tell(tx, others, {
      kind: 'team-member-joined',
      ...atSubmission(payload),
      params: { memberAccountId: payload.accountId },
      causeId: id,
      at,
    });
  }

  /** Who was taken out hears it, and so does the rest of the team; whoever did it, or left, knows. */
  @OnEvent(submissionsEvents.memberLeft)
  async left({ id, at, payload }: On<'memberLeft'>, tx: EntityManager): Promise<void> {
    const { submissionId, challengeId, accountId, by = accountId, teamAccountIds = [] } = payload;
    const about = { challengeId, causeId: id, at };
    const isRemoved = by !== accountId;
    if (isRemoved)
      await this.teller.tell(tx, [accountId], { ...about, kind: 'team-member-removed', path: '/me' });
    const others = teamAccountIds.filter((member) => member !== by);
    await this.teller.tell(tx, others, {
      ...{ ...about, kind: 'team-member-left', path: `/submissions/${submissionId}/team` },
      params: { memberAccountId: accountId, ...(isRemoved ? { byLead: 'true' } : {}) },
    });
  }

  @OnEvent(submissionsEvents.submitted)
  async submitted({ id, at, payload }: On<'submitted'>, tx: EntityManager): Promise<void> {
    const fileDigests = payload.files.map(({ digest }) => digest).join(' ');
    const proof = { textDigest: payload.textDigest, ...(fileDigests && { fileDigests }) };
    const params = { version: String(payload.version), at: payload.at, ...proof };
    const news = {
      kind: 'submission-received',
      ...atSubmission(payload),
      clusterId: payload.clusterId,
      params,
      receiptId: payload.receiptId,
      // By then the receipt is signed, and the mail names its number.
      mailAfterMs: 2_000,
      causeId: id,
      at,
    } as const;
    await this.tellTeam(tx, payload, news);
  }

  @OnEvent(submissionsEvents.withdrawn)
  async withdrawn({ id, at, payload }: On<'withdrawn'>, tx: EntityManager): Promise<void> {
    const news = {
      kind: 'submission-withdrawn',
      ...atSubmission(payload),
      ...(payload.handedIn === false ? { params: { draft: 'true' } } : {}),
      receiptId: payload.receiptId,
      causeId: id,
      at,
    } as const;
    await this.tellTeam(tx, payload, news);
  }

  @OnEvent(termsEvents.openingApproved)
  async openingApproved(
    { id, at, payload }: EventMessage<typeof termsEvents.openingApproved>,
    tx: EntityManager,
  ): Promise<void> {
    const { challengeId, waitingForAccountIds } = payload;
    const news = { kind: 'opening-asked', ...atDesk(challengeId), causeId: id, at } as const;
    await this.teller.tell(tx, waitingForAccountIds, news);
  }

  @OnEvent(submissionsEvents.allOpened)
  async allOpened({ id, at, payload }: On<'allOpened'>, tx: EntityManager): Promise<void> {
    const { challengeId, clusterId, seekerAccountIds } = payload;
    const news = { kind: 'submissions-opened', ...atDesk(challengeId), causeId: id, at } as const;
    // A manager who does not ask holds no receipt.
    await this.teller.tell(tx, seekerAccountIds, { ...news, receiptId: id });
    await this.audiences.announce(tx, { managersOf: [clusterId] }, news);
  }

  @OnEvent(submissionsEvents.awardOfferTold)
  async awardOffered({ id, at, payload }: On<'awardOfferTold'>, tx: EntityManager): Promise<void> {
    const { lapsesAt, receiptId, teamAccountIds, clusterId } = payload;
    const news = {
      kind: 'award-offered',
      ...atSubmission(payload),
      ...(clusterId ? { clusterId } : {}),
      ...(receiptId ? { receiptId } : {}),
      params: { lapsesAt },
      causeId: id,
      at,
    } as const;
    await this.teller.tell(tx, teamAccountIds, news);
  }

  @OnEvent(submissionsEvents.awardAnswered)
  async awardAnswered({ id, at, payload }: On<'awardAnswered'>, tx: EntityManager): Promise<void> {
    const kind = payload.accepted ? 'award-accepted' : 'award-declined';
    const news = { kind, ...atDesk(payload.challengeId), causeId: id, at } as const;
    await this.audiences.announce(tx, { seekersOf: payload.challengeId }, news);
  }

  @OnEvent(submissionsEvents.awardLapseTold)
  awardLapsed(event: On<'awardLapseTold'>, tx: EntityManager): Promise<void> {
    return this.offerEnded(tx, event, { kind: 'award-lapsed' });
  }

  @OnEvent(submissionsEvents.awardTakenBack)
  awardTakenBack(event: On<'awardTakenBack'>, tx: EntityManager): Promise<void> {
    return this.offerEnded(tx, event, { kind: 'award-taken-back', receiptId: event.id });
  }

  @OnEvent(submissionsEvents.decisionTold)
  async decided({ id, at, payload }: On<'decisionTold'>, tx: EntityManager): Promise<void> {
    const { clusterId, receiptId } = payload;
    const more = { ...(clusterId ? { clusterId } : {}), ...(receiptId ? { receiptId } : {}) };
    const news = { kind: 'decision', ...atSubmission(payload), ...more, causeId: id, at } as const;
    await this.teller.tell(tx, payload.teamAccountIds, news);
  }

  @OnEvent(termsEvents.receiptIssued)
  async receiptIssued(
    { id, at, payload }: EventMessage<typeof termsEvents.receiptIssued>,
    tx: EntityManager,
  ): Promise<void> {
    if (toldAnyway.includes(payload.statementType)) return;
    const kind = receiptKinds[payload.statementType] ?? 'receipt-issued';
    const { receiptId, challengeId, statementType, accountIds } = payload;
    const path = `/me/receipts/${receiptId}`;
    const news = { kind, path, challengeId, receiptId, params: { statementType }, causeId: id, at } as const;
    await this.teller.tell(tx, accountIds, news);
  }

  /** Of what the lead alone can do: the others read who did it. */
  private async tellTeam(
    tx: EntityManager,
    { accountId, teamAccountIds }: { accountId: string; teamAccountIds: string[] },
    news: News,
  ): Promise<void> {
    const others = teamAccountIds.filter((member) => member !== accountId);
    await this.teller.tell(tx, [accountId], news);
    await this.teller.tell(tx, others, { ...news, params: { ...news.params, byLead: 'true' } });
  }

  /** Both sides hear it: the team that it is over, the seekers that they can go on. */
  private async offerEnded(
    tx: EntityManager,
    { id, at, payload }: On<'awardLapseTold' | 'awardTakenBack'>,
    what: { kind: 'award-lapsed' | 'award-taken-back'; receiptId?: string },
  ): Promise<void> {
    const { challengeId, teamAccountIds } = payload;
    const news = { ...what, causeId: id, at };
    await this.teller.tell(tx, teamAccountIds, { ...news, ...atSubmission(payload) });
    await this.audiences.announce(
      tx,
      { seekersOf: challengeId },
      { ...news, ...atDesk(payload.challengeId) },
    );
  }
}
