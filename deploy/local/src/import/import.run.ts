import { challengesRpc, clustersRpc } from '@allmende/contracts';
import { type PortalClient, RefusedError } from '../client/portal.client.js';
import { type Batch, batchesOf, type ImportFile } from './import.batches.js';

/** `kept`: the record was imported without this field, or with it changed; otherwise nothing of it was. */
export type ImportFinding = { record: string; field: string; reason: string; kept: boolean };
export type ImportReport = {
  created: number;
  updated: number;
  unchanged: number;
  /** Records that a call could not bring to the platform. */
  unsent: number;
  findings: ImportFinding[];
};

/** Without these there is no cluster; everything else may be missing. */
const vital = new Set(['', 'slug', 'name']);

type Answer = Omit<ImportReport, 'unsent'>;

/** Sends a file's records batch by batch; what a batch is refused for is a finding of each of its records. */
export async function importFile(
  client: PortalClient,
  { kind, records }: ImportFile,
  progress: (done: number, total: number) => void = () => undefined,
): Promise<ImportReport> {
  const { batches, tooLarge } = batchesOf(records);
  const report: ImportReport = {
    created: 0,
    updated: 0,
    unchanged: 0,
    unsent: tooLarge.length,
    findings: [],
  };
  for (const place of tooLarge)
    report.findings.push(unsent(records[place], place, 'larger than one call takes'));
  let done = tooLarge.length;
  for (const batch of batches) {
    add(report, batch, await sendBatch(client, kind, batch));
    progress((done += batch.records.length), records.length);
  }
  return report;
}

async function sendBatch(
  client: PortalClient,
  kind: ImportFile['kind'],
  { records }: Batch,
): Promise<Answer | RefusedError> {
  try {
    if (kind !== 'clusters')
      return await client.insist(challengesRpc.importChallenges, { format: kind, records });
    const { refused, ...counts } = await client.insist(clustersRpc.importClusters, { records });
    const findings = refused.map((finding) => ({ ...finding, kept: !vital.has(finding.field) }));
    return { ...counts, findings };
  } catch (error) {
    if (error instanceof RefusedError) return error;
    throw error;
  }
}

function add(report: ImportReport, { first, records }: Batch, answer: Answer | RefusedError): void {
  if (answer instanceof RefusedError) {
    report.unsent += records.length;
    report.findings.push(...records.map((record, place) => unsent(record, first + place, answer.reason)));
    return;
  }
  report.created += answer.created;
  report.updated += answer.updated;
  report.unchanged += answer.unchanged;
  report.findings.push(
    ...answer.findings.map((finding) => ({ ...finding, record: inFile(finding.record, first) })),
  );
}

/** A record without a name of its own is named by its place, which the platform counts within the call. */
function inFile(record: string, first: number): string {
  const place = /^#(\d+)$/.exec(record)?.[1];
  return place ? `#${first + Number(place)}` : record;
}

function unsent(record: unknown, place: number, reason: string): ImportFinding {
  const { id, slug, 'challenge-id': feedId } = (record ?? {}) as Record<string, unknown>;
  const name = [id, feedId, slug].find((value) => typeof value === 'string' && value !== '');
  return { record: name ? String(name) : `#${place + 1}`, field: '', reason, kept: false };
}
