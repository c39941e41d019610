import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { ensureNatsServer, isGoodVersion, natsVersion } from '../binaries/nats.binary.js';
import { localProgram } from '../platform/workspace.paths.js';
import type { ProcessSpec } from '../processes/supervised.process.js';

export type NatsUsers = {
  /** A password for each process of the contracts' wiring. */
  passwords: Readonly<Record<string, string>>;
  /** The password of `administrator`, who may do everything; tests and the operator use it. */
  administrator: string;
};

export type NatsPartOptions = {
  dataFolder: string;
  port: number;
  users: NatsUsers;
  say: (line: string) => void;
};

/** The nats-server with JetStream as a process to supervise; its configuration is written anew at each start. */
export async function natsPart({ dataFolder, port, users, say }: NatsPartOptions): Promise<ProcessSpec> {
  const [program, authorization] = await Promise.all([ensureNatsServer(say), authorizationOf(users)]);
  const version = (await natsVersion(program)) ?? 'unknown';
  const syncs = isGoodVersion(version);
  if (!syncs) say(`nats-server ${version} cannot sync at every write; 2.10 or later can.`);
  const folder = join(dataFolder, 'nats');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const config = join(folder, 'nats.conf');
  writeFileSync(config, configuration({ folder, port, syncs, authorization }), { mode: 0o600 });
  chmodSync(config, 0o600);
  return {
    name: 'nats',
    command: program,
    args: ['-c', config],
    env: { PATH: process.env.PATH },
    cwd: folder,
    isReady: () => greets(port),
  };
}

/** True when a NATS server greets at the loopback port. */
export function greets(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const settle = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('data', (data) => settle(data.toString('latin1').startsWith('INFO ')));
    socket.once('error', () => settle(false));
    socket.setTimeout(1_000, () => settle(false));
  });
}

type Configuration = { folder: string; port: number; syncs: boolean; authorization: string };

function configuration({ folder, port, syncs, authorization }: Configuration): string {
  return [
    'server_name: allmende',
    `listen: "127.0.0.1:${port}"`,
    'jetstream {',
    `  store_dir: ${JSON.stringify(join(folder, 'jetstream'))}`,
    '  max_mem: 64MB',
    '  max_file: 4GB',
    // An acknowledged event is on disk; the default syncs every two minutes.
    ...(syncs ? ['  sync_interval: always'] : []),
    '}',
    authorization,
  ].join('\n');
}

async function authorizationOf(users: NatsUsers): Promise<string> {
  const child = spawn(process.execPath, [localProgram('nats/authorization.main.js')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdin.end(JSON.stringify(users));
  const [output, [code]] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  if (code !== 0) throw new Error('The users of the nats-server could not be written.');
  return output;
}
