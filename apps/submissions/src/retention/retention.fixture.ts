import { challengesEvents, newId, type Person, retentionRpc, submissionsRpc } from '@allmende/contracts';
import { eventually, person } from '@allmende/testing';
import {
  addFile,
  beginComplete,
  closeAndOpen,
  openChallenge,
  seekerOf,
  type Stage,
  submit,
} from '../submissions/stage.fixture.js';
import { RetentionClock } from './retention.clock.js';

const { readSubmission, withdrawSubmission } = submissionsRpc;

/** A challenge with an awarded submission, one that was not, with a file, and one withdrawn after it was read. */
export async function decided(stage: Stage) {
  const organisationId = newId();
  const window = await openChallenge(stage, { organisationId });
  const { challengeId, clusterId } = window;
  const [winner, loser, gone] = [
    await handedIn(stage, challengeId),
    await handedIn(stage, challengeId),
    await handedIn(stage, challengeId),
  ];
  await closeAndOpen(stage, challengeId);
  const seeker = seekerOf(window);
  for (const { submissionId } of [loser, gone])
    await stage.service.call(readSubmission, { challengeId, submissionId }, seeker);
  await stage.service.call(withdrawSubmission, { submissionId: gone.submissionId }, gone.lead);
  await stage.service.emit(challengesEvents.decided, {
    ...{ challengeId, clusterId, awardId: newId(), submissionId: winner.submissionId },
    ...{ seekerAccountIds: window.seekerAccountIds, at: new Date().toISOString() },
  });
  const signatory = person({
    accountId: seeker.accountId,
    organisations: [{ organisationId, role: 'signatory', verified: true }],
  });
  return { window, challengeId, clusterId, organisationId, winner, loser, gone, seeker, signatory };
}
export type Decided = Awaited<ReturnType<typeof decided>>;

async function handedIn(stage: Stage, challengeId: string) {
  const draft = await beginComplete(stage, challengeId);
  const fileId = await addFile(stage, draft.submissionId, draft.lead, { name: 'Geheime Skizze.pdf' });
  return { ...draft, fileId, version: await submit(stage, draft) };
}

/** Moves the dates of one submission into the past, by so many days; a warning that was given moves along. */
export async function letPass({ service }: Stage, submissionId: string, days: number): Promise<void> {
  await service.db.query(
    `UPDATE retention SET access_ends_at = access_ends_at - $2::interval, deletes_at = deletes_at - $2::interval,
       warned_at = warned_at - $2::interval WHERE submission_id = $1`,
    [submissionId, `${days} days`],
  );
}

/** Several processes of the service at once. */
export async function tick({ service }: Stage): Promise<void> {
  const clock = service.get(RetentionClock, { strict: false });
  await Promise.all([clock.run(), clock.run()]);
}

/** All the days, as the clock meets them; returns when the submission is stated as deleted. */
export async function letDelete(
  stage: Stage,
  { submissionId, lead }: { submissionId: string; lead: Person },
) {
  await letPass(stage, submissionId, 84);
  await tick(stage);
  await letPass(stage, submissionId, 7);
  await eventually('it is deleted', async () => {
    await tick(stage);
    const seen = await stage.service.call(submissionsRpc.getSubmission, { submissionId }, lead);
    return Boolean(seen.retention?.deletedAt);
  });
}

export async function shownTo({ service }: Stage, challengeId: string, who: Person) {
  return (await service.call(retentionRpc.showRetention, { challengeId }, who)).retention;
}
