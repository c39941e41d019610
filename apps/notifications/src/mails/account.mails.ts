import { accountsEvents, accountsRpc, newId } from '@allmende/contracts';
import { Messaging } from '@allmende/messaging';
import { Effects, type EventMessage, OnEvent } from '@allmende/messaging/durable';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { accountTexts } from './account.texts.js';
import { Postman } from './postman.js';

const paths = {
  'confirm-email': '/confirm',
  'reset-password': '/reset-password',
  'account-exists': '/sign-in',
} as const;

/** Mails with a link that only the owner of an address may have: confirm, reset. */
@Injectable()
export class AccountMails implements OnApplicationBootstrap {
  constructor(
    private readonly effects: Effects,
    private readonly messaging: Messaging,
    private readonly postman: Postman,
  ) {}

  onApplicationBootstrap(): void {
    this.effects.run<{ requestId: string }>('account-mail', ({ id, payload }) =>
      this.send(id, payload.requestId),
    );
  }

  @OnEvent(accountsEvents.mailLinkRequested)
  async requested(
    { payload }: EventMessage<typeof accountsEvents.mailLinkRequested>,
    tx: EntityManager,
  ): Promise<void> {
    await this.effects.queue(tx, 'account-mail', payload);
  }

  private async send(mailId: string, requestId: string): Promise<void> {
    const context = { actor: { kind: 'system', reason: 'event' }, traceId: newId() } as const;
    const { purpose, email, name, language, clusterId, token } = await this.messaging.call(
      accountsRpc.mailLink,
      { requestId },
      context,
    );
    const path = `${paths[purpose]}${token ? `?token=${token}` : ''}`;
    await this.postman.send(mailId, {
      email,
      name,
      language,
      clusterId,
      reason: 'address',
      path,
      texts: (inLanguage) => accountTexts[purpose][inLanguage],
    });
  }
}
