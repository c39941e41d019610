import { personalDataRpc, receipt as receiptSchema, termsRpc } from '@allmende/contracts';
import { eventually, personalDataOf, person, untouchedColumns, visitor } from '@allmende/testing';
import { leafHolds, proofFound, signatureFound } from '@allmende/verify';
import { startTerms, type TermsWorld } from '../terms.fixture.js';

describe('what terms hold about a person', () => {
  let terms: TermsWorld;
  beforeAll(async () => (terms = await startTerms()));
  afterAll(() => terms.stop());

  it('is every agreement, and every receipt so that it can be checked', async () => {
    const [who, other] = [person(), person()];
    const { challengeId } = await terms.challenge();
    const { receiptId } = await terms.accept(who, challengeId);
    await terms.accept(other, challengeId);
    const keys = (await terms.call(termsRpc.listReceiptKeys, {}, visitor())).items;
    const data = await eventually('the receipt has its proof', async () => {
      const found = await personalDataOf(terms, personalDataRpc.terms, who.accountId);
      const [first] = found['receipts'] ?? [];
      return (first?.['receipt'] as { proof?: unknown }).proof ? found : undefined;
    });
    expect(data).toMatchObject({
      agreements: [{ challengeId, receiptId, endedAt: null }],
      shownTerms: [{ challengeId }],
      receipts: [{ receiptId }],
    });
    const receipt = receiptSchema.parse(data['receipts']![0]!['receipt']);
    expect(receipt.statement).toMatchObject({ type: 'agreement', accountId: who.accountId });
    expect(await leafHolds(receipt)).toBe(true);
    expect(await signatureFound(receipt, keys)).toBe('ok');
    expect(await proofFound(receipt, keys)).toMatchObject({ found: 'ok' });
    expect(JSON.stringify(data)).not.toContain(other.accountId);
  });
  it('knows each column that names an account, in the copy and when an account is closed, or why not', async () => {
    const { accountId } = person();
    const close = () => terms.closed(accountId);
    expect(await untouchedColumns(terms, personalDataRpc.terms, accountId, close)).toEqual({
      notCopied: new Set([
        // a copy of what challenges have
        'challenge_window.former_seeker_account_ids',
        'challenge_window.opener_account_ids',
        'challenge_window.seeker_account_ids',
        // a copy of what identity has
        'verified_affiliation.account_id',
        // of accounts that are closed, who asks for nothing any more
        'erasure.account_id',
        'restricted_entry.account_id',
        'restricted_reading.account_id',
      ]),
      notErased: new Set([
        // a copy of what challenges have
        'challenge_window.former_seeker_account_ids',
        'challenge_window.opener_account_ids',
        'challenge_window.seeker_account_ids',
        // by a function, or as a row of somebody else’s agreement or consent, under an id
        'acceptance.account_id',
        'acceptance.answered_by',
        'consent.answered_by',
        // goes by the clock, after sixty days
        'erasure.account_id',
        // the record of who read what, for good
        'restricted_reading.account_id',
        'restricted_reading.approved_by',
        'restricted_reading.asked_by',
        'restricted_reading.declined_by',
      ]),
    });
  });
});
