import { type ServiceName, serviceNames } from '@allmende/contracts';
import { join } from 'node:path';
import { type LogLevel, logLevels } from '../processes/log.lines.js';
import type { Ports } from './platform.ports.js';
import { workspaceRoot } from './workspace.paths.js';

/** What the environment decides; a part that is named here is not started. */
export type Settings = {
  platformUrl: string;
  filesUrl: string;
  /** An administrator's address of a Postgres. */
  databaseUrl?: string;
  /** A service's own address, and its owner's where migrations need another role. */
  databases: Partial<Record<ServiceName, { app: string; owner: string }>>;
  nats?: { url: string; user?: string; password?: string };
  s3?: { endpoint: string; accessKey: string; secretKey: string };
  s3Region: string;
  s3Bucket: string;
  smtpUrl?: string;
  evidenceKey?: string;
  /** Key files and the recovery recipient that are not the launcher's to make. */
  sealing?: { submissionsFile?: string; termsFile?: string; recoveryRecipient?: string };
  /** From which level lines of the processes appear in the terminal. */
  showLogs: LogLevel;
};

/** Where everything that an installation keeps lies. */
export function dataFolderFrom(env: NodeJS.ProcessEnv): string {
  return env.ALLMENDE_DATA || join(workspaceRoot, 'data');
}

/** @throws Error that names the variable which is wrong or missing */
export function settingsFrom(env: NodeJS.ProcessEnv, ports: Ports): Settings {
  return {
    platformUrl: addressOf(env, 'PLATFORM_URL', `http://localhost:${ports.gateway}`),
    filesUrl: addressOf(env, 'FILES_URL', `http://files.localhost:${ports.files}`),
    databaseUrl: env.DATABASE_URL || undefined,
    databases: databasesFrom(env),
    nats: env.NATS_URL
      ? { url: env.NATS_URL, user: env.NATS_USER || undefined, password: env.NATS_PASSWORD || undefined }
      : undefined,
    s3: storeFrom(env),
    s3Region: env.S3_REGION || 'eu-central-1',
    s3Bucket: env.S3_BUCKET || 'allmende',
    smtpUrl: env.SMTP_URL || undefined,
    evidenceKey: env.EVIDENCE_KEY || undefined,
    sealing: {
      submissionsFile: env.SUBMISSIONS_KEY_FILE || undefined,
      termsFile: env.TERMS_KEY_FILE || undefined,
      recoveryRecipient: env.RECOVERY_RECIPIENT || undefined,
    },
    showLogs: levelFrom(env),
  };
}

function addressOf(env: NodeJS.ProcessEnv, variable: string, fallback: string): string {
  const text = env[variable] || fallback;
  if (!URL.canParse(text) || !/^https?:/.test(text))
    throw new Error(`${variable}=${text} is no http address.`);
  return text.replace(/\/+$/, '');
}

function databasesFrom(env: NodeJS.ProcessEnv): Settings['databases'] {
  const entries = serviceNames.flatMap((name) => {
    const app = env[`DATABASE_URL_${name.toUpperCase()}`];
    const owner = env[`DATABASE_OWNER_URL_${name.toUpperCase()}`] || app;
    return app && owner ? [[name, { app, owner }] as const] : [];
  });
  return Object.fromEntries(entries);
}

function storeFrom(env: NodeJS.ProcessEnv): Settings['s3'] {
  const { S3_ENDPOINT: endpoint, S3_ACCESS_KEY: accessKey, S3_SECRET_KEY: secretKey } = env;
  if (!endpoint) return undefined;
  if (!accessKey || !secretKey)
    throw new Error('S3_ENDPOINT needs S3_ACCESS_KEY and S3_SECRET_KEY beside it.');
  return { endpoint, accessKey, secretKey };
}

function levelFrom(env: NodeJS.ProcessEnv): LogLevel {
  const level = env.SHOW_LOGS || 'warn';
  const known = logLevels.find((name) => name === level);
  if (known) return known;
  throw new Error(`SHOW_LOGS=${level} is no level: one of ${logLevels.join(', ')}.`);
}
