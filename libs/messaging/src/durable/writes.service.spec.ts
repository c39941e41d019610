import { newId } from '@allmende/contracts';
import { person, startService, type TestService, visitor } from '@allmende/testing';
import {
  gardenDataSource,
  gardenEvents,
  GardenModule,
  gardenRpc,
  gardenWiring,
} from '@allmende/testing/garden';
import { afterCommit } from './transaction.js';
import { Writes } from './writes.js';

describe('a write', () => {
  let garden: TestService;
  const author = person();

  beforeAll(async () => {
    garden = await startService(GardenModule, {
      service: 'garden',
      dataSource: gardenDataSource,
      wiring: gardenWiring,
    });
  });
  afterAll(() => garden.stop());

  const plant = (name: string, key?: string, actor = author) =>
    garden.call(gardenRpc.plant, { name }, actor, { key });
  const countOf = async (name: string): Promise<number> => {
    const rows = await garden.db.query<unknown[]>('SELECT 1 FROM tree WHERE name = $1', [name]);
    return rows.length;
  };

  it('happens once for one key, and gives the first answer again', async () => {
    const first = await plant('Linde', 'a');
    expect(await plant('Linde', 'a')).toEqual(first);
    expect(await countOf('Linde')).toBe(1);
    expect(await garden.published(gardenEvents.planted)).toHaveLength(1);
  });

  it('happens once when the same call comes many times at once', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => plant('Buche', 'b')));
    expect(new Set(answers.map(({ treeId }) => treeId)).size).toBe(1);
    expect(await countOf('Buche')).toBe(1);
  });

  it('refuses a key that comes with another body', async () => {
    await plant('Eiche', 'c');
    await expect(plant('Esche', 'c')).rejects.toMatchObject({ code: 'idempotency.key-reused', status: 422 });
    expect(await countOf('Esche')).toBe(0);
  });

  it('keeps the keys of two people apart', async () => {
    await plant('Ulme', 'd');
    await plant('Ulme', 'd', person());
    expect(await countOf('Ulme')).toBe(2);
  });

  it('takes a key anew after 24 hours', async () => {
    await plant('Tanne', 'e');
    await garden.db.query(`UPDATE idempotency SET at = at - interval '25 hours' WHERE key = 'e'`);
    await plant('Fichte', 'e');
    expect(await countOf('Fichte')).toBe(1);
  });

  it('leaves the key free when it fails, with nothing written', async () => {
    const writes = garden.get(Writes);
    const call = callWith('f');
    const failure = writes.run(call, async (tx) => {
      await tx.query(`INSERT INTO tree (name) VALUES ('Weide')`);
      throw new Error('no');
    });
    await expect(failure).rejects.toThrow('no');
    expect(await countOf('Weide')).toBe(0);
    expect(await writes.run(call, () => Promise.resolve('done'))).toBe('done');
  });

  it('makes an answer with a secret anew and does not keep it', async () => {
    const writes = garden.get(Writes);
    const call = callWith('g');
    const again = () => Promise.resolve('second secret');
    expect(await writes.run(call, () => Promise.resolve('first secret'), { again })).toBe('first secret');
    expect(await writes.run(call, () => Promise.resolve('never'), { again })).toBe('second secret');
    const [row] = await garden.db.query<{ answer: unknown }[]>(
      `SELECT answer FROM idempotency WHERE key = 'g'`,
    );
    expect(row?.answer).toBeNull();
  });

  it('is followed by what waited for its commit, and by nothing when it fails', async () => {
    const writes = garden.get(Writes);
    const followed: string[] = [];
    const write = (name: string, isDone: boolean) =>
      writes.system('test', (tx) => {
        afterCommit(tx, () => void followed.push(name));
        expect(followed).not.toContain(name);
        return isDone ? Promise.resolve() : Promise.reject(new Error('undone'));
      });
    await write('first', true);
    await expect(write('second', false)).rejects.toThrow('undone');
    expect(followed).toEqual(['first']);
  });

  it('is the only one that something can wait for: elsewhere, and once it is over, waiting fails', async () => {
    const never = () => undefined;
    await garden.db.transaction((tx) => {
      expect(() => afterCommit(tx, never)).toThrow('outside of a transaction');
      return Promise.resolve();
    });
    const tx = await garden.get(Writes).system('test', (open) => Promise.resolve(open));
    expect(() => afterCommit(tx, never)).toThrow('outside of a transaction');
  });

  it('tries again after a deadlock', async () => {
    const writes = garden.get(Writes);
    await garden.db.query(`INSERT INTO tree (name) VALUES ('left'), ('right')`);
    const touch = (first: string, second: string) =>
      writes.system('clock', async (tx) => {
        await tx.query('UPDATE tree SET name = name WHERE name = $1', [first]);
        await new Promise((resolve) => setTimeout(resolve, 100));
        await tx.query('UPDATE tree SET name = name WHERE name = $1', [second]);
        return 'done';
      });
    expect(await Promise.all([touch('left', 'right'), touch('right', 'left')])).toEqual(['done', 'done']);
  });

  function callWith(key: string) {
    const actor = visitor();
    const traceId = newId();
    const input = { name: 'x', years: 0 };
    return {
      contract: gardenRpc.plant,
      input,
      actor,
      traceId,
      key,
      caller: 'gateway',
      context: { actor, traceId },
    };
  }
});
