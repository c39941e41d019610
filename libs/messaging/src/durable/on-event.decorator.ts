import type { EventDefinition, PayloadOf } from '@allmende/contracts';
import { SetMetadata } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** An event as a handler gets it: its id, when it happened, under which trace. */
export type EventMessage<E extends EventDefinition = EventDefinition> = {
  id: string;
  at: Date;
  payload: PayloadOf<E>;
  traceId: string;
};

export const onEventKey = 'allmende:on-event';

/**
 * Marks a provider's method that takes in another service's event, in the transaction that also remembers it: what
 * `tx` writes happens once, however often the event comes. No calls, mails or files inside; queue an effect.
 */
export function OnEvent<E extends EventDefinition>(definition: E) {
  const decorate = SetMetadata(onEventKey, definition);
  return <T extends (event: EventMessage<E>, tx: EntityManager) => Promise<void>>(
    target: object,
    name: string | symbol,
    descriptor: TypedPropertyDescriptor<T>,
  ): void => {
    decorate(target, name, descriptor);
  };
}
