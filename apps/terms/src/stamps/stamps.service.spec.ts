import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkpointsRpc, newId } from '@allmende/contracts';
import { type Authority, eventually, startAuthority, visitor } from '@allmende/testing';
import { EvidenceService } from '../evidence/evidence.service.js';
import { startTerms, type TermsWorld } from '../terms.fixture.js';
import { StampsService } from './stamps.service.js';

describe('checkpoints under a time stamp', () => {
  let authority: Authority;
  let terms: TermsWorld;
  const folder = mkdtempSync(join(tmpdir(), 'allmende-stamps-'));
  const env = process.env;

  beforeAll(async () => {
    authority = await startAuthority();
    // No clock asks: the specs say when it is time.
    process.env = { ...env, CHECKPOINT_FOLDER: folder, TIMESTAMP_CERTIFICATE: authority.root };
    terms = await startTerms();
  });
  afterAll(async () => {
    await terms.stop();
    process.env = env;
    await authority.stop();
    rmSync(folder, { recursive: true });
  });

  const list = () => terms.call(checkpointsRpc.listStamps, {}, visitor());
  const newest = () => terms.call(checkpointsRpc.latestCheckpoint, {}, visitor());
  /** As a process that has just started. */
  const stamp = () => new StampsService(terms.db).stamp(authority.url);

  async function append(): Promise<void> {
    const at = new Date().toISOString();
    const statement = { type: 'decision' as const, at, challengeId: newId(), submissionId: null };
    const entry = { receiptId: newId(), statement, holders: [] };
    await terms.db.transaction((tx) => terms.get(EvidenceService).append(tx, entry));
    const [{ seq }] = await terms.db.query<[{ seq: string }]>('SELECT seq FROM evidence_head');
    await eventually('the checkpoint', async () => (await newest()).size >= Number(seq));
  }

  it('are those with rows only', async () => {
    await stamp();
    expect(authority.asked()).toBe(0);
  });

  it('stay without one while the authority is away or answers wrongly, and get it later', async () => {
    await append();
    authority.answers(() => undefined);
    await stamp();
    authority.answers(() => Buffer.from('no stamp'));
    await stamp();
    authority.answers((request) => Buffer.concat([authority.reply(request), Buffer.alloc(100_001)]));
    await stamp();
    expect((await list()).items).toEqual([]);
    authority.answers();
    await stamp();
    const { size } = await newest();
    expect((await list()).items).toMatchObject([{ size, authority: 'Zeitstempel der Probe' }]);
  });

  it('are asked about once in the time that the operator chose', async () => {
    const before = authority.asked();
    await append();
    await stamp();
    expect(authority.asked()).toBe(before);
    expect((await list()).items).toHaveLength(1);
  });

  it('can be checked with OpenSSL, from the API and from the folder', async () => {
    const size = (await list()).items[0]?.size ?? 0;
    const { note, response } = await terms.call(checkpointsRpc.getStamp, { size }, visitor());
    const given = mkdtempSync(join(tmpdir(), 'allmende-given-'));
    writeFileSync(join(given, `checkpoint-${size}.txt`), note);
    writeFileSync(join(given, `checkpoint-${size}.tsr`), Buffer.from(response, 'base64url'));
    for (const place of [given, folder]) {
      const words = ['-data', `checkpoint-${size}.txt`, '-in', `checkpoint-${size}.tsr`];
      const said = execFileSync('openssl', ['ts', '-verify', ...words, '-CAfile', authority.root], {
        cwd: place,
        stdio: 'pipe',
      });
      expect(said.toString()).toContain('Verification: OK');
    }
    expect(readdirSync(folder).filter((name) => name.endsWith('.tsr'))).toEqual([`checkpoint-${size}.tsr`]);
    rmSync(given, { recursive: true });
  });

  it('answer nothing for a checkpoint that has none', async () => {
    const call = terms.call(checkpointsRpc.getStamp, { size: 1_000_000 }, visitor());
    await expect(call).rejects.toMatchObject({ code: 'evidence.no-such-size' });
  });

  it('keep it for ever', async () => {
    await expect(terms.db.query('DELETE FROM checkpoint_stamp')).rejects.toThrow();
    await expect(terms.db.query(`UPDATE checkpoint_stamp SET at = now()`)).rejects.toThrow();
  });
});
