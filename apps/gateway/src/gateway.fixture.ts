import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { accountsRpc, clustersRpc, newId, type Person } from '@allmende/contracts';
import { houseWiring } from '@allmende/messaging';
import { ProcessLog, ServiceHost } from '@allmende/platform';
import { freePort, Neighbours, person, startNats, type TestNats } from '@allmende/testing';
import supertest from 'supertest';
import { AppModule } from './app.module.js';
import { gatewayEnv } from './env.js';
import { edgeHttp } from './gateway.js';

export type TestGateway = {
  /** A request at a portal's host; `origin: true` sends the portal's own. */
  at: (slug: string) => {
    get: (path: string) => supertest.Test;
    send: (method: 'post' | 'put' | 'patch' | 'delete', path: string) => supertest.Test;
  };
  neighbours: Neighbours;
  nats: TestNats;
  port: number;
  clusterIds: Record<string, string>;
  /** Cookie header of somebody who is signed in at `isartal`. */
  cookie: string;
  /** Sessions at `isartal`, by token. */
  sessions: Map<string, Person>;
  who: Person;
  pages: {
    requests: { url: string; headers: Record<string, unknown>; body: string }[];
    stop: () => Promise<void>;
  };
  stop: () => Promise<void>;
};

/** The gateway on a real NATS, with stand-ins for the services and for the portal's server. */
export async function startGateway(env: Record<string, string> = {}): Promise<TestGateway> {
  const nats = await startNats();
  const neighbours = new Neighbours(nats, houseWiring);
  const clusterIds = { isartal: newId(), regnitz: newId() };
  const who = person({ portal: clusterIds.isartal });
  const sessions = new Map([['good-token', who]]);
  await neighbours.answer(clustersRpc.resolveHost, ({ slug }) => ({
    clusterId: clusterIds[slug as keyof typeof clusterIds] ?? null,
    archive: false,
  }));
  await neighbours.answer(accountsRpc.resolveSession, ({ token, portal }) => ({
    person: (portal === clusterIds.isartal && sessions.get(token)) || null,
  }));
  const pages = await startPages();
  const port = await freePort();
  Object.assign(process.env, {
    PORT: String(port),
    PLATFORM_URL: 'http://allmende.test',
    PORTAL_URL: pages.url,
    RATE_LIMIT_FACTOR: '100',
    ...env,
  });
  const settings = gatewayEnv.parse(process.env);
  const host = await ServiceHost.start(
    { service: 'gateway', module: AppModule, http: edgeHttp(settings) },
    { NATS_URL: nats.url },
    { log: new ProcessLog('gateway', 'fatal') },
  );
  const agent = supertest(`http://127.0.0.1:${port}`);
  return {
    at: (slug) => {
      const portalHost = slug ? `${slug}.allmende.test` : 'allmende.test';
      return {
        get: (path) => agent.get(path).set('Host', portalHost),
        send: (method, path) =>
          agent[method](path).set('Host', portalHost).set('Origin', `http://${portalHost}`),
      };
    },
    neighbours,
    nats,
    port,
    clusterIds,
    cookie: 'session=good-token',
    sessions,
    who,
    pages,
    stop: async () => {
      await neighbours.close();
      await host.stop();
      await pages.stop();
      await nats.stop();
    },
  };
}

async function startPages() {
  const requests: { url: string; headers: Record<string, unknown>; body: string }[] = [];
  const server: Server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      requests.push({ url: request.url ?? '', headers: request.headers, body });
      response.setHeader('content-type', 'text/html').end('<p>page</p>');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    requests,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
