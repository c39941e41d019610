import { createHash } from 'node:crypto';
import {
  accountsEvents,
  accountsRpc,
  type Person,
  sessionCookie,
  sessionCookieName,
} from '@allmende/contracts';
import { Messaging } from '@allmende/messaging';
import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { PortalHosts } from '../edge/portal.hosts.js';

const keepMs = 1_000;
const keepMost = 20_000;
const cookieLifeSeconds = 30 * 24 * 3600;

type Kept = { until: number; person: Promise<Person | null>; accountId?: string };

/** Who a session cookie stands for: asked of `identity`, kept for a second, dropped when it is revoked. */
@Injectable()
export class Sessions implements OnModuleInit, OnModuleDestroy {
  private readonly kept = new Map<string, Kept>();
  private readonly revokedListeners = new Set<(accountId: string, sessionIds: readonly string[]) => void>();
  private stopListening: () => void = () => undefined;

  constructor(
    private readonly messaging: Messaging,
    private readonly hosts: PortalHosts,
  ) {}

  onModuleInit(): void {
    this.stopListening = this.messaging.listen(
      accountsEvents.sessionsRevoked,
      ({ accountId, sessionIds }) => {
        for (const [key, entry] of this.kept) if (entry.accountId === accountId) this.kept.delete(key);
        for (const listener of this.revokedListeners) listener(accountId, sessionIds);
      },
    );
  }

  onModuleDestroy(): void {
    this.stopListening();
  }

  onRevoked(listener: (accountId: string, sessionIds: readonly string[]) => void): () => void {
    this.revokedListeners.add(listener);
    return () => this.revokedListeners.delete(listener);
  }

  get cookieName(): string {
    return sessionCookieName(this.hosts.secure);
  }

  /** A cookie of one portal says nothing at another. */
  async resolve(
    token: string,
    portal: string | undefined,
    client: string,
    traceId: string,
  ): Promise<Person | null> {
    const key = createHash('sha256')
      .update(`${portal ?? ''}\n${token}`)
      .digest('base64url');
    const kept = this.kept.get(key);
    if (kept && kept.until > Date.now()) return kept.person;
    const person = this.ask(token, portal, client, traceId);
    const entry: Kept = { until: Date.now() + keepMs, person };
    if (this.kept.size >= keepMost) this.kept.clear();
    this.kept.set(key, entry);
    // A failure is not kept: the next request asks again.
    person.then(
      (found) => void (entry.accountId = found?.accountId),
      () => this.kept.delete(key),
    );
    return person;
  }

  start(reply: FastifyReply, { token, accountId }: { token: string; accountId: string }): void {
    const cookie = sessionCookie(token, accountId);
    void reply.setCookie(this.cookieName, cookie, { ...this.cookieOptions(), maxAge: cookieLifeSeconds });
  }

  end(reply: FastifyReply): void {
    void reply.clearCookie(this.cookieName, this.cookieOptions());
  }

  private async ask(
    token: string,
    portal: string | undefined,
    client: string,
    traceId: string,
  ): Promise<Person | null> {
    const { person } = await this.messaging.call(
      accountsRpc.resolveSession,
      { token, portal },
      { actor: { kind: 'visitor', client, portal }, traceId },
    );
    return person;
  }

  private cookieOptions() {
    return { path: '/', httpOnly: true, sameSite: 'lax', secure: this.hosts.secure } as const;
  }
}
