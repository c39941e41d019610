import { ensureNatsServer } from '@allmende/local/binaries/nats.binary';
import { natsAuthorization, type WiringTable } from '@allmende/messaging';
import { rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { freePort, startProgram } from './process.start.js';
import { newFolder } from './run.folder.js';

export type TestNats = {
  url: string;
  port: number;
  /** Where its streams lie. */
  store: string;
  /** User and password of a process, where the server has any. */
  credentials: (name: string) => { user?: string; password?: string };
  /** Ends the server and starts it again, with its streams unless `empty`. */
  restart: (options?: { downMs?: number; empty?: boolean }) => Promise<void>;
  stop: () => Promise<void>;
};

export type NatsOptions = {
  /** One user per process with the permissions of the wiring; without it everybody may do everything. */
  passwords?: Readonly<Record<string, string>>;
  wiring?: WiringTable;
};

/** A real nats-server with JetStream, for the calling test file alone: it may be stopped, its streams deleted. */
export async function startNats({ passwords, wiring }: NatsOptions = {}): Promise<TestNats> {
  const folder = await newFolder('nats-');
  const port = await freePort();
  const store = join(folder, 'store');
  const config = join(folder, 'nats.conf');
  const jetstream = `jetstream { store_dir: ${JSON.stringify(store)} }`;
  const authorization = passwords ? natsAuthorization(passwords, wiring) : '';
  await writeFile(config, `host: 127.0.0.1\nport: ${port}\n${jetstream}\n${authorization}`);
  const program = await ensureNatsServer();
  const start = () => startProgram(program, ['-c', config], { isReady: () => greets(port) });
  let server = await start();
  return {
    url: `nats://127.0.0.1:${port}`,
    port,
    store,
    credentials: (name) => (passwords ? { user: name, password: passwords[name] } : {}),
    restart: async ({ downMs = 0, empty = false } = {}) => {
      await server.end('SIGKILL');
      if (empty) await rm(store, { recursive: true, force: true });
      await new Promise((resolve) => setTimeout(resolve, downMs));
      server = await start();
    },
    stop: async () => {
      await server.end('SIGKILL');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function greets(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const settle = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('data', () => settle(true));
    socket.once('error', () => settle(false));
    socket.setTimeout(500, () => settle(false));
  });
}
