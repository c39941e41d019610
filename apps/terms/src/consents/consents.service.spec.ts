import {
  accountsEvents,
  challengesEvents,
  type ChallengeWindow,
  consentsRpc,
  newId,
  officesEvents,
  type Person,
  personalDataRpc,
  submissionsEvents,
  termsEvents,
  termsRpc,
} from '@allmende/contracts';
import { eventually, person, personalDataOf, visitor } from '@allmende/testing';
import { createHash } from 'node:crypto';
import { hour, inMs, startTerms, type TermsWorld } from '../terms.fixture.js';
import { ConsentsClock } from './consents.clock.js';
import { ConsentsEvents } from './consents.events.js';
import { asking, begin, institution, of, type Office } from './consents.fixture.js';

let terms: TermsWorld;
beforeAll(async () => (terms = await startTerms()));
afterAll(() => terms.stop());

const { getConsent, giveConsent, holdConsent, listConsents, ownConsents } = consentsRpc;
const code = (value: string) => expect.objectContaining({ code: value });
const day = 24 * hour;

const join = (challengeId: string, { accountId, organisations }: Person) =>
  terms.emit(submissionsEvents.memberJoined, {
    ...{ submissionId: newId(), challengeId, accountId, teamAccountIds: [accountId] },
    organisationIds: organisations.map(({ organisationId }) => organisationId),
  });

/** Somebody of the institution has begun a draft. */
async function asked(change: Partial<ChallengeWindow> = {}, office: Office | null = asking) {
  const { organisationId, head, researcher } = await institution(terms, office);
  const { challengeId, ...window } = await terms.challenge({ closesAt: inMs(40 * day), ...change });
  await terms.accept(researcher, challengeId);
  await begin(terms, challengeId, researcher);
  const own = async () => (await terms.call(ownConsents, { challengeId }, researcher)).items;
  const { consentId } = (await own())[0]!;
  const give = (who: Person = head, note?: string) => terms.call(giveConsent, { consentId, note }, who);
  const hold = (who: Person = head, reason = 'A filing is under way') =>
    terms.call(holdConsent, { consentId, reason }, who);
  const waiting = async (who: Person = head) =>
    (await terms.call(listConsents, {}, who)).items.map((item) => item.consentId);
  const listed = async (which: 'held' | 'answered') =>
    (await terms.call(listConsents, { which }, head)).items.map((item) => item.consentId);
  const say = (revision: number, moved: Partial<ChallengeWindow>, options: { heard?: boolean } = {}) =>
    terms.say({ ...window, challengeId, revision, ...moved }, options);
  const state = async () => (await own())[0]?.state;
  return {
    ...{ organisationId, head, researcher, challengeId, consentId },
    ...{ own, give, hold, waiting, listed, say, state },
  };
}

const statementsOf = async (who: Person) => {
  const { items } = await terms.call(termsRpc.listReceipts, {}, who);
  return items.map(({ statement }) => statement).filter(({ type }) => type === 'consent');
};

const told = async (consentId: string) =>
  (await terms.published(termsEvents.consentAnswered))
    .map(({ payload }) => payload)
    .filter((payload) => payload.consentId === consentId);

const questionsOf = async (challengeId: string) =>
  (await terms.published(termsEvents.consentAsked))
    .map(({ payload }) => payload)
    .filter((payload) => payload.challengeId === challengeId);

const passes = async (consentId: string, ms: number) => {
  await terms.db.query(
    `UPDATE consent SET due_at = due_at - make_interval(secs => $2), asked_at = asked_at - make_interval(secs => $2)
     WHERE consent_id = $1`,
    [consentId, ms / 1_000],
  );
  await terms.get(ConsentsClock).remind();
  await terms.get(ConsentsClock).lapse();
};

/** By whichever clock comes first: the service's own runs, too. */
const lapses = ({ state }: { state: () => Promise<string | undefined> }) =>
  eventually('the lapse', async () => (await state()) === 'lapsed' || undefined);

