import { largestBody, newId } from '@allmende/contracts';
import type { HttpOptions } from '@allmende/platform';
import fastifyCookie from '@fastify/cookie';
import fastifyRateLimit from '@fastify/rate-limit';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ApiRoutes } from './edge/api.routes.js';
import { Askings } from './edge/asking.js';
import { replyWithProblem } from './edge/problem.replies.js';
import type { GatewayEnv } from './env.js';
import { NoticeStream } from './notices/notice.stream.js';
import { replyWithPlainPage } from './pages/plain.page.js';
import { PortalProxy } from './pages/portal.proxy.js';

/** How the edge listens: limits, the API, live notices, and pages for everything else. */
export function edgeHttp(env: GatewayEnv): HttpOptions {
  const proxies = env.TRUSTED_PROXIES.split(',').filter(Boolean);
  return {
    port: env.PORT,
    host: env.HOST,
    fastify: {
      bodyLimit: largestBody,
      trustProxy: proxies.length > 0 ? proxies : false,
      genReqId: () => newId(),
      requestIdHeader: false,
      frameworkErrors: replyToBrokenAddress,
    },
    configure: (app) => configureEdge(app, env),
  };
}

async function configureEdge(app: NestFastifyApplication, env: GatewayEnv): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  nameRequests(fastify);
  await fastify.register(fastifyCookie);
  const keyGenerator = (request: Parameters<Askings['clientOf']>[0]): string =>
    app.get(Askings).clientOf(request);
  await fastify.register(fastifyRateLimit, { global: false, keyGenerator });
  await fastify.register((api, _options, registered) => {
    api.setErrorHandler((error, request, reply) => replyWithProblem(error, request, reply));
    readJsonOnly(api);
    app.get(NoticeStream).register(api);
    app.get(ApiRoutes).register(api, env.RATE_LIMIT_FACTOR);
    registered();
  });
  await app.get(PortalProxy).register(fastify, env.PORTAL_URL);
}

/** An empty JSON body is none; bodies of other types are refused as such. */
function readJsonOnly(api: FastifyInstance): void {
  api.removeAllContentTypeParsers();
  api.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => {
    try {
      done(null, body === '' ? undefined : (JSON.parse(body as string) as unknown));
    } catch (error) {
      done(error as Error);
    }
  });
}

/** Every answer names its request. */
function nameRequests(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, reply, next) => {
    nameRequest(request, reply);
    next();
  });
}

function nameRequest(request: FastifyRequest, reply: FastifyReply): void {
  void reply.header('x-request-id', request.id).header('x-content-type-options', 'nosniff');
}

/** An address that cannot be read reaches no route and no hook. */
function replyToBrokenAddress(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  nameRequest(request, reply);
  if (request.url.startsWith('/api/')) replyWithProblem(error, request, reply);
  else replyWithPlainPage('broken-address', request, reply);
}
