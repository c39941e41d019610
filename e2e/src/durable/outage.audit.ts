import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import {
  notificationsRpc,
  type ServiceName,
  serviceNames,
  submissionsRpc,
  termsRpc,
  wiring,
} from '@allmende/contracts';
import type { RunningPlatform } from '@allmende/local/platform/running.platform';
import pg from 'pg';
import { receiptHolds } from '../story/receipt.check.js';
import type { OutageStage } from './outage.stage.js';
import type { Acknowledged } from './write.journal.js';

type Rows = Record<string, unknown>[];
export type Query = (service: ServiceName, sql: string, values?: unknown[]) => Promise<Rows>;

/** Lends a way to ask each service's database, as its owner. */
export async function withDatabases<T>(
  platform: RunningPlatform,
  use: (query: Query) => Promise<T>,
): Promise<T> {
  const pools = new Map(
    serviceNames.map((name) => {
      const pool = new pg.Pool({ connectionString: platform.databases[name]?.owner, max: 2 });
      return [name, pool] as const;
    }),
  );
  try {
    return await use(async (service, sql, values) => {
      const result = await pools.get(service)?.query<Rows[number]>(sql, values);
      return result?.rows ?? [];
    });
  } finally {
    await Promise.all([...pools.values()].map((pool) => pool.end()));
  }
}

/** Waits until no event, notice or mail is under way any more; says what still is when its patience ends. */
export async function waitUntilQuiet(query: Query, withinMs = 60_000): Promise<string[]> {
  const until = Date.now() + withinMs;
  let before = -1;
  for (;;) {
    const underWay = [...(await missingEvents(query)), ...(await effectsUnderWay(query))];
    // What was taken in while this looked may have led to news that it has not seen.
    const said = await eventsSaid(query);
    const isQuiet = underWay.length === 0 && said === before;
    if (isQuiet || Date.now() > until) return underWay;
    before = said;
    await sleep(200);
  }
}

async function eventsSaid(query: Query): Promise<number> {
  const counts = serviceNames.map(async (name) => {
    const [row] = await query(name, 'SELECT count(*)::int AS n FROM outbox');
    return Number(row?.n);
  });
  return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
}

async function effectsUnderWay(query: Query): Promise<string[]> {
  const groups = await query(
    'notifications',
    `SELECT state, attempts, count(*)::int AS n, max(last_error) AS error,
       round(extract(epoch FROM max(due_at) - clock_timestamp()))::int AS "dueInSeconds"
     FROM effect WHERE state <> 'sent' GROUP BY state, attempts ORDER BY state, attempts`,
  );
  return groups.map(
    ({ state, attempts, n, error, dueInSeconds }) =>
      `${String(n)} mails are ${String(state)} after ${String(attempts)} attempts, due in ${String(dueInSeconds)} s: ${String(error)}`,
  );
}

/** Events that somebody should have taken in and has not, or that lie among the dead letters. */
export async function missingEvents(query: Query): Promise<string[]> {
  const missing: string[] = [];
  const outboxes = new Map<string, Rows>();
  for (const name of serviceNames)
    outboxes.set(name, await query(name, 'SELECT id, subject, published_at FROM outbox'));
  for (const name of serviceNames) {
    const known = new Set((await query(name, 'SELECT event_id FROM inbox')).map((row) => row.event_id));
    for (const { subject } of wiring[name].consumes) {
      const said = outboxes.get(subject.split('.')[0] ?? '')?.filter((row) => row.subject === subject) ?? [];
      missing.push(
        ...said.filter(({ id }) => !known.has(id)).map(({ id }) => `${name} lacks ${subject} ${String(id)}`),
      );
    }
    const dead = await query(name, 'SELECT event_id, subject FROM dead_letter');
    missing.push(...dead.map(({ subject }) => `${name} gave up ${String(subject)}`));
  }
  return missing;
}

/** The same key again gives the same answer, though the process that gave it may be gone. */
export async function auditRepeats(acknowledged: readonly Acknowledged[]): Promise<string[]> {
  const findings: string[] = [];
  for (const { client, contract, input, key, answer } of acknowledged) {
    const again = await client
      .call(contract, input as never, key)
      .catch((error: unknown) => ({ error: String(error) }));
    if (!isDeepStrictEqual(idsOf(again), idsOf(answer)))
      findings.push(`${contract.subject} again: ${JSON.stringify(idsOf(again))}`);
  }
  return findings;
}

// A draft that was begun is shown as it stands now: its revision has grown since.
function idsOf(answer: unknown): unknown {
  const { submissionId, acceptanceId, depositId, receiptId, version, error } = answer as Record<
    string,
    unknown
  >;
  return { submissionId, acceptanceId, depositId, receiptId, version, error };
}

