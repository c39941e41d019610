import { z } from 'zod';

/**
 * Who may call: `public` anyone, also without an account; `account` a signed-in person or a program with a
 * token; `operator` the people who run the platform; `internal` other services only (has no route).
 * What a person may do with one object is decided by the service that owns it, not here.
 */
export type Access = 'public' | 'account' | 'operator' | 'internal';

type RpcOptions<I extends z.ZodType, O extends z.ZodType> = {
  /** `METHOD /path/{parameter}` below `/api/v1`; path, query and body together are the input. */
  route?: string;
  access: Access;
  /** Reads are idempotent and may be retried; writes keep the caller's idempotency key. */
  kind: 'read' | 'write';
  input: I;
  output: O;
  /** The edge may answer visitors without a session from its cache for so many seconds. */
  cacheSeconds?: number;
  /** Reasons (their first word) under which the platform itself may call, see `Actor`. */
  system?: readonly string[];
  /** `start`: the output's `token` becomes the session cookie and leaves the body; `end`: the cookie goes. */
  session?: 'start' | 'end';
  /** Answers 202 while the output's `state` is `pending`. */
  pending?: true;
  /** Calls per minute and client address that the edge lets through; the edge's general limit if left out. */
  perMinute?: number;
};

export type Rpc<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> = RpcOptions<I, O> & {
  type: 'rpc';
  subject: string;
};

/** A question that one service answers: `<service>.rpc.<verb>`. */
export function rpc<I extends z.ZodType, O extends z.ZodType>(
  subject: `${string}.rpc.${string}`,
  options: RpcOptions<I, O>,
): Rpc<I, O> {
  return { type: 'rpc', subject, ...options };
}

/** What a caller writes down, before defaults and clean-up. */
export type InputOf<C extends Rpc> = z.input<C['input']>;
/** What the service receives, after validation. */
export type ParsedInputOf<C extends Rpc> = z.output<C['input']>;
export type OutputOf<C extends Rpc> = z.output<C['output']>;

export type EventDefinition<P extends z.ZodType = z.ZodType> = { type: 'event'; subject: string; payload: P };

/** A fact that one service states for all others: `<service>.evt.<past participle>.v<n>`; ids, no personal data. */
export function event<P extends z.ZodType>(
  subject: `${string}.evt.${string}.v${number}`,
  payload: P,
): EventDefinition<P> {
  return { type: 'event', subject, payload };
}

export type PayloadOf<E extends EventDefinition> = z.output<E['payload']>;

export type HintDefinition<P extends z.ZodType = z.ZodType> = { type: 'hint'; subject: string; payload: P };

/** A nudge that may get lost without harm ("look again"): plain publish, no stream, no answer. */
export function hint<P extends z.ZodType>(
  subject: `${string}.hint.${string}`,
  payload: P,
): HintDefinition<P> {
  return { type: 'hint', subject, payload };
}
