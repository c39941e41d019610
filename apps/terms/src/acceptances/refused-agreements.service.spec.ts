import {
  type ChallengeWindow,
  newId,
  type Person,
  problems,
  termsEvents,
  termsRpc,
} from '@allmende/contracts';
import { Writes } from '@allmende/messaging/durable';
import { person, visitor } from '@allmende/testing';
import { leafHolds, signatureFound } from '@allmende/verify';
import { EvidenceService } from '../evidence/evidence.service.js';
import { hour, inMs, startTerms, type TermsWorld } from '../terms.fixture.js';
import { maxAttempts } from './refused-agreements.service.js';

let terms: TermsWorld;
beforeAll(async () => (terms = await startTerms()));
afterAll(() => terms.stop());

type Attempt = { versionIds?: string[]; key?: string };
type Late = { now: string; closesAt: string; receiptId: string; recordedAt: string };

const closed = { opensAt: inMs(-hour), closesAt: inMs(-1_000) };
const said = { code: 'terms.not-open', message: problems['terms.not-open'].title } as const;

const code = (value = 'terms.not-open') => ({ code: value });

/** What is said to an agreement that only came too late. */
async function late(who: Person, challengeId: string, { versionIds, key }: Attempt = {}): Promise<Late> {
  const refusal = await terms.accept(who, challengeId, versionIds && { versionIds }, { key }).then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(refusal).toMatchObject({
    code: 'terms.not-open',
    details: { facts: expect.any(Object) as unknown },
  });
  return (refusal as { details: { facts: Late } }).details.facts;
}

/** What the log holds of somebody, oldest first. */
async function statementsOf({ accountId }: Person): Promise<Record<string, unknown>[]> {
  const rows = await terms.db.query<{ statement: string }[]>(
    `SELECT e.statement FROM evidence e JOIN receipt_holder h USING (seq) WHERE h.account_id = $1 ORDER BY seq`,
    [accountId],
  );
  return rows.map(({ statement }) => JSON.parse(statement) as Record<string, unknown>);
}

/** As an attempt that many minutes ago left it. */
async function attempted({ accountId }: Person, window: ChallengeWindow, minutes: number): Promise<string> {
  const receiptId = newId();
  const { challengeId, closesAt } = window;
  const at = inMs(-minutes * 60_000);
  const statement = { type: 'refused-agreement' as const, at, accountId, challengeId, ...said };
  const entry = { receiptId, statement: { ...statement, closesAt: closesAt ?? '' }, holders: [accountId] };
  await terms.get(Writes).system('test', (tx) => terms.get(EvidenceService).append(tx, entry));
  return receiptId;
}

describe('an agreement after the close', () => {
  it('leaves its time by the clock that counts, the answer and the closing date, with a receipt', async () => {
    const expert = person();
    const { challengeId, closesAt } = await terms.challenge(closed);
    const { now, receiptId, ...rest } = await late(expert, challengeId);
    expect(rest).toEqual({ closesAt, recordedAt: now });
    expect(now > closesAt!).toBe(true);
    const receipt = await terms.call(termsRpc.getReceipt, { receiptId }, expert);
    if (receipt.state !== 'issued') throw new Error('The receipt is not there');
    const { accountId } = expert;
    const statement = { type: 'refused-agreement', at: now, accountId, challengeId, ...said, closesAt };
    expect(receipt.receipt.statement).toEqual(statement);
    expect(await leafHolds(receipt.receipt)).toBe(true);
    const keys = (await terms.call(termsRpc.listReceiptKeys, {}, visitor())).items;
    expect(await signatureFound(receipt.receipt, keys)).toBe('ok');
    expect(await statementsOf(expert)).toEqual([statement]);
    const issued = (await terms.published(termsEvents.receiptIssued)).at(-1);
    expect(issued?.payload).toMatchObject({ receiptId, accountIds: [accountId], submissionId: null });
  });

  it('is no agreement, and nobody else reads its receipt', async () => {
    const [expert, other] = [person(), person()];
    const { challengeId } = await terms.challenge(closed);
    const { receiptId } = await late(expert, challengeId);
    expect((await terms.call(termsRpc.ownAcceptance, { challengeId }, expert)).acceptance).toBeNull();
    await expect(terms.call(termsRpc.getReceipt, { receiptId }, other)).rejects.toMatchObject({
      code: 'receipt.not-found',
    });
  });

  it('leaves it also once the challenge is decided', async () => {
    const expert = person();
    const { challengeId } = await terms.challenge({ ...closed, state: 'decided' });
    await late(expert, challengeId);
    expect(await statementsOf(expert)).toHaveLength(1);
  });

  it('leaves it for whoever wants to change the party of an agreement that stands', async () => {
    const organisationId = terms.organisation('Regnitz Optik eG');
    const expert = person({ organisations: [{ organisationId, role: 'signatory', verified: true }] });
    const window = await terms.challenge();
    const { challengeId } = window;
    const versionIds = await terms.versionIds(challengeId, expert);
    const first = await terms.accept(expert, challengeId, { versionIds });
    await terms.say({ ...window, revision: 2, closesAt: inMs(-10) });
    const party = { kind: 'organisation' as const, organisationId };
    await expect(terms.accept(expert, challengeId, { versionIds, party })).rejects.toMatchObject(code());
    expect(await terms.accept(expert, challengeId, { versionIds })).toEqual(first);
    const types = (await statementsOf(expert)).map(({ type }) => type);
    expect(types).toEqual(['agreement', 'refused-agreement']);
  });

  it('is refused again under the same key', async () => {
    const expert = person();
    const { challengeId } = await terms.challenge(closed);
    const key = newId();
    const [first, second] = [
      await late(expert, challengeId, { key }),
      await late(expert, challengeId, { key }),
    ];
    expect(second).toMatchObject({ receiptId: first.receiptId, recordedAt: first.recordedAt });
    expect(second.now > first.now).toBe(true);
    expect(await statementsOf(expert)).toHaveLength(1);
  });

  it('is one of many that come at the same instant, each answered with its own time', async () => {
    const expert = person();
    const { challengeId, closesAt } = await terms.challenge(closed);
    const versionIds = await terms.versionIds(challengeId, expert);
    const attempts = await Promise.all(
      Array.from({ length: 25 }, () => late(expert, challengeId, { versionIds })),
    );
    const [kept, ...others] = await statementsOf(expert);
    expect(others).toEqual([]);
    const receiptIds = new Set(attempts.map(({ receiptId }) => receiptId));
    expect(receiptIds.size).toBe(1);
    for (const facts of attempts) expect(facts).toMatchObject({ recordedAt: kept!['at'], closesAt });
    expect(new Set(attempts.map(({ now }) => now)).size).toBeGreaterThan(1);
  });

  it('is another one ten minutes later, of somebody else, or after another close; ten at most', async () => {
    const [expert, other] = [person(), person()];
    const window = await terms.challenge(closed);
    const { challengeId } = window;
    const kept = async () => (await statementsOf(expert)).length;
    for (let round = maxAttempts - 1; round > 0; round -= 1) await attempted(expert, window, round * 11);
    await late(expert, challengeId);
    await late(expert, challengeId);
    expect(await kept()).toBe(maxAttempts);
    await late(other, challengeId);
    expect(await statementsOf(other)).toHaveLength(1);
    await terms.say({ ...window, revision: 2, closesAt: inMs(-500) });
    await late(expert, challengeId);
    expect(await kept()).toBe(maxAttempts + 1);
  });

  it('is answered with the last of ten, however long ago that was', async () => {
    const expert = person();
    const window = await terms.challenge(closed);
    for (let round = maxAttempts; round > 1; round -= 1) await attempted(expert, window, round * 60);
    const last = await attempted(expert, window, 60);
    expect(await late(expert, window.challengeId)).toMatchObject({ receiptId: last });
    expect(await statementsOf(expert)).toHaveLength(maxAttempts);
  });
});

