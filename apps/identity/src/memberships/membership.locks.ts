import { ProblemError } from '@allmende/contracts';
import { type EntityManager, Not } from 'typeorm';
import { MembershipEntity } from './membership.entity.js';

/** Everything that changes who manages a cluster waits here for its turn. */
export async function lockCluster(tx: EntityManager, clusterId: string): Promise<void> {
  await tx.query('SELECT 1 FROM cluster WHERE id = $1 FOR NO KEY UPDATE', [clusterId]);
}

/** Everything that changes a person's memberships, affiliations or address waits here for its turn; the address. */
export async function lockAccount(tx: EntityManager, accountId: string): Promise<string> {
  const rows = await tx.query<{ email: string }[]>(
    'SELECT email FROM account WHERE id = $1 AND closed_at IS NULL FOR NO KEY UPDATE',
    [accountId],
  );
  if (!rows[0]) throw new ProblemError('not-signed-in');
  return rows[0].email;
}

export async function lockMembership(tx: EntityManager, membershipId: string): Promise<MembershipEntity> {
  const membership = await tx.findOne(MembershipEntity, {
    where: { id: membershipId },
    lock: { mode: 'pessimistic_write' },
  });
  if (!membership) throw new ProblemError('membership.not-found');
  return membership;
}

/** Throws `membership.last-manager` if the cluster would be without one. Needs the cluster's lock. */
export async function refuseLoss(
  tx: EntityManager,
  { id, clusterId, roles }: MembershipEntity,
): Promise<void> {
  if (!roles.includes('manager')) return;
  const others = await tx.query<unknown[]>(
    `SELECT 1 FROM membership WHERE cluster_id = $1 AND id <> $2 AND state = 'admitted' AND 'manager' = ANY(roles) LIMIT 1`,
    [clusterId, id],
  );
  if (others.length === 0) throw new ProblemError('membership.last-manager');
}

/** Makes this the cluster of record: `always`, or if the person has none yet. Needs the account's lock. */
export async function giveRecord(
  tx: EntityManager,
  { id, accountId }: MembershipEntity,
  { always }: { always: boolean },
): Promise<void> {
  if (always)
    await tx.update(MembershipEntity, { accountId, id: Not(id), ofRecord: true }, { ofRecord: false });
  else if (await tx.existsBy(MembershipEntity, { accountId, ofRecord: true })) return;
  await tx.update(MembershipEntity, { id }, { ofRecord: true });
}

/** The longest one takes over when the cluster of record is left. */
export async function chooseAnother(tx: EntityManager, accountId: string): Promise<void> {
  await tx.query(
    `UPDATE membership SET of_record = true WHERE id = (
       SELECT id FROM membership WHERE account_id = $1 AND state = 'admitted' ORDER BY decided_at, id LIMIT 1)`,
    [accountId],
  );
}
