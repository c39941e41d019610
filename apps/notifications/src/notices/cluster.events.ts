import { clustersEvents, type NoticeKind } from '@allmende/contracts';
import { type EventMessage, OnEvent } from '@allmende/messaging/durable';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Audiences } from './audience.js';
import { Teller } from './teller.js';

type MembershipEvent = EventMessage<typeof clustersEvents.membershipAdmitted>;

/** What members and managers of a cluster hear. */
@Injectable()
export class ClusterEvents {
  constructor(
    private readonly teller: Teller,
    private readonly audiences: Audiences,
  ) {}

  @OnEvent(clustersEvents.membershipRequested)
  async requested({ id, at, payload }: MembershipEvent, tx: EntityManager): Promise<void> {
    const news = { kind: 'membership-requested', path: '/desk', causeId: id, at } as const;
    await this.audiences.announce(tx, { managersOf: [payload.clusterId] }, news);
  }

  @OnEvent(clustersEvents.membershipAdmitted)
  admitted(event: MembershipEvent, tx: EntityManager): Promise<void> {
    return this.tellMember(event, tx, 'membership-admitted');
  }

  @OnEvent(clustersEvents.membershipRefused)
  refused(event: MembershipEvent, tx: EntityManager): Promise<void> {
    return this.tellMember(event, tx, 'membership-refused');
  }

  private tellMember(
    { id, at, payload }: MembershipEvent,
    tx: EntityManager,
    kind: NoticeKind,
  ): Promise<void> {
    return this.teller.tell(tx, [payload.accountId], { kind, path: '/me', causeId: id, at });
  }
}
