import {
  newId,
  receipt as receiptSchema,
  receiptsRpc,
  submissionsEvents,
  termsRpc,
} from '@allmende/contracts';
import { person, system, visitor } from '@allmende/testing';
import { leafHolds, signatureFound } from '@allmende/verify';
import { newEvidenceKey, startTerms, type TermsWorld } from '../terms.fixture.js';
import { mayStillCome } from './pending.rules.js';
import { numberOf, readSigningKey } from './receipt.rules.js';

let terms: TermsWorld;
beforeAll(async () => (terms = await startTerms()));
afterAll(() => terms.stop());

const notFound = expect.objectContaining({ code: 'receipt.not-found' });
const publishedKeys = async () => (await terms.call(termsRpc.listReceiptKeys, {}, visitor())).items;

describe('a receipt', () => {
  it('can be checked with the published key, and its number comes from its leaf', async () => {
    const expert = person();
    const { challengeId } = await terms.challenge();
    const { receiptId } = await terms.accept(expert, challengeId);
    const answer = await terms.call(termsRpc.getReceipt, { receiptId: receiptId ?? '' }, expert);
    if (answer.state !== 'issued') throw new Error('The receipt is not there');
    expect(receiptSchema.parse(answer.receipt)).toEqual(answer.receipt);
    expect(await leafHolds(answer.receipt)).toBe(true);
    expect(await signatureFound(answer.receipt, await publishedKeys())).toBe('ok');
    const numbered = await terms.call(
      receiptsRpc.receiptNumber,
      { receiptId: answer.receiptId },
      system('event:1'),
    );
    expect(numbered).toEqual({ number: answer.number });
    expect(answer.number).toBe(numberOf(Buffer.from(answer.receipt.leaf, 'base64url')));
  });

  it('of somebody else is one that does not exist', async () => {
    const { challengeId } = await terms.challenge();
    const { receiptId } = await terms.accept(person(), challengeId);
    await expect(terms.call(termsRpc.getReceipt, { receiptId: receiptId ?? '' }, person())).rejects.toEqual(
      notFound,
    );
  });

  it('is on its way for ten minutes after its id was made, then it is not there', async () => {
    const receiptId = newId();
    expect(await terms.call(termsRpc.getReceipt, { receiptId }, person())).toEqual({
      state: 'pending',
      receiptId,
    });
    for (const old of [newId(Date.now() - 601_000), crypto.randomUUID()]) {
      await expect(terms.call(termsRpc.getReceipt, { receiptId: old }, person())).rejects.toEqual(notFound);
    }
  });

  it('is not for visitors', async () => {
    await expect(terms.call(termsRpc.getReceipt, { receiptId: newId() }, visitor())).rejects.toMatchObject({
      code: 'not-signed-in',
    });
  });
});

it.each([
  ['made now', 0, true],
  ['nine minutes old', -540_000, true],
  ['eleven minutes old', -660_000, false],
  ['half a minute ahead of us', 30_000, true],
  ['five minutes ahead of us', 300_000, true],
  ['eleven minutes ahead of us', 660_000, false],
  ['an hour ahead of us', 3_600_000, false],
])('an id %s may still come: %#', (_, offset, expected) => {
  const now = 1_764_000_000_000;
  expect(mayStillCome(newId(now + offset), now)).toBe(expected);
  expect(mayStillCome(newId(now + offset).toUpperCase(), now)).toBe(expected);
});

describe('the list of receipts', () => {
  it('is one’s own, newest first, by page, by challenge and by submission', async () => {
    const expert = person();
    const first = await terms.challenge();
    const second = await terms.challenge();
    const one = await terms.accept(expert, first.challengeId);
    const two = await terms.accept(expert, second.challengeId);
    await terms.accept(person(), second.challengeId);
    const receiptId = newId();
    const submissionId = newId();
    await terms.emit(submissionsEvents.submitted, {
      submissionId,
      challengeId: second.challengeId,
      receiptId,
      version: 1,
      at: '2026-12-04T16:00:00.000Z',
      accountId: expert.accountId,
      portalId: null,
      clusterId: second.clusterId,
      teamAccountIds: [expert.accountId],
      textDigest: 'ab'.repeat(32),
      files: [],
    });
    const list = async (input: Parameters<typeof terms.call<typeof termsRpc.listReceipts>>[1]) => {
      const { items, nextCursor } = await terms.call(termsRpc.listReceipts, input, expert);
      return { ids: items.map((item) => item.receiptId), nextCursor };
    };
    const all = [receiptId, two.receiptId, one.receiptId];
    expect(await list({})).toEqual({ ids: all, nextCursor: null });
    expect((await list({ challengeId: first.challengeId })).ids).toEqual([one.receiptId]);
    expect((await list({ submissionId })).ids).toEqual([receiptId]);
    const page = await list({ limit: 2 });
    expect(page.ids).toEqual(all.slice(0, 2));
    expect(await list({ limit: 2, cursor: page.nextCursor ?? '' })).toEqual({
      ids: all.slice(2),
      nextCursor: null,
    });
    expect(await list({ submissionId: newId() })).toEqual({ ids: [], nextCursor: null });
  });

  it('refuses a cursor that is none', async () => {
    await expect(terms.call(termsRpc.listReceipts, { cursor: 'x; DROP' }, person())).rejects.toMatchObject({
      code: 'invalid',
    });
  });
});

it('keeps the keys of earlier times, so that old receipts stay checkable', async () => {
  const { keyId, publicKey } = readSigningKey(newEvidenceKey());
  await terms.db.query('INSERT INTO receipt_key (key_id, public_key) VALUES ($1, $2)', [keyId, publicKey]);
  const keys = await publishedKeys();
  expect(keys).toHaveLength(2);
  expect(keys).toContainEqual(expect.objectContaining({ keyId, publicKey }));
});
