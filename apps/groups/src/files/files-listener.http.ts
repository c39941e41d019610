import { newId, ProblemError } from '@allmende/contracts';
import type { HttpOptions } from '@allmende/platform';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { DataCopyRoutes } from '../data-requests/data-copy.routes.js';
import type { ListenerEnv } from '../env.js';
import { DownloadRoutes } from './download.routes.js';
import { refuse } from './files-listener.problems.js';
import { isPlatformOrigin } from './portal-origin.rules.js';
import { tusHeaders } from './tus.rules.js';
import { UploadRoutes } from './upload.routes.js';

const methods = 'POST, HEAD, PATCH, DELETE, GET, OPTIONS';
const allowedHeaders =
  'tus-resumable, upload-length, upload-offset, upload-checksum, upload-metadata, content-type, range, if-range';
const exposedHeaders =
  'location, tus-resumable, upload-offset, upload-length, upload-expires, retry-after, accept-ranges, content-range, content-disposition, etag, x-request-id';

/** What users uploaded never runs, is never framed, embedded or cached, and never learns where its reader came from. */
const guards = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
  'cross-origin-resource-policy': 'same-origin',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cache-control': 'private, no-store',
};

/** How the files listener listens: its own host, no cookies, bodies as streams. */
export function filesHttp(env: ListenerEnv): HttpOptions {
  return {
    port: env.PORT,
    host: env.HOST,
    fastify: {
      genReqId: () => newId(),
      requestIdHeader: false,
      trustProxy: false,
      frameworkErrors: refuseBrokenAddress,
    },
    configure: (app) => configureListener(app, env),
  };
}

async function configureListener(app: NestFastifyApplication, env: ListenerEnv): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  await fastify.register((listener, _options, registered) => {
    listener.removeAllContentTypeParsers();
    listener.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
    listener.setErrorHandler((error, request, reply) => refuse(error, request, reply));
    listener.addHook('onRequest', (request, reply, next) => {
      guard(request, reply);
      next(admit(request, reply, env));
    });
    listener.options('/*', (_request, reply) => reply.code(204).send());
    app.get(UploadRoutes).register(listener);
    app.get(DownloadRoutes).register(listener);
    app.get(DataCopyRoutes).register(listener);
    listener.route({
      method: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
      url: '/*',
      handler: () => {
        throw new ProblemError('not-found');
      },
    });
    registered();
  });
}

/** An address that cannot be read reaches no route and no hook. */
function refuseBrokenAddress(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  guard(request, reply);
  refuse(error, request, reply);
}

function guard(request: FastifyRequest, reply: FastifyReply): void {
  void reply.headers({ ...guards, ...tusHeaders, 'x-request-id': request.id });
}

/** Only under its own name, and from pages only of the platform's. Programs send no Origin and need a grant as well. */
function admit(request: FastifyRequest, reply: FastifyReply, env: ListenerEnv): ProblemError | undefined {
  if (request.headers.host !== new URL(env.FILES_URL).host) return new ProblemError('unknown-host');
  void reply.header('vary', 'origin');
  const { origin } = request.headers;
  if (origin === undefined) return undefined;
  if (!isPlatformOrigin(origin, env.PLATFORM_URL)) return new ProblemError('wrong-origin');
  void reply.headers({
    'access-control-allow-origin': origin,
    'access-control-allow-methods': methods,
    'access-control-allow-headers': allowedHeaders,
    'access-control-expose-headers': exposedHeaders,
    'access-control-max-age': '7200',
  });
  return undefined;
}
