import { newId, submissionsEvents } from '@allmende/contracts';
import { readEnv } from '@allmende/platform';
import { type ByteColumn, rewriteColumn } from '@allmende/platform/database';
import { type KeyRing, readIdentities } from '@allmende/sealing';
import type { DataSource } from 'typeorm';
import { z } from 'zod';
import { type InnerDepositKey, type OuterDepositKey, wrapDepositKey } from '../deposits/deposit.layers.js';
import { openKeys } from '../env.js';
import { wrapKey } from './challenge.keys.js';
import type { InnerKey, OuterKey } from './sealed.values.js';

/** Everything that is sealed to this service's own key. */
export const sealedColumns: readonly ByteColumn[] = [
  { table: 'submission', column: 'working_copy', keys: ['id'] },
  { table: 'team_member', column: 'declaration', keys: ['submission_id', 'account_id'] },
  { table: 'submission_file', column: 'card', keys: ['file_id'] },
  { table: 'file_request', column: 'card', keys: ['request'] },
  { table: 'submission_version', column: 'opened', keys: ['submission_id', 'version'] },
  { table: 'challenge_key', column: 'released', keys: ['challenge_id'] },
  { table: 'deposit', column: 'opened', keys: ['id'] },
  { table: 'deposit_file', column: 'card', keys: ['file_id'] },
];

/**
 * What `main.js` does with the keys of `SUBMISSIONS_KEY_FILE`: `rotate` seals everything to its first key, `check` says
 * whether everything opens, `recover` also seals anew what only the recovery key (`RECOVERY_KEY_FILE`) opens, the keys
 * of challenges and the deposits that are not opened yet included.
 */
export const keyCommands = {
  rotate: async (db: DataSource) => {
    const keys = await openKeys();
    const rows = await walk(db, (sealed) => keys.reseal(sealed));
    return `${rows} are sealed to the first key. ${await leftOf(db)}`;
  },
  check: async (db: DataSource) => {
    const keys = await openKeys();
    const rows = await walk(db, (sealed) => keys.open(sealed).then(() => null));
    return `All ${rows} open. ${await leftOf(db)}`;
  },
  recover: async (db: DataSource) => {
    const { RECOVERY_KEY_FILE } = readEnv(z.object({ RECOVERY_KEY_FILE: z.string() }));
    const keys = await openKeys(readIdentities(RECOVERY_KEY_FILE));
    const rows = await walk(db, (sealed) => keys.reseal(sealed));
    const [challenges, deposits] = [await rewrap(db, keys), await rewrapDeposits(db, keys)];
    return `${rows} are sealed to the first key, and the keys of ${challenges} challenges and ${deposits} deposits`;
  },
};

async function walk(db: DataSource, rewrite: (sealed: Buffer) => Promise<Buffer | null>): Promise<number> {
  let rows = 0;
  for (const column of sealedColumns) {
    const done = await rewriteColumn(db, column, rewrite);
    rows += done.rows;
    if (done.failed.length === 0) continue;
    const names = done.failed.map(({ row }) => row).join(', ');
    throw new Error(`No key opens ${done.failed.length} of ${done.rows}: ${names}`, {
      cause: done.failed[0]?.error,
    });
  }
  return rows;
}

// The inner layer lies below one that only `terms` or the recovery key takes off, so that rotating cannot reach it.
async function leftOf(db: DataSource): Promise<string> {
  const [{ challenges, deposits }] = await db.query<[{ challenges: number; deposits: number }]>(
    `SELECT (SELECT count(*)::int FROM challenge_key WHERE released IS NULL AND wrapped IS NOT NULL) AS challenges,
       (SELECT count(*)::int FROM deposit WHERE wrapped IS NOT NULL) AS deposits`,
  );
  return challenges + deposits === 0
    ? 'No challenge and no deposit needs an older key.'
    : `${challenges} challenges and ${deposits} deposits are not opened yet: they need the key that was first when they were sealed.`;
}

async function rewrap(db: DataSource, keys: KeyRing): Promise<number> {
  const rows = await db.query<{ challengeId: string; recipient: string; wrapped: Buffer }[]>(
    'SELECT challenge_id AS "challengeId", recipient, wrapped FROM challenge_key WHERE released IS NULL AND wrapped IS NOT NULL',
  );
  for (const { challengeId, recipient, wrapped: old } of rows) {
    const outer = await keys.open<OuterKey>(old);
    const inner = await keys.open<InnerKey>(Buffer.from(outer.inner, 'base64url'));
    const wrapped = await wrapKey(keys, inner);
    const fact = { challengeId, recipient, wrapped: wrapped.toString('base64url') };
    await db.transaction(async (tx) => {
      await tx.query('UPDATE challenge_key SET wrapped = $2 WHERE challenge_id = $1', [challengeId, wrapped]);
      await tx.query(`INSERT INTO outbox (id, subject, payload, trace_id) VALUES ($1, $2, $3, 'recover')`, [
        newId(),
        submissionsEvents.challengeKeyMade.subject,
        JSON.stringify(fact),
      ]);
    });
  }
  return rows.length;
}

async function rewrapDeposits(db: DataSource, keys: KeyRing): Promise<number> {
  const rows = await db.query<{ id: string; wrapped: Buffer }[]>(
    'SELECT id, wrapped FROM deposit WHERE wrapped IS NOT NULL',
  );
  for (const { id, wrapped: old } of rows) {
    const { deposit, inner } = await keys.open<OuterDepositKey>(old);
    const key = await keys.open<InnerDepositKey>(Buffer.from(inner, 'base64url'));
    const wrapped = await wrapDepositKey(keys, deposit.challengeId, key);
    await db.query('UPDATE deposit SET wrapped = $2 WHERE id = $1 AND wrapped IS NOT NULL', [id, wrapped]);
  }
  return rows.length;
}
