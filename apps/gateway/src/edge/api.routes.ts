import { accountsRpc, ProblemError, type Rpc } from '@allmende/contracts';
import { Messaging } from '@allmende/messaging';
import { Injectable } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { deviceOf, PasswordStrategy } from '../session/password.strategy.js';
import { Sessions } from '../session/sessions.js';
import { AnswerCache, etagOf } from './answer.cache.js';
import { type Asking, Askings, requireAccess, requireOwnOrigin } from './asking.js';
import { openApiDocument } from './open.api.js';
import { apiPrefix, inputOf, type Route, routeTable } from './route.table.js';

const json = 'application/json; charset=utf-8';

/** Every contract with an address, under `/api/v1`: the edge is a table (docs/decisions/0003). */
@Injectable()
export class ApiRoutes {
  private readonly cache = new AnswerCache();
  private readonly passwords: PasswordStrategy;
  private readonly openApi = JSON.stringify(openApiDocument());

  constructor(
    private readonly messaging: Messaging,
    private readonly askings: Askings,
    private readonly sessions: Sessions,
  ) {
    this.passwords = new PasswordStrategy(messaging);
  }

  register(app: FastifyInstance, limitFactor: number): void {
    for (const route of routeTable) {
      app.route({
        method: route.method,
        url: route.path,
        exposeHeadRoute: false,
        config: { rateLimit: this.limitOf(route.contract, limitFactor) },
        handler: (request, reply) => this.answer(route, request, reply),
      });
    }
    app.get(`${apiPrefix}/openapi.json`, async (_request, reply) =>
      reply.header('content-type', json).header('cache-control', 'public, max-age=60').send(this.openApi),
    );
    app.all(`${apiPrefix}/*`, (request) => {
      throw new ProblemError(this.knowsPath(request) ? 'method-not-allowed' : 'not-found');
    });
    app.all('/api/*', () => {
      throw new ProblemError('not-found');
    });
  }

  private async answer(route: Route, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const { contract } = route;
    const asking = await this.askings.of(request);
    if (route.method !== 'GET') requireOwnOrigin(request, asking.portal);
    requireAccess(contract, asking.actor);
    if (contract.session) return this.changeSession(route, request, reply, asking);
    const input = inputOf(request, route.method);
    if (contract.cacheSeconds && asking.actor.kind === 'visitor') {
      const key = `${contract.subject}\n${asking.portal.clusterId ?? ''}\n${JSON.stringify(input)}`;
      const anonymous = { ...asking.context, key: undefined };
      const ask = () => this.messaging.forward(contract, input, anonymous);
      const { bytes, etag } = await this.cache.get(key, contract.cacheSeconds, ask);
      return sendShared(request, reply, bytes, etag);
    }
    const bytes = await this.messaging.forward(contract, input, asking.context);
    if (contract.pending && startsPending(bytes)) void reply.code(202).header('retry-after', '1');
    return sendPrivate(request, reply, bytes);
  }

  /** Signing in and out: the token travels in the cookie alone. */
  private async changeSession(
    { contract, method }: Route,
    request: FastifyRequest,
    reply: FastifyReply,
    { context }: Asking,
  ): Promise<FastifyReply> {
    void reply.header('cache-control', 'no-store');
    if (contract.session === 'end') {
      await this.messaging.forward(contract, inputOf(request, method), context);
      this.sessions.end(reply);
      return reply.send({ done: true });
    }
    const { token, ...account } =
      contract.subject === accountsRpc.signIn.subject
        ? await this.passwords.signIn(request.body, request.headers, context)
        : ((await this.messaging.call(
            contract,
            { ...inputOf(request, method), device: deviceOf(request.headers) },
            context,
          )) as { token: string; accountId: string });
    this.sessions.start(reply, { token, accountId: account.accountId });
    return reply.send(account);
  }

  private limitOf(contract: Rpc, factor: number) {
    const perMinute = contract.perMinute ?? (contract.kind === 'write' ? 240 : 1_200);
    if (factor === 0) return false;
    return { max: Math.ceil(perMinute * factor), timeWindow: 60_000, groupId: contract.subject };
  }

  private knowsPath(request: FastifyRequest): boolean {
    const path = request.url.split('?')[0] ?? '';
    return routeTable.some((route) =>
      new RegExp(`^${route.path.replaceAll(/:[^/]+/g, '[^/]+')}$`).test(path),
    );
  }
}

function sendShared(
  request: FastifyRequest,
  reply: FastifyReply,
  bytes: Uint8Array,
  etag: string,
): FastifyReply {
  // The answer is the same for every visitor, but a signed-in person's differs under the same address.
  void reply.header('etag', etag).header('cache-control', 'public, no-cache').header('vary', 'Cookie');
  if (request.headers['if-none-match'] === etag) return reply.code(304).send();
  return reply.header('content-type', json).send(bytes);
}

function sendPrivate(request: FastifyRequest, reply: FastifyReply, bytes: Uint8Array): FastifyReply {
  if (request.method !== 'GET')
    return reply.header('cache-control', 'no-store').header('content-type', json).send(bytes);
  const etag = etagOf(bytes);
  void reply.header('etag', etag).header('cache-control', 'private, no-cache');
  if (reply.statusCode === 200 && request.headers['if-none-match'] === etag) return reply.code(304).send();
  return reply.header('content-type', json).send(bytes);
}

const pendingStart = Buffer.from('{"state":"pending"');
function startsPending(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, pendingStart.length)).equals(pendingStart);
}
