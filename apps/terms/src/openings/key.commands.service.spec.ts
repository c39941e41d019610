import { newId, submissionsEvents } from '@allmende/contracts';
import { newKeyPair, openerOf, sealValue } from '@allmende/sealing';
import { writeFile } from 'node:fs/promises';
import { startTerms, type TermsWorld } from '../terms.fixture.js';
import { keyCommands } from './key.commands.js';

let terms: TermsWorld;
beforeAll(async () => {
  terms = await startTerms();
});
afterAll(() => terms.stop());

const value = { challengeId: newId(), inner: 'c2VhbGVk' };
const file = () => terms.keys.env.TERMS_KEY_FILE;

async function copy(): Promise<Buffer> {
  const [row] = await terms.db.query<[{ wrapped: Buffer }]>('SELECT wrapped FROM challenge_key');
  return row.wrapped;
}

it('rotates its key, and recovers from the loss of one', async () => {
  const { terms: old, recovery } = terms.keys;
  const wrapped = (await sealValue([old.recipient, recovery.recipient], value)).toString('base64url');
  const { challengeId } = value;
  await terms.emit(submissionsEvents.challengeKeyMade, { challengeId, recipient: old.recipient, wrapped });
  const [second, third] = await Promise.all([newKeyPair(), newKeyPair()]);

  await writeFile(file(), `${second.identity}\n${old.identity}\n`);
  await expect(keyCommands.rotate(terms.db)).resolves.toBe('1 values are sealed to the first key');
  await expect(openerOf(second.identity)(await copy())).resolves.toEqual(value);
  await expect(openerOf(old.identity)(await copy())).rejects.toThrow();

  await writeFile(file(), `${third.identity}\n`);
  await expect(keyCommands.check(terms.db)).rejects.toThrow(/^No key opens 1 of 1/);
  process.env.RECOVERY_KEY_FILE = `${file()}.recovery`;
  await writeFile(process.env.RECOVERY_KEY_FILE, `${recovery.identity}\n`);
  await expect(keyCommands.recover(terms.db)).resolves.toBe('1 values are sealed to the first key');
  await expect(keyCommands.check(terms.db)).resolves.toBe('All 1 values open');
  await expect(openerOf(third.identity)(await copy())).resolves.toEqual(value);
});
