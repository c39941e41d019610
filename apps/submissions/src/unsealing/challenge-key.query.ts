import type { DataSource, EntityManager } from 'typeorm';

/** A challenge's key, and whether something that was handed in is still sealed to it. */
export type KeyState = {
  /** Null once erased, where none was ever made, and where it was lost. */
  wrapped: Buffer | null;
  approvedAccountIds: string[];
  isReleased: boolean;
  isOpened: boolean;
  holdsSealed: boolean;
};

/** SQL for a version `v` of a submission `s` that counts: its last one. What is older never opens. */
export const lastSealed = `v.submission_id = s.id AND v.version = s.last_version AND v.sealed IS NOT NULL`;

/** What is sealed counts, also where the row of its key is lost. */
export async function keyStateOf(db: DataSource | EntityManager, challengeId: string): Promise<KeyState> {
  const [state] = await db.query<[KeyState]>(
    `SELECT k.wrapped, coalesce(k.approved_account_ids, '{}') AS "approvedAccountIds",
       k.released IS NOT NULL AS "isReleased", k.opened_at IS NOT NULL AS "isOpened",
       EXISTS (SELECT 1 FROM submission s JOIN submission_version v
         ON ${lastSealed} WHERE s.challenge_id = asked.id) AS "holdsSealed"
     FROM (SELECT $1::uuid AS id) asked LEFT JOIN challenge_key k ON k.challenge_id = asked.id`,
    [challengeId],
  );
  return state;
}

/** What `terms` said: who has approved, and the key once all have. */
export async function noteApprovals(
  db: DataSource | EntityManager,
  challengeId: string,
  { approvedAccountIds, released }: { approvedAccountIds: readonly string[]; released: string | null },
): Promise<void> {
  await db.query(
    `UPDATE challenge_key SET released = coalesce(released, $3),
       approved_account_ids = ARRAY(SELECT DISTINCT unnest(approved_account_ids || $2::uuid[]))
     WHERE challenge_id = $1`,
    [challengeId, approvedAccountIds, released === null ? null : Buffer.from(released, 'base64url')],
  );
}
