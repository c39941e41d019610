import { isDeepStrictEqual } from 'node:util';
import { submissionsEvents, submissionsRpc } from '@allmende/contracts';
import { auditCounts, auditReceipts, noticesOf, type Query } from './outage.audit.js';
import type { Outages } from './outage.play.js';

/** Each was opened once, and out comes what was handed in and deposited. */
export async function auditOpenings(outages: Outages, query: Query, openings: number): Promise<string[]> {
  return [
    ...(await auditTexts(outages, openings)),
    ...(await auditDeposits(outages, openings)),
    ...(await auditTold(outages, openings)),
    ...(await auditRows(outages, query, openings)),
  ];
}

/** Reads each, and one twice: it is on record once. */
async function auditTexts(
  { stage: { company, challengeIds }, journal }: Outages,
  openings: number,
): Promise<string[]> {
  const findings: string[] = [];
  const saved = journal.acknowledged
    .filter(({ contract }) => contract.subject === submissionsRpc.saveSolution.subject)
    .map(({ input }) => input as { submissionId: string; changes: Record<string, unknown> });
  const handedIn = new Map(saved.map(({ submissionId, changes }) => [submissionId, changes]));
  for (const challengeId of challengeIds.slice(0, openings)) {
    const { items } = await company.client.call(submissionsRpc.listReceived, { challengeId, limit: 100 });
    const ids = [...new Set(items.map(({ submissionId }) => submissionId))];
    const there = journal.acknowledged.filter(
      ({ contract, input }) =>
        contract.subject === submissionsRpc.startSubmission.subject &&
        (input as { challengeId: string }).challengeId === challengeId,
    );
    if (ids.length !== items.length || ids.length !== there.length)
      findings.push(`${items.length} were opened for ${challengeId}, ${there.length} handed in`);
    for (const submissionId of [...ids, ...ids.slice(0, 1)]) {
      const one = { challengeId, submissionId };
      const { solution } = await company.client.call(submissionsRpc.readSubmission, one);
      const { title, summary, body } = solution;
      const { patentFiled: _patentFiled, ...texts } = handedIn.get(submissionId) ?? {};
      if (!isDeepStrictEqual({ title, summary, body }, texts))
        findings.push(`${submissionId} reads ${title} instead of ${String(texts.title)}`);
    }
  }
  return findings;
}

async function auditDeposits({ stage, deposits }: Outages, openings: number): Promise<string[]> {
  const { client } = stage.company;
  const findings: string[] = [];
  const receipts: { receiptId: string }[] = [...deposits];
  for (const [place, { challengeId, depositId, text, receiptId }] of deposits.entries()) {
    const { items } = await client.call(submissionsRpc.listDeposits, { challengeId });
    const found = items.find((item) => item.depositId === depositId);
    const state = place < openings ? 'opened' : 'sealed';
    if (found?.state !== state || found.receiptId !== receiptId)
      findings.push(`The deposit ${depositId} is ${found?.state} instead of ${state}`);
    if (state === 'sealed') continue;
    receipts.push({ receiptId: found?.openingReceiptId ?? '' });
    const read = await client.call(submissionsRpc.readDeposit, { challengeId, depositId });
    if (read.text !== text) findings.push(`The deposit ${depositId} reads ${read.text}`);
  }
  return [...findings, ...(await auditReceipts(client, receipts))];
}

async function auditTold({ stage: { company } }: Outages, openings: number): Promise<string[]> {
  const told = (await noticesOf(company.client)).filter((kind) => kind === 'submissions-opened').length;
  return told === openings ? [] : [`${told} notices tell of ${openings} openings`];
}

async function auditRows(
  { stage: { experts }, deposits }: Outages,
  query: Query,
  openings: number,
): Promise<string[]> {
  const opened = openings * experts.length;
  const events = `FROM outbox WHERE subject = '${submissionsEvents.allOpened.subject}'`;
  const stated = { 'opening-approved': openings, 'deposit-opened': openings, deposit: deposits.length };
  return auditCounts(query, [
    ['submissions', `SELECT count(*)::int AS n ${events}`, openings],
    ['submissions', `SELECT count(DISTINCT payload ->> 'challengeId')::int AS n ${events}`, openings],
    ['submissions', 'SELECT count(*)::int AS n FROM submission_version WHERE opened IS NOT NULL', opened],
    [
      'submissions',
      'SELECT count(*)::int AS n FROM submission_version WHERE (sealed IS NULL) = (opened IS NULL)',
      0,
    ],
    ['submissions', `SELECT count(DISTINCT submission_id)::int AS n ${readings}`, opened],
    // By the hour: a reading in the next one is another.
    ['submissions', `SELECT count(*)::int - count(DISTINCT (submission_id, hour))::int AS n ${readings}`, 0],
    ['terms', 'SELECT count(*)::int AS n FROM opening_approval', openings],
    ...Object.entries(stated).map(([type, n]) => ['terms', `${statements} = '${type}'`, n] as const),
    ['terms', 'SELECT max(seq)::int - count(*)::int AS n FROM evidence', 0],
    ['terms', 'SELECT count(*)::int - (SELECT count(*)::int FROM receipt) AS n FROM evidence', 0],
  ]);
}

const readings = `FROM opening WHERE role = 'seeker'`;
const statements = `SELECT count(*)::int AS n FROM evidence WHERE statement::jsonb ->> 'type'`;
