import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newKeyPair } from './age.js';
import { KeyRing, openerOf, sealValue } from './key.ring.js';

const value = { title: 'Weiden, geflochten 🧺', files: [] };

describe('a key ring', () => {
  const folder = mkdtempSync(join(tmpdir(), 'allmende-keys-'));
  const file = join(folder, 'keys');
  afterAll(() => rmSync(folder, { recursive: true }));

  it('seals with the first key, opens with each, and the recovery key opens as well', async () => {
    const [first, older, recovery] = await Promise.all([newKeyPair(), newKeyPair(), newKeyPair()]);
    writeFileSync(file, `# since spring\n${first.identity}\n\n${older.identity}\n`);
    const ring = await KeyRing.read({ file, recovery: recovery.recipient });
    expect(ring.recipient).toBe(first.recipient);
    const sealed = await ring.seal(value);
    expect(sealed.includes('Weiden')).toBe(false);
    await expect(ring.open(sealed)).resolves.toEqual(value);
    await expect(openerOf(recovery.identity)(sealed)).resolves.toEqual(value);
    const old = await sealValue([older.recipient], value);
    await expect(ring.open(old)).resolves.toEqual(value);
    await expect(openerOf(first.identity)(await ring.reseal(old))).resolves.toEqual(value);
    const foreign = await sealValue([recovery.recipient], value);
    await expect(ring.open(foreign)).rejects.toThrow('identity');
  });

  it('refuses a file without a key, or with something else in it, without showing it', async () => {
    const { recipient: recovery } = await newKeyPair();
    writeFileSync(file, '# none\n');
    await expect(KeyRing.read({ file, recovery })).rejects.toThrow('no age identity');
    writeFileSync(file, 'AGE-SECRET-KEY-1SECRET\n');
    const failure = await KeyRing.read({ file, recovery }).catch((error: Error) => error.stack);
    expect(failure).not.toContain('1SECRET');
  });
});
