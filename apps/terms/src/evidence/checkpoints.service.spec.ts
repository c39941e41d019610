import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkpointsEvents, checkpointsRpc, newId, type OutputOf, termsRpc } from '@allmende/contracts';
import { eventually, person, visitor } from '@allmende/testing';
import { type Checkpoint, checkpointSignature, continuation } from '@allmende/verify';
import { proofFound, readCheckpoint, readPath } from '@allmende/verify';
import { startTerms, type TermsWorld } from '../terms.fixture.js';
import { CheckpointsService } from './checkpoints.service.js';
import { EvidenceService } from './evidence.service.js';

let terms: TermsWorld;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'allmende-checkpoints-'));
  process.env.CHECKPOINT_FOLDER = folder;
  terms = await startTerms();
});
afterAll(async () => {
  await terms.stop();
  delete process.env.CHECKPOINT_FOLDER;
  await rm(folder, { recursive: true });
});

const anyone = visitor();
const publishedKeys = async () => (await terms.call(termsRpc.listReceiptKeys, {}, anyone)).items;
const size = async () => Number((await terms.db.query('SELECT seq FROM evidence_head'))[0].seq);

/** Rows as other work appends them, each in a transaction of its own. */
async function append(count: number): Promise<void> {
  const evidence = terms.get(EvidenceService);
  const one = () =>
    terms.db.transaction((tx) =>
      evidence.append(tx, {
        receiptId: newId(),
        statement: {
          type: 'decision',
          at: new Date().toISOString(),
          challengeId: newId(),
          submissionId: null,
        },
        holders: [newId()],
      }),
    );
  await Promise.all(Array.from({ length: count }, one));
}

/** The newest checkpoint, once it holds all rows. */
async function signed(): Promise<Checkpoint> {
  const rows = await size();
  const latest = await eventually(`a checkpoint of ${rows} rows`, async () => {
    const found = await terms.call(checkpointsRpc.latestCheckpoint, {}, anyone);
    return found.size >= rows ? found : undefined;
  });
  return read(latest.note);
}

function read(note: string): Checkpoint {
  const checkpoint = readCheckpoint(note);
  if (!checkpoint) throw new Error(`No checkpoint:\n${note}`);
  return checkpoint;
}

async function pathBetween(from: Checkpoint, to: Checkpoint) {
  const sizes = { from: from.size, to: to.size };
  const { path } = await terms.call(checkpointsRpc.consistency, sizes, anyone);
  return readPath(path) ?? [];
}

async function issued(receiptId: string, holder: ReturnType<typeof person>) {
  const answer = await terms.call(termsRpc.getReceipt, { receiptId }, holder);
  if (answer.state !== 'issued') throw new Error('The receipt is not there');
  return answer;
}

async function proven(receiptId: string, holder: ReturnType<typeof person>) {
  return eventually('a receipt with its proof', async () => {
    const answer = await issued(receiptId, holder);
    return answer.receipt.proof && answer;
  });
}

