import { type NoticeKind, type PayloadOf, termsEvents } from '@allmende/contracts';
import { type EventMessage, OnEvent } from '@allmende/messaging/durable';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Audiences } from './audience.js';
import { Teller } from './teller.js';

type On<K extends keyof typeof termsEvents> = EventMessage<(typeof termsEvents)[K]>;

const answered: Record<PayloadOf<typeof termsEvents.consentAnswered>['state'], NoticeKind> = {
  given: 'consent-given',
  'given-in-part': 'consent-given-in-part',
  held: 'consent-held',
  lapsed: 'consent-lapsed',
};

/** What offices hear of those who take part, and these of their offices. */
@Injectable()
export class ConsentEvents {
  constructor(
    private readonly teller: Teller,
    private readonly audiences: Audiences,
  ) {}

  @OnEvent(termsEvents.consentAsked)
  asked(message: On<'consentAsked'>, tx: EntityManager): Promise<void> {
    return this.tellOffice(tx, message, message.payload.needed ? 'consent-asked' : 'consent-told');
  }

  @OnEvent(termsEvents.consentReminded)
  reminded(message: On<'consentReminded'>, tx: EntityManager): Promise<void> {
    return this.tellOffice(tx, message, 'consent-reminder');
  }

  @OnEvent(termsEvents.consentAnswered)
  async answered(message: On<'consentAnswered'>, tx: EntityManager): Promise<void> {
    const { id, at, payload } = message;
    const { consentId, challengeId, accountId, receiptId, state } = payload;
    await this.teller.settleConsent(tx, consentId);
    if (state === 'lapsed') await this.tellOffice(tx, message, 'consent-unanswered');
    const path = `/challenges/${challengeId}/terms`;
    const news = { kind: answered[state], path, challengeId, receiptId, causeId: id, at };
    await this.teller.tell(tx, [accountId], news);
  }

  private async tellOffice(
    tx: EntityManager,
    { id, at, payload }: On<'consentAsked'> | On<'consentReminded'> | On<'consentAnswered'>,
    kind: NoticeKind,
  ): Promise<void> {
    const { consentId, challengeId, organisationId, accountId } = payload;
    const path = `/consents/${consentId}`;
    const params: Record<string, string> = 'dueAt' in payload ? { dueAt: payload.dueAt } : {};
    const news = { kind, path, challengeId, params, causeId: id, at };
    const about = { challengeId, accountId };
    await this.audiences.announce(tx, { officeOf: organisationId, about }, news);
  }
}
