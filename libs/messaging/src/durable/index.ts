/**
 * Writes, events and effects that survive crashes, on the service's own Postgres and JetStream.
 *
 *     return this.writes.run(call, async (tx) => {
 *       const challenge = await tx.findOneOrFail(ChallengeEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
 *       challenge.publish();
 *       await tx.save(challenge);
 *       await this.outbox.append(tx, challengesEvents.published, { challengeId: id });
 *     });
 *
 *     @OnEvent(identityEvents.accountClosed)
 *     async forget({ payload }: EventMessage<typeof identityEvents.accountClosed>, tx: EntityManager) { … }
 */
export { DeadLetterRow } from './dead-letter.entity.js';
export { DurableModule } from './durable.module.js';
export { durableMigration } from './durable.migration.js';
export { EffectRow, type EffectState } from './effect.entity.js';
export { type EffectOptions, Effects } from './effects.js';
export { IdempotencyRow } from './idempotency.entity.js';
export { InboxRow } from './inbox.entity.js';
export { type EventMessage, OnEvent } from './on-event.decorator.js';
export { Outbox } from './outbox.js';
export { OutboxRow } from './outbox.entity.js';
export { consumerConfig, streamConfig } from './streams.js';
export { afterCommit } from './transaction.js';
export { type WriteOptions, Writes } from './writes.js';