describe('a checkpoint', () => {
  it('is signed in the log’s own name within seconds of a row, and says what was stored', async () => {
    await append(3);
    const checkpoint = await signed();
    expect(checkpoint.origin).toBe('localhost:8080/evidence');
    expect(await checkpointSignature(checkpoint, await publishedKeys())).toBe('ok');
    const latest = await terms.call(checkpointsRpc.latestCheckpoint, {}, anyone);
    expect(latest).toMatchObject({ size: checkpoint.size, at: checkpoint.at });
    expect(latest.root).toBe(Buffer.from(checkpoint.root).toString('base64url'));
  });

  it('is made once for rows that stay the same, newest first in the list, by page', async () => {
    await append(1);
    await signed();
    await append(1);
    const { size: newest } = await signed();
    const first = await terms.call(checkpointsRpc.listCheckpoints, { limit: 1 }, anyone);
    expect(first.items).toHaveLength(1);
    expect(first.items[0]?.size).toBe(newest);
    const sizes: number[] = [];
    let cursor: string | undefined;
    do {
      const list: OutputOf<typeof checkpointsRpc.listCheckpoints> = await terms.call(
        checkpointsRpc.listCheckpoints,
        { limit: 2, cursor },
        anyone,
      );
      sizes.push(...list.items.map((item) => item.size));
      cursor = list.nextCursor ?? undefined;
    } while (cursor);
    expect(sizes).toEqual([...new Set(sizes)].sort((a, b) => b - a));
  });

  it('continues every earlier one, however many wrote at the same time', async () => {
    const before = await signed();
    await append(40);
    const after = await signed();
    await append(23);
    const last = await signed();
    expect(after.size).toBe(before.size + 40);
    expect(await continuation(before, after, await pathBetween(before, after))).toBe('ok');
    expect(await continuation(before, last, await pathBetween(before, last))).toBe('ok');
    expect(await continuation(after, last, await pathBetween(before, last))).toBe('forked');
  });

  it('leaves once a week with an event and once an hour as a file, never that of the empty log', async () => {
    await append(1);
    await signed();
    await append(1);
    await signed();
    const told = await terms.published(checkpointsEvents.checkpointOfWeek);
    expect(told).toHaveLength(1);
    const { size: rows, note, at } = told[0]!.payload;
    expect(rows).toBeGreaterThan(0);
    expect(read(note)).toMatchObject({ size: rows, at });
    expect(await readdir(folder)).toEqual([`checkpoint-${rows}.txt`]);
    expect(await readFile(join(folder, `checkpoint-${rows}.txt`), 'utf8')).toBe(note);
  });

  it('keeps the log’s name when the platform’s address changes', async () => {
    process.env.PLATFORM_URL = 'https://moved.test';
    await terms.get(CheckpointsService).onModuleInit();
    delete process.env.PLATFORM_URL;
    await append(1);
    expect((await signed()).origin).toBe('localhost:8080/evidence');
  });

  it.each([
    [{ from: 3, to: 2 }, 'invalid'],
    [{ from: 1, to: 10_000_000 }, 'evidence.no-such-size'],
    [{ from: 0, to: 1 }, 'invalid'],
    [{ from: 1.5, to: 2 }, 'invalid'],
  ])('gives no path for %j: %s', async (input, code) => {
    await append(3);
    await signed();
    await expect(terms.call(checkpointsRpc.consistency, input, anyone)).rejects.toMatchObject({ code });
  });
});

describe('a receipt’s proof', () => {
  it('comes with the first checkpoint that holds its row, and stays the same for ever', async () => {
    const expert = person();
    const { challengeId } = await terms.challenge();
    const { receiptId } = await terms.accept(expert, challengeId);
    const first = await proven(receiptId ?? '', expert);
    const { found, checkpoint } = await proofFound(first.receipt, await publishedKeys());
    expect(found).toBe('ok');
    expect(checkpoint?.size).toBeGreaterThanOrEqual(first.receipt.seq);
    await append(30);
    await signed();
    expect(await issued(receiptId ?? '', expert)).toEqual(first);
  });

  it('does not hold for another row, another path or another log', async () => {
    const expert = person();
    const [one, other] = await Promise.all([terms.challenge(), terms.challenge()]);
    const first = await terms.accept(expert, one.challengeId);
    await append(5);
    const second = await terms.accept(expert, other.challengeId);
    const { receipt } = await proven(first.receiptId ?? '', expert);
    const { receipt: another } = await proven(second.receiptId ?? '', expert);
    const keys = await publishedKeys();
    const check = async (proof: unknown) => (await proofFound({ ...receipt, proof }, keys)).found;
    const { checkpoint, path } = receipt.proof ?? { checkpoint: '', path: [] };
    expect(await check(another.proof)).toBe('wrong');
    expect(await check({ checkpoint, path: path.slice(1) })).toBe('wrong');
    expect(await check({ checkpoint, path: path.map(() => path[0]) })).toBe('wrong');
    expect(await check({ checkpoint: checkpoint.replace(/\n\d+\n/, '\n7\n'), path })).toBe('wrong');
    expect(await check({ checkpoint: checkpoint.replace('at 20', 'at 19'), path })).toBe('wrong');
    expect(await check({ checkpoint: checkpoint.replaceAll('localhost', 'elsewhere'), path })).toBe(
      'unknown-key',
    );
    expect(await check({ path })).toBe('wrong');
    expect(await check(undefined)).toBe('absent');
  });
});

it.each(['UPDATE evidence_node SET position = 7', 'DELETE FROM checkpoint', 'SELECT grow_evidence_tree()'])(
  'does not let its own role say: %s',
  async (statement) => {
    await expect(terms.db.query(statement)).rejects.toThrow('permission denied');
  },
);
