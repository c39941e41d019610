import {
  erasureRpc,
  newId,
  type Person,
  submissionsEvents,
  termsEvents,
  termsRpc,
} from '@allmende/contracts';
import { person } from '@allmende/testing';
import { leafHolds } from '@allmende/verify';
import { startTerms, type TermsWorld } from '../terms.fixture.js';

const { keepPerson, askReading, approveReading, declineReading, readRestricted } = erasureRpc;
const { listRestricted, listReadings, getReading } = erasureRpc;

let terms: TermsWorld;
beforeAll(async () => (terms = await startTerms()));
afterAll(() => terms.stop());

const mira = { name: 'Mira Vogt', email: 'mira@uni.example' };
const operators = () => [person({ operator: true }), person({ operator: true })] as const;
const ask = (accountId: string, who: Person) =>
  terms.call(askReading, { accountId, reason: 'Klage der Firma, Az. 1 O 2/27' }, who);
const approve = (readingId: string, who: Person) => terms.call(approveReading, { readingId }, who);
const decline = (readingId: string, who: Person) =>
  terms.call(declineReading, { readingId, reason: 'Kein Aktenzeichen genannt' }, who);
const read = (readingId: string, who: Person, from = 0) =>
  terms.call(readRestricted, { readingId, from }, who);
const state = { code: 'reading.state' };
const forbidden = { code: 'forbidden' };

/** Somebody who agreed for an organisation, and was erased since. */
async function erased() {
  const organisationId = terms.organisation('Werk Nord');
  const who = person({ organisations: [{ organisationId, role: 'signatory', verified: true }] });
  const { challengeId } = await terms.challenge();
  const party = { kind: 'organisation' as const, organisationId };
  const { receiptId } = await terms.accept(who, challengeId, { party });
  const answer = await terms.call(termsRpc.getReceipt, { receiptId: receiptId ?? '' }, who);
  if (answer.state !== 'issued') throw new Error('The receipt is not there');
  await terms.call(keepPerson, { grade: 'restricted', ...mira }, who);
  await terms.closed(who.accountId);
  return { accountId: who.accountId, receiptId, number: answer.number, receipt: answer.receipt };
}

/** And read eleven minutes ago. */
async function approvedLongAgo(accountId: string, one: Person, two: Person): Promise<string> {
  const readingId = newId();
  await terms.db.query(
    `INSERT INTO restricted_reading (reading_id, account_id, reason, asked_by, approved_by, approved_at, read_at)
     VALUES ($1, $2, 'Klage der Firma', $3, $4, now() - interval '1 hour', now() - interval '11 minutes')`,
    [readingId, accountId, one.accountId, two.accountId],
  );
  return readingId;
}

