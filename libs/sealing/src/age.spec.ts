import { newKeyPair, recipientOf, seal, unseal } from './index.js';

const bytes = new TextEncoder().encode('Weiden, geflochten');

describe('sealing', () => {
  it('opens with the private half of each recipient, and with no other', async () => {
    const [one, two, other] = await Promise.all([newKeyPair(), newKeyPair(), newKeyPair()]);
    const sealed = await seal([one.recipient, two.recipient], bytes);
    expect(await unseal([one.identity], sealed)).toEqual(bytes);
    expect(await unseal([other.identity, two.identity], sealed)).toEqual(bytes);
    await expect(unseal([other.identity], sealed)).rejects.toThrow('identity');
  });

  it('knows the public half of a private one', async () => {
    const { identity, recipient } = await newKeyPair();
    expect(await recipientOf(identity)).toBe(recipient);
  });

  it('refuses what was changed, cut off or added', async () => {
    const { identity, recipient } = await newKeyPair();
    const sealed = await seal([recipient], bytes);
    const changed = Uint8Array.from(sealed);
    changed[changed.length - 1]! ^= 1;
    for (const broken of [changed, sealed.slice(0, -1), Uint8Array.from([...sealed, 0])])
      await expect(unseal([identity], broken)).rejects.toThrow();
  });

  it('gives another file each time, also of the same bytes', async () => {
    const { recipient } = await newKeyPair();
    expect(await seal([recipient], bytes)).not.toEqual(await seal([recipient], bytes));
  });
});
