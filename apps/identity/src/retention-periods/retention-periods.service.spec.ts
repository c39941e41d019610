import {
  clustersRpc,
  newId,
  retentionPeriods,
  type RetentionPeriods,
  retentionPeriodsEvents,
  retentionPeriodsRpc,
} from '@allmende/contracts';
import { visitor } from '@allmende/testing';
import { ExpiryClock } from '../expiry.clock.js';
import { type Account, type Identity, startIdentity } from '../identity.fixture.js';

const usual = retentionPeriods.parse({});

describe('how long a cluster keeps what is over', () => {
  let identity: Identity;
  beforeAll(async () => (identity = await startIdentity()));
  afterAll(() => identity.stop());

  async function managed() {
    const { clusterId, slug } = await identity.newCluster();
    const manager = await identity.bringIn([{ clusterSlug: slug, roles: ['manager'] }]);
    return { clusterId, slug, manager };
  }
  const get = (clusterId: string) =>
    identity.call(retentionPeriodsRpc.getRetentionPeriods, { clusterId }, visitor());
  const choose = ({ actor }: Account, clusterId: string, change: Partial<RetentionPeriods>) =>
    identity.call(retentionPeriodsRpc.chooseRetentionPeriods, { ...usual, ...change, clusterId }, actor);
  const choices = ({ actor }: Account, clusterId: string) =>
    identity.call(retentionPeriodsRpc.listPeriodChoices, { clusterId }, actor);
  const told = async () => (await identity.published(retentionPeriodsEvents.periodsChosen)).length;

  it('is the usual until a manager chooses, which every service is told and everybody may read', async () => {
    const { clusterId, manager } = await managed();
    expect(await get(clusterId)).toEqual(usual);
    const chosen = { ...usual, readNotices: 60, accessLists: 7 };
    expect(await choose(manager, clusterId, chosen)).toEqual(chosen);
    expect(await get(clusterId)).toEqual(chosen);
    const [event] = (await identity.published(retentionPeriodsEvents.periodsChosen)).slice(-1);
    expect(event?.payload).toMatchObject({ clusterId, periods: chosen });
  });

  it('says to its managers who chose what, and nothing of what stayed as it was', async () => {
    const { clusterId, slug, manager } = await managed();
    const second = await identity.bringIn([{ clusterSlug: slug, roles: ['manager'] }]);
    await choose(manager, clusterId, { closedDrafts: 60 });
    const before = await told();
    await choose(second, clusterId, { closedDrafts: 60 });
    expect(await told()).toBe(before);
    await choose(second, clusterId, { closedDrafts: 45 });
    const at = expect.any(String) as string;
    expect(await choices(manager, clusterId)).toEqual({
      items: [
        {
          ...{ at, by: 'Tobias Lindner' },
          ...{ before: { ...usual, closedDrafts: 60 }, after: { ...usual, closedDrafts: 45 } },
        },
        { at, by: 'Tobias Lindner', before: usual, after: { ...usual, closedDrafts: 60 } },
      ],
    });
  });

  it.each<[string, Partial<RetentionPeriods>, string]>([
    ['shorter than both sides are bound to confidentiality', { accessLists: 4 }, 'accessLists'],
    ['shorter than claims last', { answeredComplaints: 3 }, 'answeredComplaints'],
    ['shorter than a team needs to save its draft', { closedDrafts: 29 }, 'closedDrafts'],
    ['longer than anybody needs it', { closedDrafts: 366 }, 'closedDrafts'],
    ['for no whole number of days', { readNotices: 90.5 }, 'readNotices'],
    ['longer than any session lasts', { idleSessions: 8 }, 'idleSessions'],
  ])('is not %s', async (_, change, field) => {
    const { clusterId, manager } = await managed();
    await expect(choose(manager, clusterId, change)).rejects.toMatchObject({
      code: 'invalid',
      details: { errors: [{ field }] },
    });
  });

  it('is chosen by its managers alone, not by the operator', async () => {
    const { clusterId, slug } = await managed();
    const member = await identity.bringIn([{ clusterSlug: slug, roles: ['member', 'editor'] }]);
    const { manager: other } = await managed();
    const operator = await identity.bringIn([], undefined, true);
    for (const who of [member, other, operator]) {
      await expect(choices(who, clusterId)).rejects.toMatchObject({ code: 'cluster.not-found' });
      await expect(choose(who, clusterId, {})).rejects.toMatchObject({ code: 'cluster.not-found' });
    }
  });

  it('is nothing that the archive has', async () => {
    const [archive] = await identity.db.query<[{ id: string }]>('SELECT id FROM cluster WHERE archive');
    for (const clusterId of [archive.id, newId()])
      await expect(get(clusterId)).rejects.toMatchObject({ code: 'cluster.not-found' });
  });

  it('ends refused requests and idle sessions of its portal, and nothing of another cluster', async () => {
    const [strict, lax] = [await managed(), await managed()];
    await choose(strict.manager, strict.clusterId, { endedMemberships: 30, idleSessions: 2 });
    const who = await identity.bringIn();
    for (const { clusterId } of [strict, lax]) {
      await identity.db.query(
        `INSERT INTO membership (id, cluster_id, account_id, state, decided_at)
         VALUES ($1, $2, $3, 'refused', now() - interval '31 days')`,
        [newId(), clusterId, who.accountId],
      );
      await identity.db.query(
        `INSERT INTO session (id, token_hash, account_id, portal_id, device, last_seen_at)
         VALUES ($1, $2, $3, $4, '', now() - interval '3 days')`,
        [newId(), Buffer.from(newId()), who.accountId, clusterId],
      );
    }
    const left = async () => {
      await identity.get(ExpiryClock).sweep();
      const [row] = await identity.db.query<[{ memberships: string[]; sessions: string[] }]>(
        `SELECT (SELECT array_agg(cluster_id ORDER BY cluster_id) FROM membership WHERE account_id = $1) AS memberships,
           (SELECT array_agg(portal_id) FROM session WHERE account_id = $1 AND portal_id IS NOT NULL) AS sessions`,
        [who.accountId],
      );
      return row;
    };
    // A request goes no sooner than the choice can be taken back; a session ends at once.
    const both = [strict.clusterId, lax.clusterId].sort();
    expect(await left()).toEqual({ memberships: both, sessions: [lax.clusterId] });
    await identity.db.query(
      `UPDATE cluster_retention_periods SET chosen_at = now() - interval '15 days' WHERE cluster_id = $1`,
      [strict.clusterId],
    );
    expect(await left()).toEqual({ memberships: [lax.clusterId], sessions: [lax.clusterId] });
  });

  it('ends memberships some time after they were left, and none that is asked for again', async () => {
    const { clusterId, slug } = await managed();
    const [gone, back] = [await member(slug), await member(slug)];
    for (const { actor, membershipId } of [gone, back])
      await identity.call(clustersRpc.leaveCluster, { membershipId }, actor);
    await identity.db.query(
      `UPDATE membership SET ended_at = ended_at - interval '181 days' WHERE cluster_id = $1 AND state = 'left'`,
      [clusterId],
    );
    await identity.call(clustersRpc.requestMembership, { clusterId }, back.actor);
    await identity.get(ExpiryClock).sweep();
    const rows = await identity.db.query<{ id: string }[]>(`SELECT id FROM membership WHERE id = ANY($1)`, [
      [gone.membershipId, back.membershipId],
    ]);
    expect(rows).toEqual([{ id: back.membershipId }]);
  });

  async function member(slug: string) {
    const { actor, accountId } = await identity.bringIn([{ clusterSlug: slug, roles: ['member'] }]);
    const [row] = await identity.db.query<[{ id: string }]>(
      'SELECT id FROM membership WHERE account_id = $1',
      [accountId],
    );
    return { actor, membershipId: row.id };
  }
});
