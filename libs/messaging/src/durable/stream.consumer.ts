import { ProblemError } from '@allmende/contracts';
import { type ConsumerCreateOptions, JetStreamApiError } from '@nats-io/jetstream';
import { errors, type Msg } from '@nats-io/transport-node';
import { Logger } from '@nestjs/common';
import { isDatabaseOutage } from '../failures.js';
import type { NatsLink } from '../nats.link.js';
import { streamOf } from '../wiring.js';
import { type EventIntake, MalformedEvent, type RawEvent } from './event.intake.js';
import { Loop } from './loop.js';
import { ackWaitMs, consumerConfig, openStreams } from './streams.js';

const pullMs = 5_000;
const pauseMs = 500;
/** Pauses before the next attempt at an event that failed; after the last one it becomes a dead letter. */
const backoffMs = [50, 200, 1_000, 3_000];
const outagePauseMs = 500;
/** NATS makes or changes a consumer by the same request, under the one subject that a service may send it to. */
const updating = { action: 'update' } as ConsumerCreateOptions;
/** What NATS says when there is one of the name with another configuration. */
const consumerExists = 10_148;
/** Services start side by side, so the stream of another may come a moment later. */
const worthAWarningMs = 5_000;

/**
 * Reads one stream for this service, event by event. An event is acknowledged after its effect is committed; an outage
 * of Postgres or of another service is waited out, anything else, time-outs of statements included, is tried five times
 * and then put aside.
 */
export class StreamConsumer {
  private readonly logger = new Logger(StreamConsumer.name);
  private readonly stream: string;
  private readonly loop = new Loop({
    pauseMs,
    pass: () => this.pass(),
    failed: (error) => this.complain(error),
  });
  private isStopping = false;
  private isReady = false;
  private failingSince: number | undefined;
  private isComplaining = false;
  private interrupt: (() => void) | undefined;
  private stopListening: (() => void) | undefined;

  constructor(
    private readonly link: NatsLink,
    private readonly intake: EventIntake,
    owner: string,
    private readonly subjects: readonly string[],
  ) {
    this.stream = streamOf(owner);
  }

  start(): void {
    this.stopListening = this.link.onReconnect(() => this.loop.wake());
    this.loop.start();
  }

  async stop(): Promise<void> {
    this.isStopping = true;
    this.stopListening?.();
    this.interrupt?.();
    await this.loop.stop();
  }

  private async pass(): Promise<boolean> {
    if (!this.link.connected) return false;
    if (!this.isReady) await this.ensureConsumer();
    this.failingSince = undefined;
    this.isComplaining = false;
    const msg = await this.pull();
    if (!msg) return this.isReady;
    await this.settle(msg);
    return true;
  }

  /**
   * Harmless when it exists; after the stream was deleted it starts from the beginning and the inbox sorts out. One of
   * another release hears of other events: it goes on where it is, and hears of those of this one.
   */
  private async ensureConsumer(): Promise<void> {
    const { jsm } = await openStreams(this.link.connection);
    const config = consumerConfig(this.link.name, this.subjects);
    await jsm.consumers.add(this.stream, config).catch((error: unknown) => {
      if (!(error instanceof JetStreamApiError) || error.code !== consumerExists) throw error;
      return jsm.consumers.add(this.stream, config, updating);
    });
    this.isReady = true;
  }

  private async pull(): Promise<Msg | undefined> {
    const subject = `$JS.API.CONSUMER.MSG.NEXT.${this.stream}.${this.link.name}`;
    const body = JSON.stringify({ batch: 1, expires: pullMs * 1_000_000 });
    try {
      // The event comes under its own subject, which the client's shared inbox could not tell apart.
      const options = { timeout: pullMs + 1_000, noMux: true };
      const msg = await this.interruptible(this.link.connection.request(subject, body, options));
      if (!msg?.headers?.code) return msg;
      // 404 and 408: nothing came in time. Anything else: the consumer or its stream is gone.
      if (msg.headers.code !== 404 && msg.headers.code !== 408) this.isReady = false;
    } catch (error) {
      this.isReady = false;
      if (!(error instanceof errors.TimeoutError)) throw error;
    }
    return undefined;
  }

