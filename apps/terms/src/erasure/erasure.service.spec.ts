import {
  accountsEvents,
  challengesEvents,
  checkpointsRpc,
  erasureRpc,
  newId,
  type Person,
  submissionsEvents,
  termsRpc,
} from '@allmende/contracts';
import { eventually, person, visitor } from '@allmende/testing';
import {
  continuation,
  type Key,
  leafHolds,
  proofFound,
  readCheckpoint,
  readPath,
  type Receipt,
  signatureFound,
} from '@allmende/verify';
import { auditEvidence } from '../evidence/evidence.audit.js';
import { startTerms, type TermsWorld } from '../terms.fixture.js';
import { ErasureClock } from './erasure.clock.js';

const { previewErasure, keepPerson } = erasureRpc;

let terms: TermsWorld;
let keys: Key[];
beforeAll(async () => {
  terms = await startTerms();
  keys = (await terms.call(termsRpc.listReceiptKeys, {}, visitor())).items;
});
afterAll(() => terms.stop());

const preview = (who: Person) => terms.call(previewErasure, {}, who);
const mira = { name: 'Mira Vogt', email: 'mira@uni.example' };

/** As `identity` does. */
async function erase(who: Person): Promise<void> {
  const { grade } = await preview(who);
  await terms.call(keepPerson, { grade, ...mira }, who);
  await terms.closed(who.accountId);
}

async function submits(team: Person[], challengeId: string) {
  const [submissionId, receiptId] = [newId(), newId()];
  await terms.emit(submissionsEvents.submitted, {
    ...{ submissionId, challengeId, receiptId, version: 1, at: new Date().toISOString() },
    ...{ accountId: team[0]!.accountId, portalId: null, clusterId: newId() },
    ...{ teamAccountIds: team.map(({ accountId }) => accountId), textDigest: 'ab'.repeat(32), files: [] },
  });
  return { submissionId, receiptId };
}

const withdraws = ({ accountId }: Person, challengeId: string, submissionId: string) =>
  terms.emit(submissionsEvents.withdrawn, {
    ...{ submissionId, challengeId, receiptId: newId(), at: new Date().toISOString() },
    ...{ accountId, teamAccountIds: [accountId], afterClose: false },
  });

const reads = ({ accountId }: Person, challengeId: string, seeker: Person) =>
  terms.emit(challengesEvents.briefOpened, {
    ...{ openingId: newId(), challengeId, clusterId: newId(), accountId, role: 'participant' },
    ...{ organisationId: null, basisReceiptId: null, fileId: null, at: new Date().toISOString() },
    seekerAccountIds: [seeker.accountId],
  });

async function receiptOf(who: Person, receiptId: string | null): Promise<Receipt> {
  return eventually('its proof', async () => {
    const answer = await terms.call(termsRpc.getReceipt, { receiptId: receiptId ?? '' }, who);
    return answer.state === 'issued' && answer.receipt.proof ? answer.receipt : undefined;
  });
}

async function expectSound(receipt: Receipt): Promise<void> {
  expect(await leafHolds(receipt)).toBe(true);
  expect(await signatureFound(receipt, keys)).toBe('ok');
  expect(await proofFound(receipt, keys)).toMatchObject({ found: 'ok' });
}

/** Rows that name an account, or are kept of it. */
async function traces({ accountId }: Person) {
  const [row] = await terms.db.query<[Record<string, number>]>(
    `SELECT (SELECT count(*)::int FROM evidence WHERE statement LIKE '%' || $1::text || '%') AS statements,
       (SELECT count(*)::int FROM receipt_holder WHERE account_id::text = $1) AS held,
       (SELECT count(*)::int FROM acceptance WHERE account_id::text = $1) AS agreements,
       (SELECT count(*)::int FROM terms_shown WHERE account_id::text = $1) AS shown,
       (SELECT count(*)::int FROM restricted_entry WHERE account_id::text = $1 AND is_final) AS kept`,
    [accountId],
  );
  return row;
}

const audit = (kept: Parameters<typeof auditEvidence>[1] = []) => auditEvidence(terms.db, kept, keys);
const latest = () => terms.call(checkpointsRpc.latestCheckpoint, {}, visitor());

