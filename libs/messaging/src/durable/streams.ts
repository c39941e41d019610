import {
  AckPolicy,
  type ConsumerConfig,
  DeliverPolicy,
  DiscardPolicy,
  jetstream,
  type JetStreamClient,
  type JetStreamManager,
  jetstreamManager,
  RetentionPolicy,
  StorageType,
  type StreamConfig,
} from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import { streamOf } from '../wiring.js';

const nanos = 1_000_000;
const dayMs = 86_400_000;

/** Outbox rows and messages in a stream live as long; inbox rows twice that, so that a replay stays harmless. */
export const retentionDays = 30;
export const inboxDays = 60;
/** After so long without an ack an event goes out again, e.g. when the process that had it was killed. */
export const ackWaitMs = 5_000;

/** The stream that keeps all events of a service. */
export function streamConfig(service: string): Partial<StreamConfig> & { name: string } {
  return {
    name: streamOf(service),
    subjects: [`${service}.evt.>`],
    storage: StorageType.File,
    retention: RetentionPolicy.Limits,
    discard: DiscardPolicy.Old,
    max_age: retentionDays * dayMs * nanos,
    duplicate_window: 120_000 * nanos,
    num_replicas: 1,
  };
}

/**
 * The durable pull consumer of one service on another's stream. One event at a time over all processes, since order
 * per aggregate must hold also when an event fails; the number of attempts is the service's to count, so that an
 * outage of its database uses none up.
 */
export function consumerConfig(service: string, subjects: readonly string[]): Partial<ConsumerConfig> {
  return {
    durable_name: service,
    filter_subjects: [...subjects],
    ack_policy: AckPolicy.Explicit,
    ack_wait: ackWaitMs * nanos,
    deliver_policy: DeliverPolicy.All,
    max_ack_pending: 1,
    max_deliver: -1,
  };
}

export type StreamAccess = { js: JetStreamClient; jsm: JetStreamManager };

/** Without the account lookup that these clients do by default, which the services' NATS users may not ask. */
export async function openStreams(connection: NatsConnection): Promise<StreamAccess> {
  const jsm = await jetstreamManager(connection, { checkAPI: false, timeout: 2_000 });
  return { js: jetstream(connection, { timeout: 2_000 }), jsm };
}
