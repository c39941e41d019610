import { filesEvents, newId, type Person, submissionsEvents, submissionsRpc } from '@allmende/contracts';
import { person, visitor } from '@allmende/testing';
import {
  addFile,
  beginComplete,
  closeAndOpen,
  declaration,
  join,
  managerOf,
  moveClose,
  nameOf,
  openChallenge,
  openAll,
  openStage,
  seekerOf,
  type Stage,
  submit,
  submitted,
  text,
} from '../submissions/stage.fixture.js';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.service.stop());
afterEach(() => {
  stage.silence.challenges = false;
});

const {
  countSubmissions,
  listReceived,
  readSubmission,
  giveFeedback,
  grantSubmissionFile,
  listOpenings,
  saveSolution,
} = submissionsRpc;

async function received(count = 1, closedMsAgo: number | undefined = 31_000) {
  const window = await openChallenge(stage);
  const { challengeId } = window;
  const all = [];
  for (let n = 0; n < count; n += 1) all.push(await submitted(stage, challengeId));
  if (closedMsAgo !== undefined) await moveClose(stage, challengeId, -closedMsAgo);
  if (closedMsAgo && closedMsAgo >= 30_000) await openAll(stage, challengeId);
  return { window, challengeId, all, first: all[0]!, seeker: seekerOf(window) };
}

async function openingsOf(submissionId: string) {
  const events = await stage.service.published(submissionsEvents.opened);
  return events.map(({ payload }) => payload).filter((payload) => payload.submissionId === submissionId);
}

describe('while it is open', () => {
  it('the owning cluster’s manager learns the number, and nothing else', async () => {
    const { window, challengeId, first } = await received(2, -60_000);
    await beginComplete(stage, challengeId);
    const manager = managerOf(window.clusterId);
    await expect(stage.service.call(countSubmissions, { challengeId }, manager)).resolves.toEqual({
      count: 2,
      read: null,
      withReason: null,
    });
    const { submissionId } = first;
    await expect(stage.service.call(listReceived, { challengeId }, manager)).rejects.toMatchObject({
      code: 'challenge.not-found',
    });
    await expect(
      stage.service.call(readSubmission, { challengeId, submissionId }, manager),
    ).rejects.toMatchObject({ code: 'challenge.not-found' });
    await expect(
      stage.service.call(giveFeedback, { submissionId, text: 'x' }, manager),
    ).rejects.toMatchObject({ code: 'submission.not-found' });
    await expect(stage.service.call(listOpenings, { submissionId }, manager)).rejects.toMatchObject({
      code: 'submission.not-found',
    });
  });

  it('the seeker learns neither number nor names, whether or not there is anything', async () => {
    const { challengeId, first, seeker } = await received(1, -60_000);
    const empty = await openChallenge(stage);
    for (const [id, who] of [
      [challengeId, seeker],
      [empty.challengeId, seekerOf(empty)],
    ] as const) {
      await expect(stage.service.call(listReceived, { challengeId: id }, who)).rejects.toMatchObject({
        code: 'submission.still-open',
      });
      await expect(stage.service.call(countSubmissions, { challengeId: id }, who)).rejects.toMatchObject({
        code: 'submission.still-open',
      });
    }
    for (const submissionId of [first.submissionId, newId()]) {
      await expect(
        stage.service.call(readSubmission, { challengeId, submissionId }, seeker),
      ).rejects.toMatchObject({ code: 'submission.still-open' });
      await expect(
        stage.service.call(giveFeedback, { submissionId, text: 'x' }, seeker),
      ).rejects.toMatchObject({ code: 'submission.not-found' });
      await expect(
        stage.service.call(grantSubmissionFile, { submissionId, fileId: newId() }, seeker),
      ).rejects.toMatchObject({ code: 'submission.not-found' });
    }
    await expect(openingsOf(first.submissionId)).resolves.toEqual([]);
  });

  it('for everyone else there is nothing, as for a challenge that does not exist', async () => {
    const { challengeId, first } = await received(1, -60_000);
    const other = managerOf(newId());
    for (const who of [person(), other, person({ operator: true }), first.lead]) {
      for (const contract of [countSubmissions, listReceived]) {
        const [there, absent] = await Promise.all(
          [challengeId, newId()].map((id) =>
            stage.service.call(contract, { challengeId: id }, who).catch((error: unknown) => error),
          ),
        );
        expect(there).toMatchObject({ code: 'challenge.not-found' });
        expect(there).toEqual(absent);
      }
    }
    await expect(stage.service.call(countSubmissions, { challengeId }, visitor())).rejects.toMatchObject({
      code: 'not-signed-in',
    });
  });

  it('a partner cluster’s manager learns no number', async () => {
    const partner = newId();
    const window = await openChallenge(stage, { clusterId: newId(), hostIds: [partner] });
    const call = stage.service.call(
      countSubmissions,
      { challengeId: window.challengeId },
      managerOf(partner),
    );
    await expect(call).rejects.toMatchObject({ code: 'challenge.not-found' });
  });

  it('the team reads its own once it was opened, and that is no opening', async () => {
    const { challengeId, first } = await received(1, -60_000);
    const { submissionId, lead } = first;
    const member = await join(stage, submissionId, lead);
    const read = (who: Person) => stage.service.call(readSubmission, { challengeId, submissionId }, who);
    for (const who of [lead, member])
      await expect(read(who)).rejects.toMatchObject({ code: 'submission.sealed' });
    await closeAndOpen(stage, challengeId);
    for (const who of [lead, member]) await expect(read(who)).resolves.toMatchObject({ solution: text });
    await expect(stage.service.call(listOpenings, { submissionId }, lead)).resolves.toEqual({
      items: [],
      nextCursor: null,
    });
  });
});

