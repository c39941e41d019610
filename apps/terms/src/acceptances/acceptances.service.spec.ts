import {
  type Actor,
  type ChallengeWindow,
  newId,
  type Person,
  termsEvents,
  termsRpc,
} from '@allmende/contracts';
import { person, system, visitor } from '@allmende/testing';
import { hour, inMs, publishingOf, startTerms, type TermsWorld } from '../terms.fixture.js';

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
const code = (value: string) => expect.objectContaining({ code: value });
const bump = (window: ChallengeWindow, change: Partial<ChallengeWindow>): ChallengeWindow => ({
  ...window,
  revision: window.revision + 1,
  ...change,
});

describe('agreeing', () => {
  it('keeps who, what, for whom, when and through which portal, with a receipt at once', async () => {
    const portal = newId();
    const expert = person({ portal });
    const { challengeId } = await terms.challenge();
    const versionIds = await terms.versionIds(challengeId);
    const acceptance = await terms.accept(expert, challengeId, { language: 'en' });
    expect(acceptance).toMatchObject({
      challengeId,
      state: 'accepted',
      versionIds,
      party: {
        kind: 'self',
        organisationId: null,
        organisationName: null,
        toBeConfirmed: false,
        answer: null,
      },
    });

    const receipt = await terms.call(termsRpc.getReceipt, { receiptId: acceptance.receiptId ?? '' }, expert);
    if (receipt.state !== 'issued') throw new Error('The receipt is not there');
    const { layers } = await terms.call(termsRpc.challengeTerms, { challengeId }, visitor());
    expect(receipt.receipt.statement).toEqual({
      type: 'agreement',
      at: acceptance.at,
      accountId: expert.accountId,
      challengeId,
      portalId: portal,
      party: { kind: 'self' },
      language: 'en',
      versions: layers.map(({ versionId, layer, number, digest }) => ({ versionId, layer, number, digest })),
      receiptId: acceptance.receiptId,
    });
  });

  it('tells the rest of the platform once, with ids only', async () => {
    const expert = person();
    const { challengeId } = await terms.challenge();
    const { acceptanceId, receiptId } = await terms.accept(expert, challengeId);
    const { accountId } = expert;
    const accepted = await terms.published(termsEvents.accepted);
    const mine = accepted.filter(({ payload }) => payload.accountId === accountId);
    expect(mine.map(({ payload }) => payload)).toEqual([{ acceptanceId, challengeId, accountId, receiptId }]);
    const issued = (await terms.published(termsEvents.receiptIssued)).at(-1);
    expect(issued?.payload).toEqual({
      receiptId,
      accountIds: [accountId],
      statementType: 'agreement',
      challengeId,
      submissionId: null,
    });
  });

  it('asks nobody twice: a second agreement to the same is the first one', async () => {
    const expert = person();
    const { challengeId } = await terms.challenge();
    const first = await terms.accept(expert, challengeId);
    expect(await terms.accept(expert, challengeId)).toEqual(first);
    expect(await evidenceOf(expert)).toHaveLength(1);
  });

  it('keeps one of twenty agreements that come at the same moment', async () => {
    const expert = person();
    const { challengeId } = await terms.challenge();
    const versionIds = await terms.versionIds(challengeId, expert);
    const all = await Promise.all(
      Array.from({ length: 20 }, () => terms.accept(expert, challengeId, { versionIds })),
    );
    expect(new Set(all.map(({ acceptanceId }) => acceptanceId)).size).toBe(1);
    expect(await rowsOf(expert)).toHaveLength(1);
    expect(await evidenceOf(expert)).toHaveLength(1);
  });

  it('answers a repeated key with the first answer and refuses it with another body', async () => {
    const expert = person();
    const { challengeId } = await terms.challenge();
    const key = newId();
    const first = await terms.accept(expert, challengeId, {}, { key });
    expect(await terms.accept(expert, challengeId, {}, { key })).toEqual(first);
    await expect(terms.accept(expert, challengeId, { language: 'en' }, { key })).rejects.toEqual(
      code('idempotency.key-reused'),
    );
  });

  it('numbers evidence without gaps, in the order of time, however many agree at once', async () => {
    const { challengeId } = await terms.challenge();
    const experts = Array.from({ length: 40 }, () => person());
    const versionIds = await terms.versionIds(challengeId, ...experts);
    await Promise.all(experts.map((expert) => terms.accept(expert, challengeId, { versionIds })));
    const rows = await terms.db.query<{ seq: string; at: Date }[]>(
      'SELECT seq, at FROM evidence ORDER BY seq',
    );
    expect(rows.map(({ seq }) => Number(seq))).toEqual(rows.map((_, index) => index + 1));
    expect(rows.every(({ at }, index) => index === 0 || at >= rows[index - 1]!.at)).toBe(true);
  });
});

