import { accountsRpc, newId, officesEvents, officesRpc } from '@allmende/contracts';
import { system } from '@allmende/testing';
import { type Account, type Identity, startIdentity } from '../identity.fixture.js';

describe('the office of an organisation', () => {
  let identity: Identity;
  beforeAll(async () => {
    identity = await startIdentity();
  });
  afterAll(() => identity.stop());

  /** An institution with somebody who may bind it and two who may not. */
  async function institution() {
    const name = `Hochschule ${newId().slice(-12)}`;
    const of = (role: 'member' | 'signatory', verified = true) =>
      identity.bringIn([], { name, role, verified });
    const [signatory, head, deputy] = [await of('signatory'), await of('member'), await of('member')];
    const { affiliations } = await identity.call(accountsRpc.me, {}, signatory.actor);
    const { organisationId } = affiliations[0]!;
    const choice = { organisationId, rule: 'consent-needed' as const, days: 14, head: head.email };
    const nameOffice = (who: Account, change: object = {}) =>
      identity.call(officesRpc.nameOffice, { ...choice, ...change }, who.actor);
    const get = async (who: Account) =>
      identity.call(officesRpc.getOffice, { organisationId }, await identity.again(who));
    const people = async () =>
      (await identity.call(officesRpc.officePeople, { organisationId }, system('event:x'))).accountIds;
    const told = async () =>
      (await identity.published(officesEvents.officeChanged))
        .map(({ payload }) => payload)
        .filter((payload) => payload.organisationId === organisationId)
        .map(({ office }) => office);
    return { name, of, signatory, head, deputy, organisationId, nameOffice, get, people, told };
  }

  it('is named by a signatory, with head, deputies, rule and days', async () => {
    const { name, signatory, head, deputy, organisationId, nameOffice, get, people, told } =
      await institution();
    expect(await get(signatory)).toEqual({
      ...{ organisationId, organisationName: name, mayChange: true, office: null },
    });
    const named = await nameOffice(signatory, { deputies: [deputy.email] });
    expect(named.office).toEqual({
      rule: 'consent-needed',
      days: 14,
      head: { accountId: head.accountId, name: 'Tobias Lindner', email: head.email },
      deputies: [{ accountId: deputy.accountId, name: 'Tobias Lindner', email: deputy.email }],
    });
    expect(await get(deputy)).toEqual({ ...named, mayChange: false });
    expect((await people()).sort()).toEqual([head.accountId, deputy.accountId].sort());
    expect(await told()).toEqual([{ rule: 'consent-needed', days: 14 }]);
  });

  it('says of a person that they act for it, for as long as they belong there', async () => {
    const { signatory, head, organisationId, nameOffice, people } = await institution();
    await nameOffice(signatory);
    const acting = { organisationId, role: 'member', verified: true, office: true };
    expect((await identity.again(head)).organisations).toEqual([acting]);
    expect((await identity.again(signatory)).organisations[0]).not.toHaveProperty('office');
    const { affiliations } = await identity.call(accountsRpc.me, {}, head.actor);
    expect(affiliations).toMatchObject([{ office: true }]);
    const { affiliationId } = affiliations[0]!;
    await identity.call(accountsRpc.leaveAffiliation, { affiliationId }, head.actor);
    expect((await identity.again(head)).organisations).toEqual([]);
    expect(await people()).toEqual([]);
  });

  it('does not take back whoever left the organisation and came again, until it is named anew', async () => {
    const { signatory, head, organisationId, nameOffice, people } = await institution();
    await nameOffice(signatory);
    const { affiliations } = await identity.call(accountsRpc.me, {}, head.actor);
    const { affiliationId } = affiliations[0]!;
    await identity.call(accountsRpc.leaveAffiliation, { affiliationId }, head.actor);
    await identity.call(accountsRpc.stateAffiliation, { organisationId, role: 'member' }, head.actor);
    await identity.db.query(
      `UPDATE affiliation SET verified_by = 'manager', verified_at = now() WHERE account_id = $1 AND left_at IS NULL`,
      [head.accountId],
    );
    const belonging = { organisationId, role: 'member', verified: true };
    expect((await identity.again(head)).organisations).toEqual([belonging]);
    expect(await people()).toEqual([]);
    await nameOffice(signatory);
    expect((await identity.again(head)).organisations).toEqual([{ ...belonging, office: true }]);
  });

  it('is changed as a whole, and closed', async () => {
    const { signatory, head, deputy, organisationId, nameOffice, get, people, told } = await institution();
    await nameOffice(signatory);
    const change = { rule: 'informed-only', days: 5, head: deputy.email };
    expect((await nameOffice(signatory, change)).office).toMatchObject({
      ...{ rule: 'informed-only', days: 5, head: { accountId: deputy.accountId }, deputies: [] },
    });
    expect(await people()).toEqual([deputy.accountId]);
    expect((await get(head)).office?.head).toEqual({ accountId: deputy.accountId, name: 'Tobias Lindner' });
    const close = () => identity.call(officesRpc.closeOffice, { organisationId }, signatory.actor);
    await close();
    await close();
    expect((await get(signatory)).office).toBeNull();
    expect(await told()).toEqual([
      { rule: 'consent-needed', days: 14 },
      { rule: 'informed-only', days: 5 },
      null,
    ]);
  });

  it('is nobody else’s to name or close', async () => {
    const { of, head, organisationId, nameOffice } = await institution();
    const [unverified, stranger] = [await of('signatory', false), await identity.bringIn()];
    for (const who of [head, unverified, stranger]) {
      const code = { code: 'organisation.not-found' };
      await expect(nameOffice(who)).rejects.toMatchObject(code);
      const closing = identity.call(officesRpc.closeOffice, { organisationId }, who.actor);
      await expect(closing).rejects.toMatchObject(code);
    }
  });

  it('is known to every verified member, by name and without an address', async () => {
    const { name, of, signatory, head, deputy, organisationId, nameOffice, get } = await institution();
    const member = await of('member');
    const organisation = { organisationId, organisationName: name, mayChange: false };
    expect(await get(member)).toEqual({ ...organisation, office: null });
    await nameOffice(signatory, { deputies: [deputy.email] });
    expect(await get(member)).toEqual({
      ...organisation,
      office: {
        rule: 'consent-needed',
        days: 14,
        head: { accountId: head.accountId, name: 'Tobias Lindner' },
        deputies: [{ accountId: deputy.accountId, name: 'Tobias Lindner' }],
      },
    });
  });

  it('is not there for who belongs elsewhere, is not verified, or has left', async () => {
    const { of, signatory, nameOffice, get } = await institution();
    await nameOffice(signatory);
    const former = await of('member');
    const { affiliations } = await identity.call(accountsRpc.me, {}, former.actor);
    const { affiliationId } = affiliations[0]!;
    await identity.call(accountsRpc.leaveAffiliation, { affiliationId }, former.actor);
    const elsewhere = (await institution()).head;
    const unverified = [await of('signatory', false), await of('member', false)];
    for (const who of [former, elsewhere, ...unverified, await identity.bringIn()])
      await expect(get(who)).rejects.toMatchObject({ code: 'organisation.not-found' });
    const nowhere = identity.call(officesRpc.getOffice, { organisationId: newId() }, signatory.actor);
    await expect(nowhere).rejects.toMatchObject({ code: 'organisation.not-found' });
  });

  it('takes only people whose affiliation is verified, and says which address is none', async () => {
    const { of, signatory, head, nameOffice, told } = await institution();
    const unverified = await of('member', false);
    const stranger = await identity.bringIn();
    await expect(nameOffice(signatory, { head: unverified.email })).rejects.toMatchObject({
      ...{ code: 'invalid', details: { errors: [{ field: 'head', code: 'not-affiliated' }] } },
    });
    const deputies = [head.email, stranger.email, 'nobody@example.org'];
    await expect(nameOffice(signatory, { deputies })).rejects.toMatchObject({
      details: { errors: [{ field: 'deputies.1' }, { field: 'deputies.2' }] },
    });
    expect(await told()).toEqual([]);
  });

  it.each([{ days: 0 }, { days: 61 }, { rule: 'never' }, { head: 'x' }])('refuses %j', async (change) => {
    const { signatory, nameOffice } = await institution();
    await expect(nameOffice(signatory, change)).rejects.toMatchObject({ code: 'invalid' });
  });
});
