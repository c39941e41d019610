import { newId, submissionsEvents, submissionsRpc } from '@allmende/contracts';
import { eventually, person } from '@allmende/testing';
import {
  addFile,
  begin,
  beginComplete,
  closeAgo,
  closeAndOpen,
  declaration,
  join,
  moveClose,
  openChallenge,
  openStage,
  type Stage,
  submit,
  submitted,
} from '../submissions/stage.fixture.js';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.service.stop());
afterEach(() => {
  stage.silence.challenges = false;
});

const { withdrawSubmission, getSubmission, readSubmission, inviteMember, saveSolution } = submissionsRpc;

async function withdrawnEvents(submissionId: string) {
  const events = await stage.service.published(submissionsEvents.withdrawn);
  return events.map(({ payload }) => payload).filter((payload) => payload.submissionId === submissionId);
}

async function stored(submissionId: string) {
  return stage.service.db.query<
    { sealed: Buffer | null; opened: Buffer | null; textDigest: string; files: { digest: string }[] }[]
  >(
    'SELECT sealed, opened, text_digest AS "textDigest", files FROM submission_version WHERE submission_id = $1',
    [submissionId],
  );
}

describe('withdrawing before the close', () => {
  it('destroys texts and files unopened; digests stay as proof', async () => {
    const { challengeId } = await openChallenge(stage);
    const { lead, submissionId, revision } = await beginComplete(stage, challengeId);
    const fileId = await addFile(stage, submissionId, lead);
    const noted = { ...declaration, employerNote: 'Geheim' };
    await stage.service.call(submissionsRpc.declare, { submissionId, declaration: noted }, lead);
    const { textDigest } = await submit(stage, { submissionId, revision, lead });
    const answer = await stage.service.call(withdrawSubmission, { submissionId }, lead);
    expect(answer).toEqual({ submissionId, state: 'withdrawn', receiptId: expect.any(String) as string });
    await expect(stored(submissionId)).resolves.toEqual([
      {
        sealed: null,
        opened: null,
        textDigest,
        files: [expect.objectContaining({ digest: stage.files.get(fileId)!.digest })],
      },
    ]);
    await eventually('the bytes are asked to go', () => stage.removed.includes(fileId));
    const seen = await stage.service.call(getSubmission, { submissionId }, lead);
    expect(seen).toMatchObject({
      state: 'withdrawn',
      open: false,
      solution: { title: '', body: '' },
      files: [],
    });
    expect(seen.versions).toMatchObject([{ version: 1, textDigest, counts: false }]);
    await expect(withdrawnEvents(submissionId)).resolves.toEqual([
      {
        submissionId,
        challengeId,
        receiptId: answer.receiptId,
        at: expect.stringMatching(/Z$/) as string,
        accountId: lead.accountId,
        teamAccountIds: [lead.accountId],
        afterClose: false,
        handedIn: true,
      },
    ]);
    expect(seen.ownDeclaration).toEqual({ ...declaration, employerNote: '' });
    const left = await stage.service.db.query<unknown[]>(
      `SELECT 1 FROM submission s LEFT JOIN submission_file f ON f.submission_id = s.id
       WHERE s.id = $1 AND (s.working_copy IS NOT NULL OR f.card IS NOT NULL)`,
      [submissionId],
    );
    expect(left).toEqual([]);
  });

  it('lets everyone of the team begin again', async () => {
    const { challengeId } = await openChallenge(stage);
    const { lead, submissionId } = await submitted(stage, challengeId);
    const member = await join(stage, submissionId, lead);
    await stage.service.call(inviteMember, { submissionId, email: 'x@example.org' }, lead);
    await stage.service.call(withdrawSubmission, { submissionId }, lead);
    const drafts = await Promise.all([lead, member].map((who) => begin(stage, challengeId, who)));
    expect(new Set([submissionId, ...drafts.map((draft) => draft.submissionId)]).size).toBe(3);
    const { invitations } = await stage.service.call(getSubmission, { submissionId }, member);
    expect(invitations).toEqual([]);
  });

  it('is possible up to nine seconds after the close, as handing in is', async () => {
    const { challengeId } = await openChallenge(stage);
    const { lead, submissionId } = await submitted(stage, challengeId);
    await closeAgo(stage, challengeId, 9_000);
    await stage.service.call(withdrawSubmission, { submissionId }, lead);
    await expect(withdrawnEvents(submissionId)).resolves.toMatchObject([{ afterClose: false }]);
    await expect(stored(submissionId)).resolves.toMatchObject([{ sealed: null, opened: null }]);
  });

  it('happens once, whatever is repeated', async () => {
    const { challengeId } = await openChallenge(stage);
    const { lead, submissionId } = await submitted(stage, challengeId);
    const key = newId();
    const answers = await Promise.all(
      [1, 2].map(() => stage.service.call(withdrawSubmission, { submissionId }, lead, { key })),
    );
    expect(answers[0]).toEqual(answers[1]);
    await expect(stage.service.call(withdrawSubmission, { submissionId }, lead)).rejects.toMatchObject({
      code: 'submission.state',
    });
    await expect(withdrawnEvents(submissionId)).resolves.toHaveLength(1);
  });

  it('and handing in at the same moment end in one of the two, whole', async () => {
    const { challengeId } = await openChallenge(stage);
    const { lead, submissionId, revision } = await beginComplete(stage, challengeId);
    const [handedIn, withdrawn] = await Promise.allSettled([
      submit(stage, { submissionId, revision, lead }),
      stage.service.call(withdrawSubmission, { submissionId }, lead),
    ]);
    expect(withdrawn.status).toBe('fulfilled');
    const versions = await stored(submissionId);
    expect(versions).toHaveLength(handedIn.status === 'fulfilled' ? 1 : 0);
    for (const { sealed, opened } of versions) expect([sealed, opened]).toEqual([null, null]);
  });

  it('is the lead’s alone, and ends all writing', async () => {
    const { challengeId } = await openChallenge(stage);
    const { lead, submissionId, revision } = await submitted(stage, challengeId);
    const member = await join(stage, submissionId, lead);
    await expect(stage.service.call(withdrawSubmission, { submissionId }, member)).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(stage.service.call(withdrawSubmission, { submissionId }, person())).rejects.toMatchObject({
      code: 'submission.not-found',
    });
    await stage.service.call(withdrawSubmission, { submissionId }, lead);
    const change = { submissionId, revision, changes: { title: 'doch' } };
    await expect(stage.service.call(saveSolution, change, lead)).rejects.toMatchObject({
      code: 'submission.state',
    });
    await expect(submit(stage, { submissionId, revision, lead })).rejects.toMatchObject({
      code: 'submission.state',
    });
  });
});

