import {
  accountsRpc,
  type Declaration,
  type Submission,
  submissionsRpc,
  termsRpc,
} from '@allmende/contracts';
import { uploadFile } from '../client/file.client.js';
import type { PortalClient } from '../client/portal.client.js';
import { demoId } from './demo.ids.js';
import type { DemoSubmission } from './living.content.js';
import type { LivingStage } from './living.stage.js';

const declaration: Declaration = {
  ownWork: true,
  othersRights: 'none',
  othersRightsNote: '',
  employer: 'consented',
  employerNote: '',
};

/** Agrees, writes, adds a file and submits, each where it has not happened yet. */
export async function playSubmission(stage: LivingStage, content: DemoSubmission): Promise<void> {
  const who = await stage.person(content.who);
  const challengeId = demoId(content.challenge);
  await agree(who, challengeId, content);
  const { items } = await who.call(submissionsRpc.listSubmissions, { challengeId, limit: 1 });
  const started = items[0] ?? (await who.call(submissionsRpc.startSubmission, { challengeId }));
  const { submissionId } = started;
  const draft = await who.call(submissionsRpc.getSubmission, { submissionId });
  if (draft.solution.title === '') {
    const changes = { ...content.solution, patentFiled: 'no' as const };
    await who.call(submissionsRpc.saveSolution, { submissionId, revision: draft.revision, changes });
  }
  if (content.file && !(await hasFile(who, draft))) await addFile(who, submissionId, content.file);
  if (content.submits && draft.versions.length === 0) await submit(who, submissionId);
}

async function agree(who: PortalClient, challengeId: string, content: DemoSubmission): Promise<void> {
  const { acceptance } = await who.call(termsRpc.ownAcceptance, { challengeId });
  if (acceptance) return;
  const { layers } = await who.call(termsRpc.showTerms, { challengeId });
  const { affiliations } = await who.call(accountsRpc.me, {});
  const organisationId = content.forOrganisation ? affiliations[0]?.organisationId : undefined;
  await who.call(termsRpc.accept, {
    challengeId,
    versionIds: layers.map(({ versionId }) => versionId),
    party: organisationId ? { kind: 'organisation', organisationId } : { kind: 'self' },
    language: 'de',
  });
}

/** What was cut off on its way goes: it would never come, and nobody submits before it has. */
async function hasFile(who: PortalClient, { submissionId, files }: Submission): Promise<boolean> {
  for (const { fileId, state } of files)
    if (state !== 'complete') await who.call(submissionsRpc.removeSubmissionFile, { submissionId, fileId });
  return files.some(({ state }) => state === 'complete');
}

async function addFile(
  who: PortalClient,
  submissionId: string,
  { name, text }: NonNullable<DemoSubmission['file']>,
): Promise<void> {
  const bytes = Buffer.from(text);
  const file = { name, size: bytes.length, type: 'text/plain' };
  const { url } = await who.call(submissionsRpc.addFile, { submissionId, ...file });
  await uploadFile(url, bytes);
}

async function submit(who: PortalClient, submissionId: string): Promise<void> {
  await who.call(submissionsRpc.declare, { submissionId, declaration });
  const { revision } = await who.call(submissionsRpc.getSubmission, { submissionId });
  await who.call(submissionsRpc.submit, { submissionId, revision });
}
