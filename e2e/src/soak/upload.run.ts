import { submissionsRpc } from '@allmende/contracts';
import { digestOf, uploadFile } from '@allmende/local/client/file.client';
import type { RunningPlatform } from '@allmende/local/platform/running.platform';
import { MemoryWatch } from '../bench/memory.watch.js';
import type { Checked } from '../durable/outage.run.js';
import type { Expert, OutageStage } from '../durable/outage.stage.js';
import { waitFor } from '../story/story.js';
import { agree } from '../story/submitting.steps.js';

/** The largest file that is taken. */
const size = 500 * 1000 * 1000;
const type = 'text/csv';
/** In parts: a good third of the way. */
const cutAfter = 20;
const atOnce = 2;
const mostGrowth = 60 * atOnce;

/** The largest files at the same time, each cut off on its way and gone on with. */
export async function runUploads(
  platform: RunningPlatform,
  { experts, challengeIds }: OutageStage,
  tell: (line: string) => void,
): Promise<Checked[]> {
  const bytes = Buffer.alloc(size, 'Measured data, line by line.\n');
  const memory = new MemoryWatch(platform.process('files').pid ?? 0);
  await memory.begin();
  const began = performance.now();
  const digests = await Promise.all(
    experts.slice(0, atOnce).map((expert) => upload(expert, challengeIds[0]!, bytes)),
  );
  const seconds = (performance.now() - began) / 1_000;
  const growth = await memory.growth();
  tell(
    `${atOnce} × ${size / 1e6} MB in ${seconds.toFixed(0)} s; the files listener grew by ${growth.toFixed(0)} MB`,
  );
  const digest = digestOf(bytes);
  return [
    {
      title: `each of ${atOnce} files of ${size / 1e6} MB arrives with its digest`,
      findings: digests.filter((given) => given !== digest).map((given) => `${given} instead of ${digest}`),
    },
    {
      title: 'the memory of the files listener stays bounded',
      findings: growth > mostGrowth ? [`it grew by ${growth.toFixed(0)} MB, more than ${mostGrowth}`] : [],
    },
  ];
}

async function upload({ client }: Expert, challengeId: string, bytes: Buffer): Promise<string | null> {
  await agree(client, challengeId);
  const { submissionId } = await client.call(submissionsRpc.startSubmission, { challengeId });
  const { url } = await client.call(submissionsRpc.addFile, {
    submissionId,
    name: 'measured.csv',
    size,
    type,
  });
  await uploadFile(url, bytes, { cutAfter });
  const file = await waitFor('the file is complete', async () => {
    const { files } = await client.call(submissionsRpc.getSubmission, { submissionId });
    return files.find(({ state }) => state === 'complete');
  });
  return file.digest;
}
