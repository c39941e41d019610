import { newId, type Person, submissionsEvents, termsEvents, termsRpc } from '@allmende/contracts';
import { sealValue } from '@allmende/sealing';
import { expectConsoleError, person, system } from '@allmende/testing';
import { hour, inMs, startTerms, type TermsWorld } from '../terms.fixture.js';

const { approveOpening } = termsRpc;
let terms: TermsWorld;
beforeAll(async () => {
  terms = await startTerms();
});
afterAll(() => terms.stop());

const inner = Buffer.from('still sealed to submissions');

async function wrap(challengeId: string): Promise<string> {
  const { terms: own, recovery } = terms.keys;
  const value = { challengeId, inner: inner.toString('base64url') };
  return (await sealValue([own.recipient, recovery.recipient], value)).toString('base64url');
}

const managerOf = (clusterId: string) =>
  person({ memberships: [{ clusterId, roles: ['member', 'manager'] }] });

const member = (clusterId: string) => ({ clusterId, roles: ['member' as const] });

/** A challenge with these openers, closed so long ago, whose key this service has a copy of. */
async function closed(count = 1, { closedMsAgo = 31_000, kept = true } = {}) {
  const clusterId = newId();
  const openers = Array.from({ length: count }, () => managerOf(clusterId));
  const window = await terms.challenge({
    clusterId,
    state: 'closed',
    closesAt: inMs(-closedMsAgo),
    opensAt: inMs(-48 * hour),
    openerAccountIds: openers.map(({ accountId }) => accountId),
  });
  const { challengeId } = window;
  const wrapped = await wrap(challengeId);
  if (kept)
    await terms.emit(submissionsEvents.challengeKeyMade, {
      challengeId,
      recipient: terms.keys.terms.recipient,
      wrapped,
    });
  const [first, second] = openers as [Person, Person];
  return { window, challengeId, wrapped, openers, first, second };
}

async function released(challengeId: string): Promise<string[]> {
  const events = await terms.published(termsEvents.openingReleased);
  return events
    .filter(({ payload }) => payload.challengeId === challengeId)
    .map((one) => one.payload.released);
}

async function statements(challengeId: string): Promise<Record<string, unknown>[]> {
  const rows = await terms.db.query<{ statement: string }[]>(
    `SELECT statement FROM evidence JOIN receipt USING (seq) WHERE challenge_id = $1 ORDER BY seq`,
    [challengeId],
  );
  return rows.map(({ statement }) => JSON.parse(statement) as Record<string, unknown>);
}