describe('nothing is left', () => {
  it.each<[string, Partial<ChallengeWindow>]>([
    ['before the opening', { state: 'scheduled', opensAt: inMs(hour / 2) }],
    ['of a challenge that is suspended', { ...closed, state: 'suspended' }],
    ['of one that was withdrawn', { ...closed, state: 'withdrawn' }],
  ])('%s', async (_, change) => {
    const expert = person();
    const { challengeId } = await terms.challenge(change);
    const refusal = await terms.accept(expert, challengeId).catch((error: unknown) => error);
    expect(refusal).toMatchObject(code());
    expect(refusal).not.toHaveProperty('details.facts.closesAt');
    expect(await statementsOf(expert)).toEqual([]);
  });

  it('of who could not take part', async () => {
    const seeker = person();
    const window = { ...closed, seekerAccountIds: [seeker.accountId] };
    const { challengeId, clusterId } = await terms.challenge(window);
    const manager = person({ memberships: [{ clusterId, roles: ['member', 'manager'] }] });
    const own = await terms.challenge({ ...closed, eligibility: { kind: 'own-cluster' } });
    for (const [who, where] of [
      [seeker, challengeId],
      [manager, challengeId],
      [person(), own.challengeId],
    ] as const) {
      const refusal = await terms.accept(who, where).catch((error: unknown) => error);
      expect(refusal).toMatchObject(code());
      expect(refusal).not.toHaveProperty('details.facts.receiptId');
      expect(await statementsOf(who)).toEqual([]);
    }
  });

  it('of who is not shown the challenge', async () => {
    const expert = person();
    const versionIds = await terms.versionIds((await terms.challenge()).challengeId);
    const { challengeId } = await terms.challenge({ ...closed, state: 'draft' });
    await expect(terms.accept(expert, challengeId, { versionIds })).rejects.toMatchObject(
      code('terms.not-found'),
    );
    expect(await statementsOf(expert)).toEqual([]);
  });

  it('where the close has moved, though nobody has told so yet', async () => {
    const expert = person();
    const window = await terms.challenge(closed);
    await terms.say({ ...window, revision: 2, closesAt: inMs(hour) }, { heard: false });
    await terms.accept(expert, window.challengeId);
    expect((await statementsOf(expert)).map(({ type }) => type)).toEqual(['agreement']);
  });

  it('once the account is closed', async () => {
    const expert = person();
    const { challengeId } = await terms.challenge(closed);
    const { receiptId } = await late(expert, challengeId);
    await terms.closed(expert.accountId);
    const left = await terms.db.query<unknown[]>(
      `SELECT FROM evidence WHERE statement LIKE '%' || $1 || '%' UNION ALL SELECT FROM receipt WHERE receipt_id = $2`,
      [expert.accountId, receiptId],
    );
    expect(left).toEqual([]);
  });
});
