import {
  type EventDefinition,
  type HintDefinition,
  type InputOf,
  type OutputOf,
  type PayloadOf,
  ProblemError,
  type Rpc,
} from '@allmende/contracts';
import { errors, type Msg } from '@nats-io/transport-node';
import { Injectable, Logger } from '@nestjs/common';
import type { z } from 'zod';
import type { CallContext } from './call.js';
import { readProblem, writeHeaders } from './call.headers.js';
import { NatsLink } from './nats.link.js';

// The edge promises an answer within five seconds, this one included.
const defaultTimeoutMs = 4_800;
const retryPauseMs = 100;
const maxRequestBytes = 900_000;

type Nudge = EventDefinition | HintDefinition;

/**
 * Asks other services. Fails with `unavailable` at once when nobody answers a subject or NATS is away, with
 * `timeout` after 4.8 seconds, and otherwise with the problem that the other service stated.
 */
@Injectable()
export class Messaging {
  private readonly logger = new Logger(Messaging.name);

  constructor(private readonly link: NatsLink) {}

  async call<C extends Rpc>(contract: C, input: InputOf<C>, context: CallContext): Promise<OutputOf<C>> {
    const bytes = await this.forward(contract, input, context);
    const answer: unknown = bytes.length === 0 ? undefined : JSON.parse(new TextDecoder().decode(bytes));
    return contract.output.parse(answer) as OutputOf<C>;
  }

  /** The answer's bytes as they came, JSON or empty; the input may be anything, the service validates it. */
  async forward(contract: Rpc, input: unknown, context: CallContext): Promise<Uint8Array> {
    try {
      return await this.request(contract, input, context);
    } catch (error) {
      if (contract.kind !== 'read' || !isRetriable(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, retryPauseMs));
      return this.request(contract, input, context);
    }
  }

  /** Says "look again" to whoever listens; gets lost without harm, and silently, while NATS is away. */
  hint<H extends HintDefinition>(definition: H, payload: z.input<H['payload']>): void {
    if (this.link.connected) this.link.connection.publish(definition.subject, JSON.stringify(payload));
  }

  /** Every process hears every message from now on; nothing is kept. Returns what ends it. */
  listen<N extends Nudge>(definition: N, heard: (payload: z.output<N['payload']>) => void): () => void {
    const subscription = this.link.connection.subscribe(definition.subject, {
      callback: (err, msg) => {
        if (err) return void this.logger.error({ message: `Listening to ${definition.subject} failed`, err });
        this.pass(definition, msg, heard);
      },
    });
    return () => subscription.unsubscribe();
  }

  private pass<N extends Nudge>(
    definition: N,
    msg: Msg,
    heard: (payload: z.output<N['payload']>) => void,
  ): void {
    try {
      heard(definition.payload.parse(msg.json()) as z.output<N['payload']>);
    } catch (err) {
      this.logger.error({ message: `${definition.subject} could not be read`, err });
    }
  }

  // A reply cannot come over a connection that was lost, so there is nothing to wait for.
  private async unlessLost(requested: Promise<Msg>): Promise<Msg> {
    let forget = (): void => undefined;
    const lost = new Promise<never>((_, reject) => {
      forget = this.link.onLoss(() => reject(new errors.ConnectionError('lost while waiting')));
    });
    requested.catch(() => undefined);
    return Promise.race([requested, lost]).finally(forget);
  }

  private async request(contract: Rpc, input: unknown, context: CallContext): Promise<Uint8Array> {
    const { connection, name } = this.link;
    if (!this.link.connected) throw new ProblemError('unavailable', { retryAfter: 1 });
    const body = input === undefined ? '' : JSON.stringify(input);
    if (Buffer.byteLength(body) > maxRequestBytes) throw new ProblemError('too-large');
    const timeout = context.timeoutMs ?? defaultTimeoutMs;
    const options = { headers: writeHeaders(context, name), timeout };
    const reply = await this.unlessLost(connection.request(contract.subject, body, options)).catch(
      (error: unknown) => {
        throw fromNats(error, contract);
      },
    );
    const problem = readProblem(reply.headers, reply.data);
    if (problem) throw problem;
    return reply.data;
  }
}

function fromNats(error: unknown, contract: Rpc): ProblemError {
  if (error instanceof errors.TimeoutError) return new ProblemError('timeout', { cause: error });
  if (error instanceof errors.PermissionViolationError || permissionIn(error)) {
    return new ProblemError('caller.not-allowed', { detail: contract.subject, cause: error });
  }
  return new ProblemError('unavailable', { retryAfter: 1, cause: error });
}

function permissionIn(error: unknown): boolean {
  return error instanceof Error && error.cause instanceof errors.PermissionViolationError;
}

// A timeout is not tried again: the caller has waited its five seconds.
function isRetriable(error: unknown): boolean {
  return error instanceof ProblemError && error.code === 'unavailable';
}

export type { PayloadOf };
