import { setTimeout as sleep } from 'node:timers/promises';
import { filesRpc, newId, submissionsRpc } from '@allmende/contracts';
import { digestOf, downloadFile, goOnUploading, uploadFile } from '@allmende/local/client/file.client';
import { type PortalClient, RefusedError } from '@allmende/local/client/portal.client';
import type { WriteJournal } from './write.journal.js';

/** A file that somebody sent and was told to be complete. */
export type SentFile = { client: PortalClient; submissionId: string; fileId: string; bytes: Buffer };

/** Sends a file as a page does: what an outage broke off goes on from what arrived. */
export async function sendFile(
  journal: WriteJournal,
  { client, submissionId, bytes }: Omit<SentFile, 'fileId'>,
): Promise<SentFile> {
  const key = newId();
  const announced = { submissionId, name: `${bytes.toString()}.txt`, size: bytes.length, type: 'text/plain' };
  const { fileId, url } = await journal.insist(submissionsRpc.addFile.subject, () =>
    client.call(submissionsRpc.addFile, announced, key),
  );
  let tried = await journal.attempt('files.upload', () => uploadFile(url, bytes));
  while (!(await isComplete(journal, { client, submissionId, fileId }))) {
    await sleep(100);
    if (!tried.isAnswered)
      tried = await journal.attempt('files.upload', () => goOn({ client, fileId }, url, bytes));
  }
  return { client, submissionId, fileId, bytes };
}

async function goOn(
  { client, fileId }: Pick<SentFile, 'client' | 'fileId'>,
  grantUrl: string,
  bytes: Buffer,
): Promise<void> {
  const resumed = await client.call(filesRpc.resumeUpload, { fileId }).catch((error: unknown) => {
    // It was never begun, or is complete.
    if (error instanceof RefusedError && error.problem.code === 'upload.not-found') return undefined;
    throw error;
  });
  await (resumed ? goOnUploading(resumed.url, bytes) : uploadFile(grantUrl, bytes));
}

async function isComplete(
  journal: WriteJournal,
  { client, submissionId, fileId }: Omit<SentFile, 'bytes'>,
): Promise<boolean> {
  const { files } = await journal.insist(submissionsRpc.getSubmission.subject, () =>
    client.call(submissionsRpc.getSubmission, { submissionId }),
  );
  return files.some((file) => file.fileId === fileId && file.state === 'complete');
}

/** Each is there once, in what was handed in, with every byte. */
export async function auditFiles(sent: readonly SentFile[]): Promise<string[]> {
  const findings: string[] = [];
  for (const { client, submissionId, fileId, bytes } of sent) {
    const { files, versions } = await client.call(submissionsRpc.getSubmission, { submissionId });
    const all = [files, ...versions.map((version) => version.files)];
    const found = all.map((list) => list.map((file) => `${file.fileId} ${file.digest}`).join());
    const expected = `${fileId} ${digestOf(bytes)}`;
    if (found.some((list) => list !== expected))
      findings.push(`${found.join(' and ')} instead of ${expected}`);
    const { url } = await client.call(submissionsRpc.grantSubmissionFile, { submissionId, fileId });
    if (!(await downloadFile(url)).equals(bytes)) findings.push(`${fileId} holds other bytes`);
  }
  return findings;
}
