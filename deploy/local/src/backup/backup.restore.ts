import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { runCommand } from '../binaries/command.runner.js';
import { findPostgres } from '../binaries/postgres.binary.js';
import { openDataFolder } from '../platform/data.folder.js';
import { dataFolderFrom } from '../platform/platform.settings.js';
import { checkVersion } from '../postgres/postgres.cluster.js';
import { postgresHome } from '../postgres/postgres.home.js';
import { contents, type Description, descriptionFile, format, keyFiles } from './backup.contents.js';
import { copyFolder } from './folder.copy.js';
import { writeRestoredMark } from './restored.mark.js';

/**
 * `make restore`: puts the backup in `FROM` and the keys in `KEYS_FROM` into a data folder that holds nothing yet. The
 * next start makes the streams anew from what the databases have said.
 * @throws Error that says what is missing or in the way
 */
export async function restoreBackup(env: NodeJS.ProcessEnv, say: (line: string) => void): Promise<void> {
  const { from, files } = openBackup(env.FROM);
  const keysFrom = openKeys(env.KEYS_FROM);
  const chosen = resolve(dataFolderFrom(env));
  if (existsSync(chosen) && readdirSync(chosen).length > 0)
    throw new Error(`${chosen} holds data already. Name a new folder: ALLMENDE_DATA=folder`);
  const dataFolder = openDataFolder(chosen);
  writeRestoredMark(dataFolder, 'copying');
  const home = postgresHome(dataFolder, await findPostgres());
  await copyFolder(join(from, 'postgres'), home.folder, { rights: home.rights });
  await checkVersion(home);
  if (files) await copyFolder(join(from, 'objects'), join(dataFolder, 'objects'));
  await copyThose(contents, from, dataFolder);
  if (keysFrom) await copyThose(keyFiles, keysFrom, dataFolder);
  await runCommand('sync', []);
  writeRestoredMark(dataFolder, 'restored');
  say(`Restored into ${dataFolder}. Start it with "make start".`);
  if (!files) say('Its files are in a store of your own: put its own copy back there.');
  const made = keyFiles.filter((name) => !existsSync(join(dataFolder, name)));
  if (made.length > 0)
    say(
      `The start makes new keys (${made.join(', ')}): see "Sealing" in docs/operating.md for what follows.`,
    );
}

function openBackup(named: string | undefined): { from: string; files: boolean } {
  if (!named) throw new Error('Say what to restore: make restore FROM=folder KEYS_FROM=folder');
  const from = resolve(named);
  const file = join(from, descriptionFile);
  if (!existsSync(file)) throw new Error(`FROM=${named} is no whole backup: it holds no ${descriptionFile}.`);
  const description = JSON.parse(readFileSync(file, 'utf8')) as Description;
  if (description.format !== format)
    throw new Error(`FROM=${named} is of format ${description.format}, this reads ${format}.`);
  return { from, files: description.files };
}

/** Undefined where the keys are lost, which must be said: whoever forgets them would get new ones. */
function openKeys(named: string | undefined): string | undefined {
  if (named === 'none') return undefined;
  if (!named)
    throw new Error('Say where the keys are: KEYS_FROM=folder, or KEYS_FROM=none if they are lost.');
  const folder = resolve(named);
  if (keyFiles.some((name) => existsSync(join(folder, name)))) return folder;
  throw new Error(`KEYS_FROM=${named} holds none of ${keyFiles.join(', ')}.`);
}

async function copyThose(names: readonly string[], from: string, to: string): Promise<void> {
  for (const name of names)
    if (existsSync(join(from, name))) await copyFile(join(from, name), join(to, name));
}
