import { type ChallengeWindow, newId, type Person, termsEvents, termsRpc } from '@allmende/contracts';
import { person } from '@allmende/testing';
import { mostADay } from './acceptances.service.js';
import { inMs, startTerms, type TermsWorld } from '../terms.fixture.js';

let terms: TermsWorld;
beforeAll(async () => (terms = await startTerms()));
afterAll(() => terms.stop());

const evidenceOf = (who: Person) =>
  terms.db.query<{ statement: string }[]>(
    `SELECT e.statement FROM evidence e JOIN receipt_holder h USING (seq) WHERE h.account_id = $1 ORDER BY seq`,
    [who.accountId],
  );
const rowsOf = (who: Person) =>
  terms.db.query<unknown[]>('SELECT 1 FROM acceptance WHERE account_id = $1', [who.accountId]);
const bump = (window: ChallengeWindow, change: Partial<ChallengeWindow>): ChallengeWindow => ({
  ...window,
  revision: window.revision + 1,
  ...change,
});

describe('declining', () => {
  it('leaves no acceptance, no evidence, no event and no count', async () => {
    const expert = person();
    const { challengeId, clusterId } = await terms.challenge();
    const before = (await terms.published()).length;
    expect(await terms.call(termsRpc.decline, { challengeId }, expert)).toEqual({ done: true });
    expect(await rowsOf(expert)).toHaveLength(0);
    expect(await evidenceOf(expert)).toHaveLength(0);
    expect(await terms.published()).toHaveLength(before);
    const manager = person({ memberships: [{ clusterId, roles: ['manager'] }] });
    expect(await terms.call(termsRpc.countAgreements, { challengeId }, manager)).toEqual({ count: 0 });
  });

  it('keeps a reason that was given, without who gave it or at what hour', async () => {
    const { challengeId } = await terms.challenge();
    await terms.call(termsRpc.decline, { challengeId, reason: 'Die Bindefrist ist zu lang.' }, person());
    const rows = await terms.db.query<Record<string, unknown>[]>(
      'SELECT * FROM decline_reason WHERE challenge_id = $1',
      [challengeId],
    );
    expect(rows).toHaveLength(1);
    expect(Object.keys(rows[0]!).sort()).toEqual(['challenge_id', 'declined_on', 'reason', 'reason_id']);
    expect(rows[0]!.reason).toBe('Die Bindefrist ist zu lang.');
  });

  it('keeps nothing of the form that would say who gave the reason, and the reason once', async () => {
    const { challengeId } = await terms.challenge();
    const [expert, key] = [person(), newId()];
    const input = { challengeId, reason: 'Die Bindefrist ist zu kurz.' };
    await terms.call(termsRpc.decline, input, expert, { key });
    await terms.call(termsRpc.decline, input, expert, { key });
    const kept = await terms.db.query<unknown[]>(
      `SELECT (SELECT count(*)::int FROM idempotency WHERE scope LIKE '%' || $2) AS forms,
         (SELECT count(*)::int FROM decline_reason WHERE challenge_id = $1) AS reasons`,
      [challengeId, expert.accountId],
    );
    expect(kept).toEqual([{ forms: 0, reasons: 1 }]);
  });

  it('and agreeing in turn ends after ten agreements in a day; declining the last is possible', async () => {
    const expert = person();
    const { challengeId } = await terms.challenge();
    for (let count = 0; count < mostADay; count += 1) {
      await terms.accept(expert, challengeId);
      if (count < mostADay - 1) await terms.call(termsRpc.decline, { challengeId }, expert);
    }
    await terms.accept(expert, challengeId);
    await terms.call(termsRpc.decline, { challengeId }, expert);
    await expect(terms.accept(expert, challengeId)).rejects.toMatchObject({ code: 'terms.too-often' });
    expect(await evidenceOf(expert)).toHaveLength(2 * mostADay);
  });

  it('ends a standing agreement for the future, with a receipt, and lets one agree again', async () => {
    const expert = person();
    const { challengeId } = await terms.challenge();
    const first = await terms.accept(expert, challengeId);
    await terms.call(termsRpc.decline, { challengeId }, expert);
    const asked = { challengeId, accountIds: [expert.accountId] };
    expect((await terms.call(termsRpc.agreements, asked, expert)).missing).toEqual([expert.accountId]);
    const { acceptance, newVersionIds } = await terms.call(termsRpc.ownAcceptance, { challengeId }, expert);
    expect(acceptance).toMatchObject({ acceptanceId: first.acceptanceId, state: 'ended' });
    expect(newVersionIds).toEqual(await terms.versionIds(challengeId));
    const declined = await terms.published(termsEvents.declined);
    expect(declined.at(-1)?.payload).toEqual({ challengeId, accountId: expert.accountId });

    await terms.accept(expert, challengeId);
    const types = (await evidenceOf(expert)).map(({ statement }) => JSON.parse(statement).type);
    expect(types).toEqual(['agreement', 'agreement-ended', 'agreement']);
  });

  it('and agreeing at the same moment end in one of both, with evidence to match', async () => {
    const expert = person();
    const { challengeId } = await terms.challenge();
    const versionIds = await terms.versionIds(challengeId, expert);
    await Promise.all([
      ...Array.from({ length: 5 }, () => terms.accept(expert, challengeId, { versionIds })),
      ...Array.from({ length: 5 }, () => terms.call(termsRpc.decline, { challengeId }, expert)),
    ]);
    const types = (await evidenceOf(expert)).map(({ statement }) => JSON.parse(statement).type);
    const alternating = types.map((_, index) => (index % 2 === 0 ? 'agreement' : 'agreement-ended'));
    expect(types).toEqual(alternating);
  });

  it('is possible after the close, because agreements may end at any time', async () => {
    const expert = person();
    const window = await terms.challenge();
    await terms.accept(expert, window.challengeId);
    await terms.say(bump(window, { closesAt: inMs(-1_000) }));
    await terms.call(termsRpc.decline, { challengeId: window.challengeId }, expert);
    expect(await evidenceOf(expert)).toHaveLength(2);
  });
});