  // Stopping and the loss of the connection end the wait; an event that comes too late is delivered again.
  private async interruptible(pulled: Promise<Msg>): Promise<Msg | undefined> {
    pulled.catch(() => undefined);
    const interrupted = new Promise<undefined>((resolve) => (this.interrupt = () => resolve(undefined)));
    const forget = this.link.onLoss(() => {
      this.isReady = false;
      this.interrupt?.();
    });
    if (this.isStopping) this.interrupt?.();
    return Promise.race([pulled, interrupted]).finally(forget);
  }

  private async settle(msg: Msg): Promise<void> {
    const event = toEvent(msg);
    if (!event) {
      this.logger.error(`${msg.subject}: a message without id, time or JSON is dropped`);
      return this.acknowledge(msg, '+TERM');
    }
    const keepAlive = setInterval(() => this.acknowledge(msg, '+WPI'), ackWaitMs / 3);
    try {
      if (await this.takeWithPatience(event)) this.acknowledge(msg, '+ACK');
    } finally {
      clearInterval(keepAlive);
    }
  }

  /** False when the process stops before the event could be settled. */
  private async takeWithPatience(event: RawEvent): Promise<boolean> {
    let failures = 0;
    const waiting = new Waiting((ms, err) =>
      this.logger.warn({
        message: `${event.subject} waits for something that is away`,
        id: event.id,
        traceId: event.traceId,
        seconds: Math.round(ms / 1_000),
        err,
      }),
    );
    while (!this.isStopping) {
      try {
        await this.intake.take(event);
        return true;
      } catch (error) {
        if (isPassing(error)) {
          waiting.note(error);
          await pause(outagePauseMs);
          continue;
        }
        const next = error instanceof MalformedEvent ? undefined : backoffMs[failures];
        failures += 1;
        this.logger.warn({
          message: `${event.subject} failed`,
          id: event.id,
          traceId: event.traceId,
          failures,
          err: error,
        });
        if (next === undefined) return this.bury(event, error);
        await pause(next);
      }
    }
    return false;
  }

  private async bury(event: RawEvent, error: unknown): Promise<boolean> {
    while (!this.isStopping) {
      try {
        await this.intake.bury(event, error);
        this.logger.error({
          message: `${event.subject} is a dead letter`,
          id: event.id,
          traceId: event.traceId,
        });
        return true;
      } catch (err) {
        this.logger.warn({ message: 'A dead letter could not be kept', err });
        await pause(outagePauseMs);
      }
    }
    return false;
  }

  private acknowledge(msg: Msg, verdict: '+ACK' | '+TERM' | '+WPI'): void {
    if (this.link.connected && msg.reply) this.link.connection.publish(msg.reply, verdict);
  }

  private complain(error: unknown): void {
    this.failingSince ??= Date.now();
    if (this.isComplaining || Date.now() - this.failingSince < worthAWarningMs) return;
    this.logger.warn({ message: `${this.stream} cannot be read`, err: error });
    this.isComplaining = true;
  }
}

/** Whatever is waited out for long is said: first after `worthAWarningMs`, then each time when twice as long is over. */
class Waiting {
  private readonly since = Date.now();
  private nextMs = worthAWarningMs;

  constructor(private readonly say: (ms: number, error: unknown) => void) {}

  note(error: unknown): void {
    const ms = Date.now() - this.since;
    if (ms < this.nextMs) return;
    this.nextMs = 2 * ms;
    this.say(ms, error);
  }
}

function toEvent(msg: Msg): RawEvent | undefined {
  const id = msg.headers?.get('Nats-Msg-Id');
  const at = new Date(msg.headers?.get('At') ?? '');
  if (!id || Number.isNaN(at.getTime())) return undefined;
  try {
    return {
      id,
      at,
      subject: msg.subject,
      payload: msg.json(),
      traceId: msg.headers?.get('Trace') || 'none',
    };
  } catch {
    return undefined;
  }
}

/**
 * Something is away and comes back, whichever event it is. A statement that takes too long is not: the database answers,
 * and an event that is always too slow would hold up all behind it for ever.
 */
function isPassing(error: unknown): boolean {
  if (error instanceof ProblemError) return error.code === 'unavailable' || error.code === 'timeout';
  return isDatabaseOutage(error);
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
