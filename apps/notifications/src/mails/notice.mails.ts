import { accountsRpc, challengesRpc, type Language, newId, receiptsRpc } from '@allmende/contracts';
import { type CallContext, isPartAway, Messaging } from '@allmende/messaging';
import { Effects } from '@allmende/messaging/durable';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { IsNull, Not, Repository } from 'typeorm';
import { NoticeEntity } from '../notices/notice.entity.js';
import { isGathered, isPublic } from '../notices/notice.rules.js';
import { arrivalProof } from './arrival.proof.js';
import { Inviters } from './inviters.js';
import type { MailTexts } from './mail.template.js';
import { isInvitation } from './invitation.texts.js';
import { invitationTexts, type Nameable, noticeTexts } from './mail.texts.js';
import { type Letter, Postman } from './postman.js';

/** A notice as a mail, for those who want it, in their language and their portal's look. */
@Injectable()
export class NoticeMails implements OnApplicationBootstrap {
  constructor(
    private readonly effects: Effects,
    private readonly messaging: Messaging,
    private readonly postman: Postman,
    private readonly inviters: Inviters,
    @InjectRepository(NoticeEntity) private readonly notices: Repository<NoticeEntity>,
  ) {}

  onApplicationBootstrap(): void {
    const send = ({ id, payload }: { id: string; payload: { noticeId: string } }) =>
      this.send(id, payload.noticeId);
    // What is under way when this process or the mail server dies goes out again: one mail at most.
    this.effects.run('mail', send, { concurrency: 1 });
  }

  private async send(mailId: string, noticeId: string): Promise<void> {
    const notice = await this.notices.findOneBy({ id: noticeId });
    if (!notice || !(await this.isTimely(notice))) return;
    const context = { actor: { kind: 'system', reason: 'event' }, traceId: newId() } as const;
    const { items } = await this.messaging.call(
      accountsRpc.addresses,
      { accountIds: [notice.accountId] },
      context,
    );
    const [address] = items;
    if (!address) return;
    const challenge = await this.nameable(notice, context);
    const inviter = await this.inviterOf(notice, context);
    const receiptNumber = await this.receiptNumber(notice, context);
    await this.postman.send(mailId, {
      ...address,
      ...(notice.clusterId ? { contactOf: notice.clusterId } : {}),
      reason: 'notice',
      path: notice.path,
      texts: (language) =>
        inviter
          ? invitationTexts(inviter.kind, inviter.name)[language]
          : withProof(noticeTexts(notice, language, challenge), notice, { language, receiptNumber }),
      attachment: attachmentOf(notice),
    });
    await this.notices.update({ id: noticeId }, { mailedAt: new Date() });
  }

  /** Only in mails about what is public anyway; a window tells no question of a confidential challenge. */
  private async nameable(
    { kind, challengeId }: NoticeEntity,
    context: CallContext,
  ): Promise<Nameable | undefined> {
    if (!challengeId || !isPublic(kind)) return undefined;
    const { window } = await this.messaging.call(challengesRpc.challengeWindow, { challengeId }, context);
    return window;
  }

  /** Of an invitation: nothing else in its mail tells whether to trust it. */
  private async inviterOf({ kind, params }: NoticeEntity, context: CallContext) {
    const { invitedById } = params;
    if (!isInvitation(kind) || !invitedById) return undefined;
    const name = await this.inviters.named(invitedById, context);
    return name === undefined ? undefined : { kind, name };
  }

  /** Null, too, while `terms` does not answer: the check sums are a witness without it. */
  private async receiptNumber({ kind, params }: NoticeEntity, context: CallContext): Promise<string | null> {
    const { receiptId } = params;
    if (kind !== 'submission-received' || !receiptId) return null;
    try {
      return (await this.messaging.call(receiptsRpc.receiptNumber, { receiptId }, context)).number;
    } catch (error) {
      if (isPartAway(error)) return null;
      throw error;
    }
  }

  /** Whether the person wants mails of this kind was asked when the notice was written. */
  private async isTimely({ id, accountId, kind, path }: NoticeEntity): Promise<boolean> {
    if (!isGathered(kind)) return true;
    const earlier = { accountId, kind, path, readAt: IsNull(), mailedAt: Not(IsNull()), id: Not(id) };
    return !(await this.notices.existsBy(earlier));
  }
}

function withProof(
  texts: MailTexts,
  { kind, params }: NoticeEntity,
  { language, receiptNumber }: { language: Language; receiptNumber: string | null },
): MailTexts {
  if (kind !== 'submission-received') return texts;
  const { textDigest, fileDigests } = params;
  const proof = arrivalProof({ receiptNumber, textDigest, fileDigests }, language);
  return { ...texts, body: [texts.body, ...proof].join('\n\n') };
}

/** A checkpoint byte for byte: in a mail's text its lines would be wrapped. */
function attachmentOf({ kind, params }: NoticeEntity): Letter['attachment'] {
  const { note, rows } = params;
  return kind === 'checkpoint' && note ? { name: `checkpoint-${rows}.txt`, text: note } : undefined;
}