describe('discarding a draft that was never handed in', () => {
  it('is the lead’s alone: text and files go with their keys, the team is told, and all may begin again', async () => {
    const { challengeId } = await openChallenge(stage);
    const { lead, submissionId, revision } = await beginComplete(stage, challengeId);
    const fileId = await addFile(stage, submissionId, lead);
    const member = await join(stage, submissionId, lead);
    await expect(stage.service.call(withdrawSubmission, { submissionId }, member)).rejects.toMatchObject({
      code: 'forbidden',
    });
    await stage.service.call(withdrawSubmission, { submissionId }, lead);
    await eventually('the bytes are asked to go', () => stage.removed.includes(fileId));
    const left = await stage.service.db.query<unknown[]>(
      `SELECT 1 FROM submission s LEFT JOIN submission_file f ON f.submission_id = s.id
       WHERE s.id = $1 AND (s.working_copy IS NOT NULL OR f.card IS NOT NULL)`,
      [submissionId],
    );
    expect(left).toEqual([]);
    await expect(withdrawnEvents(submissionId)).resolves.toMatchObject([
      { teamAccountIds: [lead.accountId, member.accountId], handedIn: false },
    ]);
    await expect(submit(stage, { submissionId, revision, lead })).rejects.toMatchObject({
      code: 'submission.state',
    });
    await begin(stage, challengeId, member);
  });
});

describe('withdrawing after the close', () => {
  it('takes it out of the procedure and leaves the text with its team', async () => {
    const window = await openChallenge(stage);
    const { challengeId } = window;
    const { lead, submissionId } = await submitted(stage, challengeId);
    await closeAndOpen(stage, challengeId);
    await stage.service.call(withdrawSubmission, { submissionId }, lead);
    await expect(withdrawnEvents(submissionId)).resolves.toMatchObject([{ afterClose: true }]);
    const seeker = person({ accountId: window.seekerAccountIds[0] });
    await expect(
      stage.service.call(readSubmission, { challengeId, submissionId }, seeker),
    ).rejects.toMatchObject({ code: 'submission.not-found' });
    const own = await stage.service.call(readSubmission, { challengeId, submissionId }, lead);
    expect(own).toMatchObject({ state: 'withdrawn', solution: { title: 'Kühlung ohne Lüfter 🧊' } });
  });

  it('is before the close when an extension is only on its way', async () => {
    const { challengeId } = await openChallenge(stage);
    const { lead, submissionId } = await submitted(stage, challengeId);
    await moveClose(stage, challengeId, -31_000);
    await moveClose(stage, challengeId, 60_000, { told: false });
    await stage.service.call(withdrawSubmission, { submissionId }, lead);
    await expect(withdrawnEvents(submissionId)).resolves.toMatchObject([{ afterClose: false }]);
  });

  it('waits while nobody can be asked which of the two it is', async () => {
    const { challengeId } = await openChallenge(stage);
    const { lead, submissionId } = await submitted(stage, challengeId);
    await moveClose(stage, challengeId, -31_000);
    stage.silence.challenges = true;
    await expect(stage.service.call(withdrawSubmission, { submissionId }, lead)).rejects.toMatchObject({
      code: 'unavailable',
    });
    await expect(withdrawnEvents(submissionId)).resolves.toEqual([]);
  });

  it('destroys a draft that was never handed in', async () => {
    const { challengeId } = await openChallenge(stage);
    const { lead, submissionId } = await beginComplete(stage, challengeId);
    await moveClose(stage, challengeId, -31_000);
    await stage.service.call(withdrawSubmission, { submissionId }, lead);
    const { solution } = await stage.service.call(getSubmission, { submissionId }, lead);
    expect(solution.body).toBe('');
  });
});
