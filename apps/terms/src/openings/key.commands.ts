import { readEnv } from '@allmende/platform';
import { type ByteColumn, rewriteColumn } from '@allmende/platform/database';
import { type KeyRing, readIdentities } from '@allmende/sealing';
import type { DataSource } from 'typeorm';
import { z } from 'zod';
import { openKeys } from '../env.js';

const columns: readonly ByteColumn[] = [
  { table: 'challenge_key', column: 'wrapped', keys: ['challenge_id'] },
  { table: 'deposit_key', column: 'wrapped', keys: ['deposit_id'] },
  { table: 'restricted_entry', column: 'sealed', keys: ['entry_id'] },
];

/**
 * What `main.js` does with the keys of `TERMS_KEY_FILE`: `rotate` seals everything to its first key, `check` says
 * whether everything opens, `recover` is `rotate` with the recovery key (`RECOVERY_KEY_FILE`) for what no key opens.
 */
export const keyCommands = {
  rotate: async (db: DataSource) =>
    `${await reseal(db, await openKeys())} values are sealed to the first key`,
  check: async (db: DataSource) => {
    const keys = await openKeys();
    return `All ${await openAll(db, keys)} values open`;
  },
  recover: async (db: DataSource) => {
    const { RECOVERY_KEY_FILE } = readEnv(z.object({ RECOVERY_KEY_FILE: z.string() }));
    const keys = await openKeys(readIdentities(RECOVERY_KEY_FILE));
    return `${await reseal(db, keys)} values are sealed to the first key`;
  },
};

function reseal(db: DataSource, keys: KeyRing): Promise<number> {
  return rewriteAll(db, (sealed) => keys.reseal(sealed));
}

function openAll(db: DataSource, keys: KeyRing): Promise<number> {
  return rewriteAll(db, (sealed) => keys.open(sealed).then(() => null));
}

async function rewriteAll(db: DataSource, rewrite: Parameters<typeof rewriteColumn>[2]): Promise<number> {
  let rows = 0;
  for (const column of columns) rows += every(await rewriteColumn(db, column, rewrite));
  return rows;
}

function every({ rows, failed }: Awaited<ReturnType<typeof rewriteColumn>>): number {
  if (failed.length === 0) return rows;
  const names = failed.map(({ row }) => row).join(', ');
  throw new Error(`No key opens ${failed.length} of ${rows}: ${names}`, { cause: failed[0]?.error });
}
