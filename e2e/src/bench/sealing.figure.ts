import { challengesRpc, submissionsRpc } from '@allmende/contracts';
import { uploadFile } from '@allmende/local/client/file.client';
import type { BenchPlatform } from './bench.platform.js';
import { companyEmail, companyPortal, type Ready, signIn } from './bench.scene.js';
import { median, type Values } from './figure.js';

const size = 50 * 1000 * 1000;
const turns = 5;

/** A file of 50 MB into a submission, where it is sealed, in turn with the same into a brief, where it is not. */
export async function sealingFigure(
  platform: BenchPlatform,
  { expert, submissionId }: Ready,
): Promise<Values> {
  const bytes = Buffer.alloc(size, 'Measured data, line by line.\n');
  const file = { name: 'measured.csv', size, type: 'text/csv' };
  const company = await signIn(platform, companyPortal, companyEmail);
  const { challengeId } = await company.call(challengesRpc.createChallenge, {});
  const times = { open: [] as number[], sealed: [] as number[] };
  for (let turn = 0; turn < turns; turn += 1) {
    const open = await company.call(challengesRpc.addBriefFile, { challengeId, ...file });
    times.open.push(await uploading(open.url, bytes));
    const sealed = await expert.call(submissionsRpc.addFile, { submissionId, ...file });
    times.sealed.push(await uploading(sealed.url, bytes));
  }
  return { sealing: median(times.sealed) / median(times.open) };
}

async function uploading(url: string, bytes: Buffer): Promise<number> {
  const began = performance.now();
  await uploadFile(url, bytes);
  return performance.now() - began;
}
