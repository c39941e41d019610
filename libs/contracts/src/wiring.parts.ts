import type { EventDefinition, HintDefinition, Rpc } from './contract.js';

/** What a process may do on the wire. */
export type Wiring = {
  owns: readonly Rpc[];
  calls: readonly Rpc[];
  publishes: readonly EventDefinition[];
  consumes: readonly EventDefinition[];
  hints?: readonly HintDefinition[];
  /** Heard by every instance, not through a durable consumer; may get lost. */
  listens?: readonly (HintDefinition | EventDefinition)[];
};

export const all = (...groups: Record<string, Rpc>[]): Rpc[] =>
  groups.flatMap((group) => Object.values(group));
export const events = (...groups: Record<string, EventDefinition>[]): EventDefinition[] =>
  groups.flatMap((group) => Object.values(group));
