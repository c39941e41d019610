import { termsEvents } from '@allmende/contracts';
import { type EventMessage, OnEvent } from '@allmende/messaging/durable';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Audiences } from './audience.js';
import { Teller } from './teller.js';

type On<K extends keyof typeof termsEvents> = EventMessage<(typeof termsEvents)[K]>;

/** What signatories and members hear of agreements that have to be confirmed or given again. */
@Injectable()
export class AgreementEvents {
  constructor(
    private readonly teller: Teller,
    private readonly audiences: Audiences,
  ) {}

  @OnEvent(termsEvents.confirmationAsked)
  async asked({ id, at, payload }: On<'confirmationAsked'>, tx: EntityManager): Promise<void> {
    const { acceptanceId, challengeId, organisationId, accountId } = payload;
    const path = `/me/confirmations/${acceptanceId}`;
    const news = { kind: 'agreement-to-confirm', path, challengeId, causeId: id, at } as const;
    const about = { challengeId, accountId };
    await this.audiences.announce(tx, { signatoriesOf: organisationId, about }, news);
  }

  @OnEvent(termsEvents.agreementOutdated)
  async outdated({ id, at, payload }: On<'agreementOutdated'>, tx: EntityManager): Promise<void> {
    const { challengeId, accountIds } = payload;
    const path = `/challenges/${challengeId}/terms`;
    await this.teller.tell(tx, accountIds, { kind: 'terms-changed', path, challengeId, causeId: id, at });
  }

  @OnEvent(termsEvents.confirmationAnswered)
  async answered({ id, at, payload }: On<'confirmationAnswered'>, tx: EntityManager): Promise<void> {
    const kind = payload.confirmed ? 'agreement-confirmed' : 'agreement-refused';
    const { challengeId, accountId, receiptId } = payload;
    const path = `/challenges/${challengeId}/terms`;
    await this.teller.tell(tx, [accountId], { kind, path, challengeId, receiptId, causeId: id, at });
  }
}
