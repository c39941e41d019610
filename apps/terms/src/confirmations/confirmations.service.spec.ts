import {
  type ChallengeWindow,
  confirmationsRpc,
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

const { confirm, refuse, getConfirmation, listConfirmations } = confirmationsRpc;
const code = (value: string) => expect.objectContaining({ code: value });

type Role = { role?: 'member' | 'signatory'; verified?: boolean };
const of = (organisationId: string, { role = 'signatory', verified = true }: Role = {}): Person =>
  person({ organisations: [{ organisationId, role, verified }] });

/** A member has agreed for an organisation that two signatories may bind. */
async function asked(change: Partial<ChallengeWindow> = {}) {
  const organisationId = terms.organisation('Isarbrücke Analytik GmbH');
  const [member, one, two] = [of(organisationId, { role: 'member' }), of(organisationId), of(organisationId)];
  const window = await terms.challenge(change);
  const { challengeId } = window;
  const party = { kind: 'organisation' as const, organisationId };
  const { acceptanceId, versionIds, receiptId } = await terms.accept(member, challengeId, { party });
  const yes = (who: Person, shown = versionIds) =>
    terms.call(confirm, { acceptanceId, versionIds: shown, language: 'de' }, who);
  const no = (who: Person) => terms.call(refuse, { acceptanceId, language: 'en' }, who);
  const waiting = async (who: Person) =>
    (await terms.call(listConfirmations, {}, who)).items.map((item) => item.acceptanceId);
  const standing = async () => {
    const { acceptance } = await terms.call(termsRpc.ownAcceptance, { challengeId }, member);
    return acceptance && { state: acceptance.state, ...acceptance.party };
  };
  const agreements = () =>
    terms.call(termsRpc.agreements, { challengeId, accountIds: [member.accountId] }, member);
  return {
    ...{ organisationId, member, one, two, window, challengeId, acceptanceId, versionIds, receiptId, party },
    ...{ yes, no, waiting, standing, agreements },
  };
}

const statementsOf = async (who: Person) => {
  const { items } = await terms.call(termsRpc.listReceipts, {}, who);
  return items.map(({ statement }) => statement);
};

describe('an agreement that waits for its organisation', () => {
  it('is asked about once, by an event with ids only, and unlocks what is confidential all the same', async () => {
    const { member, challengeId, acceptanceId, organisationId, agreements } = await asked();
    const questions = (await terms.published(termsEvents.confirmationAsked)).map(({ payload }) => payload);
    expect(questions.filter((payload) => payload.acceptanceId === acceptanceId)).toEqual([
      { acceptanceId, challengeId, accountId: member.accountId, organisationId },
    ]);
    expect(await agreements()).toEqual({
      agreed: [member.accountId],
      missing: [],
      unconfirmed: [member.accountId],
      standing: [expect.objectContaining({ acceptanceId, accountId: member.accountId, organisationId })],
      consents: [],
      offices: [],
      managers: [],
    });
    const [own, none] = [[member.accountId], [newId()]].map((accountIds) => ({ challengeId, accountIds }));
    expect(await terms.call(termsRpc.waiting, { teams: [none!, own!] }, member)).toEqual({
      teams: [
        { unconfirmed: [], held: [] },
        { unconfirmed: [member.accountId], held: [] },
      ],
    });
    expect(await terms.call(termsRpc.waiting, { teams: [] }, member)).toEqual({ teams: [] });
  });

  it('stands on the list of every signatory, with who agreed, for whom and to what', async () => {
    const { member, one, two, acceptanceId, challengeId, organisationId, versionIds, waiting } =
      await asked();
    const { items } = await terms.call(listConfirmations, {}, one);
    expect(items).toEqual([
      {
        acceptanceId,
        challengeId,
        state: 'waiting',
        member: { accountId: member.accountId, name: terms.nameOf(member.accountId) },
        organisation: { organisationId, name: 'Isarbrücke Analytik GmbH' },
        versionIds,
        at: items[0]?.at,
        answer: null,
      },
    ]);
    expect(await waiting(two)).toEqual([acceptanceId]);
  });

  it('waits no more once it is answered, ended, replaced, outdated, or the challenge is not open', async () => {
    const answered = await asked();
    await answered.yes(answered.one);
    const ended = await asked();
    await terms.call(termsRpc.decline, { challengeId: ended.challengeId }, ended.member);
    const replaced = await asked();
    await terms.accept(replaced.member, replaced.challengeId);
    const outdated = await asked();
    await terms.call(
      termsRpc.publishChallengeTerms,
      publishingOf(outdated.window, { rightsModel: 'first-talk', blanks: { firstTalkWeeks: 6 } }),
      system(),
    );
    const closed = await asked();
    await terms.say({ ...closed.window, revision: 2, closesAt: inMs(-1_000) });
    for (const { one, waiting } of [answered, ended, replaced, outdated, closed]) {
      expect(await waiting(one)).toEqual([]);
    }
  });

  it('is listed page by page, oldest first, each once', async () => {
    const organisationId = terms.organisation('Regnitz Optik eG');
    const party = { kind: 'organisation' as const, organisationId };
    const made: string[] = [];
    for (let index = 0; index < 5; index += 1) {
      const { challengeId } = await terms.challenge();
      const member = of(organisationId, { role: 'member' });
      made.push((await terms.accept(member, challengeId, { party })).acceptanceId);
    }
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await terms.call(listConfirmations, { limit: 2, cursor }, of(organisationId));
      seen.push(...page.items.map(({ acceptanceId }) => acceptanceId));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toEqual(made);
  });
});

describe('a member who waits', () => {
  const nextDay = (acceptanceId: string) =>
    terms.db.query(
      `UPDATE acceptance SET reminded_at = clock_timestamp() - interval '1 day' WHERE acceptance_id = $1`,
      [acceptanceId],
    );
  const awaits = async (challengeId: string, who: Person) =>
    (await terms.call(termsRpc.ownAcceptance, { challengeId }, who)).awaits;
  const questions = async (acceptanceId: string) =>
    (await terms.published(termsEvents.confirmationAsked)).filter(
      ({ payload }) => payload.acceptanceId === acceptanceId,
    );

  it('sees by name who may confirm, and since when they are asked', async () => {
    const { organisationId, member, one, two, challengeId, acceptanceId, yes } = await asked();
    terms.signs(organisationId, one, two);
    const named = [one, two].map(({ accountId }) => ({ accountId, name: terms.nameOf(accountId) }));
    const waits = await awaits(challengeId, member);
    expect(waits).toMatchObject({ acceptanceId, canBeAsked: true, signatories: named });
    expect(Date.parse(waits!.remindableAt) - Date.parse(waits!.askedAt)).toBe(24 * hour);
    const unverified = { ...of(organisationId, { verified: false }), accountId: member.accountId };
    const unnamed = { acceptanceId, canBeAsked: true, signatories: null };
    expect(await awaits(challengeId, unverified)).toMatchObject(unnamed);
    await yes(one);
    expect(await awaits(challengeId, member)).toBeNull();
  });

  it('learns before and after agreeing where nobody is known who may sign', async () => {
    const { organisationId, member, one, challengeId } = await asked();
    const unverified = { ...of(organisationId, { verified: false }), accountId: member.accountId };
    const told = async (who: Person) => {
      const own = await terms.call(termsRpc.ownAcceptance, { challengeId }, who);
      return [own.parties[0]?.canBeAsked, own.awaits?.canBeAsked];
    };
    for (const who of [member, unverified]) expect(await told(who)).toEqual([false, false]);
    terms.signs(organisationId, one);
    for (const who of [member, unverified]) expect(await told(who)).toEqual([true, true]);
    expect(await told(one)).toEqual([true, undefined]);
  });

  it('reminds them, once a day while it waits', async () => {
    const { member, one, two, challengeId, acceptanceId, yes } = await asked();
    const remind = (who = member) => terms.call(confirmationsRpc.remindSignatories, { acceptanceId }, who);
    await expect(remind()).rejects.toEqual(code('confirmation.asked-today'));
    await nextDay(acceptanceId);
    for (const other of [one, person()])
      await expect(remind(other)).rejects.toEqual(code('confirmation.not-found'));
    const results = await Promise.allSettled([remind(), remind()]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await questions(acceptanceId)).toHaveLength(2);
    expect(Date.parse((await awaits(challengeId, member))!.askedAt)).toBeGreaterThan(Date.now() - hour);
    await nextDay(acceptanceId);
    await yes(two);
    await expect(remind()).rejects.toEqual(code('confirmation.state'));
  });

  it('can agree for oneself instead, and nobody has to confirm any more', async () => {
    const { member, one, challengeId, waiting, agreements } = await asked();
    await terms.accept(member, challengeId);
    expect(await waiting(one)).toEqual([]);
    expect(await awaits(challengeId, member)).toBeNull();
    expect(await agreements()).toMatchObject({ agreed: [member.accountId], unconfirmed: [] });
  });
});

describe('confirming', () => {
  it('makes the agreement the organisation’s, with a receipt for signatory and member', async () => {
    const { member, one, challengeId, organisationId, acceptanceId, receiptId, versionIds, ...scene } =
      await asked();
    const confirmed = await scene.yes({ ...one, portal: challengeId });
    expect(confirmed).toMatchObject({ state: 'confirmed', answer: { accountId: one.accountId } });
    expect(await scene.standing()).toMatchObject({
      state: 'accepted',
      toBeConfirmed: false,
      answer: 'confirmed',
    });
    expect((await scene.agreements()).unconfirmed).toEqual([]);
    const { layers } = await terms.call(termsRpc.challengeTerms, { challengeId }, visitor());
    const said = {
      type: 'agreement-answered',
      at: confirmed.answer?.at,
      accountId: one.accountId,
      challengeId,
      organisationId,
      memberAccountId: member.accountId,
      agreementReceiptId: receiptId,
      portalId: challengeId,
      language: 'de',
      confirmed: true,
      versions: layers.map(({ versionId, layer, number, digest }) => ({ versionId, layer, number, digest })),
    };
    expect(await statementsOf(one)).toEqual([said]);
    expect((await statementsOf(member))[0]).toEqual(said);
    const told = (await terms.published(termsEvents.confirmationAnswered)).at(-1)?.payload;
    expect(told).toEqual({
      ...{ acceptanceId, challengeId, organisationId, confirmed: true },
      ...{ accountId: member.accountId, answeredBy: one.accountId },
      receiptId: confirmed.answer?.receiptId,
    });
  });

  it('is a signatory’s: for all others there is nothing to confirm, to refuse or to see', async () => {
    const { organisationId, member, acceptanceId, versionIds, waiting, yes, no } = await asked();
    const others: Person[] = [
      member,
      of(newId()),
      of(organisationId, { verified: false }),
      of(organisationId, { role: 'member' }),
      person({ operator: true }),
    ];
    for (const other of others) {
      expect(await waiting(other)).toEqual([]);
      const real = terms.call(getConfirmation, { acceptanceId }, other);
      const absent = terms.call(getConfirmation, { acceptanceId: newId() }, other);
      const [one, two] = await Promise.allSettled([real, absent]);
      expect(one).toEqual(two);
      expect(one).toMatchObject({ reason: { code: 'confirmation.not-found' } });
      await expect(yes(other)).rejects.toEqual(code('confirmation.not-found'));
      await expect(no(other)).rejects.toEqual(code('confirmation.not-found'));
    }
    const input = { acceptanceId, versionIds, language: 'de' as const };
    await expect(terms.call(confirm, input, visitor())).rejects.toEqual(code('not-signed-in'));
  });

  it('is asked of nobody who is of the team that asks: they would learn who takes part', async () => {
    const seeker = person();
    const { one, acceptanceId, waiting, yes } = await asked({ seekerAccountIds: [seeker.accountId] });
    const both = { ...one, accountId: seeker.accountId };
    expect(await waiting(both)).toEqual([]);
    await expect(terms.call(getConfirmation, { acceptanceId }, both)).rejects.toEqual(
      code('confirmation.not-found'),
    );
    await expect(yes(both)).rejects.toEqual(code('confirmation.not-found'));
    expect(await waiting(one)).toEqual([acceptanceId]);
  });

  it('is said with the receipt of the agreement, which names the organisation', async () => {
    const { member, one, organisationId, receiptId, yes } = await asked();
    const shown = async (id: string | null, who: Person) => {
      const state = await terms.call(termsRpc.getReceipt, { receiptId: id ?? '' }, who);
      return state.state === 'issued' ? { ...state.beside, followedBy: state.followedBy } : undefined;
    };
    const organisation = { organisationId, name: 'Isarbrücke Analytik GmbH' };
    expect(await shown(receiptId, member)).toMatchObject({ organisation, followedBy: null });
    const { answer } = await yes(one);
    const { items } = await terms.call(termsRpc.listReceipts, {}, member);
    const answered = items[0]?.receiptId ?? '';
    const followedBy = { receiptId: answered, type: 'agreement-answered', confirmed: true, at: answer?.at };
    expect(items[1]).toMatchObject({ receiptId, followedBy });
    expect(await shown(receiptId, member)).toMatchObject({ organisation, followedBy });
    for (const who of [member, one]) expect(await shown(answered, who)).toMatchObject({ organisation });
  });

  it('needs an affiliation that stands at that moment, not when the list was read', async () => {
    const { one, two, acceptanceId, waiting, yes } = await asked();
    expect(await waiting(one)).toEqual([acceptanceId]);
    await expect(yes({ ...one, organisations: [] })).rejects.toEqual(code('confirmation.not-found'));
    expect((await yes(two)).state).toBe('confirmed');
  });

  it('is said once: the same answer again is the first, another one comes too late', async () => {
    const { one, two, yes, no } = await asked();
    const first = await yes(one);
    expect(await yes(two)).toEqual(first);
    await expect(no(two)).rejects.toEqual(code('confirmation.state'));
    expect(await statementsOf(two)).toEqual([]);
  });

  it('and refusing at the same moment end in one of both, with evidence to match', async () => {
    const { one, two, member, yes, no, standing } = await asked();
    const outcomes = await Promise.allSettled([yes(one), no(two), yes(one), no(two), yes(two), no(one)]);
    const kept = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value.state] : []));
    expect(kept).toHaveLength(3);
    expect(new Set(kept).size).toBe(1);
    expect((await standing())?.answer).toBe(kept[0]);
    const said = (await statementsOf(member)).filter(({ type }) => type === 'agreement-answered');
    expect(said).toMatchObject([{ confirmed: kept[0] === 'confirmed' }]);
  });

  it('and the member’s own end at the same moment leave nothing confirmed that has ended before', async () => {
    const { one, member, challengeId, yes } = await asked();
    await Promise.allSettled([yes(one), terms.call(termsRpc.decline, { challengeId }, member)]);
    const types = (await statementsOf(member)).map(({ type }) => type).reverse();
    expect([
      ['agreement', 'agreement-ended'],
      ['agreement', 'agreement-answered', 'agreement-ended'],
    ]).toContainEqual(types);
  });

  it('obeys the same window as agreeing, and asks once more before it refuses', async () => {
    const { one, window, yes } = await asked();
    await terms.say({ ...window, revision: 2, closesAt: inMs(-1_000) });
    await expect(yes(one)).rejects.toEqual(code('terms.not-open'));
    await terms.say({ ...window, revision: 3, closesAt: inMs(hour) }, { heard: false });
    expect((await yes(one)).state).toBe('confirmed');
  });

  it('is to what was shown and is still in force', async () => {
    const { one, window, versionIds, yes } = await asked();
    await expect(yes(one, [versionIds[0]!, versionIds[1]!, newId()])).rejects.toEqual(
      code('terms.version-outdated'),
    );
    await terms.call(
      termsRpc.publishChallengeTerms,
      publishingOf(window, { rightsModel: 'first-talk', blanks: { firstTalkWeeks: 6 } }),
      system(),
    );
    await expect(yes(one)).rejects.toEqual(code('terms.version-outdated'));
  });

  it('repeated with its key gives the first answer', async () => {
    const { one, acceptanceId, versionIds } = await asked();
    const key = newId();
    const input = { acceptanceId, versionIds, language: 'de' as const };
    const first = await terms.call(confirm, input, one, { key });
    expect(await terms.call(confirm, input, one, { key })).toEqual(first);
  });

  it('asks nobody again when the member agrees to the same once more', async () => {
    const { member, one, challengeId, party, acceptanceId, yes, waiting } = await asked();
    await yes(one);
    expect(await terms.accept(member, challengeId, { party })).toMatchObject({ acceptanceId });
    expect(await waiting(one)).toEqual([]);
  });
});

