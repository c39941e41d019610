import {
  type Actor,
  idempotencyHeader,
  type Person,
  ProblemError,
  readSessionCookie,
  type Rpc,
} from '@allmende/contracts';
import type { CallContext } from '@allmende/messaging';
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Sessions } from '../session/sessions.js';
import { PortalHosts, type PortalHost } from './portal.hosts.js';
import { Visitors } from './visitor.js';

export type Asking = { actor: Actor; portal: PortalHost; context: CallContext };

const keyPattern = /^[\x21-\x7e]{1,255}$/;

/** Works out who asks: portal from the host, person from the session cookie, visitor otherwise. */
@Injectable()
export class Askings {
  constructor(
    private readonly hosts: PortalHosts,
    private readonly sessions: Sessions,
    private readonly visitors: Visitors,
  ) {}

  async of(request: FastifyRequest): Promise<Asking> {
    const traceId = request.id;
    const portal = await this.hosts.find(request.headers.host, traceId);
    const client = this.clientOf(request);
    const token = this.sessionToken(request);
    const person = token ? await this.sessions.resolve(token, portal.clusterId, client, traceId) : null;
    const actor: Actor = person ?? { kind: 'visitor', client, portal: portal.clusterId };
    return { actor, portal, context: { actor, traceId, key: idempotencyKey(request) } };
  }

  clientOf(request: FastifyRequest): string {
    return this.visitors.clientOf(this.visitors.addressOf(request));
  }

  sessionToken(request: FastifyRequest): string | undefined {
    return readSessionCookie(request.cookies[this.sessions.cookieName] ?? '').token || undefined;
  }
}

/** A write from a browser comes from a page of the same portal, or not at all. */
export function requireOwnOrigin(request: FastifyRequest, portal: PortalHost): void {
  if (request.headers.origin !== portal.origin) throw new ProblemError('wrong-origin');
}

/** What an edge can know: signed in or not, operator or not. The rest is decided by the owning service. */
export function requireAccess(contract: Rpc, actor: Actor): void {
  if (contract.access === 'public') return;
  if (actor.kind === 'visitor') throw new ProblemError('not-signed-in');
  if (contract.access === 'operator' && !(actor as Person).operator) throw new ProblemError('forbidden');
}

function idempotencyKey(request: FastifyRequest): string | undefined {
  const key = request.headers[idempotencyHeader];
  if (key === undefined) return undefined;
  if (typeof key !== 'string' || !keyPattern.test(key)) {
    throw new ProblemError('invalid', {
      errors: [
        { field: 'Idempotency-Key', code: 'invalid_format', message: '1 to 255 printable characters' },
      ],
    });
  }
  return key;
}
