import { invalidInput, ProblemError, type Rpc } from '@allmende/contracts';
import type { Msg, Subscription } from '@nats-io/transport-node';
import { Logger } from '@nestjs/common';
import { type CustomTransportStrategy, type MessageHandler, Server } from '@nestjs/microservices';
import { firstValueFrom, isObservable } from 'rxjs';
import { assertMayCall } from './access.rules.js';
import { type Call, JsonText } from './call.js';
import { type CallHeaders, problemHeaders, readHeaders } from './call.headers.js';
import { toProblem } from './failures.js';
import type { NatsLink } from './nats.link.js';
import { callersOf } from './wiring.js';

/** NATS's own limit is 1 MB; the edge adds headers. */
export const maxReplyBytes = 900_000;
// Beyond this many the answer would come too late anyway; saying so at once keeps the others fast.
const maxInFlight = 500;

const encoder = new TextEncoder();

type Answered = { contract: Rpc; handler: MessageHandler; callers: readonly string[] };

/** The transport: one queue subscription per `@Handle`d contract, JSON bytes in and out, problems in a header. */
export class NatsServer extends Server implements CustomTransportStrategy {
  protected override readonly logger = new Logger(NatsServer.name);
  private readonly subscriptions: Subscription[] = [];
  private readonly idleWaiters: (() => void)[] = [];
  private inFlight = 0;

  constructor(private readonly link: NatsLink) {
    super();
  }

  listen(ready: () => void): void {
    for (const [subject, handler] of this.messageHandlers) this.subscribe(subject, handler);
    void this.link.connection.flush().then(ready, ready);
  }

  /** Takes no new call, lets the running ones answer, then returns. */
  async drain(): Promise<void> {
    for (const subscription of this.subscriptions.splice(0)) subscription.unsubscribe();
    if (this.link.connected) await this.link.connection.flush().catch(() => undefined);
    if (this.inFlight > 0) await new Promise<void>((resolve) => this.idleWaiters.push(resolve));
    if (this.link.connected) await this.link.connection.flush().catch(() => undefined);
  }

  async close(): Promise<void> {
    await this.drain();
  }

  override on(): never {
    throw new Error('Use NatsLink for events of the connection');
  }

  override unwrap<T>(): T {
    return this.link.connection as T;
  }

  private subscribe(subject: string, handler: MessageHandler): void {
    const contract = (handler.extras as { contract?: Rpc } | undefined)?.contract;
    const { name, wiring } = this.link;
    if (!contract) throw new Error(`${subject}: use @Handle(contract)`);
    if (!wiring[name]?.owns.some((own) => own.subject === subject))
      throw new Error(`${subject} is not wired to ${name}`);
    const answered: Answered = { contract, handler, callers: callersOf(contract, wiring) };
    const subscription = this.link.connection.subscribe(subject, {
      queue: name,
      callback: (err, msg) => {
        if (err) this.logger.error({ message: `Subscription to ${subject} failed`, err });
        else void this.answer(answered, msg);
      },
    });
    this.subscriptions.push(subscription);
  }

  private async answer(answered: Answered, msg: Msg): Promise<void> {
    this.inFlight += 1;
    try {
      await this.respond(answered, msg);
    } catch (err) {
      this.logger.error({ message: `${answered.contract.subject}: the reply could not be sent`, err });
    } finally {
      this.inFlight -= 1;
      if (this.inFlight === 0) for (const resolve of this.idleWaiters.splice(0)) resolve();
    }
  }

  private async respond({ contract, handler, callers }: Answered, msg: Msg): Promise<void> {
    let traceId = 'none';
    try {
      if (this.inFlight > maxInFlight) throw new ProblemError('unavailable', { retryAfter: 1 });
      const received = readHeaders(msg.headers);
      traceId = received.traceId;
      assertMayCall(contract, received, callers);
      const result = await this.execute(handler, toCall(contract, received, msg));
      msg.respond(toBytes(contract, result));
    } catch (error) {
      const problem = toProblem(error);
      this.report(contract, problem, traceId);
      msg.respond(JSON.stringify(problem.toWire()), { headers: problemHeaders(problem) });
    }
  }

  private async execute(handler: MessageHandler, call: Call): Promise<unknown> {
    const result: unknown = await handler(call);
    return isObservable(result) ? firstValueFrom(result, { defaultValue: undefined }) : result;
  }

  private report(contract: Rpc, problem: ProblemError, traceId: string): void {
    const entry = { message: `${contract.subject}: ${problem.code}`, traceId, err: problem.cause };
    const level = problem.logLevel === 'info' ? 'log' : problem.logLevel;
    this.logger[level](entry);
  }
}

function toCall(contract: Rpc, received: CallHeaders, msg: Msg): Call {
  const input = contract.input.safeParse(parseBody(msg.data));
  if (!input.success) throw invalidInput(input.error);
  const { actor, traceId, key, caller } = received;
  const context = { actor, traceId, ...(key === undefined ? {} : { key }) };
  return { contract, input: input.data, actor, traceId, key, caller, context };
}

function parseBody(data: Uint8Array): unknown {
  if (data.length === 0) return undefined;
  try {
    return JSON.parse(new TextDecoder().decode(data));
  } catch {
    throw new ProblemError('invalid', { detail: 'The body is not JSON' });
  }
}

// Parsing the answer drops what the contract does not name: a handler that returns a whole row leaks nothing.
function toBytes(contract: Rpc, result: unknown): Uint8Array {
  const text = result instanceof JsonText ? result.text : JSON.stringify(contract.output.parse(result));
  const bytes = encoder.encode(text ?? '');
  if (bytes.length > maxReplyBytes) throw new Error(`The reply has ${bytes.length} bytes`);
  return bytes;
}
