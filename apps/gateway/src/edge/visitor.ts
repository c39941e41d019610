import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { requestTokenHeader } from '@allmende/contracts';
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Settings } from '../env.js';

const tokenLifeMs = 60_000;

/**
 * Says whose visit a request serves. The portal renders on behalf of a visitor and calls the API from loopback, so the
 * gateway gives it a signed token for each page and takes the visitor's address from it. Nobody outside can sign one.
 */
@Injectable()
export class Visitors {
  private readonly key: Buffer;

  constructor({ env }: Settings) {
    const key = env.EDGE_KEY;
    this.key = key === undefined ? randomBytes(32) : createHash('sha256').update(key).digest();
  }

  /** The token that a page request carries to the portal. */
  issue(address: string, now = Date.now()): string {
    const body = Buffer.from(JSON.stringify([address, now + tokenLifeMs])).toString('base64url');
    return `${body}.${this.sign(body)}`;
  }

  /** The address behind a request: the visitor's where a valid token names it, else the connection's own. */
  addressOf(request: FastifyRequest, now = Date.now()): string {
    const header = request.headers[requestTokenHeader];
    return (typeof header === 'string' ? this.read(header, now) : undefined) ?? request.ip;
  }

  /** An opaque number per address, for limits and for the keys of visitors. */
  clientOf(address: string): string {
    return createHmac('sha256', this.key).update(address).digest('base64url').slice(0, 22);
  }

  private read(token: string, now: number): string | undefined {
    const [body = '', mac = ''] = token.split('.');
    const expected = Buffer.from(this.sign(body));
    const given = Buffer.from(mac);
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
    const [address, until] = JSON.parse(Buffer.from(body, 'base64url').toString()) as [string, number];
    return until > now ? address : undefined;
  }

  private sign(body: string): string {
    return createHmac('sha256', this.key).update(body).digest('base64url');
  }
}
