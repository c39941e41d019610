import { newKeyPair, readIdentities, recipientOf } from '@allmende/sealing';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Settings } from './platform.settings.js';

/** What seals submissions until the close, and who can open it. */
export type SealingKeys = {
  submissionsFile: string;
  termsFile: string;
  /** Public halves: of the first key in `termsFile`, and of the one that lies offline. */
  termsRecipient: string;
  recoveryRecipient: string;
  /** The recovery key's private half, at the start that made it and never again. */
  recoveryIdentity?: string;
};

type Named = Settings['sealing'];

/**
 * Key files of `submissions` and `terms`, made when they are missing, and the recipient of the recovery key. Its
 * private half is stored nowhere: it is given back once, to be printed.
 */
export async function openSealingKeys(dataFolder: string, named: Named = {}): Promise<SealingKeys> {
  const submissionsFile = named.submissionsFile ?? (await keyFile(join(dataFolder, 'submissions.key')));
  const termsFile = named.termsFile ?? (await keyFile(join(dataFolder, 'terms.key')));
  const [first = ''] = readIdentities(termsFile);
  const termsRecipient = await recipientOf(first);
  if (named.recoveryRecipient)
    return { submissionsFile, termsFile, termsRecipient, recoveryRecipient: named.recoveryRecipient };
  const recovery = await recoveryKey(join(dataFolder, 'recovery-recipient.txt'));
  return { submissionsFile, termsFile, termsRecipient, ...recovery };
}

/** What the reader must do when a recovery key was made. */
export function recoveryNote(identity: string): string[] {
  return [
    'Write this recovery key down and keep it away from this machine; it is kept nowhere and not shown again:',
    `  ${identity}`,
    'With it, sealed submissions can be opened when a key file is lost.',
  ];
}

async function keyFile(file: string): Promise<string> {
  if (!existsSync(file))
    writeFileSync(file, `${(await newKeyPair()).identity}\n`, { mode: 0o600, flag: 'wx' });
  return file;
}

async function recoveryKey(
  file: string,
): Promise<Pick<SealingKeys, 'recoveryRecipient' | 'recoveryIdentity'>> {
  if (existsSync(file)) return { recoveryRecipient: readFileSync(file, 'utf8').trim() };
  const { identity, recipient } = await newKeyPair();
  writeFileSync(file, `${recipient}\n`, { mode: 0o600, flag: 'wx' });
  return { recoveryRecipient: recipient, recoveryIdentity: identity };
}
