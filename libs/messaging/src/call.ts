import type { Actor, OutputOf, ParsedInputOf, Rpc } from '@allmende/contracts';
import type { z } from 'zod';

/** Who asks and under which trace; passed on unchanged when a service asks another on somebody's behalf. */
export type CallContext = {
  actor: Actor;
  traceId: string;
  /** The client's idempotency key. */
  key?: string;
  /** Default 4800. */
  timeoutMs?: number;
};

/** What a method marked with `@Handle(contract)` receives. */
export type Call<C extends Rpc = Rpc> = {
  contract: C;
  /** Validated, with defaults and transformations of the contract's schema applied. */
  input: ParsedInputOf<C>;
  actor: Actor;
  traceId: string;
  key?: string;
  /** The service that sent this, e.g. `gateway`. */
  caller: string;
  /** For calls to other services on behalf of the same actor. */
  context: CallContext;
};

/** JSON text that a query built (`json_agg`); its bytes reach the client without being parsed on the way. */
export class JsonText {
  constructor(readonly text: string) {}
}

export type Answer<C extends Rpc> = z.input<C['output']> | JsonText;
export type { OutputOf };
