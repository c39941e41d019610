import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkpointsRpc } from '@allmende/contracts';
import { eventually, person, visitor } from '@allmende/testing';
import { startTerms, type TermsWorld } from '../terms.fixture.js';

describe('the folder for checkpoints', () => {
  let terms: TermsWorld;
  let place: string;
  let folder: string;
  beforeAll(async () => {
    place = await mkdtemp(join(tmpdir(), 'allmende-away-'));
    folder = join(place, 'checkpoints');
    await writeFile(folder, 'no folder');
    process.env.CHECKPOINT_FOLDER = folder;
    terms = await startTerms();
  });
  afterAll(async () => {
    await terms.stop();
    delete process.env.CHECKPOINT_FOLDER;
    await rm(place, { recursive: true });
  });

  it('gets the hour’s first one once it is there again', async () => {
    const { challengeId } = await terms.challenge();
    await terms.accept(person(), challengeId);
    await eventually('it is signed', async () => {
      const { size } = await terms.call(checkpointsRpc.latestCheckpoint, {}, visitor());
      return size > 0;
    });
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    await rm(folder);
    await eventually('it is kept', async () => (await readdir(folder).catch(() => [])).length === 1, {
      withinMs: 9_000,
    });
  });
});
