import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { mkdirSync } from 'node:fs';
import { connect } from 'node:net';
import { natsPart } from '../nats/nats.part.js';
import { postgresPart } from '../postgres/postgres.part.js';
import type { ProcessSpec } from '../processes/supervised.process.js';
import type { PortName, Ports } from './platform.ports.js';
import { answersAt, mailNiceness } from './platform.services.js';
import type { Secrets } from './platform.secrets.js';
import type { Settings } from './platform.settings.js';
import { localProgram } from './workspace.paths.js';
import { serviceNames } from '@allmende/contracts';

export type PartName = 'postgres' | 'nats' | 'object-store' | 'mail';

export type PartContext = {
  dataFolder: string;
  ports: Ports;
  secrets: Secrets;
  settings: Settings;
  say: (line: string) => void;
};

/** The parts that nothing in the environment stands in for, with the ports they take. */
export function neededParts(settings: Settings): Partial<Record<PartName, PortName[]>> {
  const hasDatabases = serviceNames.every((name) => settings.databases[name]);
  return {
    ...(settings.databaseUrl || hasDatabases ? {} : { postgres: ['postgres'] }),
    ...(settings.nats ? {} : { nats: ['nats'] }),
    ...(settings.s3 ? {} : { 'object-store': ['s3'] }),
    ...(settings.smtpUrl ? {} : { mail: ['smtp', 'mail'] }),
  };
}

export async function partSpec(name: PartName, context: PartContext): Promise<ProcessSpec> {
  const { dataFolder, ports, secrets, say } = context;
  switch (name) {
    case 'postgres':
      return (await postgresPart({ dataFolder, port: ports.postgres, password: secrets.postgres })).spec;
    case 'nats': {
      const users = { passwords: secrets.nats, administrator: secrets.natsAdministrator };
      return natsPart({ dataFolder, port: ports.nats, users, say });
    }
    case 'object-store':
      return objectStoreSpec(context);
    case 'mail':
      return mailSpec(context);
  }
}

function objectStoreSpec({ dataFolder, ports, secrets, settings }: PartContext): ProcessSpec {
  const root = privateFolder(dataFolder, 'objects');
  return programSpec('object-store', 'object-store/main.js', {
    env: {
      PORT: String(ports.s3),
      OBJECT_STORE_ROOT: root,
      S3_ACCESS_KEY: secrets.s3.accessKey,
      S3_SECRET_KEY: secrets.s3.secretKey,
      S3_REGION: settings.s3Region,
    },
    isReady: () => takesConnections(ports.s3),
  });
}

function mailSpec({ dataFolder, ports }: PartContext): ProcessSpec {
  const folder = privateFolder(dataFolder, 'mails');
  return programSpec('mail', 'mail/main.js', {
    env: { PORT: String(ports.mail), SMTP_PORT: String(ports.smtp), MAIL_FOLDER: folder },
    niceness: mailNiceness,
    isReady: () => answersAt(`http://127.0.0.1:${ports.mail}/healthz`),
  });
}

function programSpec(
  name: string,
  program: string,
  spec: Pick<ProcessSpec, 'env' | 'isReady' | 'niceness'>,
): ProcessSpec {
  return {
    name,
    command: process.execPath,
    args: ['--max-semi-space-size=2', localProgram(program)],
    isReady: spec.isReady,
    niceness: spec.niceness,
    env: { PATH: process.env.PATH, NODE_ENV: 'production', ...spec.env },
  };
}

// What people send in confidence lies there: for the owner of the data folder alone.
function privateFolder(dataFolder: string, name: string): string {
  const folder = join(dataFolder, name);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}

function takesConnections(port: number): Promise<boolean> {
  return Promise.race([
    new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.destroy();
        resolve(true);
      });
      socket.on('error', () => resolve(false));
    }),
    sleep(1_000, false),
  ]);
}
