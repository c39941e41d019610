import { type KeyPair, newKeyPair } from '@allmende/sealing';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { newFolder } from './run.folder.js';

/** Keys as an installation has them: `env` for the services, and the pairs for looking behind the scenes. */
export type TestKeys = {
  env: Record<'SUBMISSIONS_KEY_FILE' | 'TERMS_KEY_FILE' | 'TERMS_RECIPIENT' | 'RECOVERY_RECIPIENT', string>;
  submissions: KeyPair;
  terms: KeyPair;
  recovery: KeyPair;
};

export async function sealingKeys(): Promise<TestKeys> {
  const [submissions, terms, recovery] = await Promise.all([newKeyPair(), newKeyPair(), newKeyPair()]);
  const folder = await newFolder('keys-');
  const [submissionsFile, termsFile] = [join(folder, 'submissions.key'), join(folder, 'terms.key')];
  await writeFile(submissionsFile, `${submissions.identity}\n`);
  await writeFile(termsFile, `${terms.identity}\n`);
  const env = {
    SUBMISSIONS_KEY_FILE: submissionsFile,
    TERMS_KEY_FILE: termsFile,
    TERMS_RECIPIENT: terms.recipient,
    RECOVERY_RECIPIENT: recovery.recipient,
  };
  return { env, submissions, terms, recovery };
}