describe('an office', () => {
  it('is named to the person before a draft begins, with what it will do', async () => {
    const { organisationId, researcher } = await institution(terms);
    const { challengeId } = await terms.challenge();
    expect(await terms.call(ownConsents, { challengeId }, researcher)).toEqual({
      offices: [{ organisationId, name: 'Hochschule Neckartal', rule: 'consent-needed', days: 14 }],
      items: [],
    });
    const unverified = of(organisationId, { verified: false });
    expect((await terms.call(ownConsents, { challengeId }, unverified)).offices).toEqual([]);
  });

  it('leaves out whoever takes part and the team that asks, also where they act for it', async () => {
    const seeker = person();
    const { head, organisationId, researcher, waiting, give, consentId } = await asked({
      seekerAccountIds: [seeker.accountId],
    });
    for (const { accountId } of [seeker, researcher]) {
      const who = { ...head, accountId };
      expect(await waiting(who)).toEqual([]);
      await expect(terms.call(getConsent, { consentId }, who)).rejects.toEqual(code('consent.not-found'));
      await expect(give(who)).rejects.toEqual(code('consent.not-found'));
    }
    expect(await waiting(of(organisationId, { office: true }))).toEqual([consentId]);
  });

  it('is asked once when a draft begins: who, which challenge, until when', async () => {
    const { organisationId, head, researcher, challengeId, consentId, own } = await asked();
    await begin(terms, challengeId, researcher);
    const dueAt = (await own())[0]?.dueAt;
    expect(await questionsOf(challengeId)).toEqual([
      { consentId, challengeId, organisationId, accountId: researcher.accountId, needed: true, dueAt },
    ]);
    const { items } = await terms.call(listConsents, {}, head);
    expect(items).toEqual([
      {
        ...{ consentId, challengeId, state: 'asked', note: '', answeredAt: null, receiptId: null },
        organisation: { organisationId, name: 'Hochschule Neckartal' },
        person: { accountId: researcher.accountId, name: terms.nameOf(researcher.accountId) },
        askedAt: items[0]?.askedAt,
        dueAt: new Date(Date.parse(items[0]!.askedAt) + 14 * day).toISOString(),
        awardUntil: null,
      },
    ]);
  });

  it('is asked for a colleague who joins the team, once that person has agreed, and not for those of others', async () => {
    const { head, challengeId, waiting, own } = await asked();
    const [colleague, guest] = [of(head.organisations[0]!.organisationId), of(newId())];
    for (const who of [colleague, guest]) await join(challengeId, who);
    expect(await waiting()).toHaveLength(1);
    for (const who of [colleague, guest]) await terms.accept(who, challengeId);
    expect(await waiting()).toHaveLength(2);
    expect(await own()).toHaveLength(1);
    expect((await terms.call(ownConsents, { challengeId }, guest)).items).toEqual([]);
  });

  it('is asked, too, by whoever agreed for the organisation, and once the affiliation is verified later', async () => {
    const { organisationId, head } = await institution(terms);
    const speaks = of(organisationId, { verified: false });
    const later = of(organisationId, { verified: false });
    const { challengeId } = await terms.challenge();
    await terms.accept(speaks, challengeId, { party: { kind: 'organisation', organisationId } });
    await terms.accept(later, challengeId);
    await begin(terms, challengeId, speaks);
    await begin(terms, challengeId, later);
    const people = async () =>
      (await terms.call(listConsents, {}, head)).items.map((item) => item.person.accountId);
    expect(await people()).toEqual([speaks.accountId]);
    const { accountId } = later;
    const verified = { affiliationId: newId(), accountId, organisationId, by: 'manager' as const };
    await terms.emit(accountsEvents.affiliationVerified, verified);
    expect(await people()).toEqual([speaks.accountId, accountId]);
  });

  it('is asked about a draft that was begun before its author agreed for the organisation', async () => {
    const { organisationId, head } = await institution(terms);
    const author = of(organisationId, { verified: false });
    const { challengeId } = await terms.challenge();
    await terms.accept(author, challengeId);
    await begin(terms, challengeId, author);
    const people = async () =>
      (await terms.call(listConsents, {}, head)).items.map((item) => item.person.accountId);
    expect(await people()).toEqual([]);
    await terms.accept(author, challengeId, { party: { kind: 'organisation', organisationId } });
    expect(await people()).toEqual([author.accountId]);
  });

  it('that is named while the challenge is suspended is asked once it goes on', async () => {
    const { organisationId, head, researcher } = await institution(terms, null);
    const window = await terms.challenge();
    const { challengeId, clusterId } = window;
    await terms.accept(researcher, challengeId);
    await begin(terms, challengeId, researcher);
    await terms.say({ ...window, revision: 2, state: 'suspended' });
    await terms.emit(officesEvents.officeChanged, { organisationId, office: asking });
    expect((await terms.call(listConsents, {}, head)).items).toEqual([]);
    await terms.say({ ...window, revision: 3 });
    const fact = { challengeId, clusterId, hostIds: [], seekerAccountIds: window.seekerAccountIds };
    await terms.emit(challengesEvents.resumed, {
      ...{ ...fact, accountId: newId(), closesAt: window.closesAt ?? '' },
    });
    expect((await terms.call(listConsents, {}, head)).items).toMatchObject([
      { person: { accountId: researcher.accountId } },
    ]);
  });

  it('is asked though it is named at the very instant at which the draft begins', async () => {
    const { organisationId, head, researcher } = await institution(terms, null);
    const { challengeId } = await terms.challenge();
    await terms.accept(researcher, challengeId);
    const other = terms.db.createQueryRunner();
    await other.startTransaction();
    const { accountId } = researcher;
    const beginning = { submissionId: newId(), challengeId, accountId, organisationIds: [organisationId] };
    const message = { id: newId(), at: new Date(), payload: beginning, traceId: 'test' };
    await terms.get(ConsentsEvents, { strict: false }).begun(message, other.manager);
    const naming = terms.emit(officesEvents.officeChanged, { organisationId, office: asking });
    await new Promise((resolve) => setTimeout(resolve, 300));
    await other.commitTransaction();
    await other.release();
    await naming;
    await eventually('the office is asked', async () => {
      const { items } = await terms.call(listConsents, {}, head);
      return items.some(({ person: { accountId: about } }) => about === accountId);
    });
  });

  it('is asked though the news that the person belongs to it comes before that of the draft', async () => {
    const { organisationId, head } = await institution(terms);
    const [author, before] = [
      of(organisationId, { verified: false }),
      of(organisationId, { verified: false }),
    ];
    const { challengeId } = await terms.challenge();
    const minutesAgo = (count: number) => ({ at: new Date(Date.now() - count * 60_000) });
    const verify = ({ accountId }: Person, minutes: number) =>
      terms.emit(
        accountsEvents.affiliationVerified,
        { affiliationId: newId(), accountId, organisationId, by: 'manager' },
        minutesAgo(minutes),
      );
    const begun = ({ accountId }: Person) =>
      terms.emit(
        submissionsEvents.draftBegun,
        { submissionId: newId(), challengeId, accountId, organisationIds: [] },
        minutesAgo(10),
      );
    await verify(author, 5);
    // What was verified before, and left again since: the draft itself says to whom the person belongs.
    await verify(before, 20);
    for (const who of [author, before]) {
      await terms.accept(who, challengeId);
      await begun(who);
    }
    const { items } = await terms.call(listConsents, {}, head);
    expect(items.map((item) => item.person.accountId)).toEqual([author.accountId]);
  });

  it('is none for somebody who belongs nowhere and begins anew', async () => {
    const nobody = person();
    const { challengeId } = await terms.challenge();
    await begin(terms, challengeId, nobody);
    await begin(terms, challengeId, nobody);
    expect((await terms.call(ownConsents, { challengeId }, nobody)).items).toEqual([]);
    expect(await terms.db.query('SELECT 1 FROM dead_letter')).toEqual([]);
  });

  it('stays asked about somebody who changes employer, and so is the new one’s', async () => {
    const { researcher, challengeId, hold } = await asked();
    await hold();
    const next = await institution(terms);
    const { accountId } = researcher;
    const { organisationId } = next;
    const verified = { affiliationId: newId(), accountId, organisationId, by: 'mail-domain' as const };
    await terms.emit(accountsEvents.affiliationVerified, verified);
    const moved = { ...of(organisationId), accountId };
    const { items } = await terms.call(ownConsents, { challengeId }, moved);
    expect(items.map(({ state, organisation }) => [state, organisation.organisationId])).toEqual([
      ['held', researcher.organisations[0]?.organisationId],
      ['asked', organisationId],
    ]);
  });

  it('that is named later hears of drafts under way; one that is closed hears of none', async () => {
    const { organisationId, researcher } = await institution(terms, null);
    const { challengeId } = await terms.challenge();
    await terms.accept(researcher, challengeId);
    await begin(terms, challengeId, researcher);
    const questions = () => questionsOf(challengeId);
    expect(await questions()).toEqual([]);
    await terms.emit(officesEvents.officeChanged, { organisationId, office: asking });
    expect(await questions()).toHaveLength(1);
    await terms.emit(officesEvents.officeChanged, { organisationId, office: null });
    const colleague = of(organisationId);
    await terms.accept(colleague, challengeId);
    await begin(terms, challengeId, colleague);
    expect(await questions()).toHaveLength(1);
  });

  it('is not asked about a challenge of its own organisation', async () => {
    const { organisationId, researcher } = await institution(terms);
    const { challengeId } = await terms.challenge({ organisationId });
    await terms.accept(researcher, challengeId);
    await begin(terms, challengeId, researcher);
    expect(await terms.call(ownConsents, { challengeId }, researcher)).toEqual({ offices: [], items: [] });
  });

  it('that is named after the close hears of nothing that was handed in before', async () => {
    const { organisationId, researcher } = await institution(terms, null);
    const { challengeId, ...window } = await terms.challenge();
    await terms.accept(researcher, challengeId);
    await begin(terms, challengeId, researcher);
    await terms.say({ ...window, challengeId, revision: 2, closesAt: inMs(-1_000) });
    await terms.emit(officesEvents.officeChanged, { organisationId, office: asking });
    expect(await questionsOf(challengeId)).toEqual([]);
  });

  it('that changes its rule or limit asks nobody again, and leaves what was asked its limit', async () => {
    const { organisationId, challengeId, own } = await asked();
    const before = await own();
    await terms.emit(officesEvents.officeChanged, { organisationId, office: { ...asking, days: 30 } });
    await terms.emit(officesEvents.officeChanged, {
      ...{ organisationId, office: { rule: 'informed-only', days: 30 } },
    });
    expect(await own()).toEqual(before);
    expect(await questionsOf(challengeId)).toHaveLength(1);
  });

  it('that wants to be told only has nothing to answer, and the person proof of it', async () => {
    const office = { rule: 'informed-only' as const, days: 14 };
    const { challengeId, waiting, own, give, hold, researcher } = await asked({}, office);
    expect(await questionsOf(challengeId)).toMatchObject([{ needed: false }]);
    expect(await waiting()).toEqual([]);
    expect(await own()).toMatchObject([{ state: 'not-needed' }]);
    await expect(give()).rejects.toEqual(code('consent.state'));
    await expect(hold()).rejects.toEqual(code('consent.state'));
    expect(await statementsOf(researcher)).toMatchObject([{ consent: 'not-needed', accountId: null }]);
  });
});

