import { challengesRpc, submissionsRpc } from '@allmende/contracts';
import { uploadFile } from '@allmende/local/client/file.client';
import type { PortalClient } from '@allmende/local/client/portal.client';
import { draftOf, undertake } from './posting.steps.js';
import { type Scene, waitFor } from './story.js';
import { agree, declaration } from './submitting.steps.js';

export type ShortChallenge = { challengeId: string; slug: string; closesAt: number };

/** Written, reviewed, published over the API and open: for seconds, where pages allow minutes. */
export async function openShortly(
  scene: Scene,
  question: string,
  openForMs: number,
): Promise<ShortChallenge> {
  const { company, manager } = scene;
  const draft = { ...draftOf(scene), question: { de: question }, opensAt: null };
  const begun = await company.call(challengesRpc.createChallenge, { draft });
  const { challengeId } = begun;
  const closesAt = Date.now() + openForMs;
  const changes = { closesAt: new Date(closesAt).toISOString() };
  const saved = await company.call(challengesRpc.saveDraft, {
    challengeId,
    revision: begun.revision,
    changes,
  });
  const sent = await company.call(challengesRpc.sendToReview, { challengeId, revision: saved.revision });
  await undertake(manager, challengeId);
  const open = await manager.call(challengesRpc.publish, { challengeId, revision: sent.revision });
  return { challengeId, slug: open.slug ?? '', closesAt };
}

/** Agrees, writes, declares and submits. */
export async function submitTo(
  who: PortalClient,
  challengeId: string,
  { title, file }: { title: string; file?: { name: string; bytes: Buffer } },
): Promise<string> {
  const submissionId = await beginDraft(who, challengeId);
  if (file) await attach(who, submissionId, file);
  const { revision } = await who.call(submissionsRpc.getSubmission, { submissionId });
  const changes = {
    title,
    summary: `${title}, in short`,
    body: `${title}, in detail`,
    patentFiled: 'no' as const,
  };
  const saved = await who.call(submissionsRpc.saveSolution, { submissionId, revision, changes });
  await who.call(submissionsRpc.declare, { submissionId, declaration });
  await who.call(submissionsRpc.submit, { submissionId, revision: saved.revision });
  return submissionId;
}

/** The same under another title; gives the version that it became. */
export async function submitAnew(who: PortalClient, submissionId: string, title: string): Promise<number> {
  const { revision } = await who.call(submissionsRpc.getSubmission, { submissionId });
  const saved = await who.call(submissionsRpc.saveSolution, { submissionId, revision, changes: { title } });
  const { version } = await who.call(submissionsRpc.submit, { submissionId, revision: saved.revision });
  return version;
}

/** Agrees and begins, as soon as the challenge's window has reached the other services by event. */
export async function beginDraft(who: PortalClient, challengeId: string): Promise<string> {
  await waitFor('the terms can be agreed to', () => agree(who, challengeId).catch(() => undefined));
  const { submissionId } = await waitFor('a draft can be begun', () =>
    who.call(submissionsRpc.startSubmission, { challengeId }).catch(() => undefined),
  );
  return submissionId;
}

async function attach(
  who: PortalClient,
  submissionId: string,
  { name, bytes }: { name: string; bytes: Buffer },
): Promise<void> {
  const grant = await who.call(submissionsRpc.addFile, {
    submissionId,
    name,
    size: bytes.length,
    type: 'text/plain',
  });
  await uploadFile(grant.url, bytes);
  await waitFor('the file is complete', async () => {
    const { files } = await who.call(submissionsRpc.getSubmission, { submissionId });
    return files.every(({ state }) => state === 'complete');
  });
}