describe('somebody on whom nobody relies', () => {
  it('goes as a whole: statement and salt are gone, the leaf is an opaque number', async () => {
    const who = person();
    const { challengeId } = await terms.challenge();
    await terms.accept(who, challengeId);
    const { submissionId } = await submits([who], challengeId);
    await withdraws(who, challengeId, submissionId);
    expect(await preview(who)).toMatchObject({ grade: 'whole', erased: 3, kept: [], keptUntil: null });
    const rows = 'SELECT seq, leaf, at FROM evidence ORDER BY seq';
    const before = await terms.db.query<unknown[]>(rows);
    await erase(who);
    expect(await traces(who)).toEqual({ statements: 0, held: 0, agreements: 0, shown: 0, kept: 0 });
    expect((await terms.db.query<unknown[]>(rows)).slice(0, before.length)).toEqual(before);
    expect(await audit()).toMatchObject({ erased: 3, findings: [] });
  });

  it('leaves the receipts and proofs of others, and every checkpoint, as they were', async () => {
    const [who, other] = [person(), person()];
    const { challengeId } = await terms.challenge();
    const { receiptId } = await terms.accept(other, challengeId);
    await terms.accept(who, challengeId);
    const receipt = await receiptOf(other, receiptId);
    const kept = await latest();
    await erase(who);
    expect(await receiptOf(other, receiptId)).toEqual(receipt);
    await expectSound(await receiptOf(other, receiptId));
    const next = await eventually('a checkpoint behind the erasure', async () => {
      const found = await latest();
      return found.size > kept.size ? found : undefined;
    });
    const sizes = { from: kept.size, to: next.size };
    const { path } = await terms.call(checkpointsRpc.consistency, sizes, visitor());
    const [older, newer] = [readCheckpoint(kept.note)!, readCheckpoint(next.note)!];
    expect(await continuation(older, newer, readPath(path)!)).toBe('ok');
    expect((await audit([{ name: 'kept', note: kept.note }])).findings).toEqual([]);
  });

  it('is erased also of what is told late', async () => {
    const who = person();
    const { challengeId } = await terms.challenge();
    await erase(who);
    const { submissionId } = await submits([who], challengeId);
    await withdraws(who, challengeId, submissionId);
    expect(await traces(who)).toMatchObject({ statements: 2 });
    await terms.get(ErasureClock).turn();
    expect(await traces(who)).toMatchObject({ statements: 0, held: 0 });
    expect((await audit()).findings).toEqual([]);
  });
});

describe('somebody on whom others rely', () => {
  async function submitter() {
    const who = person();
    const { challengeId } = await terms.challenge();
    const { receiptId: agreed } = await terms.accept(who, challengeId);
    const { receiptId } = await submits([who], challengeId);
    return { who, challengeId, receiptId, agreed };
  }

  it('is told before what moves where and until when', async () => {
    const { who, challengeId } = await submitter();
    const [first, second] = ['submission', 'agreement'].map((type) => ({ type, challengeId }));
    expect(await preview(who)).toMatchObject({
      grade: 'restricted',
      kept: [first, second],
      keptCount: 2,
      keptUntil: `${new Date().getUTCFullYear() + 3}-12-31`,
    });
  });

  it('goes from the log, and what is kept lies sealed', async () => {
    const { who } = await submitter();
    await erase(who);
    expect(await traces(who)).toEqual({ statements: 0, held: 0, agreements: 0, shown: 0, kept: 2 });
    const entries = await terms.db.query<{ sealed: Buffer }[]>('SELECT sealed FROM restricted_entry');
    for (const { sealed } of entries) expect(sealed.toString()).not.toMatch(/Mira|mira@|agreement/);
    expect((await audit()).findings).toEqual([]);
  });

  it('is destroyed when the date has come, and not a day before', async () => {
    const { who } = await submitter();
    await erase(who);
    const move = (day: string) =>
      terms.db.query(`UPDATE restricted_entry SET until = ${day} WHERE account_id = $1`, [who.accountId]);
    await move('current_date');
    await terms.get(ErasureClock).turn();
    expect(await traces(who)).toMatchObject({ kept: 2 });
    await move('current_date - 1');
    await terms.get(ErasureClock).turn();
    expect(await traces(who)).toMatchObject({ kept: 0 });
  });

  it('leaves the statements that others hold to them, who check their receipts as before', async () => {
    const [who, mate, seeker] = [person(), person(), person()];
    const { challengeId } = await terms.challenge();
    await terms.accept(who, challengeId);
    await reads(who, challengeId, seeker);
    const { receiptId } = await submits([who, mate], challengeId);
    const before = await receiptOf(mate, receiptId);
    expect(await preview(who)).toMatchObject({ grade: 'restricted', shared: 2, keptCount: 1 });
    await erase(who);
    expect(await receiptOf(mate, receiptId)).toEqual(before);
    await expectSound(await receiptOf(mate, receiptId));
    const own = terms.call(termsRpc.getReceipt, { receiptId }, who);
    await expect(own).rejects.toMatchObject({ code: 'receipt.not-found' });
    await erase(mate);
    expect(await traces(mate)).toEqual({ statements: 0, held: 0, agreements: 0, shown: 0, kept: 2 });
    expect((await audit()).findings).toEqual([]);
  });

  it('is closed under the grade that was shown, and nothing is kept of a closing that came to nothing', async () => {
    const { who } = await submitter();
    const other = terms.call(keepPerson, { grade: 'whole', ...mira }, who);
    await expect(other).rejects.toMatchObject({ code: 'erasure.changed' });
    const { keptCount, keptUntil } = await preview(who);
    for (let round = 0; round < 2; round += 1)
      expect(await terms.call(keepPerson, { grade: 'restricted', ...mira }, who)).toEqual({
        ...{ done: true, keptCount, keptUntil },
      });
    const pending = () =>
      terms.db.query<unknown[]>('SELECT 1 FROM restricted_entry WHERE account_id = $1', [who.accountId]);
    expect(await pending()).toHaveLength(1);
    await terms.db.query(
      `UPDATE restricted_entry SET made_at = now() - interval '8 days' WHERE NOT is_final`,
    );
    await terms.get(ErasureClock).turn();
    expect(await pending()).toHaveLength(0);
    expect((await preview(who)).keptCount).toBe(2);
  });
});

