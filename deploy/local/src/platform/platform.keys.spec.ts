import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { recipientOf } from '@allmende/sealing';
import { openSealingKeys } from './platform.keys.js';

describe('the keys that seal submissions', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'allmende-keys-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('are made once, for their owner alone', async () => {
    const made = await openSealingKeys(folder);
    const found = await openSealingKeys(folder);
    expect(found).toEqual({ ...made, recoveryIdentity: undefined });
    for (const file of [made.submissionsFile, made.termsFile])
      expect((await stat(file)).mode & 0o077).toBe(0);
    expect(await readFile(made.submissionsFile, 'utf8')).not.toBe(await readFile(made.termsFile, 'utf8'));
  });

  it('leave the recovery key’s private half in no file', async () => {
    const { recoveryIdentity = '', recoveryRecipient } = await openSealingKeys(folder);
    await expect(recipientOf(recoveryIdentity)).resolves.toBe(recoveryRecipient);
    for (const name of await readdir(folder))
      expect(await readFile(join(folder, name), 'utf8')).not.toContain(recoveryIdentity);
  });

  it('are not made where the environment names them', async () => {
    const elsewhere = await openSealingKeys(folder);
    const { submissionsFile, termsFile, recoveryRecipient } = elsewhere;
    const own = await mkdtemp(join(tmpdir(), 'allmende-keys-'));
    const keys = await openSealingKeys(own, { submissionsFile, termsFile, recoveryRecipient });
    expect(keys).toEqual({ ...elsewhere, recoveryIdentity: undefined });
    expect(await readdir(own)).toEqual([]);
    await rm(own, { recursive: true });
  });
});