describe('the party', () => {
  const member = (organisationId: string, role: 'member' | 'signatory', verified: boolean) =>
    person({ organisations: [{ organisationId, role, verified }] });

  it.each([
    ['is bound by a verified signatory', 'signatory', true, false],
    ['has to confirm a signatory by own word only', 'signatory', false, true],
    ['has to confirm a verified member', 'member', true, true],
  ] as const)('%s', async (_, role, verified, toBeConfirmed) => {
    const organisationId = terms.organisation('Isarbrücke Analytik GmbH');
    const expert = member(organisationId, role, verified);
    const { challengeId } = await terms.challenge();
    const party = { kind: 'organisation' as const, organisationId };
    const acceptance = await terms.accept(expert, challengeId, { party });
    expect(acceptance.party).toEqual({
      kind: 'organisation',
      organisationId,
      organisationName: 'Isarbrücke Analytik GmbH',
      toBeConfirmed,
      answer: null,
    });
    const [row] = await evidenceOf(expert);
    expect(JSON.parse(row!.statement)).toMatchObject({
      party: { kind: 'organisation', organisationId, binding: !toBeConfirmed },
    });
  });

  it('is no organisation to which the person does not belong', async () => {
    const { challengeId } = await terms.challenge();
    const expert = member(newId(), 'signatory', true);
    const party = { kind: 'organisation' as const, organisationId: newId() };
    await expect(terms.accept(expert, challengeId, { party })).rejects.toEqual(code('terms.party'));
    expect(await rowsOf(expert)).toHaveLength(0);
  });

  it('cannot be said to bind by the caller', async () => {
    const organisationId = newId();
    const expert = member(organisationId, 'member', true);
    const { challengeId } = await terms.challenge();
    const party = { kind: 'organisation', organisationId, binding: true, isBinding: true } as never;
    await expect(terms.accept(expert, challengeId, { party })).rejects.toMatchObject({
      code: 'invalid',
      details: { errors: expect.arrayContaining([expect.objectContaining({ field: 'party.binding' })]) },
    });
  });

  it('is not the organisation that posted the challenge', async () => {
    const window = await terms.challenge();
    const organisationId = window.organisationId ?? '';
    const party = { kind: 'organisation' as const, organisationId };
    const colleague = member(organisationId, 'signatory', true);
    await expect(terms.accept(colleague, window.challengeId, { party })).rejects.toEqual(code('terms.party'));
  });

  it('can change: the newer agreement takes the place of the older, and both leave evidence', async () => {
    const organisationId = terms.organisation('Regnitz Optik eG');
    const expert = member(organisationId, 'signatory', true);
    const { challengeId } = await terms.challenge();
    const first = await terms.accept(expert, challengeId);
    const party = { kind: 'organisation' as const, organisationId };
    const second = await terms.accept(expert, challengeId, { party });
    expect(second.acceptanceId).not.toBe(first.acceptanceId);
    expect(await evidenceOf(expert)).toHaveLength(2);
    const manager = person({ memberships: [] });
    const { agreed } = await terms.call(
      termsRpc.agreements,
      { challengeId, accountIds: [expert.accountId] },
      manager,
    );
    expect(agreed).toEqual([expert.accountId]);
  });
});

