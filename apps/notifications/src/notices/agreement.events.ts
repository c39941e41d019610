import { termsEvents } from '@allmende/contracts';
import { type EventMessage, OnEvent } from '@allmende/messaging/durable';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Audiences } from './audience.js';
import { Teller } from './teller.js';

type On<K extends keyof typeof termsEvents> = EventMessage<(typeof termsEvents)[K]>;

/** What signatories and members hear of agreements that an organisation has to confirm. */
@Injectable()
export class AgreementEvents {
  constructor(
    private readonly teller: Teller,
    private readonly audiences: Audiences,
  ) {}

  @OnEvent(termsEvents.confirmationAsked)
  async asked({ id, at, payload }: On<'confirmationAsked'>, tx: EntityManager): Promise<void> {
    const path = `/me/confirmations/${payload.acceptanceId}`;
    const news = { kind: 'agreement-to-confirm', path, causeId: id, at } as const;
    await this.audiences.announce(tx, { signatoriesOf: payload.organisationId }, news);
  }

  @OnEvent(termsEvents.confirmationAnswered)
  async answered({ id, at, payload }: On<'confirmationAnswered'>, tx: EntityManager): Promise<void> {
    const kind = payload.confirmed ? 'agreement-confirmed' : 'agreement-refused';
    const path = `/challenges/${payload.challengeId}/terms`;
    await this.teller.tell(tx, [payload.accountId], { kind, path, causeId: id, at });
  }
}