describe('the consent', () => {
  it('is given, with a receipt for both, and cannot be taken back', async () => {
    const { head, researcher, organisationId, challengeId, consentId, give, hold, waiting, own } =
      await asked();
    const given = await give();
    expect(given).toMatchObject({ state: 'given', note: '' });
    expect(await own()).toMatchObject([{ state: 'given', receiptId: given.receiptId }]);
    expect(await waiting()).toEqual([]);
    const { items } = await terms.call(listConsents, { which: 'answered' }, head);
    expect(items).toEqual([given]);
    const said = {
      ...{ type: 'consent', at: given.answeredAt, accountId: head.accountId, challengeId, organisationId },
      ...{ memberAccountId: researcher.accountId, consent: 'given', noteDigest: null },
    };
    expect(await statementsOf(head)).toEqual([said]);
    expect(await statementsOf(researcher)).toEqual([said]);
    expect(await told(consentId)).toMatchObject([{ state: 'given', answeredBy: head.accountId }]);
    await expect(hold()).rejects.toEqual(code('consent.state'));
    expect(await give()).toEqual(given);
    expect(await told(consentId)).toHaveLength(1);
  });

  it('is given in part, with a limit that the person reads and the evidence has the digest of', async () => {
    const { researcher, give, own } = await asked();
    const note = 'Ohne die Beschichtung';
    expect(await give(undefined, note)).toMatchObject({ state: 'given-in-part', note });
    expect(await own()).toMatchObject([{ state: 'given-in-part', note }]);
    const noteDigest = createHash('sha256').update(note).digest('hex');
    expect(await statementsOf(researcher)).toMatchObject([{ consent: 'given-in-part', noteDigest }]);
    expect(JSON.stringify(await statementsOf(researcher))).not.toContain('Beschichtung');
  });

  it('is read with its receipt by all of the office and the person, with whom and why, and by nobody else', async () => {
    const { organisationId, head, researcher, hold, give, own } = await asked();
    const deputy = of(organisationId, { office: true });
    await hold();
    const receiptId = (await own())[0]?.receiptId ?? '';
    const { accountId } = researcher;
    const beside = {
      people: [{ accountId, name: terms.nameOf(accountId) }],
      organisation: { organisationId },
      note: 'A filing is under way',
    };
    for (const who of [head, deputy, researcher])
      expect(await terms.call(termsRpc.getReceipt, { receiptId }, who)).toMatchObject({ beside });
    const others = [of(organisationId), of(newId(), { office: true }), { ...head, accountId: newId() }];
    others[2]!.organisations = [];
    for (const who of others)
      await expect(terms.call(termsRpc.getReceipt, { receiptId }, who)).rejects.toEqual(
        code('receipt.not-found'),
      );
    await give();
    const before = await terms.call(termsRpc.getReceipt, { receiptId }, researcher);
    expect(before).toMatchObject({ beside: { note: null } });
  });

  it('is freed of its condition later, and never made less', async () => {
    const { researcher, consentId, give, hold, own } = await asked();
    await give(undefined, 'Ohne die Beschichtung');
    await passes(consentId, 30 * day);
    await expect(hold()).rejects.toEqual(code('consent.state'));
    await expect(give(undefined, 'Nur die Beschichtung')).rejects.toEqual(code('consent.state'));
    expect(await give()).toMatchObject({ state: 'given', note: '' });
    expect(await own()).toMatchObject([{ state: 'given', note: '' }]);
    const said = [{ consent: 'given', noteDigest: null }, { consent: 'given-in-part' }];
    expect(await statementsOf(researcher)).toMatchObject(said);
    expect((await told(consentId)).map((fact) => fact.state)).toEqual(['given-in-part', 'given']);
  });

  it('is held with a reason, stays held over its limit and the close, and can be given after all', async () => {
    const { consentId, hold, give, listed, say, state, own } = await asked();
    expect((await hold()).state).toBe('held');
    expect(await listed('held')).toEqual([consentId]);
    expect(await listed('answered')).toEqual([]);
    expect(await own()).toMatchObject([{ note: 'A filing is under way' }]);
    await passes(consentId, 30 * day);
    await say(2, { closesAt: inMs(-1_000) });
    await passes(consentId, 0);
    expect(await state()).toBe('held');
    expect((await give()).state).toBe('given');
    expect([await listed('held'), await listed('answered')]).toEqual([[], [consentId]]);
    expect((await told(consentId)).map((fact) => fact.state)).toEqual(['held', 'given']);
  });

  it('is the office’s: for all others there is nothing to answer or to see', async () => {
    const { organisationId, researcher, consentId, give, hold, waiting } = await asked();
    const others = [
      researcher,
      of(organisationId, { role: 'signatory' }),
      of(organisationId, { office: true, verified: false }),
      of(newId(), { office: true }),
      person({ operator: true }),
    ];
    for (const other of others) {
      expect(await waiting(other)).toEqual([]);
      const real = terms.call(getConsent, { consentId }, other);
      const absent = terms.call(getConsent, { consentId: newId() }, other);
      const [one, two] = await Promise.allSettled([real, absent]);
      expect(one).toEqual(two);
      expect(one).toMatchObject({ reason: { code: 'consent.not-found' } });
      await expect(give(other)).rejects.toEqual(code('consent.not-found'));
      await expect(hold(other)).rejects.toEqual(code('consent.not-found'));
    }
    await expect(terms.call(giveConsent, { consentId }, visitor())).rejects.toEqual(code('not-signed-in'));
    await expect(hold(of(organisationId, { office: true }), ' ')).rejects.toEqual(code('invalid'));
  });

  it('given and held by two of the office at the same moment is one of both, with evidence to match', async () => {
    const { organisationId, head, researcher, give, hold } = await asked();
    const deputy = of(organisationId, { office: true });
    await Promise.allSettled([give(head), hold(deputy), give(deputy), hold(head)]);
    const said = (await statementsOf(researcher)).map((one) => 'consent' in one && one.consent);
    expect(said[0]).toBe('given');
    expect(said.filter((one) => one === 'given')).toHaveLength(1);
  });

  it('is told to whoever asks about a team', async () => {
    const { researcher, organisationId, challengeId, hold } = await asked();
    const { accountId } = researcher;
    const ask = () => terms.call(termsRpc.agreements, { challengeId, accountIds: [accountId] }, researcher);
    expect((await ask()).consents).toEqual([{ accountId, organisationId, state: 'asked' }]);
    await hold();
    expect((await ask()).consents).toEqual([{ accountId, organisationId, state: 'held' }]);
    const elsewhere = { challengeId: newId(), accountIds: [accountId] };
    const teams = [elsewhere, { challengeId, accountIds: [accountId, newId()] }];
    expect((await terms.call(termsRpc.waiting, { teams }, researcher)).teams).toEqual([
      { unconfirmed: [], held: [] },
      { unconfirmed: [], held: [accountId] },
    ]);
  });
});

