import { setTimeout as sleep } from 'node:timers/promises';
import { accountsRpc, closingRpc, erasureRpc, newId } from '@allmende/contracts';
import { type PortalClient, RefusedError } from '@allmende/local/client/portal.client';
import type { RunningPlatform } from '@allmende/local/platform/running.platform';
import { type Query, waitUntilQuiet } from './outage.audit.js';
import type { Expert, OutageStage } from './outage.stage.js';

/** Who erases, and who is asked or told on the way. */
const victims = ['identity', 'terms', 'submissions', 'challenges', 'notifications', 'gateway'];
/** Between any two steps: of those who leave, each has come a little further when the process dies. */
const staggerMs = 15;
const patienceMs = 30_000;

/**
 * Closes every account while the services that erase it are killed one after the other, and says what was lost, done
 * twice or left afterwards.
 */
export async function leaveWhileKilled(
  platform: RunningPlatform,
  { experts, password }: OutageStage,
  query: Query,
): Promise<string[]> {
  const accountIds = experts.map(({ accountId }) => accountId);
  const before = await receiptsOf(query, accountIds);
  const share = Math.ceil(experts.length / victims.length);
  for (const [place, victim] of victims.entries()) {
    const leaving = experts.slice(place * share, (place + 1) * share);
    const left = Promise.all(leaving.map((expert, index) => leave(expert, password, index * staggerMs)));
    await sleep(2 * staggerMs);
    await platform.kill(victim);
    await left;
  }
  return [
    ...(await waitUntilQuiet(query)),
    ...(await remaining(query, accountIds)),
    ...(await keptOnce(query, accountIds, before)),
    ...(await toldOnce(query)),
    ...(await stillIn(experts, password)),
  ];
}

async function leave({ client }: Expert, password: string, afterMs: number): Promise<void> {
  await sleep(afterMs);
  const key = newId();
  const until = Date.now() + patienceMs;
  while (Date.now() < until) {
    if (await hasLeft(client, password, key)) return;
    await sleep(100);
  }
  throw new Error('An account could not be closed');
}

/** Whoever lost the answer has no session any more. */
async function hasLeft(client: PortalClient, password: string, key: string): Promise<boolean> {
  try {
    const { grade } = await client.call(erasureRpc.previewErasure, {});
    await client.call(closingRpc.closeAccount, { password, grade }, key);
    return true;
  } catch (error) {
    if (!(error instanceof RefusedError)) return false;
    const { status } = error.problem;
    if (status === 401) return true;
    if (status === 503 || status === 504) return false;
    throw error;
  }
}

/** Of what they did themselves; that others read it is those others’ act. */
async function receiptsOf(query: Query, accountIds: string[]): Promise<Map<unknown, unknown>> {
  const rows = await query(
    'terms',
    `SELECT h.account_id AS id, count(*)::int AS n FROM receipt_holder h JOIN evidence e USING (seq)
     WHERE h.account_id = ANY ($1) AND e.statement::jsonb ->> 'accountId' = h.account_id::text GROUP BY 1`,
    [accountIds],
  );
  return new Map(rows.map(({ id, n }) => [id, n]));
}

async function remaining(query: Query, accountIds: string[]): Promise<string[]> {
  const counts = [
    ['identity', 'account WHERE id = ANY ($1) AND (closed_at IS NULL OR name <> $2)'],
    ['identity', 'session WHERE account_id = ANY ($1) AND $2 = $2'],
    ['identity', 'membership WHERE account_id = ANY ($1) AND $2 = $2'],
    ['terms', 'receipt_holder WHERE account_id = ANY ($1) AND $2 = $2'],
    ['terms', 'acceptance WHERE account_id = ANY ($1) AND $2 = $2'],
    ['terms', 'restricted_entry WHERE account_id = ANY ($1) AND NOT is_final AND $2 = $2'],
    ['notifications', 'notice WHERE account_id = ANY ($1) AND $2 = $2'],
  ] as const;
  const found = counts.map(async ([service, from]) => {
    const [row] = await query(service, `SELECT count(*)::int AS n FROM ${from}`, [accountIds, '']);
    return row?.n === 0 ? [] : [`${service} still has ${String(row?.n)} of ${from}`];
  });
  return (await Promise.all(found)).flat();
}

/** Name and address once, and every receipt that others rely on once. */
async function keptOnce(
  query: Query,
  accountIds: string[],
  before: Map<unknown, unknown>,
): Promise<string[]> {
  const rows = await query(
    'terms',
    `SELECT id, count(*) FILTER (WHERE listed = '[]')::int AS people, coalesce(sum(jsonb_array_length(listed)), 0)::int AS n,
       (SELECT count(DISTINCT one)::int FROM restricted_entry o, jsonb_array_elements(o.listed) one
        WHERE o.account_id = id) AS distinct
     FROM unnest($1::uuid[]) id LEFT JOIN restricted_entry e ON e.account_id = id GROUP BY id`,
    [accountIds],
  );
  return rows
    .filter((row) => row.people !== 1 || row.n !== before.get(row.id) || row.distinct !== row.n)
    .map((row) => `kept is ${JSON.stringify(row)}, there were ${String(before.get(row.id))} receipts`);
}

/** Each statement that is gone is named by one row of the log, and no other. */
async function toldOnce(query: Query): Promise<string[]> {
  const [row] = await query(
    'terms',
    `WITH told AS (
       SELECT gone.row::bigint AS seq
       FROM evidence e, jsonb_array_elements_text(e.statement::jsonb -> 'rows') AS gone (row)
       WHERE e.statement::jsonb ->> 'type' = 'statements-erased')
     SELECT (SELECT count(*)::int FROM told) AS told, (SELECT count(DISTINCT seq)::int FROM told) AS once,
       (SELECT count(*)::int FROM evidence WHERE statement IS NULL) AS gone`,
  );
  const isSound = row?.told === row?.once && row?.told === row?.gone;
  return isSound ? [] : [`the log tells of erased statements: ${JSON.stringify(row)}`];
}

async function stillIn(experts: Expert[], password: string): Promise<string[]> {
  const tried = experts.map(async ({ email, client }) => {
    const isIn = await client.call(accountsRpc.signIn, { email, password }).then(
      () => true,
      () => false,
    );
    return isIn ? [`${email} can still sign in`] : [];
  });
  return (await Promise.all(tried)).flat();
}