describe('somebody who handed in a moment before closing the account', () => {
  const { accountClosed } = accountsEvents;
  const { accountSettled: challengesSettled } = challengesEvents;
  const { accountSettled: submissionsSettled } = submissionsEvents;

  /** Their agreement is here, what they handed in is not, so that nobody seems to rely on them. */
  async function closing() {
    const who = person();
    const { accountId } = who;
    const { challengeId } = await terms.challenge();
    await terms.accept(who, challengeId);
    expect((await preview(who)).grade).toBe('whole');
    await terms.call(keepPerson, { grade: 'whole', ...mira }, who);
    const say = (...words: (typeof accountClosed)[]) =>
      words.reduce(async (before, word) => {
        await before;
        await terms.emit(word, { accountId });
      }, Promise.resolve());
    return { who, accountId, challengeId, say };
  }

  const entries = (accountId: string) =>
    terms.db.query<unknown[]>('SELECT 1 FROM restricted_entry WHERE account_id = $1', [accountId]);

  async function readKept(accountId: string) {
    const [one, two] = [person({ operator: true }), person({ operator: true })];
    const reason = 'Klage der Firma, Az. 1 O 2/27';
    const { readingId } = await terms.call(erasureRpc.askReading, { accountId, reason }, one);
    await terms.call(erasureRpc.approveReading, { readingId }, two);
    return terms.call(erasureRpc.readRestricted, { readingId }, one);
  }

  it.each([
    ['first of all', [], [accountClosed, challengesSettled, submissionsSettled]],
    ['behind the news of the closing', [accountClosed, challengesSettled], [submissionsSettled]],
    ['before that news', [challengesSettled], [submissionsSettled, accountClosed]],
  ])('is kept with name, agreement and submission, which comes %s', async (_, before, after) => {
    const { who, accountId, challengeId, say } = await closing();
    await say(...before);
    await terms.get(ErasureClock).turn();
    expect(await traces(who)).toMatchObject({ statements: 1, held: 1, agreements: 1, kept: 0 });
    await submits([who], challengeId);
    await say(...after);
    expect(await traces(who)).toEqual({ statements: 0, held: 0, agreements: 0, shown: 0, kept: 2 });
    const kept = await readKept(accountId);
    expect(kept).toMatchObject({ person: mira });
    expect(kept.receipts.map(({ receipt }) => receipt.statement.type)).toEqual(['agreement', 'submission']);
    expect((await audit()).findings).toEqual([]);
  });

  it('is not kept at all when nothing was on its way, the name included', async () => {
    const { who, accountId, say } = await closing();
    await say(accountClosed, submissionsSettled);
    expect(await entries(accountId)).toHaveLength(1);
    await say(challengesSettled);
    expect(await traces(who)).toEqual({ statements: 0, held: 0, agreements: 0, shown: 0, kept: 0 });
    expect(await entries(accountId)).toEqual([]);
  });

  it('waits for the last words four weeks and no longer, with the name', async () => {
    const { who, accountId, challengeId, say } = await closing();
    await say(accountClosed);
    await submits([who], challengeId);
    const letPass = async (days: number) => {
      const past = `clock_timestamp() - interval '${days} days'`;
      await terms.db.query(`UPDATE erasure SET at = ${past} WHERE account_id = $1`, [accountId]);
      await terms.db.query(`UPDATE restricted_entry SET made_at = ${past} WHERE account_id = $1`, [
        accountId,
      ]);
      await terms.get(ErasureClock).turn();
    };
    await letPass(27);
    expect(await traces(who)).toMatchObject({ statements: 2, agreements: 1, kept: 0 });
    await letPass(29);
    expect(await traces(who)).toMatchObject({ statements: 0, agreements: 0, kept: 2 });
  });
});

it('lets nothing else go out of the log', async () => {
  const { challengeId } = await terms.challenge();
  await terms.accept(person(), challengeId);
  const say = (statement: string) => terms.db.query(statement);
  await expect(say('UPDATE evidence SET leaf = sha256(leaf)')).rejects.toThrow('permission denied');
  await expect(say('DELETE FROM evidence')).rejects.toThrow('permission denied');
  await expect(say('UPDATE evidence SET statement = NULL')).rejects.toThrow('permission denied');
  await expect(say('DELETE FROM receipt')).rejects.toThrow('permission denied');
  const [before] = await terms.db.query<unknown[]>('SELECT count(*), count(statement) FROM evidence');
  await say('SELECT forget_statements(array_agg(seq)) FROM receipt_holder');
  await say('SELECT forget_agreements(account_id) FROM acceptance');
  expect(await say('SELECT count(*), count(statement) FROM evidence')).toEqual([before]);
  expect(await say('SELECT FROM acceptance')).not.toEqual([]);
});