describe('approving that submissions are opened', () => {
  it('takes off the outer layer, is evidence, and is stated once', async () => {
    const { challengeId, wrapped, first: opener } = await closed();
    const { accountId } = opener;
    const answer = await terms.call(approveOpening, { challengeId, wrapped }, opener);
    expect(answer).toEqual({ approvedAccountIds: [accountId], released: inner.toString('base64url') });
    await expect(terms.call(approveOpening, { challengeId, wrapped }, opener)).resolves.toEqual(answer);
    await expect(released(challengeId)).resolves.toEqual([answer.released]);
    await expect(statements(challengeId)).resolves.toEqual([
      {
        type: 'opening-approved',
        at: expect.stringMatching(/Z$/) as string,
        accountId,
        challengeId,
        openerAccountIds: [accountId],
      },
    ]);
  });

  it('takes who is named at that moment: an approval of somebody who was replaced counts no more', async () => {
    const { window, challengeId, wrapped, first, second } = await closed(2);
    await terms.call(approveOpening, { challengeId, wrapped }, first);
    const third = managerOf(window.clusterId);
    const openerAccountIds = [second.accountId, third.accountId];
    await terms.say({ ...window, revision: 2, openerAccountIds }, { heard: false });
    await expect(terms.call(approveOpening, { challengeId, wrapped }, first)).rejects.toMatchObject({
      code: 'challenge.not-found',
    });
    await expect(terms.call(approveOpening, { challengeId, wrapped }, second)).resolves.toMatchObject({
      released: null,
    });
    await expect(terms.call(approveOpening, { challengeId, wrapped }, third)).resolves.toMatchObject({
      released: inner.toString('base64url'),
    });
  });

  it('takes the role of now: somebody named who manages the cluster no more approves nothing', async () => {
    const { window, challengeId, wrapped, first, second } = await closed(2);
    const left = [
      person({ accountId: first.accountId }),
      { ...first, memberships: [member(window.clusterId)] },
    ];
    for (const who of [...left, { ...first, memberships: managerOf(newId()).memberships }])
      await expect(terms.call(approveOpening, { challengeId, wrapped }, who)).rejects.toMatchObject({
        code: 'challenge.not-found',
      });
    await expect(statements(challengeId)).resolves.toEqual([]);
    const { accountId } = first;
    await terms.say({ ...window, revision: 2, seekerAccountIds: [...window.seekerAccountIds, accountId] });
    const asSeeker = person({ accountId });
    await expect(terms.call(approveOpening, { challengeId, wrapped }, asSeeker)).resolves.toMatchObject({
      approvedAccountIds: [accountId],
    });
    await terms.say({ ...window, revision: 3 }, { heard: false });
    await terms.call(approveOpening, { challengeId, wrapped }, second);
    await expect(terms.call(approveOpening, { challengeId, wrapped }, asSeeker)).rejects.toMatchObject({
      code: 'challenge.not-found',
    });
  });

  it('is refused while the challenge is suspended', async () => {
    const { window, challengeId, wrapped, first } = await closed();
    await terms.say({ ...window, revision: 2, state: 'suspended' });
    await expect(terms.call(approveOpening, { challengeId, wrapped }, first)).rejects.toMatchObject({
      code: 'submission.still-open',
    });
    await expect(released(challengeId)).resolves.toEqual([]);
  });

  it('takes everybody whom the challenge names', async () => {
    const { challengeId, wrapped, first, second } = await closed(2);
    await expect(terms.call(approveOpening, { challengeId, wrapped }, first)).resolves.toEqual({
      approvedAccountIds: [first.accountId],
      released: null,
    });
    await expect(released(challengeId)).resolves.toEqual([]);
    const approved = await terms.published(termsEvents.openingApproved);
    expect(approved.at(-1)?.payload).toEqual({
      challengeId,
      accountId: first.accountId,
      waitingForAccountIds: [second.accountId],
    });
    await expect(terms.call(approveOpening, { challengeId, wrapped }, second)).resolves.toMatchObject({
      released: inner.toString('base64url'),
    });
    await expect(statements(challengeId)).resolves.toHaveLength(2);
  });

  it('by both at the same instant releases once', async () => {
    const { challengeId, wrapped, openers } = await closed(2);
    const answers = await Promise.all(
      [...openers, ...openers].map((who) => terms.call(approveOpening, { challengeId, wrapped }, who)),
    );
    expect(answers.some((answer) => answer.released !== null)).toBe(true);
    await expect(released(challengeId)).resolves.toHaveLength(1);
    await expect(statements(challengeId)).resolves.toHaveLength(2);
  });

  it('is refused a second too early, and to everybody else at any time', async () => {
    const { window, challengeId, wrapped, first } = await closed(1, { closedMsAgo: 29_000 });
    const early = terms.call(approveOpening, { challengeId, wrapped }, first);
    await expect(early).rejects.toMatchObject({ code: 'submission.still-open' });
    for (const who of [person(), person({ accountId: window.seekerAccountIds[0] })])
      await expect(terms.call(approveOpening, { challengeId, wrapped }, who)).rejects.toMatchObject({
        code: 'challenge.not-found',
      });
    await expect(
      terms.call(approveOpening, { challengeId, wrapped }, system('event:x')),
    ).rejects.toMatchObject({ code: 'caller.not-allowed' });
    await expect(statements(challengeId)).resolves.toEqual([]);
  });

  it('never wins against an extension that is only on its way', async () => {
    const { window, challengeId, wrapped, first } = await closed();
    await terms.say({ ...window, state: 'open', revision: 2, closesAt: inMs(hour) }, { heard: false });
    const call = terms.call(approveOpening, { challengeId, wrapped }, first);
    await expect(call).rejects.toMatchObject({ code: 'submission.still-open' });
  });

  it('waits for the slowest clock: while challenges still calls it open it is not over', async () => {
    const { window, challengeId, wrapped, first } = await closed();
    await terms.say({ ...window, state: 'open' }, { heard: false });
    const call = terms.call(approveOpening, { challengeId, wrapped }, first);
    await expect(call).rejects.toMatchObject({ code: 'submission.still-open' });
    await expect(statements(challengeId)).resolves.toEqual([]);
  });

  it('needs only one of the two copies of the key', async () => {
    const lost = await closed(1, { kept: false });
    await expect(
      terms.call(approveOpening, { challengeId: lost.challengeId, wrapped: lost.wrapped }, lost.first),
    ).resolves.toMatchObject({ released: inner.toString('base64url') });
    const other = await closed();
    await expect(
      terms.call(approveOpening, { challengeId: other.challengeId, wrapped: 'AAAA' }, other.first),
    ).resolves.toMatchObject({ released: inner.toString('base64url') });
  });

  it('opens no key under another challenge’s name', async () => {
    const { challengeId, first } = await closed(1, { kept: false });
    const foreign = await wrap(newId());
    expectConsoleError(/another challenge/);
    await expect(terms.call(approveOpening, { challengeId, wrapped: foreign }, first)).rejects.toMatchObject({
      code: 'internal',
    });
    await expect(statements(challengeId)).resolves.toEqual([]);
  });

  it('falls to the first of the team that asks where an older event names nobody', async () => {
    const window = await terms.challenge({ state: 'closed', closesAt: inMs(-31_000), opensAt: inMs(-hour) });
    const { challengeId } = window;
    const opener = person({ accountId: window.seekerAccountIds[0] });
    await expect(
      terms.call(approveOpening, { challengeId, wrapped: await wrap(challengeId) }, opener),
    ).resolves.toMatchObject({ approvedAccountIds: [opener.accountId] });
  });
});

