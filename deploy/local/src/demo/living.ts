import { clustersRpc } from '@allmende/contracts';
import { RefusedError } from '../client/portal.client.js';
import { readMarker, writeMarker } from './demo.marker.js';
import { demoGroup, demoOffice, demoRequests, demoSubmissions } from './living.content.js';
import { playGroup } from './living.group.js';
import { answerOffice, nameOffice } from './living.office.js';
import { LivingStage } from './living.stage.js';
import { playSubmission } from './living.submissions.js';

/**
 * Lets people of the demo use it, once per data folder: through the public API, each at their own portal, by the real
 * clock. What an earlier start has done is found and left alone, so one that was cut off is completed by the next.
 */
const dataFolder = process.env.ALLMENDE_DATA ?? '.';
const stage = new LivingStage(process.env.PLATFORM_URL ?? '');
const marker = readMarker(dataFolder);

if (marker?.loadedAt && !marker.livingAt) {
  await nameOffice(stage, demoOffice);
  for (const submission of demoSubmissions) await playSubmission(stage, submission);
  await answerOffice(stage, demoOffice);
  for (const request of demoRequests) await ask(request);
  await playGroup(stage, demoGroup);
  writeMarker(dataFolder, { ...marker, livingAt: new Date().toISOString() });
}

async function ask({ who, cluster }: (typeof demoRequests)[number]): Promise<void> {
  const person = await stage.person(who);
  const { clusterId } = await person.call(clustersRpc.getCluster, { slug: cluster });
  try {
    await person.call(clustersRpc.requestMembership, { clusterId });
  } catch (error) {
    if (!(error instanceof RefusedError && error.problem.code === 'membership.exists')) throw error;
  }
}
