import {
  type Actor,
  notificationsHints,
  notificationsRpc,
  type Person,
  ProblemError,
} from '@allmende/contracts';
import { Messaging, NatsLink, type CallContext } from '@allmende/messaging';
import { Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Askings } from '../edge/asking.js';
import { apiPrefix } from '../edge/route.table.js';
import { Sessions } from '../session/sessions.js';

const heartbeatMs = 20_000;
/** How long a stream outlives a session whose revocation was missed; a request to `identity` for each stream. */
const sessionsMs = 60_000;
const streamsPerAccount = 12;
const signedOut = 'event: signed-out\ndata: {}\n\n';

type Stream = {
  person: Person;
  /** Asks who is signed in by the cookie that the stream was opened with. */
  whoNow: () => Promise<Actor>;
  context: CallContext;
  reply: FastifyReply;
  last: number;
  reading: boolean;
  again: boolean;
};

/**
 * Live notices (server-sent events). A hint says only "look again"; the notices themselves are read behind the number
 * that the browser saw last, so none is lost or doubled by a reconnect.
 */
@Injectable()
export class NoticeStream implements OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger(NoticeStream.name);
  private readonly streams = new Map<string, Set<Stream>>();
  private readonly stops: (() => void)[] = [];

  constructor(
    private readonly link: NatsLink,
    private readonly messaging: Messaging,
    private readonly askings: Askings,
    private readonly sessions: Sessions,
  ) {}

  onModuleInit(): void {
    const heartbeat = setInterval(() => this.beat(), heartbeatMs);
    const sessions = setInterval(() => this.askAgain(), sessionsMs);
    this.stops.push(
      () => clearInterval(heartbeat),
      () => clearInterval(sessions),
      this.messaging.listen(notificationsHints.noticed, ({ accountId }) => {
        for (const stream of this.streams.get(accountId) ?? []) void this.catchUp(stream);
      }),
      // Hints that went by meanwhile are lost.
      this.link.onReconnect(() => {
        this.askAgain();
      }),
      this.sessions.onRevoked((accountId, sessionIds) => this.endRevoked(accountId, sessionIds)),
    );
  }

  onModuleDestroy(): void {
    for (const stop of this.stops) stop();
    for (const set of this.streams.values()) for (const { reply } of set) reply.raw.end();
  }

  register(app: FastifyInstance): void {
    app.get(`${apiPrefix}/notices/stream`, { config: { rateLimit: false } }, (request, reply) =>
      this.open(request, reply),
    );
  }

  private async open(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const { actor, context } = await this.askings.of(request);
    if (actor.kind !== 'person') throw new ProblemError('not-signed-in');
    const last = await this.startingPoint(request, context);
    // Not before the wait: another tab may have opened meanwhile.
    const set = this.streams.get(actor.accountId) ?? new Set<Stream>();
    if (set.size >= streamsPerAccount) throw new ProblemError('too-many-requests', { retryAfter: 30 });
    reply.hijack();
    reply.raw.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    reply.raw.write(`retry: 2000\n\n`);
    const stream: Stream = {
      person: actor,
      whoNow: async () => (await this.askings.of(request)).actor,
      context: { ...context, key: undefined },
      reply,
      last,
      reading: false,
      again: false,
    };
    this.streams.set(actor.accountId, set.add(stream));
    reply.raw.on('close', () => this.forget(stream));
    await this.goOn(stream);
  }

  /**
   * A revocation is told once: one that came while the stream opened, or while NATS was away, is found here. While nobody
   * can tell, the stream stays, and is asked about again.
   */
  private async goOn(stream: Stream): Promise<void> {
    const { person, whoNow, reply } = stream;
    const now = await whoNow().catch(() => person);
    if (now.kind === 'person' && now.sessionId === person.sessionId) return this.catchUp(stream);
    reply.raw.end(signedOut);
  }

  /** Behind `Last-Event-ID`; a first visit starts at the newest notice, which its page has shown already. */
  private async startingPoint(request: FastifyRequest, context: CallContext): Promise<number> {
    const seen = Number(request.headers['last-event-id'] ?? (request.query as Record<string, string>).after);
    if (Number.isInteger(seen) && seen >= 0) return seen;
    const { items } = await this.messaging.call(notificationsRpc.listNotices, { limit: 1 }, context);
    return items[0]?.number ?? 0;
  }

  private async catchUp(stream: Stream): Promise<void> {
    if (stream.reading) {
      stream.again = true;
      return;
    }
    stream.reading = true;
    try {
      do {
        stream.again = false;
        await this.sendNew(stream);
      } while (stream.again);
    } catch (err) {
      // The browser reconnects and asks again behind what it has seen.
      this.logger.warn({ message: 'Live notices end', err });
      stream.reply.raw.end();
    } finally {
      stream.reading = false;
    }
  }

  private async sendNew(stream: Stream): Promise<void> {
    if (stream.reply.raw.writableEnded) return;
    const { items, unread } = await this.messaging.call(
      notificationsRpc.listNotices,
      { after: stream.last, limit: 100 },
      stream.context,
    );
    for (const notice of items) {
      stream.reply.raw.write(
        `id: ${notice.number}\nevent: notice\ndata: ${JSON.stringify({ notice, unread })}\n\n`,
      );
      stream.last = notice.number;
    }
    if (items.length === 100) stream.again = true;
  }

  private beat(): void {
    for (const set of this.streams.values()) for (const { reply } of set) reply.raw.write(': still here\n\n');
  }

  private askAgain(): void {
    for (const set of this.streams.values()) for (const stream of set) void this.goOn(stream);
  }

  private endRevoked(accountId: string, sessionIds: readonly string[]): void {
    for (const { person, reply } of this.streams.get(accountId) ?? []) {
      // Said before the end, or the browser would come back to be refused.
      if (sessionIds.length === 0 || sessionIds.includes(person.sessionId)) reply.raw.end(signedOut);
    }
  }

  private forget(stream: Stream): void {
    const set = this.streams.get(stream.person.accountId);
    set?.delete(stream);
    if (set?.size === 0) this.streams.delete(stream.person.accountId);
  }
}
