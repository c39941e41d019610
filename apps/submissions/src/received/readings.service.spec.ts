import { filesEvents, newId, type Person, readingsRpc, submissionsRpc } from '@allmende/contracts';
import { person, visitor } from '@allmende/testing';
import {
  addFile,
  beginComplete,
  closeAndOpen,
  managerOf,
  moveClose,
  nameOf,
  openChallenge,
  openStage,
  seekerOf,
  type Stage,
  submit,
} from '../submissions/stage.fixture.js';

describe('who read the submissions of a challenge', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage.service.stop());

  const list = (challengeId: string, who: Person) =>
    stage.service.call(readingsRpc.listReadings, { challengeId }, who);

  async function received() {
    const window = await openChallenge(stage);
    const { challengeId } = window;
    const { lead, submissionId, revision } = await beginComplete(stage, challengeId);
    const fileId = await addFile(stage, submissionId, lead);
    await submit(stage, { submissionId, revision, lead });
    const seeker = seekerOf(window);
    return { window, challengeId, submissionId, fileId, seeker, manager: managerOf(window.clusterId) };
  }

  it('is told to the owning cluster’s managers from the close on, with the verified organisation of then', async () => {
    const { challengeId, submissionId, fileId, seeker, manager } = await received();
    await expect(list(challengeId, manager)).rejects.toMatchObject({ code: 'submission.still-open' });
    await closeAndOpen(stage, challengeId);
    await stage.service.call(submissionsRpc.readSubmission, { challengeId, submissionId }, seeker);
    const { accountId } = seeker;
    const owner = { service: 'submissions' as const, objectId: submissionId };
    const at = new Date().toISOString();
    await stage.service.emit(filesEvents.fileOpened, { fileId, owner, accountId, at });
    const { items } = await list(challengeId, manager);
    const reading = {
      accountId,
      name: nameOf(accountId),
      organisationName: 'Werk Nord',
      submissionId,
      version: 1,
    };
    expect(items).toEqual(
      expect.arrayContaining([
        { ...reading, at: expect.any(String), what: 'text' },
        { ...reading, at, what: 'file' },
      ]),
    );
    expect(items).toHaveLength(2);
  });

  it('is nobody else’s to know', async () => {
    const { window, challengeId, seeker } = await received();
    await moveClose(stage, challengeId, -31_000);
    const others = [seeker, person(), managerOf(newId()), person({ operator: true })];
    for (const who of others) {
      await expect(list(challengeId, who)).rejects.toMatchObject({ code: 'challenge.not-found' });
    }
    const call = stage.service.call(readingsRpc.listReadings, { challengeId }, visitor());
    await expect(call).rejects.toMatchObject({ code: 'not-signed-in' });
    await expect(list(newId(), managerOf(window.clusterId))).rejects.toMatchObject({
      code: 'challenge.not-found',
    });
  });
});