describe('versions', () => {
  it('that are old are refused, and the newer ones are asked for', async () => {
    const expert = person();
    const window = await terms.challenge();
    const { challengeId } = window;
    const old = await terms.versionIds(challengeId);
    await terms.accept(expert, challengeId);
    await terms.call(
      termsRpc.publishChallengeTerms,
      publishingOf(window, { rightsModel: 'first-talk', blanks: { firstTalkWeeks: 6 } }),
      system(),
    );
    await expect(terms.accept(expert, challengeId, { versionIds: old })).rejects.toEqual(
      code('terms.version-outdated'),
    );
    const current = await terms.versionIds(challengeId);
    const standing = await terms.call(termsRpc.ownAcceptance, { challengeId }, expert);
    expect(standing.newVersionIds).toEqual([current[2]]);
    const asked = { challengeId, accountIds: [expert.accountId] };
    expect((await terms.call(termsRpc.agreements, asked, expert)).missing).toEqual([expert.accountId]);
    await terms.accept(expert, challengeId);
    expect((await terms.call(termsRpc.agreements, asked, expert)).agreed).toEqual([expert.accountId]);
  });

  it.each([
    ['of another challenge', async () => (await terms.versionIds((await terms.challenge()).challengeId))[2]],
    ['of another cluster', async () => (await terms.versionIds((await terms.challenge()).challengeId))[1]],
    ['never published', () => Promise.resolve(newId())],
  ])('%s are refused', async (_, foreign) => {
    const expert = person();
    const { challengeId } = await terms.challenge();
    const [platform = '', cluster = '', challenge = ''] = await terms.versionIds(challengeId);
    const other = (await foreign()) ?? '';
    for (const versionIds of [
      [platform, cluster, other],
      [platform, other, challenge],
      [platform, platform, challenge],
    ]) {
      await expect(terms.accept(expert, challengeId, { versionIds })).rejects.toEqual(
        code('terms.version-outdated'),
      );
    }
    expect(await rowsOf(expert)).toHaveLength(0);
  });

  it('of a challenge without published terms do not exist', async () => {
    const { challengeId } = await terms.challenge();
    const versionIds = await terms.versionIds(challengeId);
    const unknown = newId();
    await expect(terms.accept(person(), unknown, { versionIds })).rejects.toEqual(code('terms.not-found'));
  });

  it('two instead of three are not valid', async () => {
    const { challengeId } = await terms.challenge();
    const versionIds = (await terms.versionIds(challengeId)).slice(0, 2);
    await expect(terms.accept(person(), challengeId, { versionIds })).rejects.toEqual(code('invalid'));
  });
});

describe('the window', () => {
  it.each([
    ['opens later', { state: 'scheduled', opensAt: inMs(hour / 2) }],
    ['closed a second ago', { opensAt: inMs(-hour), closesAt: inMs(-1_000) }],
    ['is suspended', { state: 'suspended' }],
    ['was withdrawn', { state: 'withdrawn' }],
    ['is decided', { state: 'decided' }],
  ] as const)('that %s lets nobody agree', async (_, change) => {
    const { challengeId } = await terms.challenge(change);
    await expect(terms.accept(person(), challengeId)).rejects.toEqual(code('terms.not-open'));
  });

  it('that time has opened counts as open, whatever the state still says', async () => {
    const { challengeId } = await terms.challenge({ state: 'scheduled', opensAt: inMs(-10) });
    expect((await terms.accept(person(), challengeId)).state).toBe('accepted');
  });

  it('of a draft does not exist', async () => {
    const { challengeId } = await terms.challenge({ state: 'draft' });
    const { challengeId: other } = await terms.challenge();
    const versionIds = await terms.versionIds(other);
    await expect(terms.accept(person(), challengeId, { versionIds })).rejects.toEqual(
      code('terms.not-found'),
    );
    await expect(terms.versionIds(challengeId)).rejects.toEqual(code('terms.not-found'));
  });

  it('that has moved is asked for once more before anybody is refused', async () => {
    const window = await terms.challenge({ closesAt: inMs(-1_000) });
    await terms.say(bump(window, { closesAt: inMs(hour) }), { heard: false });
    expect((await terms.accept(person(), window.challengeId)).state).toBe('accepted');
    expect(terms.askedAbout()).toContain(window.challengeId);
    terms.askedAbout();
    await terms.accept(person(), window.challengeId);
    expect(terms.askedAbout()).toEqual([]);
  });

  it('that was never heard of is asked for', async () => {
    const window = await terms.challenge();
    await terms.db.query('DELETE FROM challenge_window WHERE challenge_id = $1', [window.challengeId]);
    expect((await terms.accept(person(), window.challengeId)).state).toBe('accepted');
  });

  it('never goes back to an older revision', async () => {
    const window = await terms.challenge();
    await terms.say(bump(window, { state: 'withdrawn' }));
    await terms.say({ ...window, revision: 1 });
    await expect(terms.accept(person(), window.challengeId)).rejects.toEqual(code('terms.not-open'));
  });
});