describe('refusing', () => {
  it('ends the agreement for the future, with a receipt, and leaves the member to agree in person', async () => {
    const { member, one, challengeId, no, standing, agreements } = await asked();
    expect(await no(one)).toMatchObject({ state: 'refused', answer: { accountId: one.accountId } });
    expect(await standing()).toMatchObject({ state: 'ended', toBeConfirmed: false, answer: 'refused' });
    expect((await agreements()).missing).toEqual([member.accountId]);
    expect((await statementsOf(member))[0]).toMatchObject({ type: 'agreement-answered', confirmed: false });
    expect((await terms.accept(member, challengeId)).party.kind).toBe('self');
    expect(await agreements()).toMatchObject({ agreed: [member.accountId], unconfirmed: [] });
  });

  it('is possible after the close, because agreements may end at any time', async () => {
    const { one, window, no } = await asked();
    await terms.say({ ...window, revision: 2, closesAt: inMs(-1_000) });
    expect((await no(one)).state).toBe('refused');
  });
});

it('is answered once in the database, too, and only where it was asked', async () => {
  const { one, yes, acceptanceId } = await asked();
  await yes(one);
  await expect(
    terms.db.query(`UPDATE acceptance SET answer = 'refused' WHERE acceptance_id = $1`, [acceptanceId]),
  ).rejects.toThrow('answered once');
  const { challengeId } = await terms.challenge();
  const bound = await terms.accept(person(), challengeId);
  await expect(
    terms.db.query(
      `UPDATE acceptance SET answer = 'confirmed', answered_by = account_id, answer_receipt_id = receipt_id,
         answered_at = now() WHERE acceptance_id = $1`,
      [bound.acceptanceId],
    ),
  ).rejects.toThrow('acceptance_answer');
});
