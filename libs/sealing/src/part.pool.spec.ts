import { createHash, randomBytes } from 'node:crypto';
import { newKeyPair, SealingPool, sealingRoom, seal, unseal } from './index.js';

const partSize = 8 * 1024 * 1024;

let pool: SealingPool;
beforeAll(() => (pool = new SealingPool(2)));
afterAll(() => pool.close());

/** The bytes in memory of their own. */
function inMemory(bytes: Uint8Array, room = sealingRoom): Uint8Array<ArrayBuffer> {
  const memory = new Uint8Array(room + bytes.length);
  memory.set(bytes, room);
  return memory.subarray(room);
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

describe('the sealing pool', () => {
  it.each([0, 1, 65_536, 65_537, partSize])('seals %d bytes as the library does', async (size) => {
    const { identity, recipient } = await newKeyPair();
    const plain = randomBytes(size);
    const sealed = await pool.seal(recipient, inMemory(plain));
    expect(Buffer.from(sealed.sha256).toString('hex')).toBe(sha256(sealed.bytes));
    expect(sha256(await unseal([identity], sealed.bytes))).toBe(sha256(plain));
  });

  it.each([0, 1, 65_536, partSize])('opens %d bytes that the library sealed', async (size) => {
    const { identity, recipient } = await newKeyPair();
    const plain = randomBytes(size);
    const opened = await pool.open(identity, inMemory(await seal([recipient], plain), 0));
    expect(sha256(opened.bytes)).toBe(sha256(plain));
    expect(Buffer.from(opened.sha256).toString('hex')).toBe(sha256(plain));
  });

  it('takes the memory and gives it back', async () => {
    const { identity, recipient } = await newKeyPair();
    const given = inMemory(randomBytes(1000));
    const sealed = await pool.seal(recipient, given);
    expect(given.buffer.byteLength).toBe(0);
    expect(sealed.bytes.buffer.byteLength).toBe(sealingRoom + 1000);
    expect((await pool.open(identity, sealed.bytes)).bytes.buffer.byteLength).toBe(sealingRoom + 1000);
  });

  it('refuses another key, and what was changed, cut off, added or moved', async () => {
    const [{ identity, recipient }, other] = await Promise.all([newKeyPair(), newKeyPair()]);
    const sealed = Uint8Array.from(await seal([recipient], randomBytes(200_000)));
    await expect(pool.open(other.identity, inMemory(sealed, 0))).rejects.toThrow('identity');
    const changed = sealed.with(100_000, sealed[100_000]! ^ 1);
    const chunk = 65_536 + 16;
    const start = sealed.length - 200_000 - 4 * 16;
    const moved = Uint8Array.from([
      ...sealed.subarray(0, start),
      ...sealed.subarray(start + chunk, start + 2 * chunk),
      ...sealed.subarray(start, start + chunk),
      ...sealed.subarray(start + 2 * chunk),
    ]);
    for (const broken of [changed, sealed.slice(0, -1), Uint8Array.from([...sealed, 0]), moved])
      await expect(pool.open(identity, inMemory(broken, 0))).rejects.toThrow();
  });

  it('refuses memory without room, and goes on after it', async () => {
    const { identity, recipient } = await newKeyPair();
    await expect(pool.seal(recipient, inMemory(randomBytes(10), 0))).rejects.toThrow('room');
    await expect(pool.seal('age1nobody', inMemory(randomBytes(10)))).rejects.toThrow();
    const plain = randomBytes(10);
    const sealed = await pool.seal(recipient, inMemory(plain));
    expect(Buffer.from(await unseal([identity], sealed.bytes))).toEqual(plain);
  });

  it('fails what a closed pool still had to do', async () => {
    const { recipient } = await newKeyPair();
    const closing = new SealingPool(1);
    const sealing = closing.seal(recipient, inMemory(randomBytes(partSize)));
    sealing.catch(() => undefined);
    await closing.close();
    await expect(sealing).rejects.toThrow('ended');
    await expect(closing.seal(recipient, inMemory(randomBytes(1)))).rejects.toThrow('closed');
  });
});
