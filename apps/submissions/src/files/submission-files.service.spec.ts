import { filesEvents, newId, submissionsRpc } from '@allmende/contracts';
import { eventually, person } from '@allmende/testing';
import {
  addFile,
  beginComplete,
  join,
  moveClose,
  openChallenge,
  openStage,
  type Stage,
  submit,
} from '../submissions/stage.fixture.js';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.service.stop());

const {
  addFile: add,
  removeSubmissionFile,
  grantSubmissionFile,
  getSubmission,
  withdrawSubmission,
} = submissionsRpc;
const file = { name: 'Zeichnung 🧊 ‏א.pdf', size: 10, type: 'application/pdf' };

async function draft() {
  const window = await openChallenge(stage);
  return { window, ...(await beginComplete(stage, window.challengeId)) };
}

describe('adding a file', () => {
  it('gives a grant for this submission and shows the file on its way', async () => {
    const { lead, submissionId } = await draft();
    const grant = await stage.service.call(add, { submissionId, ...file }, lead);
    expect(stage.grants.at(-1)).toEqual({ kind: 'upload', fileId: grant.fileId, objectId: submissionId });
    const { files } = await stage.service.call(getSubmission, { submissionId }, lead);
    expect(files).toEqual([
      { fileId: grant.fileId, ...file, digest: null, state: 'uploading', uploadedAt: null },
    ]);
  });

  it('shows what the event of the finished upload says', async () => {
    const { lead, submissionId } = await draft();
    const fileId = await addFile(stage, submissionId, lead);
    const { files } = await stage.service.call(getSubmission, { submissionId }, lead);
    const { digest, uploadedAt } = stage.files.get(fileId)!;
    expect(files).toMatchObject([{ fileId, state: 'complete', digest, uploadedAt, size: 2_000_000 }]);
  });

  it('shows a finished upload whose event has not come yet', async () => {
    const { lead, submissionId } = await draft();
    const fileId = await addFile(stage, submissionId, lead, { told: false });
    const { files } = await stage.service.call(getSubmission, { submissionId }, lead);
    expect(files).toMatchObject([{ fileId, state: 'complete' }]);
  });

  it('makes one file for one key, with an address anew', async () => {
    const { lead, submissionId } = await draft();
    const key = newId();
    const grants = await Promise.all(
      [1, 2].map(() => stage.service.call(add, { submissionId, ...file }, lead, { key })),
    );
    expect(grants[0]?.url).not.toBe(grants[1]?.url);
  });

  it('ends at twenty files, also when they are asked for at the same moment', async () => {
    const { lead, submissionId } = await draft();
    const results = await Promise.allSettled(
      Array.from({ length: 24 }, (_, n) =>
        stage.service.call(add, { submissionId, ...file, name: `${n}.pdf` }, lead),
      ),
    );
    const refused = results.filter((result) => result.status === 'rejected');
    expect(refused).toHaveLength(4);
    for (const { reason } of refused) expect(reason).toMatchObject({ code: 'submission.too-many-files' });
  });

  it('is refused to readers, strangers and after the close', async () => {
    const { window, lead, submissionId } = await draft();
    const reader = await join(stage, submissionId, lead, { role: 'reader' });
    const input = { submissionId, ...file };
    await expect(stage.service.call(add, input, reader)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(stage.service.call(add, input, person())).rejects.toMatchObject({
      code: 'submission.not-found',
    });
    await expect(stage.service.call(add, { ...input, size: 500_000_001 }, lead)).rejects.toMatchObject({
      code: 'invalid',
    });
    await expect(stage.service.call(add, { ...input, name: 'a\u202egpj.exe' }, lead)).rejects.toMatchObject({
      code: 'invalid',
    });
    await moveClose(stage, window.challengeId, -11_000);
    await expect(stage.service.call(add, input, lead)).rejects.toMatchObject({
      code: 'submission.deadline-passed',
    });
  });
});

describe('taking a file out', () => {
  it('asks for its bytes to go', async () => {
    const { lead, submissionId } = await draft();
    const fileId = await addFile(stage, submissionId, lead);
    await stage.service.call(removeSubmissionFile, { submissionId, fileId }, lead);
    await eventually('the bytes are asked to go', () => stage.removed.includes(fileId));
    const { files } = await stage.service.call(getSubmission, { submissionId }, lead);
    expect(files).toEqual([]);
    const again = stage.service.call(removeSubmissionFile, { submissionId, fileId }, lead);
    await expect(again).rejects.toMatchObject({ code: 'file.not-found' });
  });

  it('leaves the bytes of a version that was handed in', async () => {
    const { lead, submissionId, revision } = await draft();
    const fileId = await addFile(stage, submissionId, lead);
    await submit(stage, { submissionId, revision, lead });
    // The same id in capitals is the same file.
    await stage.service.call(removeSubmissionFile, { submissionId, fileId: fileId.toUpperCase() }, lead);
    const seen = await stage.service.call(getSubmission, { submissionId }, lead);
    expect(seen.files).toEqual([]);
    expect(seen.versions).toMatchObject([{ files: [{ fileId, name: 'Skizze.pdf' }] }]);
    const effects = await stage.service.db.query<unknown[]>('SELECT 1 FROM effect WHERE id = $1', [fileId]);
    expect(effects).toEqual([]);
    await expect(
      stage.service.call(grantSubmissionFile, { submissionId, fileId }, lead),
    ).resolves.toMatchObject({ fileId });
  });

  it('is not there for a file of another submission', async () => {
    const [one, other] = [await draft(), await draft()];
    const fileId = await addFile(stage, other.submissionId, other.lead);
    const { submissionId, lead } = one;
    await expect(
      stage.service.call(removeSubmissionFile, { submissionId, fileId }, lead),
    ).rejects.toMatchObject({ code: 'file.not-found' });
    await expect(
      stage.service.call(grantSubmissionFile, { submissionId, fileId }, lead),
    ).rejects.toMatchObject({ code: 'file.not-found' });
  });

  it('also follows when the owner of the bytes removed it', async () => {
    const { lead, submissionId } = await draft();
    const fileId = await addFile(stage, submissionId, lead);
    await stage.service.emit(filesEvents.fileRemoved, {
      fileId,
      owner: { service: 'submissions', objectId: submissionId },
    });
    const { files } = await stage.service.call(getSubmission, { submissionId }, lead);
    expect(files).toEqual([]);
  });
});

describe('an upload that ends late', () => {
  it('goes when its file was taken out meanwhile', async () => {
    const { lead, submissionId } = await draft();
    const fileId = await addFile(stage, submissionId, lead, { complete: false });
    await stage.service.call(removeSubmissionFile, { submissionId, fileId }, lead);
    await stage.service.emit(filesEvents.fileCompleted, {
      file: { ...stage.files.get(fileId)!, state: 'complete', digest: 'a'.repeat(64) },
    });
    const [row] = await stage.service.db.query<[{ state: string; card: Buffer | null }]>(
      'SELECT state, card FROM submission_file WHERE file_id = $1',
      [fileId],
    );
    expect(row).toEqual({ state: 'removed', card: null });
  });

  it('goes when its submission was withdrawn meanwhile', async () => {
    const { lead, submissionId } = await draft();
    await stage.service.call(withdrawSubmission, { submissionId }, lead);
    const fileId = newId();
    const file = {
      fileId,
      owner: { service: 'submissions' as const, objectId: submissionId },
      name: 'geheim.pdf',
      size: 1,
      type: 'application/pdf',
      digest: 'a'.repeat(64),
      sha256: null,
      state: 'complete' as const,
      uploadedBy: lead.accountId,
      uploadedAt: new Date().toISOString(),
    };
    await stage.service.emit(filesEvents.fileCompleted, { file });
    await eventually('the bytes are asked to go', () => stage.removed.includes(fileId));
  });

  it('of another service is none of ours', async () => {
    const { lead, submissionId } = await draft();
    const fileId = await addFile(stage, submissionId, lead, { complete: false });
    const facts = stage.files.get(fileId)!;
    const foreign = {
      ...facts,
      owner: { service: 'groups' as const, objectId: submissionId },
      state: 'complete' as const,
    };
    await stage.service.emit(filesEvents.fileCompleted, { file: foreign });
    const { files } = await stage.service.call(getSubmission, { submissionId }, lead);
    expect(files).toMatchObject([{ state: 'uploading' }]);
  });
});

describe('opening a file of the own draft', () => {
  it('is for the team, once the file is complete', async () => {
    const { lead, submissionId } = await draft();
    const [done, open] = [
      await addFile(stage, submissionId, lead),
      await addFile(stage, submissionId, lead, { complete: false }),
    ];
    const reader = await join(stage, submissionId, lead, { role: 'reader' });
    for (const who of [lead, reader])
      await expect(
        stage.service.call(grantSubmissionFile, { submissionId, fileId: done }, who),
      ).resolves.toMatchObject({ fileId: done });
    await expect(
      stage.service.call(grantSubmissionFile, { submissionId, fileId: open }, lead),
    ).rejects.toMatchObject({ code: 'file.not-found' });
    await expect(
      stage.service.call(grantSubmissionFile, { submissionId, fileId: done }, person()),
    ).rejects.toMatchObject({ code: 'submission.not-found' });
  });

  it('waits for the agreement of who joined', async () => {
    const { lead, submissionId } = await draft();
    const fileId = await addFile(stage, submissionId, lead);
    const joiner = person();
    stage.refusing.add(joiner.accountId);
    await join(stage, submissionId, lead, { who: joiner });
    const call = stage.service.call(grantSubmissionFile, { submissionId, fileId }, joiner);
    await expect(call).rejects.toMatchObject({ code: 'terms.not-accepted' });
  });
});
