import type { EventDefinition, HintDefinition, Rpc } from './contract.js';

/** What one process owns, calls, states and hears. */
export type Wiring = {
  owns: readonly Rpc[];
  calls: readonly Rpc[];
  publishes: readonly EventDefinition[];
  consumes: readonly EventDefinition[];
  hints?: readonly HintDefinition[];
  /** Heard by every instance, not through a durable consumer; may get lost. */
  listens?: readonly (HintDefinition | EventDefinition)[];
};
