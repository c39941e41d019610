import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export type HealthCheck = () => Promise<boolean> | boolean;

/** Answers `GET /healthz` on the loopback address with 200, or 503 and the names of what does not answer. */
export class HealthServer {
  private constructor(
    private readonly server: Server,
    readonly port: number,
  ) {}

  static async open(port: number, checks: Record<string, HealthCheck>): Promise<HealthServer> {
    const server = createServer((request, response) => {
      if (request.url !== '/healthz') return void response.writeHead(404).end();
      void report(checks).then((states) => {
        const isHealthy = Object.values(states).every(Boolean);
        response.writeHead(isHealthy ? 200 : 503, { 'content-type': 'application/json' });
        response.end(JSON.stringify({ status: isHealthy ? 'ok' : 'unavailable', ...states }));
      });
    });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, process.env.HEALTH_HOST || '127.0.0.1', resolve);
    });
    return new HealthServer(server, (server.address() as AddressInfo).port);
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

async function report(checks: Record<string, HealthCheck>): Promise<Record<string, boolean>> {
  const entries = Object.entries(checks).map(async ([name, check]) => [name, await settles(check)] as const);
  return Object.fromEntries(await Promise.all(entries));
}

async function settles(check: HealthCheck): Promise<boolean> {
  const tooLong = new Promise<boolean>((resolve) => setTimeout(resolve, 1_500, false).unref());
  const answer = Promise.resolve()
    .then(check)
    .catch(() => false);
  return Promise.race([answer, tooLong]);
}