describe('who may take part', () => {
  const cluster = newId();
  const other = newId();
  const admitted = (clusterId: string) => person({ memberships: [{ clusterId, roles: ['member'] }] });
  const ownOnly: Partial<ChallengeWindow> = { clusterId: cluster, eligibility: { kind: 'own-cluster' } };
  const chosen: Partial<ChallengeWindow> = {
    clusterId: cluster,
    eligibility: { kind: 'clusters', clusterIds: [other] },
  };

  it.each([
    ['a member of the own cluster', ownOnly, admitted(cluster), true],
    ['a member of another cluster, where the own is asked for', ownOnly, admitted(other), false],
    ['nobody’s member, where the own cluster is asked for', ownOnly, person(), false],
    ['a member of a chosen cluster', chosen, admitted(other), true],
    ['a member of a cluster that was not chosen', chosen, admitted(cluster), false],
    ['anyone, where everyone may', {}, person(), true],
  ])('%s', async (_, change, who, may) => {
    const { challengeId } = await terms.challenge(change);
    const agreeing = terms.accept(who, challengeId);
    if (may) expect((await agreeing).state).toBe('accepted');
    else await expect(agreeing).rejects.toEqual(code('challenge.not-eligible'));
  });

  it('is neither the one who asks or has asked nor who runs it', async () => {
    const [seeker, left] = [person(), person()];
    const { challengeId, clusterId } = await terms.challenge({
      ...{ seekerAccountIds: [seeker.accountId], formerSeekerAccountIds: [left.accountId] },
    });
    const manager = person({ memberships: [{ clusterId, roles: ['member', 'manager'] }] });
    for (const who of [seeker, left, manager])
      await expect(terms.accept(who, challengeId)).rejects.toEqual(code('challenge.not-eligible'));
  });

  it.each<[string, Actor, string]>([
    ['a visitor', visitor(), 'not-signed-in'],
    ['a program', { kind: 'program', tokenId: newId(), accountId: newId(), scopes: [] }, 'forbidden'],
    ['the platform itself', system(), 'caller.not-allowed'],
  ])('is not %s', async (_, actor, expected) => {
    const { challengeId } = await terms.challenge();
    await expect(terms.accept(actor as Person, challengeId)).rejects.toEqual(code(expected));
  });
});

it('names the challenge in one spelling, so that what rests on the agreement is found with it', async () => {
  const expert = person();
  const { challengeId } = await terms.challenge();
  await terms.versionIds(challengeId, expert);
  await terms.accept(expert, challengeId.toUpperCase());
  const [row] = await evidenceOf(expert);
  expect(JSON.parse(row!.statement)).toMatchObject({ type: 'agreement', challengeId });
});

it('agrees within a few milliseconds, the way through NATS and back included', async () => {
  const { challengeId } = await terms.challenge();
  const experts = Array.from({ length: 60 }, () => person());
  const versionIds = await terms.versionIds(challengeId, ...experts);
  const times: number[] = [];
  for (const expert of experts) {
    const started = performance.now();
    await terms.accept(expert, challengeId, { versionIds });
    times.push(performance.now() - started);
  }
  // The fastest of many: a busy machine is no reason to fail, a forgotten index or a wait for a lock is.
  expect(Math.min(...times)).toBeLessThan(20);
});

it('says unavailable, not "not open", while nobody can say whether the window has moved', async () => {
  const closed = await terms.challenge({ closesAt: inMs(-1_000) });
  const open = await terms.challenge();
  const versionIds = await terms.versionIds(closed.challengeId);
  const expert = person();
  const current = await terms.versionIds(open.challengeId, expert);
  await terms.stopChallenges();
  await expect(terms.accept(person(), closed.challengeId, { versionIds })).rejects.toEqual(
    code('unavailable'),
  );
  expect((await terms.accept(expert, open.challengeId, { versionIds: current })).state).toBe('accepted');
});
