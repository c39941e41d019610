import { termsEvents } from '@allmende/contracts';
import { type EventMessage, OnEvent } from '@allmende/messaging/durable';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Audiences } from './audience.js';
import { Teller } from './teller.js';

type On<K extends keyof typeof termsEvents> = EventMessage<(typeof termsEvents)[K]>;

/** Reading what is kept of an erased person takes two: the others of the staff hear of it, then whoever asked. */
@Injectable()
export class ReadingEvents {
  constructor(
    private readonly teller: Teller,
    private readonly audiences: Audiences,
  ) {}

  @OnEvent(termsEvents.readingAsked)
  async asked({ id, at, payload }: On<'readingAsked'>, tx: EntityManager): Promise<void> {
    const news = { kind: 'reading-asked', path: pathOf(payload), causeId: id, at } as const;
    await this.audiences.announce(tx, { operatorsBut: payload.askedBy }, news);
  }

  @OnEvent(termsEvents.readingAnswered)
  async answered({ id, at, payload }: On<'readingAnswered'>, tx: EntityManager): Promise<void> {
    const news = { kind: 'reading-answered', path: pathOf(payload), causeId: id, at } as const;
    await this.teller.tell(tx, [payload.askedBy], news);
  }
}

const pathOf = ({ readingId }: { readingId: string }): string => `/operate/restricted/readings/${readingId}`;
