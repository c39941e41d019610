import { accountsRpc, challengesRpc, newId } from '@allmende/contracts';
import { type CallContext, Messaging } from '@allmende/messaging';
import { Effects, Writes } from '@allmende/messaging/durable';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type News, Teller } from './teller.js';

/** People whom another service knows: managers of clusters, signatories of an organisation, a challenge's seekers. */
export type Audience = { managersOf: string[] } | { signatoriesOf: string } | { seekersOf: string };

type Announcement = { audience: Audience; news: Omit<News, 'at'> & { at: string } };

/** Tells people who are looked up when it is told, not when it happened. */
@Injectable()
export class Audiences implements OnApplicationBootstrap {
  constructor(
    private readonly effects: Effects,
    private readonly writes: Writes,
    private readonly messaging: Messaging,
    private readonly teller: Teller,
  ) {}

  onApplicationBootstrap(): void {
    this.effects.run<Announcement>('announcement', async ({ payload: { audience, news } }) => {
      const accountIds = await this.find(audience);
      const told = { ...news, at: new Date(news.at) };
      await this.writes.system('announcement', (tx) => this.teller.tell(tx, accountIds, told));
    });
  }

  async announce(tx: EntityManager, audience: Audience, news: News): Promise<void> {
    await this.effects.queue(tx, 'announcement', { audience, news });
  }

  private async find(audience: Audience): Promise<string[]> {
    const context: CallContext = { actor: { kind: 'system', reason: 'event' }, traceId: newId() };
    if ('seekersOf' in audience) {
      const input = { challengeId: audience.seekersOf };
      const { window } = await this.messaging.call(challengesRpc.challengeWindow, input, context);
      return window.seekerAccountIds;
    }
    if ('signatoriesOf' in audience) {
      const input = { organisationId: audience.signatoriesOf };
      return (await this.messaging.call(accountsRpc.signatories, input, context)).accountIds;
    }
    return this.managers(audience.managersOf, context);
  }

  private async managers(clusterIds: string[], context: CallContext): Promise<string[]> {
    const accountIds: string[] = [];
    let cursor: string | undefined;
    do {
      const input = { clusterIds, role: 'manager', cursor } as const;
      const page = await this.messaging.call(accountsRpc.holders, input, context);
      accountIds.push(...page.items.map((holder) => holder.accountId));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    return accountIds;
  }
}