describe('who no longer takes part', () => {
  const withdraw = (challengeId: string, { accountId }: Person) =>
    terms.emit(submissionsEvents.withdrawn, {
      ...{ submissionId: newId(), challengeId, accountId, receiptId: newId(), at: inMs(0) },
      ...{ teamAccountIds: [accountId], afterClose: false },
    });
  const leave = (challengeId: string, { accountId }: Person) =>
    terms.emit(submissionsEvents.memberLeft, { submissionId: newId(), challengeId, accountId });

  it.each([
    ['withdraws', withdraw],
    ['leaves the team', leave],
  ])('and %s is asked about no more: the request is withdrawn, and no clock runs', async (_name, end) => {
    const { consentId, challengeId, researcher, ...scene } = await asked();
    await end(challengeId, researcher);
    expect(await scene.waiting()).toEqual([]);
    expect(await scene.listed('answered')).toEqual([consentId]);
    expect(await scene.own()).toMatchObject([{ state: 'withdrawn', receiptId: null }]);
    await expect(scene.give()).rejects.toEqual(code('consent.state'));
    await expect(scene.hold()).rejects.toEqual(code('consent.state'));
    await passes(consentId, 30 * day);
    expect(await scene.state()).toBe('withdrawn');
    expect(await told(consentId)).toEqual([]);
    expect(await statementsOf(researcher)).toEqual([]);
  });

  it('is asked about anew, with the whole time, by beginning again', async () => {
    const { consentId, challengeId, researcher, ...scene } = await asked();
    await passes(consentId, 10 * day);
    await withdraw(challengeId, researcher);
    await begin(terms, challengeId, researcher);
    expect(await scene.waiting()).toEqual([consentId]);
    const [own] = await scene.own();
    expect(Date.parse(own!.dueAt) - Date.parse(own!.askedAt)).toBe(14 * day);
    expect(await questionsOf(challengeId)).toHaveLength(2);
    expect((await scene.give()).state).toBe('given');
  });

  it('finds what was said still said: what is held stays held for a new beginning', async () => {
    const { challengeId, researcher, ...scene } = await asked();
    await scene.hold();
    await withdraw(challengeId, researcher);
    await begin(terms, challengeId, researcher);
    expect(await scene.state()).toBe('held');
  });

  it('is not asked about by an affiliation that is verified, or an office that is named, afterwards', async () => {
    const { organisationId, head, researcher } = await institution(terms, null);
    const { challengeId } = await terms.challenge();
    await terms.accept(researcher, challengeId);
    await begin(terms, challengeId, researcher);
    await withdraw(challengeId, researcher);
    await terms.emit(officesEvents.officeChanged, { organisationId, office: asking });
    expect((await terms.call(listConsents, {}, head)).items).toEqual([]);
  });
});

