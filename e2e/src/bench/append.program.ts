import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { newId, type Statement, wiring } from '@allmende/contracts';
import type { NatsLink } from '@allmende/messaging';
import { Outbox } from '@allmende/messaging/durable';
import { workspaceRoot } from '@allmende/local/platform/workspace.paths';
import type { DataSource, EntityManager } from 'typeorm';
import { percentile } from './figure.js';

/**
 * Appends rows to the evidence log with the service's own build, each in a transaction of its own, beside the running
 * service: one after the other, and then as many as fit into two seconds. `DATABASE_URL_TERMS` and `EVIDENCE_KEY` are
 * those of the platform.
 */
const warmUp = 100;
const counted = 400;
const atOnce = 8;
const measuredMs = 2_000;

type Evidence = {
  append: (
    tx: EntityManager,
    entry: { receiptId: string; statement: Statement; holders: string[] },
  ) => Promise<unknown>;
};

const dataSource = await builtBy<() => DataSource>('data-source.js', 'dataSource');
const Keys = await builtBy<new (db: DataSource) => object>(
  'evidence/receipt-keys.service.js',
  'ReceiptKeysService',
);
const Service = await builtBy<new (outbox: Outbox, keys: object) => Evidence>(
  'evidence/evidence.service.js',
  'EvidenceService',
);

const db = await dataSource().initialize();
// All that the outbox asks of its link is whose it is.
const outbox = new Outbox({ name: 'terms', wiring } as unknown as NatsLink);
const evidence = new Service(outbox, new Keys(db));

for (let n = 0; n < warmUp; n += 1) await append();
const times: number[] = [];
for (let n = 0; n < counted; n += 1) {
  const began = performance.now();
  await append();
  times.push(performance.now() - began);
}
const until = performance.now() + measuredMs;
let appended = 0;
await Promise.all(
  Array.from({ length: atOnce }, async () => {
    while (performance.now() < until) {
      await append();
      appended += 1;
    }
  }),
);
process.send?.({ p50: percentile(times, 50), perSecond: (appended * 1_000) / measuredMs });
await db.destroy();
process.disconnect();

/** Nobody holds the receipts, so nobody is told of them. */
function append(): Promise<unknown> {
  const at = new Date().toISOString();
  const statement: Statement = { type: 'agreement-ended', at, accountId: newId(), challengeId: newId() };
  return db.transaction((tx) => evidence.append(tx, { receiptId: newId(), statement, holders: [] }));
}

async function builtBy<T>(file: string, name: string): Promise<T> {
  const path = join(workspaceRoot, 'apps/terms/dist', file);
  const module = (await import(pathToFileURL(path).href)) as Record<string, T>;
  const found = module[name];
  if (!found) throw new Error(`${file} has no ${name}`);
  return found;
}
