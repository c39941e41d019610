import { complaintsEvents } from '@allmende/contracts';
import { type EventMessage, OnEvent } from '@allmende/messaging/durable';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Audiences } from './audience.js';
import { Teller } from './teller.js';

type On<K extends keyof typeof complaintsEvents> = EventMessage<(typeof complaintsEvents)[K]>;

/** A complaint reaches the named contact, or the managers where it has no account, and the answer whoever filed it. */
@Injectable()
export class ComplaintEvents {
  constructor(
    private readonly teller: Teller,
    private readonly audiences: Audiences,
  ) {}

  @OnEvent(complaintsEvents.complaintFiled)
  async filed({ id, at, payload }: On<'complaintFiled'>, tx: EntityManager): Promise<void> {
    const { complaintId, challengeId, clusterId, contactAccountId } = payload;
    const path = `/complaints/${complaintId}`;
    const news = { kind: 'complaint-filed', path, challengeId, causeId: id, at } as const;
    if (contactAccountId) await this.teller.tell(tx, [contactAccountId], news);
    else await this.audiences.announce(tx, { managersOf: [clusterId] }, news);
  }

  @OnEvent(complaintsEvents.complaintAnswered)
  async answered({ id, at, payload }: On<'complaintAnswered'>, tx: EntityManager): Promise<void> {
    const { complaintId, challengeId, clusterId, accountId } = payload;
    const path = `/complaints/${complaintId}`;
    const news = { kind: 'complaint-answered', path, challengeId, clusterId, causeId: id, at } as const;
    await this.teller.tell(tx, [accountId], news);
  }
}
