import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { fileURLToPath } from 'node:url';
import pino from 'pino';
import { Assets } from './assets.js';
import { readEnv } from './env.js';
import { Pages, type RenderPage } from './pages.js';

const env = readEnv(process.env);
const log = pino({ name: 'portal', level: env.LOG_LEVEL });
const build = fileURLToPath(new URL('../build', import.meta.url));

const assets = await Assets.load(`${build}/client`);
const pages = new Pages(env, await loadPages(`${build}/server/index.js`), log);

const servers = [
  createServer((request, response) => void answer(request, response)).listen(env.PORT, env.HOST),
];
if (env.HEALTH_PORT)
  servers.push(createServer((_, response) => sayHealthy(response)).listen(env.HEALTH_PORT, env.HOST));
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void drain(servers));
log.info({ port: env.PORT }, 'The portal answers');

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.url === '/healthz') return sayHealthy(response);
  if (assets.answer(request, response)) return;
  try {
    await pages.answer(request, response);
  } catch (error) {
    log.error({ err: error }, 'The answer broke off');
    response.destroy();
  }
}

function sayHealthy(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end('{"status":"ok"}');
}

/** Lets what is being answered finish, then ends. */
async function drain(open: Server[]): Promise<void> {
  await Promise.all(
    open.map(
      (server) =>
        new Promise<void>((resolve) => {
          server.close(() => resolve());
          server.closeIdleConnections();
        }),
    ),
  );
  process.exit(0);
}

async function loadPages(path: string): Promise<RenderPage> {
  const module = (await import(path)) as {
    entry: { module: { renderWith: (build: unknown) => RenderPage } };
  };
  return module.entry.module.renderWith(module);
}
