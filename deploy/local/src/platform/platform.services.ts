import { type ServiceName, serviceNames } from '@allmende/contracts';
import { get } from 'node:http';
import type { ProcessSpec } from '../processes/supervised.process.js';
import type { DatabaseAddresses } from '../postgres/postgres.databases.js';
import type { SealingKeys } from './platform.keys.js';
import type { Ports } from './platform.ports.js';
import type { Secrets } from './platform.secrets.js';
import { appProgram, compileCache } from './workspace.paths.js';
import type { Settings } from './platform.settings.js';

export const ownProcesses = [...serviceNames, 'files', 'gateway', 'portal'] as const;
export type OwnProcess = (typeof ownProcesses)[number];

/** Where everything of a run is. */
export type Addresses = {
  databases: Partial<Record<ServiceName, DatabaseAddresses>>;
  nats: string;
  s3: string;
  smtp: string;
};

export type ServiceContext = {
  /** What the launcher was started with; a setting of a service passes through it. */
  env: NodeJS.ProcessEnv;
  ports: Ports;
  secrets: Secrets;
  sealing: SealingKeys;
  settings: Settings;
  addresses: Addresses;
};

/** Nobody waits for a mail as for an answer: when everybody submits in the last minute, mails go out behind it. */
export const mailNiceness = 5;

/** Variables that hold secrets or lead to them; each process gets only its own. */
const withheld =
  /^(DATABASE_|NATS_|S3_|SMTP_|EVIDENCE_KEY|EDGE_KEY|\w+_KEY_FILE$|\w+_RECIPIENT$|PORT$|HOST$|HEALTH_PORT|APP_ROLE|npm_)/;

export function serviceSpec(name: OwnProcess, context: ServiceContext): ProcessSpec {
  const { ports } = context;
  return {
    name,
    command: process.execPath,
    args: ['--enable-source-maps', youngGeneration(name), appProgram(name === 'files' ? 'groups' : name)],
    env: serviceEnv(name, context),
    // What starts goes before what runs, so that it is back soon.
    niceness: name === 'notifications' ? mailNiceness : 1,
    isReady:
      name === 'portal'
        ? () => answersAt(`http://127.0.0.1:${ports.portal}/healthz`)
        : () => answersAt(`http://127.0.0.1:${ports[`${name}Health`]}/healthz`),
  };
}

// The young generation's default grows each of a dozen mostly idle processes by tens of megabytes. In the files listener
// it also decides how long the chunks of an upload stay as garbage: with the smallest one an upload of any size costs
// some 40 MB instead of 90, and less time.
function youngGeneration(name: OwnProcess): string {
  return `--max-semi-space-size=${name === 'files' ? 1 : 8}`;
}

/** The environment of a service's process, also of its commands (`migrate`, `rebuild`, `replay`). */
export function serviceEnv(name: OwnProcess | 'demo', context: ServiceContext): NodeJS.ProcessEnv {
  return {
    ...inherited(context),
    ...(name === 'portal' ? {} : natsEnv(name, context)),
    ...databaseEnv(name, context),
    ...ownEnv(name, context),
  };
}

function inherited({ env, settings }: ServiceContext): NodeJS.ProcessEnv {
  const passed = Object.entries(env).filter(([variable]) => !withheld.test(variable));
  return {
    NODE_ENV: 'production',
    NODE_COMPILE_CACHE: compileCache,
    ...Object.fromEntries(passed),
    PLATFORM_URL: settings.platformUrl,
    FILES_URL: settings.filesUrl,
  };
}

function natsEnv(name: Exclude<OwnProcess, 'portal'> | 'demo', context: ServiceContext): NodeJS.ProcessEnv {
  const { secrets, settings, addresses } = context;
  const hasOwnUser = settings.nats?.user !== undefined;
  return {
    NATS_URL: addresses.nats,
    NATS_USER: hasOwnUser ? settings.nats?.user : name,
    NATS_PASSWORD: hasOwnUser ? settings.nats?.password : secrets.nats[name],
  };
}

function databaseEnv(name: OwnProcess | 'demo', { addresses }: ServiceContext): NodeJS.ProcessEnv {
  const service = serviceNames.find((known) => known === (name === 'files' ? 'groups' : name));
  const database = service && addresses.databases[service];
  return database ? { [`DATABASE_URL_${service.toUpperCase()}`]: database.app } : {};
}

function ownEnv(name: OwnProcess | 'demo', context: ServiceContext): NodeJS.ProcessEnv {
  const { ports, secrets, sealing, settings, addresses } = context;
  const recovery = { RECOVERY_RECIPIENT: sealing.recoveryRecipient };
  const health = name === 'portal' || name === 'demo' ? {} : { HEALTH_PORT: String(ports[`${name}Health`]) };
  const gateway = `http://127.0.0.1:${ports.gateway}`;
  switch (name) {
    case 'terms':
      return {
        ...{ ...health, ...recovery, TERMS_KEY_FILE: sealing.termsFile },
        EVIDENCE_KEY: settings.evidenceKey ?? secrets.evidenceKey,
      };
    case 'submissions':
      return {
        ...{ ...health, ...recovery, SUBMISSIONS_KEY_FILE: sealing.submissionsFile },
        TERMS_RECIPIENT: sealing.termsRecipient,
      };
    case 'groups':
      return { ...health, ...storeEnv(context) };
    case 'files':
      return { ...health, ...storeEnv(context), APP_ROLE: 'files', PORT: String(ports.files) };
    case 'notifications':
      return { ...health, SMTP_URL: addresses.smtp };
    case 'gateway': {
      const portal = `http://127.0.0.1:${ports.portal}`;
      return { ...health, PORT: String(ports.gateway), PORTAL_URL: portal, EDGE_KEY: secrets.edgeKey };
    }
    case 'portal':
      return { PORT: String(ports.portal), API_URL: gateway };
    default:
      return health;
  }
}

function storeEnv({ secrets, settings, addresses }: ServiceContext): NodeJS.ProcessEnv {
  return {
    S3_ENDPOINT: addresses.s3,
    S3_ACCESS_KEY: settings.s3?.accessKey ?? secrets.s3.accessKey,
    S3_SECRET_KEY: settings.s3?.secretKey ?? secrets.s3.secretKey,
    S3_REGION: settings.s3Region,
    S3_BUCKET: settings.s3Bucket,
  };
}

/** True when the address answers with a success. Not by `fetch`, which costs the launcher ten megabytes. */
export function answersAt(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const call = get(address, { timeout: 2_000, agent: false }, (response) => {
      response.resume();
      resolve((response.statusCode ?? 500) < 300);
    });
    call.on('timeout', () => call.destroy());
    call.on('error', () => resolve(false));
  });
}
