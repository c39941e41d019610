import { accountsRpc, challengesRpc, clustersRpc, newId, officesRpc } from '@allmende/contracts';
import { type CallContext, Messaging } from '@allmende/messaging';
import { Effects, Writes } from '@allmende/messaging/durable';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type News, Teller } from './teller.js';

/** Whose taking part an organisation is told of; neither that person nor the team that asks hears of it in its name. */
type Participation = { challengeId: string; accountId: string };

/** People by account, or whom another service knows: managers of clusters, signatories of an organisation, the people of its office, seekers, the operator's staff. */
export type Audience =
  | { accountIds: string[] }
  /** `among`: only those of them who are named here, too. */
  | { managersOf: string[] | 'all'; among?: string[] }
  | { signatoriesOf: string; about?: Participation }
  | { officeOf: string; about?: Participation }
  | { seekersOf: string }
  /** All of the operator's staff but one. */
  | { operatorsBut: string };

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
      const { clusterId } = news;
      const [accountIds, cluster] = await Promise.all([
        this.find(audience),
        clusterId && this.nameOf(clusterId),
      ]);
      const params = { ...news.params, ...(cluster ? { cluster } : {}) };
      const told = { ...news, params, at: new Date(news.at) };
      await this.writes.system('announcement', (tx) => this.teller.tell(tx, accountIds, told));
    });
  }

  /** The notice names the cluster that did it. */
  async announce(tx: EntityManager, audience: Audience, news: News): Promise<void> {
    await this.effects.queue(tx, 'announcement', { audience, news });
  }

  private async nameOf(clusterId: string): Promise<string | undefined> {
    const { items } = await this.messaging.call(
      clustersRpc.clustersById,
      { clusterIds: [clusterId] },
      context(),
    );
    return items[0]?.name;
  }

  private async find(audience: Audience): Promise<string[]> {
    if ('accountIds' in audience) return audience.accountIds;
    if ('seekersOf' in audience) {
      const input = { challengeId: audience.seekersOf };
      const { window } = await this.messaging.call(challengesRpc.challengeWindow, input, context());
      return window.seekerAccountIds;
    }
    if ('signatoriesOf' in audience) {
      const input = { organisationId: audience.signatoriesOf };
      const { accountIds } = await this.messaging.call(accountsRpc.signatories, input, context());
      return this.apart(accountIds, audience.about);
    }
    if ('officeOf' in audience) {
      const input = { organisationId: audience.officeOf };
      const { accountIds } = await this.messaging.call(officesRpc.officePeople, input, context());
      return this.apart(accountIds, audience.about);
    }
    if ('operatorsBut' in audience) {
      const { accountIds } = await this.messaging.call(accountsRpc.operators, {}, context());
      return accountIds.filter((accountId) => accountId !== audience.operatorsBut);
    }
    const managers = await this.managers(audience.managersOf);
    const { among } = audience;
    return among ? managers.filter((accountId) => among.includes(accountId)) : managers;
  }

  private async apart(people: string[], about: Participation | undefined): Promise<string[]> {
    if (!about) return people;
    const { challengeId, accountId } = about;
    const { window } = await this.messaging.call(challengesRpc.challengeWindow, { challengeId }, context());
    return people.filter((one) => one !== accountId && !window.seekerAccountIds.includes(one));
  }

  private async managers(managersOf: string[] | 'all'): Promise<string[]> {
    const clusterIds = managersOf === 'all' ? undefined : managersOf;
    const accountIds: string[] = [];
    let cursor: string | undefined;
    do {
      const input = { clusterIds, role: 'manager', cursor } as const;
      const page = await this.messaging.call(accountsRpc.holders, input, context());
      accountIds.push(...page.items.map((holder) => holder.accountId));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    return accountIds;
  }
}

function context(): CallContext {
  return { actor: { kind: 'system', reason: 'event' }, traceId: newId() };
}
