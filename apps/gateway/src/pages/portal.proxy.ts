import { ProblemError, requestTokenHeader } from '@allmende/contracts';
import replyFrom from '@fastify/reply-from';
import { Injectable, Logger } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { PortalHosts } from '../edge/portal.hosts.js';
import { Visitors } from '../edge/visitor.js';
import { replyWithPlainPage } from './plain.page.js';

/** Everything that is not the API goes to the portal's server, with the visitor's own Host. */
@Injectable()
export class PortalProxy {
  private readonly logger = new Logger(PortalProxy.name);

  constructor(
    private readonly hosts: PortalHosts,
    private readonly visitors: Visitors,
  ) {}

  async register(app: FastifyInstance, portalUrl: string): Promise<void> {
    await app.register(async (pages) => {
      await pages.register(replyFrom, { base: portalUrl, undici: { connections: 64, pipelining: 1 } });
      // Bodies of forms go through as they are.
      pages.removeAllContentTypeParsers();
      pages.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
      pages.setErrorHandler((error, request, reply) => this.fail(error, request, reply));
      pages.all('/*', (request, reply) => this.pass(request, reply));
    });
  }

  private async pass(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    await this.hosts.find(request.headers.host, request.id);
    const token = this.visitors.issue(request.ip);
    return reply.from(request.url, {
      rewriteRequestHeaders: (_original, headers) => ({
        ...withoutForged(headers),
        host: request.headers.host,
        [requestTokenHeader]: token,
        'x-request-id': request.id,
      }),
      onError: (failed, { error }) => void this.fail(error, request, failed as unknown as FastifyReply),
    });
  }

  private fail(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
    const unknownHost = error instanceof ProblemError && error.code === 'unknown-host';
    if (!unknownHost)
      this.logger.warn({ message: 'The portal does not answer', requestId: request.id, err: error });
    return replyWithPlainPage(unknownHost ? 'unknown-host' : 'unavailable', request, reply);
  }
}

/**
 * What only the house may say does not come from outside; the portal learns of the visitor through the token alone. What a
 * client expects before it sends a body, it has been told already.
 */
function withoutForged<H extends Record<string, unknown>>(headers: H): H {
  const kept = Object.entries(headers).filter(
    ([name]) => !/^(x-forwarded-|forwarded$|x-allmende-|expect$)/i.test(name),
  );
  return Object.fromEntries(kept) as H;
}
