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

/** As the environment would choose these ports; those of the health checks follow each other. */
export function variablesOf(ports: Ports): Record<string, string> {
  const chosen = Object.entries(named).map(([name, { variable }]) => [variable, ports[name as PortName]]);
  const first = ports[`${healthNames[0]}Health`];
  return Object.fromEntries(
    [...chosen, [health.variable, first]].map(([name, port]) => [name, String(port)]),
  );
}

/** Lies below the ports that the system lends to connections, so that none of them is lent while nobody listens on it. */
const blocks = { from: 24_000, to: 32_000, size: 32 };

/**
 * A block of ports that nobody uses, for platforms that run beside each other. This process listens on the block's first
 * port until it ends: so nobody else takes the block, not even a port whose own process has just been killed.
 */
export async function freePorts(): Promise<Ports> {
  const names = [...Object.keys(named), ...healthNames.map((name) => `${name}Health`)];
  for (let first = blocks.from; first < blocks.to; first += blocks.size) {
    const claim = await listen(first).catch(() => undefined);
    if (!claim) continue;
    const ports = names.map((_name, place) => first + 1 + place);
    if (!(await areFree(ports))) {
      claim.close();
      continue;
    }
    claim.unref();
    return Object.fromEntries(names.map((name, place) => [name, ports[place]])) as Ports;
  }
  throw new Error(`Every block of ports from ${blocks.from} to ${blocks.to} is taken.`);
}

/** @throws PortTakenError for the first of these ports that another program has */
export async function checkPorts(ports: Ports, names: readonly PortName[]): Promise<void> {
  for (const name of names) {
    if (!(await areFree([ports[name]]))) throw new PortTakenError(ports[name], variableOf(name));
  }
}

async function areFree(ports: readonly number[]): Promise<boolean> {
  for (const port of ports) {
    const server = await listen(port).catch(() => undefined);
    if (!server) return false;
    await new Promise((resolve) => server.close(resolve));
  }
  return true;
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
