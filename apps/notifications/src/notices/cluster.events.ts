import { accountsEvents, clustersEvents } from '@allmende/contracts';
import { type EventMessage, OnEvent } from '@allmende/messaging/durable';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Audiences } from './audience.js';

type MembershipEvent = EventMessage<typeof clustersEvents.membershipAdmitted>;

/** What members and managers of a cluster hear; each notice names the cluster. */
@Injectable()
export class ClusterEvents {
  constructor(private readonly audiences: Audiences) {}

  @OnEvent(clustersEvents.membershipRequested)
  async requested({ id, at, payload: { clusterId } }: MembershipEvent, tx: EntityManager): Promise<void> {
    const news = { kind: 'membership-requested', path: '/desk', clusterId, causeId: id, at } as const;
    await this.audiences.announce(tx, { managersOf: [clusterId] }, news);
  }

  @OnEvent(clustersEvents.membershipAdmitted)
  async admitted({ id, at, payload }: MembershipEvent, tx: EntityManager): Promise<void> {
    const { clusterId, accountId } = payload;
    const news = { kind: 'membership-admitted', path: '/me', clusterId, causeId: id, at } as const;
    await this.audiences.announce(tx, { accountIds: [accountId] }, news);
  }

  /** The reason, where one was given, stands with the membership in the settings. */
  @OnEvent(clustersEvents.membershipRefused)
  async refused({ id, at, payload }: MembershipEvent, tx: EntityManager): Promise<void> {
    const { clusterId, accountId } = payload;
    const news = { kind: 'membership-refused', path: '/settings', clusterId, causeId: id, at } as const;
    await this.audiences.announce(tx, { accountIds: [accountId] }, news);
  }

  /** By a manager; who has the mail domain is verified on the spot and sees it there. */
  @OnEvent(accountsEvents.affiliationVerified)
  async verified(
    { id, at, payload }: EventMessage<typeof accountsEvents.affiliationVerified>,
    tx: EntityManager,
  ): Promise<void> {
    if (!payload.verifierId) return;
    const news = { kind: 'affiliation-verified', path: '/settings', causeId: id, at } as const;
    await this.audiences.announce(tx, { accountIds: [payload.accountId] }, news);
  }
}
