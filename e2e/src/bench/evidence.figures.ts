import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { accountsRpc, checkpointsRpc, type Receipt, termsRpc } from '@allmende/contracts';
import type { PortalClient } from '@allmende/local/client/portal.client';
import { type Key, leafHolds, proofFound, signatureFound } from '@allmende/verify';
import pg from 'pg';
import { fillLog, issueReceipts } from '../evidence/log.database.js';
import { LogSigner } from '../evidence/log.signer.js';
import { waitFor } from '../story/story.js';
import type { BenchPlatform } from './bench.platform.js';
import { percentile, type Values } from './figure.js';
import { nextMessage, startProgram } from './own.process.js';

const rows = 1_000_000;
const receipts = 150;

/** A log of a million rows behind the platform, made in the database; some of them are this person's. */
export async function fillEvidence(platform: BenchPlatform, holder: PortalClient): Promise<string[]> {
  const { accountId } = await holder.call(accountsRpc.me, {});
  const signer = LogSigner.fromPem(evidenceKey(platform));
  const db = new pg.Client({ connectionString: await platform.databaseOf('terms', 'owner') });
  await db.connect();
  try {
    await fillLog(db, rows);
    return await issueReceipts(db, signer, accountId, receipts);
  } finally {
    await db.end();
  }
}

/** Receipts from anywhere in the log, as their holder gets them and anybody checks them. */
export async function proofFigures(holder: PortalClient, receiptIds: readonly string[]): Promise<Values> {
  const { items: keys } = await holder.call(termsRpc.listReceiptKeys, {});
  await waitFor('a checkpoint holds the log', async () => {
    const { size } = await holder.call(checkpointsRpc.latestCheckpoint, {});
    return size >= rows;
  });
  const times: number[] = [];
  let longest = 0;
  for (const receiptId of receiptIds) {
    const answer = await holder.call(termsRpc.getReceipt, { receiptId });
    if (answer.state !== 'issued') throw new Error(`The receipt ${receiptId} is not there`);
    const began = performance.now();
    const holds = await isGenuine(answer.receipt, keys);
    times.push(performance.now() - began);
    if (!holds) throw new Error(`The receipt ${receiptId} does not hold`);
    longest = Math.max(longest, answer.receipt.proof?.path.length ?? Infinity);
  }
  return { proofHashes: longest, proofCheck: percentile(times, 50) };
}

export async function appendFigures(platform: BenchPlatform): Promise<Values> {
  const program = startProgram('append', {
    DATABASE_URL_TERMS: await platform.databaseOf('terms', 'app'),
    EVIDENCE_KEY: Buffer.from(evidenceKey(platform)).toString('base64'),
  });
  try {
    const { p50, perSecond } = await nextMessage<{ p50: number; perSecond: number }>(program);
    return { append: p50, appendsPerSecond: perSecond };
  } finally {
    program.kill();
  }
}

async function isGenuine(receipt: Receipt, keys: readonly Key[]): Promise<boolean> {
  const found = [await signatureFound(receipt, keys), (await proofFound(receipt, keys)).found];
  return (await leafHolds(receipt)) && found.every((each) => each === 'ok');
}

function evidenceKey({ dataFolder }: BenchPlatform): string {
  return readFileSync(join(dataFolder, 'evidence-key.pem'), 'utf8');
}
