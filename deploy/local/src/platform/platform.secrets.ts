import { type ProcessName, processNames, type ServiceName, serviceNames } from '@allmende/contracts';
import { createPrivateKey, generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabasePasswords } from '../postgres/postgres.databases.js';

export type Secrets = {
  /** The embedded Postgres' administrator. */
  postgres: string;
  databases: Record<ServiceName, DatabasePasswords>;
  nats: Record<ProcessName, string>;
  natsAdministrator: string;
  s3: { accessKey: string; secretKey: string };
  /** With which the gateway signs its one-request tokens. */
  edgeKey: string;
  /** Ed25519, PKCS8 PEM in base64: signs the receipts. */
  evidenceKey: string;
};

const ownerOnly = 0o600;

/**
 * The passwords and keys of an installation, made at random when they are missing and kept in the data folder for its
 * owner alone: `secrets.json`, and `evidence-key.pem`, without which nobody could show that a receipt is ours.
 */
export function openSecrets(dataFolder: string): Secrets {
  const file = join(dataFolder, 'secrets.json');
  const stored = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Partial<Secrets>) : {};
  const { evidenceKey: _, ...kept } = stored;
  const secrets = {
    ...kept,
    postgres: stored.postgres ?? password(),
    databases: forEach(
      serviceNames,
      (name) => stored.databases?.[name] ?? { app: password(), owner: password() },
    ),
    nats: forEach(processNames, (name) => stored.nats?.[name] ?? password()),
    natsAdministrator: stored.natsAdministrator ?? password(),
    s3: stored.s3 ?? { accessKey: password(), secretKey: password() },
    edgeKey: stored.edgeKey ?? password(),
  };
  writePrivately(file, `${JSON.stringify(secrets, null, 2)}\n`);
  return { ...secrets, evidenceKey: openEvidenceKey(join(dataFolder, 'evidence-key.pem')) };
}

function openEvidenceKey(file: string): string {
  if (!existsSync(file)) {
    const { privateKey } = generateKeyPairSync('ed25519');
    writePrivately(file, privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
  }
  const pem = readFileSync(file, 'utf8');
  if (createPrivateKey(pem).asymmetricKeyType !== 'ed25519') throw new Error(`${file} is no Ed25519 key.`);
  return Buffer.from(pem).toString('base64');
}

function forEach<N extends string, V>(names: readonly N[], make: (name: N) => V): Record<N, V> {
  return Object.fromEntries(names.map((name) => [name, make(name)])) as Record<N, V>;
}

function password(): string {
  return randomBytes(24).toString('base64url');
}

function writePrivately(file: string, text: string): void {
  writeFileSync(`${file}.new`, text, { mode: ownerOnly });
  renameSync(`${file}.new`, file);
}
