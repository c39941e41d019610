import {
  closingRpc,
  erasureRpc,
  newId,
  onlySeekerRpc,
  personalDataRpc,
  retentionPeriodsRpc,
} from '@allmende/contracts';
import { personalDataOf, person, untouchedColumns } from '@allmende/testing';
import { goodPassword, type Identity, startIdentity } from '../identity.fixture.js';

describe('what identity holds about a person', () => {
  let identity: Identity;
  beforeAll(async () => (identity = await startIdentity()));
  afterAll(() => identity.stop());

  const dataOf = (accountId: string) => personalDataOf(identity, personalDataRpc.identity, accountId);

  it('is the account, memberships, affiliations and sessions, and no secret', async () => {
    const { slug } = await identity.newCluster();
    const firm = { name: `Werk ${newId()}`, role: 'signatory', verified: true } as const;
    const who = await identity.bringIn([{ clusterSlug: slug, roles: ['member'] }], firm);
    const other = await identity.bringIn();
    const data = await dataOf(who.accountId);
    expect(data).toMatchObject({
      account: [{ accountId: who.accountId, email: who.email, name: 'Tobias Lindner' }],
      memberships: [{ cluster: `Cluster ${slug}`, state: 'admitted', roles: ['member'] }],
      affiliations: [{ organisation: firm.name, role: 'signatory' }],
      sessions: [{ portal: null }],
    });
    expect(JSON.stringify(data)).not.toMatch(new RegExp(`argon2|${who.token}|${other.email}`));
  });

  it('is what somebody chose for a cluster, too', async () => {
    const { clusterId, slug } = await identity.newCluster();
    const who = await identity.bringIn([{ clusterSlug: slug, roles: ['manager'] }]);
    const chosen = { clusterId, readNotices: 60 };
    await identity.call(retentionPeriodsRpc.chooseRetentionPeriods, chosen, who.actor);
    expect(await dataOf(who.accountId)).toMatchObject({
      retentionPeriods: [
        { cluster: `Cluster ${slug}`, before: { readNotices: 180 }, after: { readNotices: 60 } },
      ],
    });
  });

  it('is asked page by page', async () => {
    const who = await identity.bringIn();
    for (let count = 0; count < 60; count += 1) {
      await identity.db.query(
        `INSERT INTO session (id, token_hash, account_id, device) VALUES ($1, $2, $3, 'Firefox')`,
        [newId(), Buffer.from(newId()), who.accountId],
      );
    }
    expect((await dataOf(who.accountId))['sessions']).toHaveLength(61);
  });

  it('knows each column that names an account, in the copy and when an account is closed, or why not', async () => {
    await identity.answer(onlySeekerRpc.onlySeekerOf, () => ({ items: [] }));
    await identity.answer(erasureRpc.keepPerson, () => ({
      ...{ done: true as const, keptCount: 0, keptUntil: null },
    }));
    const who = await identity.bringIn();
    const closing = { password: goodPassword, grade: 'whole' } as const;
    const close = () => identity.call(closingRpc.closeAccount, closing, who.actor);
    expect(await untouchedColumns(identity, personalDataRpc.identity, who.accountId, close)).toEqual({
      notCopied: new Set(),
      notErased: new Set([
        // of somebody else’s membership or affiliation, under an id
        'affiliation.verified_by',
        'affiliation.verifier_id',
        'membership.decided_by',
        // what a cluster chose, under an id
        'retention_periods_choice.account_id',
      ]),
    });
  });

  it('is nothing for an account that is not there, and for nobody but the listener of files', async () => {
    await expect(dataOf(newId())).rejects.toMatchObject({ code: 'not-found' });
    const who = person();
    await expect(
      identity.call(personalDataRpc.identity, { accountId: who.accountId }, who),
    ).rejects.toMatchObject({ code: 'not-found' });
  });
});
