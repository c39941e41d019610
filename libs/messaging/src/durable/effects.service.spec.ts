import { eventually, expectConsoleError, startService, type TestService } from '@allmende/testing';
import { gardenDataSource, GardenModule, gardenWiring } from '@allmende/testing/garden';
import { newId, ProblemError } from '@allmende/contracts';
import type { EffectRow } from './effect.entity.js';
import { Effects } from './effects.js';
import { Writes } from './writes.js';

describe('an effect', () => {
  let garden: TestService;
  let effects: Effects;
  let writes: Writes;

  beforeAll(async () => {
    garden = await startService(GardenModule, {
      service: 'garden',
      dataSource: gardenDataSource,
      wiring: gardenWiring,
    });
    effects = garden.get(Effects);
    writes = garden.get(Writes);
  });
  afterAll(() => garden.stop());

  const stateOf = async (id: string): Promise<EffectRow | undefined> => {
    const [row] = await garden.db.query<EffectRow[]>('SELECT * FROM effect WHERE id = $1', [id]);
    return row;
  };
  const sent = (id: string) => eventually('it is sent', async () => (await stateOf(id))?.state === 'sent');

  it('happens after the commit, with its payload and id', async () => {
    const seen: EffectRow<{ to: string }>[] = [];
    effects.run<{ to: string }>('mail', async (row) => void seen.push(row));
    const id = await writes.system('clock', (tx) => effects.queue(tx, 'mail', { to: 'A' }));
    await sent(id);
    expect(seen).toMatchObject([{ id, payload: { to: 'A' }, attempts: 1, repeats: 0 }]);
  });

  it('does not happen when the transaction is rolled back', async () => {
    const failing = writes.system('clock', async (tx) => {
      await effects.queue(tx, 'mail', { to: 'B' });
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await garden.db.query(`SELECT 1 FROM effect WHERE payload->>'to' = 'B'`)).toEqual([]);
  });

  it('is queued once under one id', async () => {
    const id = newId();
    for (let i = 0; i < 2; i += 1)
      await writes.system('clock', (tx) => effects.queue(tx, 'mail', {}, { id }));
    await sent(id);
    expect((await stateOf(id))?.attempts).toBe(1);
  });

  it('waits until it is due', async () => {
    const id = await writes.system('clock', (tx) =>
      effects.queue(tx, 'mail', {}, { dueAt: new Date(Date.now() + 700) }),
    );
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect((await stateOf(id))?.state).toBe('queued');
    await sent(id);
  });

  it('is tried again when it fails, and given up after the last attempt', async () => {
    expectConsoleError(/Effect flaky .* failed/);
    let calls = 0;
    effects.run('flaky', () => Promise.reject(new Error(`no ${(calls += 1)}`)), { maxAttempts: 2 });
    const id = await writes.system('clock', (tx) => effects.queue(tx, 'flaky', {}));
    await eventually('it is given up', async () => (await stateOf(id))?.state === 'failed');
    expect(calls).toBe(2);
  });

  it('waits out a part of the platform that is away, and that is no attempt', async () => {
    let calls = 0;
    const work = async () => {
      calls += 1;
      if (calls === 1) throw new ProblemError('unavailable');
    };
    effects.run('patient', work, { maxAttempts: 1 });
    const id = await writes.system('clock', (tx) => effects.queue(tx, 'patient', {}));
    await eventually('it waits', async () => (await stateOf(id))?.lastError !== null);
    const [{ wait }] = await garden.db.query<[{ wait: number }]>(
      'SELECT extract(epoch FROM due_at - clock_timestamp())::float8 AS wait FROM effect WHERE id = $1',
      [id],
    );
    expect(wait).toBeLessThanOrEqual(5);
    await garden.db.query('UPDATE effect SET due_at = clock_timestamp() WHERE id = $1', [id]);
    await sent(id);
    expect(await stateOf(id)).toMatchObject({ attempts: 1, repeats: 0 });
  });

  it('leaves those behind it alone while a part of the platform is away', async () => {
    let calls = 0;
    const work = async () => {
      calls += 1;
      throw new ProblemError('unavailable');
    };
    await writes.system('clock', async (tx) => {
      for (let i = 0; i < 50; i += 1) await effects.queue(tx, 'stuck', {});
    });
    effects.run('stuck', work);
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    expect(calls).toBeGreaterThan(0);
    expect(calls).toBeLessThanOrEqual(8);
  });

  it('that a crash left under way goes out again under its id, and is counted', async () => {
    const id = newId();
    await garden.db.query(
      `INSERT INTO effect (id, kind, payload, state, attempts, claimed_at)
       VALUES ($1, 'mail', '{}', 'sending', 1, now() - interval '1 minute')`,
      [id],
    );
    await sent(id);
    expect(await stateOf(id)).toMatchObject({ attempts: 2, repeats: 1 });
  });

  it('is carried out by every hand, and none idles while there is more to do', async () => {
    let [now, most] = [0, 0];
    const work = async () => {
      most = Math.max(most, (now += 1));
      await new Promise((resolve) => setTimeout(resolve, 5 + Math.random() * 10));
      now -= 1;
    };
    effects.run('many', work, { concurrency: 3 });
    const began = Date.now();
    await writes.system('clock', async (tx) => {
      for (let i = 0; i < 90; i += 1) await effects.queue(tx, 'many', {});
    });
    await eventually('all are sent', async () => {
      const [{ left }] = await garden.db.query<[{ left: number }]>(
        `SELECT count(*)::int AS left FROM effect WHERE kind = 'many' AND state <> 'sent'`,
      );
      return left === 0;
    });
    expect(most).toBe(3);
    // A hand that waits for the clock instead of the next one in the queue costs half a second each time.
    expect(Date.now() - began).toBeLessThan(5_000);
  });

  it('under way is left alone by others', async () => {
    let calls = 0;
    const work = async () => {
      calls += 1;
      await new Promise((resolve) => setTimeout(resolve, 1_200));
    };
    effects.run('slow', work, { concurrency: 4 });
    await sent(await writes.system('clock', (tx) => effects.queue(tx, 'slow', {})));
    expect(calls).toBe(1);
  });
});