describe('an account that is closed', () => {
  it('takes along what its office was asked, and leaves what the office said in the log', async () => {
    const { researcher, consentId, hold, waiting } = await asked();
    await hold();
    const consents = async () =>
      (await personalDataOf(terms, personalDataRpc.terms, researcher.accountId))['officeConsents'];
    expect(await consents()).toMatchObject([{ state: 'held', note: 'A filing is under way' }]);
    await terms.emit(accountsEvents.accountClosed, { accountId: researcher.accountId });
    expect(await consents()).toEqual([]);
    expect(await waiting()).not.toContain(consentId);
  });

  it('has nobody asked about it by news of its draft or its organisation that come later', async () => {
    const { organisationId, researcher } = await institution(terms);
    const { accountId } = researcher;
    const { challengeId } = await terms.challenge();
    await terms.emit(accountsEvents.accountClosed, { accountId });
    await begin(terms, challengeId, researcher);
    const verified = { affiliationId: newId(), accountId, organisationId, by: 'mail-domain' as const };
    await terms.emit(accountsEvents.affiliationVerified, verified);
    expect(await questionsOf(challengeId)).toEqual([]);
    const { participations } = await personalDataOf(terms, personalDataRpc.terms, accountId);
    expect(participations).toEqual([]);
    await expect(
      terms.db.query('SELECT 1 FROM verified_affiliation WHERE account_id = $1', [accountId]),
    ).resolves.toEqual([]);
  });
});

