import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { copyFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { runCommand } from '../binaries/command.runner.js';
import { portsFrom } from '../platform/platform.ports.js';
import { openSecrets } from '../platform/platform.secrets.js';
import { dataFolderFrom, type Settings, settingsFrom } from '../platform/platform.settings.js';
import { readRun } from '../platform/run.file.js';
import { administratorAt } from '../postgres/postgres.cluster.js';
import { databaseFolder } from '../postgres/postgres.home.js';
import { ProcessRecords } from '../processes/process.records.js';
import { contents, descriptionFile, format, keyFiles } from './backup.contents.js';
import { copyFolder } from './folder.copy.js';
import { copyRunning, copyStopped } from './postgres.copy.js';

type Say = (line: string) => void;

/**
 * `make backup`: what `make start` keeps in its data folder, copied to `TO` while it runs or not; the key files to
 * `KEYS_TO` alone. All databases are of one moment, and every file that they name is there.
 * @throws Error that says what is missing or in the way; half a backup never lies in the place of a whole one
 */
export async function takeBackup(env: NodeJS.ProcessEnv, say: Say): Promise<void> {
  const settings = settingsFrom(env, portsFrom(env));
  if (settings.databaseUrl || Object.keys(settings.databases).length > 0) {
    throw new Error(
      'The databases are on a server of your own: see "Backup" in docs/operating.md for its tools.',
    );
  }
  const dataFolder = resolve(dataFolderFrom(env));
  const databases = databaseFolder(dataFolder);
  if (!databases) throw new Error(`${dataFolder} holds no database: nothing has been started there.`);
  const to = freshFolder(env.TO, 'TO');
  const keysTo = env.KEYS_TO ? freshFolder(env.KEYS_TO, 'KEYS_TO') : undefined;
  const half = `${to}.new`;
  await rm(half, { recursive: true, force: true });
  mkdirSync(half, { recursive: true, mode: 0o700 });
  await copyDatabases(dataFolder, databases, join(half, 'postgres'));
  // After the databases, so that every file that a row names is in the copy.
  if (settings.s3)
    say('The files are in a store of your own, which has tools of its own: they are not copied.');
  else await copyFolder(join(dataFolder, 'objects'), join(half, 'objects'));
  for (const name of contents) await copyIfThere(join(dataFolder, name), join(half, name));
  const description = { format, at: new Date().toISOString(), files: !settings.s3 };
  await writeFile(join(half, descriptionFile), `${JSON.stringify(description, null, 2)}\n`);
  if (keysTo) await copyKeys(keysTo, dataFolder, settings.sealing);
  // Before it says so, all of it is on the disk.
  await runCommand('sync', []);
  await rename(half, to);
  say(`The backup is in ${to}. It holds what people wrote in confidence: encrypt it.`);
  say(keysTo ? `The keys are in ${keysTo}. Keep them apart from it.` : keysAdvice);
}

const keysAdvice = `The keys are not in it: nothing sealed opens without them. KEYS_TO=folder copies them,
once and after each rotation, to a place apart from the backups.`;

async function copyDatabases(dataFolder: string, from: string, to: string): Promise<void> {
  const records = new ProcessRecords(join(dataFolder, 'run'));
  if (records.runningLauncher()) {
    const port = readRun(dataFolder)?.ports.postgres;
    if (port === undefined) throw new Error('The platform is just starting or ending: try again.');
    await copyRunning(administratorAt(port, openSecrets(dataFolder).postgres), from, to);
    return;
  }
  // Nobody starts it meanwhile.
  records.claim();
  try {
    await records.endLeftovers();
    await copyStopped(from, to);
  } finally {
    records.release();
  }
}

async function copyKeys(to: string, dataFolder: string, named: Settings['sealing'] = {}): Promise<void> {
  mkdirSync(to, { recursive: true, mode: 0o700 });
  const elsewhere = { 'submissions.key': named.submissionsFile, 'terms.key': named.termsFile };
  for (const name of keyFiles)
    await copyIfThere(
      { ...elsewhere, 'evidence-key.pem': undefined }[name] ?? join(dataFolder, name),
      join(to, name),
    );
}

async function copyIfThere(from: string, to: string): Promise<void> {
  if (existsSync(from)) await copyFile(from, to);
}

/** Neither there nor in anything that is; the folder above it is made. */
function freshFolder(named: string | undefined, variable: string): string {
  if (!named) throw new Error(`Say where to: make backup ${variable}=folder`);
  const folder = resolve(named);
  if (existsSync(folder) && readdirSync(folder).length > 0)
    throw new Error(`${variable}=${named} holds something already: name a new folder.`);
  mkdirSync(dirname(folder), { recursive: true });
  return folder;
}
