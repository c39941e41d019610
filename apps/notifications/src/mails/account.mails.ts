import {
  accountsEvents,
  accountsRpc,
  type Language,
  type MailPurpose,
  newId,
  type OutputOf,
  ProblemError,
} from '@allmende/contracts';
import { type CallContext, Messaging } from '@allmende/messaging';
import { Effects, type EventMessage, OnEvent, Writes } from '@allmende/messaging/durable';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { accountTexts } from './account.texts.js';
import { farewellTexts } from './farewell.texts.js';
import type { MailReason, MailTexts } from './mail.template.js';
import { Postman } from './postman.js';

type Mail = OutputOf<typeof accountsRpc.mailLink>;

const pages: Record<MailPurpose, { path: string; reason: MailReason }> = {
  'confirm-email': { path: '/confirm', reason: 'address' },
  'reset-password': { path: '/reset-password', reason: 'address' },
  'account-exists': { path: '/sign-in', reason: 'address' },
  'confirm-new-email': { path: '/settings/email/confirm', reason: 'address' },
  'email-taken': { path: '/sign-in', reason: 'address' },
  'email-change-asked': { path: '/reset-password', reason: 'account' },
  'email-changed': { path: '/imprint', reason: 'account' },
  'account-closed': { path: '/imprint', reason: 'account' },
};

/** Mails that only the owner of an address may have: links to confirm and reset, and the last one. */
@Injectable()
export class AccountMails implements OnApplicationBootstrap {
  constructor(
    private readonly effects: Effects,
    private readonly writes: Writes,
    private readonly messaging: Messaging,
    private readonly postman: Postman,
  ) {}

  onApplicationBootstrap(): void {
    this.effects.run<{ requestId: string }>('account-mail', ({ id, payload }) =>
      this.send(id, payload.requestId),
    );
    this.effects.run<{ requestId: string }>('account-mail-sent', async ({ payload }) => {
      await this.messaging.call(accountsRpc.mailSent, payload, context());
    });
  }

  @OnEvent(accountsEvents.mailLinkRequested)
  async requested(
    { payload }: EventMessage<typeof accountsEvents.mailLinkRequested>,
    tx: EntityManager,
  ): Promise<void> {
    await this.effects.queue(tx, 'account-mail', payload);
  }

  private async send(mailId: string, requestId: string): Promise<void> {
    const mail = await this.find(requestId);
    if (!mail) return;
    const { purpose, token } = mail;
    const { path, reason } = pages[purpose];
    await this.postman.send(mailId, {
      ...mail,
      reason,
      path: token ? `${path}?token=${token}` : path,
      texts: (inLanguage) => textsOf(mail, inLanguage),
    });
    // An effect of its own: where it has to be tried again, the mail must not go out again.
    if (purpose === 'account-closed')
      await this.writes.system('account-mail-sent', (tx) =>
        this.effects.queue(tx, 'account-mail-sent', { requestId }),
      );
  }

  /** Nothing where the account was closed since, or the last mail has gone out. */
  private async find(requestId: string): Promise<Mail | undefined> {
    try {
      return await this.messaging.call(accountsRpc.mailLink, { requestId }, context());
    } catch (error) {
      if (error instanceof ProblemError && error.code === 'account.link-invalid') return undefined;
      throw error;
    }
  }
}

function textsOf({ purpose, kept }: Mail, language: Language): MailTexts {
  if (purpose !== 'account-closed') return accountTexts[purpose][language];
  return farewellTexts(kept ?? { keptCount: 0, keptUntil: null }, language);
}

function context(): CallContext {
  return { actor: { kind: 'system', reason: 'event' }, traceId: newId() };
}