describe('reading what is kept of somebody who was erased', () => {
  it('takes two: then one of them reads who it was, and receipts that can be checked', async () => {
    const { accountId, receiptId, receipt } = await erased();
    const [one, two] = operators();
    const { readingId } = await ask(accountId, one);
    expect(await approve(readingId, two)).toMatchObject({
      askedBy: one.accountId,
      approvedBy: two.accountId,
    });
    const kept = await read(readingId, one);
    const { proof: _, ...bare } = receipt;
    expect(kept).toMatchObject({ person: mira, receipts: [{ receiptId, receipt: bare }] });
    expect(await leafHolds(kept.receipts[0]!.receipt)).toBe(true);
    const [logged] = (await terms.call(listReadings, {}, two)).items;
    expect(logged).toMatchObject({ readingId, accountId, state: 'read', readAt: expect.any(String) });
    expect(logged).toMatchObject({
      askedByName: terms.nameOf(one.accountId),
      answeredByName: terms.nameOf(two.accountId),
    });
  });

  it('begins with what there is: numbers, kinds and the last day, nothing of what is in it', async () => {
    const { accountId, number } = await erased();
    await erased();
    const [one] = operators();
    const list = (find?: string) => terms.call(listRestricted, { find }, one);
    for (const find of [number, ` ${number.toLowerCase()}`, accountId]) {
      const { items } = await list(find);
      expect(items).toMatchObject([{ accountId, receipts: [{ number, type: 'agreement' }] }]);
      expect(items[0]?.until).toMatch(/^\d{4}-12-31$/);
      expect(JSON.stringify(items)).not.toContain('Mira');
    }
    expect((await list('0000-0000')).items).toEqual([]);
    const [first, second] = [await terms.call(listRestricted, { limit: 1 }, one), await list()];
    expect(first).toEqual({ items: [second.items[0]], nextCursor: expect.any(String) });
    await expect(terms.call(listRestricted, {}, person())).rejects.toMatchObject(forbidden);
  });

  it('is told to the rest of the staff, and the answer to who asked', async () => {
    const { accountId } = await erased();
    const [one, two] = operators();
    const { readingId } = await ask(accountId, one);
    const asked = { readingId, askedBy: one.accountId };
    expect((await terms.published(termsEvents.readingAsked)).at(-1)).toMatchObject({ payload: asked });
    await approve(readingId, two);
    const payload = { ...asked, answeredBy: two.accountId, approved: true };
    expect((await terms.published(termsEvents.readingAnswered)).at(-1)).toMatchObject({ payload });
  });

  it('can be refused by another one, with a reason, for good', async () => {
    const { accountId } = await erased();
    const [one, two] = operators();
    const { readingId } = await ask(accountId, one);
    await expect(decline(readingId, one)).rejects.toMatchObject(state);
    await expect(decline(readingId, person())).rejects.toMatchObject(forbidden);
    await decline(readingId, two);
    expect(await terms.call(getReading, { readingId }, one)).toMatchObject({
      state: 'declined',
      declinedBecause: 'Kein Aktenzeichen genannt',
    });
    await expect(approve(readingId, two)).rejects.toMatchObject(state);
    await expect(decline(readingId, two)).rejects.toMatchObject(state);
    await expect(read(readingId, one)).rejects.toMatchObject(state);
    const again = terms.db.query(
      `UPDATE restricted_reading SET declined_by = NULL, declined_at = NULL, declined_because = NULL WHERE reading_id = $1`,
      [readingId],
    );
    await expect(again).rejects.toThrow('written once');
  });

  it('is not answered after a week', async () => {
    const { accountId } = await erased();
    const [one, two] = operators();
    const readingId = newId();
    await terms.db.query(
      `INSERT INTO restricted_reading (reading_id, account_id, reason, asked_by, asked_at)
       VALUES ($1, $2, 'Klage der Firma', $3, now() - interval '169 hours')`,
      [readingId, accountId, one.accountId],
    );
    expect(await terms.call(getReading, { readingId }, two)).toMatchObject({ state: 'lapsed' });
    await expect(approve(readingId, two)).rejects.toMatchObject(state);
    await expect(decline(readingId, two)).rejects.toMatchObject(state);
  });

  it('is not for one alone, not for another, not twice, and not for a manager', async () => {
    const { accountId } = await erased();
    const [one, two] = operators();
    const { readingId } = await ask(accountId, one);
    await expect(read(readingId, one)).rejects.toMatchObject(state);
    await expect(approve(readingId, one)).rejects.toMatchObject(state);
    const manager = person({ memberships: [{ clusterId: newId(), roles: ['manager'] }] });
    for (const other of [manager, person()]) {
      await expect(ask(accountId, other)).rejects.toMatchObject(forbidden);
      await expect(approve(readingId, other)).rejects.toMatchObject(forbidden);
      await expect(read(readingId, other)).rejects.toMatchObject(forbidden);
    }
    await approve(readingId, two);
    await expect(read(readingId, two)).rejects.toMatchObject(state);
    await read(readingId, one);
    await expect(read(readingId, one)).rejects.toMatchObject(state);
  });

  it('comes in answers of fifty receipts, to the same person, within ten minutes', async () => {
    const who = person();
    const { accountId } = who;
    const { challengeId } = await terms.challenge();
    const submissionId = newId();
    for (let version = 1; version <= 60; version += 1)
      await terms.emit(submissionsEvents.submitted, {
        ...{ submissionId, challengeId, receiptId: newId(), version, at: new Date().toISOString() },
        ...{ accountId, portalId: null, clusterId: newId(), teamAccountIds: [accountId] },
        ...{ textDigest: 'ab'.repeat(32), files: [] },
      });
    await terms.call(keepPerson, { grade: 'restricted', ...mira }, who);
    await terms.closed(accountId);
    const [one, two] = operators();
    const { readingId } = await ask(accountId, one);
    await approve(readingId, two);
    await expect(read(readingId, one, 50)).rejects.toMatchObject(state);
    const { items } = await terms.call(listRestricted, { find: accountId }, one);
    expect(items).toMatchObject([{ count: 60 }]);
    expect(items[0]?.receipts).toHaveLength(50);
    const first = await read(readingId, one);
    const second = await read(readingId, one, first.receipts.length);
    expect([first.receipts.length, second.receipts.length, second.count]).toEqual([50, 10, 60]);
    const { number: find = '' } = second.receipts.at(-1) ?? {};
    const found = await terms.call(listRestricted, { find }, one);
    expect(found.items[0]?.receipts[0]?.number).toBe(find);
    const versions = [...first.receipts, ...second.receipts].map(({ receipt: { statement } }) =>
      statement.type === 'submission' ? statement.version : 0,
    );
    expect(versions).toEqual(Array.from({ length: 60 }, (_, place) => place + 1));
    await expect(read(readingId, one)).rejects.toMatchObject(state);
    await expect(read(readingId, two, 50)).rejects.toMatchObject(state);
    const long = await approvedLongAgo(accountId, one, two);
    await expect(read(long, one, 50)).rejects.toMatchObject(state);
  });

  it('ends a day after it was allowed, and finds nothing of somebody who is not erased', async () => {
    const { accountId } = await erased();
    const [one, two] = operators();
    const { readingId } = await ask(accountId, one);
    await terms.db.query(
      `UPDATE restricted_reading SET approved_by = $2, approved_at = now() - interval '25 hours' WHERE reading_id = $1`,
      [readingId, two.accountId],
    );
    await expect(read(readingId, one)).rejects.toMatchObject(state);
    await expect(ask(newId(), one)).rejects.toMatchObject({ code: 'reading.not-found' });
    for (const foreign of [approve, decline, read])
      await expect(foreign(newId(), two)).rejects.toMatchObject({ code: 'reading.not-found' });
    const readingOfNobody = terms.call(getReading, { readingId: newId() }, two);
    await expect(readingOfNobody).rejects.toMatchObject({ code: 'reading.not-found' });
  });

  it('leaves a record that nobody changes, and that no single person can make', async () => {
    const { accountId } = await erased();
    const [one, two] = operators();
    const { readingId } = await ask(accountId, one);
    const change = (to: string) =>
      terms.db.query(`UPDATE restricted_reading SET ${to} WHERE reading_id = $1`, [readingId]);
    const alone = change('approved_by = asked_by, approved_at = now()');
    await expect(alone).rejects.toThrow('restricted_reading_two');
    await expect(change('read_at = now()')).rejects.toThrow('restricted_reading_read');
    await approve(readingId, two);
    for (const to of [`reason = ''`, 'asked_by = gen_random_uuid()', 'approved_at = now()'])
      await expect(change(to)).rejects.toThrow('written once');
    await read(readingId, one);
    await expect(change('read_at = NULL')).rejects.toThrow('written once');
    await expect(terms.db.query('DELETE FROM restricted_reading')).rejects.toThrow('permission denied');
  });
});
