import { type ServiceName, serviceNames } from '@allmende/contracts';
import { createServer } from 'node:net';

const named = {
  gateway: { port: 8080, variable: 'GATEWAY_PORT' },
  files: { port: 8081, variable: 'FILES_PORT' },
  mail: { port: 8082, variable: 'MAIL_PORT' },
  smtp: { port: 8025, variable: 'SMTP_PORT' },
  postgres: { port: 8432, variable: 'POSTGRES_PORT' },
  nats: { port: 8422, variable: 'NATS_PORT' },
  s3: { port: 8490, variable: 'S3_PORT' },
  portal: { port: 8480, variable: 'PORTAL_PORT' },
} as const;

/** The first of a block of ports, on which each process tells whether it is well. */
const health = { port: 8401, variable: 'HEALTH_PORTS' } as const;
const healthNames = [...serviceNames, 'gateway', 'files'] as const;

export type HealthName = `${ServiceName | 'gateway' | 'files'}Health`;
export type PortName = keyof typeof named | HealthName;
export type Ports = Record<PortName, number>;

export class PortTakenError extends Error {
  constructor(
    readonly port: number,
    readonly variable: string,
  ) {
    super(
      `Port ${port} is taken by another program. Choose another one: ${variable}=${port + 1000} make start`,
    );
  }
}

/** The ports that the environment chooses, the defaults elsewhere. */
export function portsFrom(env: NodeJS.ProcessEnv): Ports {
  const chosen = Object.entries(named).map(([name, { port, variable }]) => [
    name,
    readPort(env, variable, port),
  ]);
  const first = readPort(env, health.variable, health.port);
  const ofHealth = healthNames.map((name, place) => [`${name}Health`, first + place]);
  return Object.fromEntries([...chosen, ...ofHealth]) as Ports;
}

/** Ports that nobody uses right now, for tests that run beside each other. */
export async function freePorts(): Promise<Ports> {
  const names = [...Object.keys(named), ...healthNames.map((name) => `${name}Health`)];
  const servers = await Promise.all(names.map(() => listen(0)));
  const ports = servers.map((server) => portOf(server));
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return Object.fromEntries(names.map((name, place) => [name, ports[place]])) as Ports;
}

/** @throws PortTakenError for the first of these ports that another program has */
export async function checkPorts(ports: Ports, names: readonly PortName[]): Promise<void> {
  for (const name of names) {
    try {
      const server = await listen(ports[name]);
      await new Promise((resolve) => server.close(resolve));
    } catch {
      throw new PortTakenError(ports[name], variableOf(name));
    }
  }
}

function variableOf(name: PortName): string {
  return name in named ? named[name as keyof typeof named].variable : health.variable;
}

function readPort(env: NodeJS.ProcessEnv, variable: string, fallback: number): number {
  const text = env[variable];
  if (!text) return fallback;
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new Error(`${variable}=${text} is no port: a number from 1 to 65535.`);
}

function listen(port: number): Promise<ReturnType<typeof createServer>> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}

function portOf(server: ReturnType<typeof createServer>): number {
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}
