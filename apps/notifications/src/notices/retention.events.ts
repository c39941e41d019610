import { submissionsEvents } from '@allmende/contracts';
import { type EventMessage, OnEvent } from '@allmende/messaging/durable';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Audiences } from './audience.js';
import { atDesk, atSubmission } from './news.places.js';
import { Teller } from './teller.js';

type On<K extends keyof typeof submissionsEvents> = EventMessage<(typeof submissionsEvents)[K]>;

/** What teams and those who asked hear of deletions and dates that come; what is over comes as a receipt. */
@Injectable()
export class RetentionEvents {
  constructor(
    private readonly teller: Teller,
    private readonly audiences: Audiences,
  ) {}

  @OnEvent(submissionsEvents.deletionAhead)
  deletionAhead(event: On<'deletionAhead'>, tx: EntityManager): Promise<void> {
    return this.tellTeam(tx, 'deletion-ahead', event);
  }

  @OnEvent(submissionsEvents.draftDeletionAhead)
  draftDeletionAhead(event: On<'draftDeletionAhead'>, tx: EntityManager): Promise<void> {
    return this.tellTeam(tx, 'draft-deletion-ahead', event);
  }

  private async tellTeam(
    tx: EntityManager,
    kind: 'deletion-ahead' | 'draft-deletion-ahead',
    { id, at, payload }: On<'deletionAhead' | 'draftDeletionAhead'>,
  ): Promise<void> {
    const { teamAccountIds, deletesAt } = payload;
    const news = { kind, ...atSubmission(payload), params: { deletesAt }, causeId: id, at };
    await this.teller.tell(tx, teamAccountIds, news);
  }

  @OnEvent(submissionsEvents.nonUseAsked)
  async nonUseAsked({ id, at, payload }: On<'nonUseAsked'>, tx: EntityManager): Promise<void> {
    const { challengeId, seekerAccountIds, dueAt } = payload;
    const params = { dueAt };
    const news = { kind: 'non-use-asked', ...atDesk(challengeId), params, causeId: id, at } as const;
    await this.teller.tell(tx, seekerAccountIds, news);
  }

  @OnEvent(submissionsEvents.nonUseOverdue)
  async nonUseOverdue({ id, at, payload }: On<'nonUseOverdue'>, tx: EntityManager): Promise<void> {
    const { challengeId, clusterId, seekerAccountIds } = payload;
    const news = { kind: 'non-use-overdue', ...atDesk(challengeId), causeId: id, at } as const;
    await this.teller.tell(tx, seekerAccountIds, news);
    await this.audiences.announce(tx, { managersOf: [clusterId] }, news);
  }
}