it('writes down that all were opened, for those who asked and every team', async () => {
  const { window, challengeId } = await closed();
  const team = newId();
  const submitted = {
    ...{ submissionId: newId(), challengeId, receiptId: newId(), version: 1, at: inMs(-hour) },
    ...{ accountId: team, portalId: null, clusterId: newId(), teamAccountIds: [team] },
    ...{ textDigest: 'a'.repeat(64), files: [] },
  };
  await terms.emit(submissionsEvents.submitted, submitted);
  const { clusterId, seekerAccountIds } = window;
  const fact = { challengeId, clusterId, seekerAccountIds, at: inMs(0), submissions: 1 };
  await terms.emit(submissionsEvents.allOpened, fact);
  for (const accountId of [team, seekerAccountIds[0]]) {
    const { items } = await terms.call(termsRpc.listReceipts, { challengeId }, person({ accountId }));
    expect(items[0]?.statement).toEqual({
      type: 'submissions-opened',
      at: fact.at,
      challengeId,
      submissions: 1,
    });
  }
});

it('gives submissions the copy of a key that was lost there, still below its layer', async () => {
  const { challengeId, wrapped } = await closed();
  const { keptChallengeKey } = termsRpc;
  const recipient = terms.keys.terms.recipient;
  await expect(terms.call(keptChallengeKey, { challengeId }, system('clock'))).resolves.toEqual({
    kept: { recipient, wrapped },
  });
  await expect(terms.call(keptChallengeKey, { challengeId: newId() }, system('clock'))).resolves.toEqual({
    kept: null,
  });
});

it('forgets the copy of a key that is erased, and keeps who had approved', async () => {
  const { challengeId, wrapped, first } = await closed();
  await terms.call(approveOpening, { challengeId, wrapped }, first);
  await terms.emit(submissionsEvents.challengeKeyErased, { challengeId });
  const counted = (table: string) =>
    terms.db.query<[{ count: number }]>(
      `SELECT count(*)::int AS count FROM ${table} WHERE challenge_id = $1`,
      [challengeId],
    );
  await expect(counted('challenge_key')).resolves.toEqual([{ count: 0 }]);
  await expect(counted('opening_approval')).resolves.toEqual([{ count: 1 }]);
});
