import { newId, type Person, submissionsEvents, termsRpc } from '@allmende/contracts';
import { sealValue } from '@allmende/sealing';
import { expectConsoleError, person } from '@allmende/testing';
import { hour, inMs, startTerms, type TermsWorld } from '../terms.fixture.js';

const { openDeposit, approveOpening, getReceipt } = termsRpc;
let terms: TermsWorld;
beforeAll(async () => {
  terms = await startTerms();
});
afterAll(() => terms.stop());

const inner = Buffer.from('still sealed to submissions').toString('base64url');

async function deposited(parts: Parameters<TermsWorld['challenge']>[0] = {}) {
  const [seeker, colleague] = [person(), person()];
  const seekerAccountIds = [seeker.accountId, colleague.accountId];
  const { challengeId } = await terms.challenge({ seekerAccountIds, ...parts });
  const deposit = { challengeId, depositId: newId() };
  const { terms: own, recovery } = terms.keys;
  const bytes = await sealValue([own.recipient, recovery.recipient], { deposit, inner });
  return { seeker, colleague, ...deposit, wrapped: bytes.toString('base64url') };
}

const statementFor = async (who: Person, receiptId: string) => {
  const answer = await terms.call(getReceipt, { receiptId }, who);
  return answer.state === 'issued' ? answer.receipt.statement : answer.state;
};

describe('opening a deposit', () => {
  it('is evidence for the seeker’s team alone, once, and gives what lies below the outer layer', async () => {
    const { seeker, colleague, ...input } = await deposited();
    const { challengeId, depositId } = input;
    const answer = await terms.call(openDeposit, input, seeker);
    expect(answer).toEqual({
      receiptId: expect.any(String) as string,
      at: expect.stringMatching(/Z$/) as string,
      released: inner,
    });
    await expect(terms.call(openDeposit, input, colleague)).resolves.toEqual(answer);
    const { receiptId, at } = answer;
    for (const holder of [seeker, colleague]) {
      expect(await statementFor(holder, receiptId)).toEqual({
        type: 'deposit-opened',
        at,
        accountId: seeker.accountId,
        challengeId,
        depositId,
      });
    }
    await expect(statementFor(person(), receiptId)).rejects.toMatchObject({ code: 'receipt.not-found' });
  });

  it('twice at the same moment is one row', async () => {
    const { seeker, colleague, ...input } = await deposited();
    const [one, other] = await Promise.all(
      [seeker, colleague].map((who) => terms.call(openDeposit, input, who)),
    );
    expect(other).toEqual(one);
  });

  it('is refused to everybody else, and writes nothing down', async () => {
    const { seeker, colleague: _colleague, ...input } = await deposited();
    await expect(terms.call(openDeposit, input, person())).rejects.toMatchObject({
      code: 'challenge.not-found',
    });
    const rows = await terms.db.query<unknown[]>(
      `SELECT 1 FROM evidence WHERE statement::json ->> 'depositId' = $1`,
      [input.depositId],
    );
    expect(rows).toEqual([]);
    await expect(terms.call(openDeposit, input, seeker)).resolves.toMatchObject({ released: inner });
  });

  it('opens no other than the one that is named, and passes for no key of a challenge', async () => {
    const [one, other] = [await deposited(), await deposited()];
    const { challengeId, wrapped, seeker } = one;
    for (const wrong of [
      { challengeId, depositId: newId(), wrapped },
      { challengeId, depositId: one.depositId, wrapped: other.wrapped },
    ]) {
      expectConsoleError(/another deposit’s id/);
      await expect(terms.call(openDeposit, wrong, seeker)).rejects.toMatchObject({ code: 'internal' });
    }
    const closed = { state: 'closed' as const, closesAt: inMs(-31_000), opensAt: inMs(-hour) };
    const over = await deposited(closed);
    const key = { challengeId: over.challengeId, wrapped: over.wrapped };
    expectConsoleError(/another challenge/);
    await expect(terms.call(approveOpening, key, over.seeker)).rejects.toMatchObject({ code: 'internal' });
  });
});

describe('the key of a deposit', () => {
  it('lies here as well: it opens what was sealed to a key of this service that is gone', async () => {
    const { seeker, colleague: _colleague, ...input } = await deposited();
    const { challengeId, depositId, wrapped } = input;
    const seekerAccountIds = [seeker.accountId];
    await terms.emit(submissionsEvents.deposited, {
      ...{ challengeId, depositId, wrapped, receiptId: newId(), at: '2026-12-01T09:00:00.000Z' },
      ...{
        accountId: seeker.accountId,
        portalId: null,
        seekerAccountIds,
        textDigest: 'ab'.repeat(32),
        files: [],
      },
    });
    const lost = await sealValue([terms.keys.recovery.recipient], {
      deposit: { challengeId, depositId },
      inner,
    });
    const asked = { challengeId, depositId, wrapped: lost.toString('base64url') };
    await expect(terms.call(openDeposit, asked, seeker)).resolves.toMatchObject({ released: inner });
  });
});

describe('a deposit', () => {
  it('becomes a statement for the seeker’s team, with exactly its ids and digests', async () => {
    const [seeker, colleague] = [person(), person()];
    const said = {
      ...{ depositId: newId(), challengeId: newId(), at: '2026-12-01T09:00:00.000Z' },
      ...{ accountId: seeker.accountId, portalId: null, textDigest: 'ab'.repeat(32) },
      files: [{ fileId: newId(), size: 12, digest: 'cd'.repeat(32) }],
    };
    const receiptId = newId();
    const seekerAccountIds = [seeker.accountId, colleague.accountId];
    const fact = { ...said, receiptId, seekerAccountIds, wrapped: 'c2VhbGVk' };
    await terms.emit(submissionsEvents.deposited, fact);
    for (const holder of [seeker, colleague])
      expect(await statementFor(holder, receiptId)).toEqual({ type: 'deposit', ...said });
    await expect(statementFor(person(), receiptId)).rejects.toMatchObject({ code: 'receipt.not-found' });
  });

  it('that came too late leaves evidence of the refusal', async () => {
    const late = person();
    const receiptId = newId();
    const said = {
      ...{ depositId: newId(), challengeId: newId(), at: '2026-12-04T17:00:11.000Z' },
      ...{ accountId: late.accountId, code: 'submission.deadline-passed' },
      closesAt: '2026-12-04T17:00:00.000Z',
    };
    await terms.emit(submissionsEvents.depositRefused, { ...said, receiptId });
    expect(await statementFor(late, receiptId)).toEqual({ type: 'refused-deposit', ...said });
  });
});