describe('the clock of a consent', () => {
  it('reminds once, three days before, and lets it lapse at the limit, exactly once', async () => {
    const { researcher, consentId, state, give, hold } = await asked();
    const reminders = async () =>
      (await terms.published(termsEvents.consentReminded)).filter(
        (one) => one.payload.consentId === consentId,
      );
    await passes(consentId, 10.9 * day);
    expect(await reminders()).toHaveLength(0);
    await passes(consentId, 0.2 * day);
    await passes(consentId, 0);
    expect(await reminders()).toHaveLength(1);
    expect(await state()).toBe('asked');
    await passes(consentId, 3 * day);
    await Promise.all([terms.get(ConsentsClock).lapse(), terms.get(ConsentsClock).lapse()]);
    expect(await state()).toBe('lapsed');
    expect(await told(consentId)).toMatchObject([{ state: 'lapsed', answeredBy: null }]);
    expect(await statementsOf(researcher)).toMatchObject([{ consent: 'lapsed', accountId: null }]);
    await expect(hold()).rejects.toEqual(code('consent.state'));
    await expect(give()).rejects.toEqual(code('consent.state'));
  });

  it('ends at the close where that comes first, and an extension moves it along', async () => {
    const closesAt = inMs(5 * day);
    const { own, consentId, researcher, say, state } = await asked({ closesAt });
    expect((await own())[0]?.dueAt).toBe(closesAt);
    const copy = await personalDataOf(terms, personalDataRpc.terms, researcher.accountId);
    expect(copy['officeConsents']).toMatchObject([{ dueAt: closesAt }]);
    await say(2, { closesAt: inMs(60 * day) });
    await passes(consentId, 6 * day);
    expect(await state()).toBe('asked');
    await say(3, { closesAt: inMs(-1_000) });
    await passes(consentId, 0);
    expect(await state()).toBe('lapsed');
  });

  it('has three days where somebody begins just before the close, to hold as well', async () => {
    const { own, consentId, head, hold, state } = await asked({ closesAt: inMs(5 * 60_000) });
    const [asks] = await own();
    expect(Date.parse(asks!.dueAt) - Date.parse(asks!.askedAt)).toBe(3 * day);
    await passes(consentId, 2.9 * day);
    expect(await state()).toBe('asked');
    await expect(hold()).resolves.toMatchObject({ state: 'held' });
    expect((await terms.call(getConsent, { consentId }, head)).state).toBe('held');
    const late = await asked({ closesAt: inMs(5 * 60_000) });
    await late.say(2, { closesAt: inMs(-1_000) });
    await passes(late.consentId, 3.1 * day);
    await lapses(late);
    const receiptId = (await late.own())[0]?.receiptId ?? '';
    const proof = await terms.call(termsRpc.getReceipt, { receiptId }, late.head);
    expect(proof).toMatchObject({ receipt: { statement: { consent: 'lapsed' } } });
    const short = await asked({ closesAt: inMs(5 * 60_000) }, { ...asking, days: 1 });
    await passes(short.consentId, 1.1 * day);
    await lapses(short);
  });

  it('does not run out by a close that was moved, though the news of it is late', async () => {
    const { challengeId, consentId, say, state } = await asked();
    await say(2, { closesAt: inMs(60 * day) }, { heard: false });
    await terms.db.query(
      'UPDATE challenge_window SET closes_at = clock_timestamp() WHERE challenge_id = $1',
      [challengeId],
    );
    await passes(consentId, 4 * day);
    expect(await state()).toBe('asked');
  });

  it('refuses a hold that comes after the limit, before the lapse is written', async () => {
    const { consentId, hold, state } = await asked();
    await terms.db.query(
      `UPDATE consent SET due_at = clock_timestamp() - interval '1 ms' WHERE consent_id = $1`,
      [consentId],
    );
    await expect(hold()).rejects.toEqual(code('consent.state'));
    await terms.get(ConsentsClock).lapse();
    expect(await state()).toBe('lapsed');
  });

  it('stands still while the challenge is suspended', async () => {
    const { consentId, say, state } = await asked();
    await say(2, { state: 'suspended' });
    await passes(consentId, 15 * day);
    expect(await state()).toBe('asked');
  });
});
