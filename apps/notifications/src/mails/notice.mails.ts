import { accountsRpc, newId } from '@allmende/contracts';
import { Messaging } from '@allmende/messaging';
import { Effects } from '@allmende/messaging/durable';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { IsNull, Not, Repository } from 'typeorm';
import { NoticeEntity } from '../notices/notice.entity.js';
import { isGathered } from '../notices/notice.rules.js';
import { noticeTexts } from './mail.texts.js';
import { Postman } from './postman.js';

/** A notice as a mail, for those who want it, in their language and their portal's look. */
@Injectable()
export class NoticeMails implements OnApplicationBootstrap {
  constructor(
    private readonly effects: Effects,
    private readonly messaging: Messaging,
    private readonly postman: Postman,
    @InjectRepository(NoticeEntity) private readonly notices: Repository<NoticeEntity>,
  ) {}

  onApplicationBootstrap(): void {
    this.effects.run<{ noticeId: string }>('mail', ({ id, payload }) => this.send(id, payload.noticeId));
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
    await this.postman.send(mailId, {
      ...address,
      reason: 'notice',
      path: notice.path,
      texts: (language) => noticeTexts(notice.kind, notice.params, language),
    });
    await this.notices.update({ id: noticeId }, { mailedAt: new Date() });
  }

  /** Whether the person wants mails of this kind was asked when the notice was written. */
  private async isTimely({ id, accountId, kind, path }: NoticeEntity): Promise<boolean> {
    if (!isGathered(kind)) return true;
    const earlier = { accountId, kind, path, readAt: IsNull(), mailedAt: Not(IsNull()), id: Not(id) };
    return !(await this.notices.existsBy(earlier));
  }
}