describe('after the close', () => {
  it('reading begins thirty seconds later', async () => {
    const { challengeId, seeker } = await received(1, 28_000);
    await expect(stage.service.call(listReceived, { challengeId }, seeker)).rejects.toMatchObject({
      code: 'submission.still-open',
    });
    await moveClose(stage, challengeId, -30_100);
    await openAll(stage, challengeId);
    const { items } = await stage.service.call(listReceived, { challengeId }, seeker);
    expect(items).toHaveLength(1);
  });

  it('the seeker lists what counts, page by page', async () => {
    const { challengeId, all, seeker } = await received(3);
    const { lead, submissionId } = all[0]!;
    await tryToAdd(challengeId, submissionId, lead);
    const first = await stage.service.call(listReceived, { challengeId, limit: 2 }, seeker);
    const second = await stage.service.call(
      listReceived,
      { challengeId, limit: 2, cursor: first.nextCursor! },
      seeker,
    );
    expect(second.nextCursor).toBeNull();
    expect([...first.items, ...second.items].map((item) => item.submissionId)).toEqual(
      all.map((each) => each.submissionId),
    );
    expect(first.items[0]).toEqual({
      submissionId,
      state: 'submitted',
      retention: null,
      title: text.title,
      summary: text.summary,
      version: 1,
      submittedAt: all[0]!.version.submittedAt,
      files: 0,
      hasReason: false,
    });
    await expect(stage.service.call(countSubmissions, { challengeId }, seeker)).resolves.toEqual({
      count: 3,
      read: 0,
      withReason: 0,
    });
  });

  it('the seeker reads the version that counts, not the draft after it, and each reading is on record', async () => {
    const window = await openChallenge(stage);
    const { challengeId } = window;
    const { lead, submissionId, revision } = await beginComplete(stage, challengeId);
    const fileId = await addFile(stage, submissionId, lead);
    const version = await submit(stage, { submissionId, revision, lead });
    await stage.service.call(
      saveSolution,
      { submissionId, revision, changes: { title: 'Nie eingereicht' } },
      lead,
    );
    await closeAndOpen(stage, challengeId);
    const seeker = seekerOf(window);
    const read = await stage.service.call(readSubmission, { challengeId, submissionId }, seeker);
    expect(read).toEqual({
      submissionId,
      state: 'submitted',
      retention: null,
      version: { ...version, submissionId: undefined },
      consentHeld: false,
      consents: [],
      solution: expect.objectContaining(text) as object,
      team: [{ accountId: lead.accountId, name: nameOf(lead.accountId) }],
      declarations: [{ accountId: lead.accountId, declaration }],
      feedback: null,
      awardTakenBack: null,
    });
    await stage.service.call(readSubmission, { challengeId, submissionId }, seeker);
    await stage.service.call(grantSubmissionFile, { submissionId, fileId }, seeker);
    await stage.service.emit(filesEvents.fileOpened, {
      fileId,
      owner: { service: 'submissions', objectId: submissionId },
      accountId: seeker.accountId,
      at: new Date().toISOString(),
    });
    const { items } = await stage.service.call(listOpenings, { submissionId }, lead);
    const about = {
      accountId: seeker.accountId,
      name: nameOf(seeker.accountId),
      organisationName: 'Werk Nord',
      role: 'seeker',
      version: 1,
    };
    expect(items).toEqual([
      { ...about, what: 'file', fileName: 'Skizze.pdf', at: expect.stringMatching(/Z$/) as string },
      { ...about, what: 'text', fileName: null, at: expect.stringMatching(/Z$/) as string },
    ]);
    await expect(openingsOf(submissionId)).resolves.toMatchObject([{ fileId: null }, { fileId, version: 1 }]);
  });

  it.each([
    ['names nobody of a company that stays unnamed', false, null],
    ['asks who it is where this service was never told', true, 'Werk Nord'],
  ])('the team’s list of openings %s', async (_, seekerNamed, organisationName) => {
    const window = await openChallenge(stage, { seekerNamed });
    const { challengeId } = window;
    const { lead, submissionId } = await submitted(stage, challengeId);
    await closeAndOpen(stage, challengeId);
    await stage.service.db.query('UPDATE challenge_window SET seeker_named = NULL WHERE challenge_id = $1', [
      challengeId,
    ]);
    const seeker = seekerOf(window);
    await stage.service.call(readSubmission, { challengeId, submissionId }, seeker);
    const list = () => stage.service.call(listOpenings, { submissionId }, lead);
    const told = await list();
    const accountId = seekerNamed ? seeker.accountId : null;
    expect(told.items).toMatchObject([{ accountId, organisationName, role: 'seeker', what: 'text' }]);
    expect(JSON.stringify(told).includes(nameOf(seeker.accountId))).toBe(seekerNamed);
    await stage.service.db.query(`UPDATE submission SET state = 'award-offered' WHERE id = $1`, [
      submissionId,
    ]);
    const { accountId: shown } = (await list()).items[0]!;
    expect(shown).toBe(seeker.accountId);
  });

  it('who left the team stays bound by what was declared when it was handed in; others may mend theirs', async () => {
    const window = await openChallenge(stage);
    const { challengeId } = window;
    const { lead, submissionId, revision } = await beginComplete(stage, challengeId);
    const leaving = await join(stage, submissionId, lead);
    const declare = (who: Person, note: string) => {
      const own = { ...declaration, othersRights: 'named' as const, othersRightsNote: note };
      return stage.service.call(submissionsRpc.declare, { submissionId, declaration: own }, who);
    };
    await declare(leaving, 'Ein Patent der Hochschule');
    await submit(stage, { submissionId, revision, lead });
    const { accountId } = leaving;
    await stage.service.call(submissionsRpc.removeMember, { submissionId, accountId }, leaving);
    await declare(lead, 'Nachgetragen');
    await closeAndOpen(stage, challengeId);
    const read = { challengeId, submissionId };
    const { declarations } = await stage.service.call(readSubmission, read, seekerOf(window));
    expect(declarations.map((one) => [one.accountId, one.declaration.othersRightsNote])).toEqual([
      [lead.accountId, 'Nachgetragen'],
      [accountId, 'Ein Patent der Hochschule'],
    ]);
  });

  it('only files of the version that counts are the seeker’s', async () => {
    const window = await openChallenge(stage);
    const { challengeId } = window;
    const { lead, submissionId, revision } = await beginComplete(stage, challengeId);
    const early = await addFile(stage, submissionId, lead, { name: 'früh.pdf' });
    await submit(stage, { submissionId, revision, lead });
    await stage.service.call(submissionsRpc.removeSubmissionFile, { submissionId, fileId: early }, lead);
    const counting = await addFile(stage, submissionId, lead, { name: 'gilt.pdf' });
    await submit(stage, { submissionId, revision, lead });
    const after = await addFile(stage, submissionId, lead, { name: 'danach.pdf' });
    await closeAndOpen(stage, challengeId);
    const seeker = seekerOf(window);
    const open = (fileId: string) =>
      stage.service.call(grantSubmissionFile, { submissionId, fileId }, seeker);
    await expect(open(counting)).resolves.toMatchObject({ fileId: counting });
    for (const fileId of [early, after, newId()])
      await expect(open(fileId)).rejects.toMatchObject({ code: 'submission.not-found' });
    await expect(
      stage.service.call(
        grantSubmissionFile,
        { submissionId, fileId: counting },
        managerOf(window.clusterId),
      ),
    ).rejects.toMatchObject({ code: 'submission.not-found' });
  });

  it('drafts stay the team’s, and the manager still sees the number alone', async () => {
    const { window, challengeId, seeker } = await received(1, -60_000);
    const { submissionId, lead } = await beginComplete(stage, challengeId);
    await closeAndOpen(stage, challengeId);
    await expect(
      stage.service.call(readSubmission, { challengeId, submissionId }, seeker),
    ).rejects.toMatchObject({ code: 'submission.not-found' });
    await expect(
      stage.service.call(readSubmission, { challengeId, submissionId }, lead),
    ).rejects.toMatchObject({ code: 'submission.not-found' });
    const manager = managerOf(window.clusterId);
    await expect(stage.service.call(countSubmissions, { challengeId }, manager)).resolves.toEqual({
      count: 1,
      read: 0,
      withReason: 0,
    });
    await expect(stage.service.call(listReceived, { challengeId }, manager)).rejects.toMatchObject({
      code: 'challenge.not-found',
    });
  });

  it('nothing is read by a copy that has missed an extension', async () => {
    const { challengeId, first, seeker } = await received(1, -60_000);
    const { submissionId } = first;
    await moveClose(stage, challengeId, -31_000);
    await moveClose(stage, challengeId, 60_000, { told: false });
    await expect(stage.service.call(listReceived, { challengeId }, seeker)).rejects.toMatchObject({
      code: 'submission.still-open',
    });
    await expect(
      stage.service.call(readSubmission, { challengeId, submissionId }, seeker),
    ).rejects.toMatchObject({ code: 'submission.still-open' });
  });

  it('nothing is read while the close cannot be confirmed; afterwards nobody needs to be asked', async () => {
    const { challengeId, seeker } = await received(1, -60_000);
    await moveClose(stage, challengeId, -31_000);
    stage.silence.challenges = true;
    for (const contract of [listReceived, submissionsRpc.openSubmissions])
      await expect(stage.service.call(contract, { challengeId }, seeker)).rejects.toMatchObject({
        code: 'unavailable',
      });
    stage.silence.challenges = false;
    await openAll(stage, challengeId);
    await stage.service.call(listReceived, { challengeId }, seeker);
    stage.silence.challenges = true;
    await expect(stage.service.call(listReceived, { challengeId }, seeker)).resolves.toMatchObject({
      items: [{}],
    });
  });

  it('who joined the seeker’s team a moment ago reads as well', async () => {
    const { challengeId } = await received(1);
    const joined = person();
    const window = stage.windows.get(challengeId)!;
    stage.windows.set(challengeId, {
      ...window,
      revision: window.revision + 1,
      seekerAccountIds: [joined.accountId],
    });
    await expect(stage.service.call(listReceived, { challengeId }, joined)).resolves.toMatchObject({
      items: [{}],
    });
  });

  it('a submission of another challenge is not there', async () => {
    const [one, other] = [await received(1), await received(1)];
    const call = stage.service.call(
      readSubmission,
      { challengeId: one.challengeId, submissionId: other.first.submissionId },
      one.seeker,
    );
    await expect(call).rejects.toMatchObject({ code: 'submission.not-found' });
  });

  it('a file that a member opened is on record as the team’s own', async () => {
    const { challengeId } = await openChallenge(stage);
    const { lead, submissionId, revision } = await beginComplete(stage, challengeId);
    const fileId = await addFile(stage, submissionId, lead);
    const opened = {
      fileId,
      owner: { service: 'submissions' as const, objectId: submissionId },
      accountId: lead.accountId,
      at: new Date().toISOString(),
    };
    await stage.service.emit(filesEvents.fileOpened, opened);
    await submit(stage, { submissionId, revision, lead });
    await stage.service.emit(filesEvents.fileOpened, opened);
    const { items } = await stage.service.call(listOpenings, { submissionId }, lead);
    expect(items).toMatchObject([{ role: 'member', what: 'file', version: 1 }]);
    await expect(openingsOf(submissionId)).resolves.toEqual([]);
  });
});

/** After the close nothing is added to the list. */
async function tryToAdd(challengeId: string, submissionId: string, lead: Person): Promise<void> {
  const late = { code: 'submission.deadline-passed' };
  await expect(beginComplete(stage, challengeId)).rejects.toMatchObject(late);
  await expect(submit(stage, { submissionId, revision: 1, lead })).rejects.toMatchObject(late);
}