/** What the API says to each expert: every acknowledged agreement and submission once, each with its receipt. */
export async function auditApi(
  { experts, challengeIds }: OutageStage,
  acknowledged: readonly Acknowledged[],
): Promise<string[]> {
  const findings: string[] = [];
  const compare = (what: string, is: unknown[], should: unknown[]) => {
    if (!isDeepStrictEqual([...is].sort(), [...should].sort()))
      findings.push(`${what}: ${is.length} instead of ${should.length}`);
  };
  for (const { client, email } of experts) {
    const own = acknowledged.filter((write) => write.client === client);
    const answersOf = (subject: string) =>
      own.filter(({ contract }) => contract.subject === subject).map(({ answer }) => answer as Ids);
    const agreed = answersOf(termsRpc.accept.subject);
    const submitted = answersOf(submissionsRpc.submit.subject);
    const acceptances = await client.call(termsRpc.listAcceptances, { limit: 100 });
    compare(`agreements of ${email}`, acceptances.items.map(idOf), agreed.map(idOf));
    const { items } = await client.call(submissionsRpc.listSubmissions, { limit: 100 });
    const inFull = items.map(
      (item) => `${item.submissionId} ${item.challengeId} ${item.state} ${item.versions}`,
    );
    const started = answersOf(submissionsRpc.startSubmission.subject);
    compare(
      `submissions of ${email}`,
      inFull,
      started.map(({ submissionId, challengeId }) => `${submissionId} ${challengeId} submitted 1`),
    );
    compare(
      `challenges of ${email}`,
      items.map(({ challengeId }) => challengeId),
      challengeIds,
    );
    findings.push(...(await auditReceipts(client, [...agreed, ...submitted])));
    findings.push(...(await auditNotices(client, email, challengeIds.length)));
  }
  return findings;
}

type Ids = Record<'submissionId' | 'acceptanceId' | 'receiptId' | 'challengeId', string>;
const idOf = ({ acceptanceId }: { acceptanceId: string }): string => acceptanceId;
type Client = OutageStage['experts'][number]['client'];

/** Each is issued, with a leaf and a signature that hold. */
export async function auditReceipts(
  client: Client,
  writes: readonly Pick<Ids, 'receiptId'>[],
): Promise<string[]> {
  const findings: string[] = [];
  const { items: keys } = await client.call(termsRpc.listReceiptKeys, {});
  for (const { receiptId } of writes) {
    const answer = await client.call(termsRpc.getReceipt, { receiptId });
    const key = keys.find(({ keyId }) => answer.state === 'issued' && keyId === answer.receipt.keyId);
    if (answer.state !== 'issued' || !receiptHolds(answer.receipt, key?.publicKey ?? ''))
      findings.push(`The receipt ${receiptId} is ${answer.state} or does not hold`);
  }
  return findings;
}

async function auditNotices(client: Client, email: string, entries: number): Promise<string[]> {
  const kinds = await noticesOf(client);
  // The receipt of a submission is told with its arrival.
  const wanted = { 'agreement-recorded': entries, 'submission-received': entries, 'receipt-issued': 0 };
  return Object.entries(wanted)
    .map(([kind, count]) => [kind, kinds.filter((told) => told === kind).length, count] as const)
    .filter(([, count, expected]) => count !== expected)
    .map(([kind, count, expected]) => `${email} has ${count} notices ${kind} instead of ${expected}`);
}

/** The kind of each notice that somebody has. */
export async function noticesOf(client: Client): Promise<string[]> {
  const kinds: string[] = [];
  let after = 0;
  for (;;) {
    const { items } = await client.call(notificationsRpc.listNotices, { after, limit: 100 });
    kinds.push(...items.map(({ kind }) => kind));
    if (items.length === 0) break;
    after = items.at(-1)?.number ?? after;
  }
  return kinds;
}

/** What the databases say: one row each, evidence without gap or double, nothing that nobody asked for. */
export async function auditDatabases(
  query: Query,
  { entries, deposits }: { entries: number; deposits: number },
): Promise<string[]> {
  const receipts = 2 * entries + deposits;
  return auditCounts(query, [
    ['submissions', 'SELECT count(*)::int AS n FROM submission', entries],
    ['submissions', 'SELECT count(*)::int AS n FROM submission_version', entries],
    ['terms', 'SELECT count(*)::int AS n FROM acceptance WHERE superseded_at IS NULL', entries],
    ['submissions', 'SELECT count(*)::int AS n FROM deposit WHERE sealed IS NOT NULL', deposits],
    ['terms', 'SELECT count(*)::int AS n FROM evidence', receipts],
    ['terms', 'SELECT max(seq)::int AS n FROM evidence', receipts],
    ['terms', 'SELECT count(DISTINCT receipt_id)::int AS n FROM receipt', receipts],
    [
      'notifications',
      'SELECT count(*)::int - count(DISTINCT (cause_id, account_id, kind))::int AS n FROM notice',
      0,
    ],
  ]);
}

/** What each statement of a service's database should give as `n`. */
export async function auditCounts(
  query: Query,
  checks: readonly (readonly [ServiceName, string, number])[],
): Promise<string[]> {
  const findings: string[] = [];
  for (const [service, sql, expected] of checks) {
    const [row] = await query(service, sql);
    if (row?.n !== expected)
      findings.push(`${service}: ${sql} gives ${String(row?.n)} instead of ${expected}`);
  }
  return findings;
}
