import {
  challengesEvents,
  newId,
  retentionRpc,
  submissionsEvents,
  submissionsRpc,
} from '@allmende/contracts';
import { dumpOf, person, planted } from '@allmende/testing';
import {
  closeAndOpen,
  managerOf,
  openChallenge,
  openStage,
  type Stage,
  submitted,
} from '../submissions/stage.fixture.js';
import { ChallengeKeysErasure } from './challenge-keys.erasure.js';
import { type Decided, decided, letDelete, letPass, shownTo, tick } from './retention.fixture.js';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.service.stop());

const { getSubmission, readSubmission, listReceived, listOpenings, grantSubmissionFile, fileKey } =
  submissionsRpc;
const dayMs = 86_400_000;

const own = ({ submissionId, lead }: Decided['loser']) =>
  stage.service.call(getSubmission, { submissionId }, lead);
const readBy = (who: Decided['seeker'], { challengeId }: Decided, { submissionId }: Decided['loser']) =>
  stage.service.call(readSubmission, { challengeId, submissionId }, who);

async function told<K extends 'accessEnded' | 'deletionAhead' | 'contentsDeleted'>(
  kind: K,
  submissionId: string,
) {
  const events = await stage.service.published(submissionsEvents[kind]);
  return events.map(({ payload }) => payload).filter((payload) => payload.submissionId === submissionId);
}

describe('the decision', () => {
  it('sets the dates of what was not awarded, and of what was read and then withdrawn', async () => {
    const scene = await decided(stage);
    const { winner, loser, gone } = scene;
    const { decision, retention } = await own(loser);
    const at = new Date(decision!.at).getTime();
    expect(retention).toEqual({
      accessEndsAt: new Date(at + 30 * dayMs).toISOString(),
      accessEnded: false,
      deletesAt: new Date(at + 90 * dayMs).toISOString(),
      deletedAt: null,
      kept: false,
      deletionReceiptId: null,
      nonUse: {
        dueAt: new Date(at + 30 * dayMs).toISOString(),
        confirmedAt: null,
        confirmedBy: null,
        receiptId: null,
      },
    });
    expect((await own(winner)).retention).toBeNull();
    const withdrawn = (await own(gone)).retention;
    expect(withdrawn).toMatchObject({ accessEnded: true, deletesAt: retention!.deletesAt });
    const { items } = await stage.service.call(listOpenings, { submissionId: gone.submissionId }, gone.lead);
    expect(items).toMatchObject([{ accountId: scene.seeker.accountId, role: 'seeker', what: 'text' }]);
    await expect(readBy(scene.seeker, scene, gone)).rejects.toMatchObject({ code: 'submission.not-found' });
  });

  it('without award binds the team that asks to what it read', async () => {
    const window = await openChallenge(stage);
    const { challengeId, clusterId, seekerAccountIds } = window;
    const { submissionId, lead } = await submitted(stage, challengeId);
    await closeAndOpen(stage, challengeId);
    const at = new Date().toISOString();
    const fact = { challengeId, clusterId, awardId: null, submissionId: null, seekerAccountIds, at };
    await stage.service.emit(challengesEvents.decided, fact);
    const { retention } = await stage.service.call(getSubmission, { submissionId }, lead);
    expect(retention?.accessEndsAt).toBe(new Date(new Date(at).getTime() + 30 * dayMs).toISOString());
    expect(await shownTo(stage, challengeId, managerOf(clusterId))).toMatchObject({ submissions: 1 });
  });

  it('leaves nothing to say where nothing was left', async () => {
    const { challengeId, clusterId, seekerAccountIds } = await openChallenge(stage);
    await closeAndOpen(stage, challengeId);
    const none = { awardId: null, submissionId: null, at: new Date().toISOString() };
    await stage.service.emit(challengesEvents.decided, { challengeId, clusterId, seekerAccountIds, ...none });
    expect(await shownTo(stage, challengeId, managerOf(clusterId))).toBeNull();
  });

  it('sets them once, however often it is told', async () => {
    const { challengeId, loser } = await decided(stage);
    const before = (await own(loser)).retention;
    await stage.service.redeliver();
    expect((await own(loser)).retention).toEqual(before);
    const asked = await stage.service.published(submissionsEvents.nonUseAsked);
    expect(asked.filter(({ payload }) => payload.challengeId === challengeId)).toHaveLength(1);
  });
});

describe('the end of the access', () => {
  it('comes by the date, also where no clock ran, and reading answers what it is', async () => {
    const scene = await decided(stage);
    const { challengeId, loser, winner, seeker } = scene;
    const { submissionId, fileId } = loser;
    await letPass(stage, submissionId, 29);
    expect((await readBy(seeker, scene, loser)).solution.title).toBe('Kühlung ohne Lüfter 🧊');
    const openings = () => stage.service.call(listOpenings, { submissionId }, loser.lead);
    const { items: before } = await openings();
    await letPass(stage, submissionId, 2);
    const seen = await readBy(seeker, scene, loser);
    expect(seen).toMatchObject({
      state: 'not-awarded',
      solution: { title: '', summary: '', body: '' },
      declarations: [],
      version: { textDigest: loser.version.textDigest, files: [{ fileId, name: '' }] },
      retention: { accessEnded: true, deletedAt: null },
    });
    const { items } = await stage.service.call(listReceived, { challengeId }, seeker);
    const row = (id: string) => items.find((one) => one.submissionId === id);
    expect(row(submissionId)).toMatchObject({ title: '', summary: '', retention: { accessEnded: true } });
    expect(row(winner.submissionId)).toMatchObject({ title: 'Kühlung ohne Lüfter 🧊', retention: null });
    await expect(
      stage.service.call(grantSubmissionFile, { submissionId, fileId }, seeker),
    ).rejects.toMatchObject({ code: 'submission.access-ended' });
    await expect(
      stage.service.call(fileKey, { fileId, accountId: seeker.accountId }, files),
    ).rejects.toMatchObject({ code: 'file.not-found' });
    expect((await openings()).items).toEqual(before);
    expect((await readBy(loser.lead, scene, loser)).solution.title).toBe('Kühlung ohne Lüfter 🧊');
    await stage.service.call(grantSubmissionFile, { submissionId, fileId }, loser.lead);
    expect((await readBy(seeker, scene, winner)).solution.title).toBe('Kühlung ohne Lüfter 🧊');
  });

  it('is stated once, with the date, however many clocks run', async () => {
    const { loser, gone, challengeId } = await decided(stage);
    await letPass(stage, loser.submissionId, 31);
    await tick(stage);
    await tick(stage);
    const { retention } = await own(loser);
    await expect(told('accessEnded', loser.submissionId)).resolves.toEqual([
      {
        submissionId: loser.submissionId,
        challengeId,
        receiptId: expect.any(String) as string,
        at: retention!.accessEndsAt,
        teamAccountIds: [loser.lead.accountId],
      },
    ]);
    await expect(told('accessEnded', gone.submissionId)).resolves.toHaveLength(1);
  });
});

const files = { kind: 'system' as const, reason: 'files' };

describe('the deletion', () => {
  it('is announced seven days before, once', async () => {
    const { loser } = await decided(stage);
    await letPass(stage, loser.submissionId, 82);
    await tick(stage);
    await expect(told('deletionAhead', loser.submissionId)).resolves.toEqual([]);
    await letPass(stage, loser.submissionId, 1.5);
    await tick(stage);
    await tick(stage);
    const { retention } = await own(loser);
    await expect(told('deletionAhead', loser.submissionId)).resolves.toMatchObject([
      { teamAccountIds: [loser.lead.accountId], deletesAt: retention!.deletesAt },
    ]);
  });

  it('takes text, names, keys and files, and leaves digests and a clear answer for everybody', async () => {
    const scene = await decided(stage);
    const { loser, seeker } = scene;
    const { submissionId, fileId, version } = loser;
    await letDelete(stage, loser);
    expect(stage.removed).toContain(fileId);
    const [deleted, ...more] = await told('contentsDeleted', submissionId);
    expect(more).toEqual([]);
    const { retention, solution, files: left, versions } = await own(loser);
    expect(deleted).toMatchObject({
      at: retention!.deletedAt,
      receiptId: retention!.deletionReceiptId,
      teamAccountIds: [loser.lead.accountId],
      version: 1,
      textDigest: version.textDigest,
      files: [{ fileId, digest: version.files[0]!.digest }],
    });
    expect(solution.body).toBe('');
    expect(left).toEqual([]);
    expect(versions).toMatchObject([{ textDigest: version.textDigest, files: [{ fileId, name: '' }] }]);
    for (const who of [seeker, loser.lead])
      expect(await readBy(who, scene, loser)).toMatchObject({
        solution: { title: '' },
        retention: { deletedAt: retention!.deletedAt },
      });
    await expect(
      stage.service.call(grantSubmissionFile, { submissionId, fileId }, loser.lead),
    ).rejects.toMatchObject({ code: 'file.not-found' });
    const [{ count }] = await stage.service.db.query<[{ count: number }]>(
      `SELECT count(*)::int AS count FROM submission s JOIN submission_version v ON v.submission_id = s.id
         LEFT JOIN submission_file f ON f.submission_id = s.id
       WHERE s.id = $1 AND (s.working_copy IS NOT NULL OR v.sealed IS NOT NULL OR v.opened IS NOT NULL
         OR f.card IS NOT NULL)`,
      [submissionId],
    );
    expect(count).toBe(0);
    expect(planted(await dumpOf(stage.service.db), ['Geheime Skizze', 'Ein Wärmerohr'])).toEqual([]);
  });

  it('waits for no declaration that does not open any more', async () => {
    const { loser } = await decided(stage);
    const { submissionId } = loser;
    await stage.service.db.query(
      `UPDATE team_member SET declaration = set_byte(declaration, 300, 255 - get_byte(declaration, 300))
       WHERE submission_id = $1`,
      [submissionId],
    );
    await letDelete(stage, loser);
    await expect(told('contentsDeleted', submissionId)).resolves.toHaveLength(1);
  });

  it('waits a day after its notice where everything was down all the time', async () => {
    const { loser } = await decided(stage);
    await letPass(stage, loser.submissionId, 120);
    await tick(stage);
    await expect(told('accessEnded', loser.submissionId)).resolves.toHaveLength(1);
    const [ahead] = await told('deletionAhead', loser.submissionId);
    expect(new Date(ahead!.deletesAt).getTime() - Date.now()).toBeGreaterThan(23 * 3_600_000);
    await tick(stage);
    expect((await own(loser)).solution.title).not.toBe('');
    await letDelete(stage, loser);
    await expect(told('contentsDeleted', loser.submissionId)).resolves.toHaveLength(1);
  });

  it('leaves alone what its team wants kept, until it no longer does', async () => {
    const { loser, seeker } = await decided(stage);
    const { submissionId, lead } = loser;
    const keep = (who = lead, isKept = true) =>
      stage.service.call(retentionRpc.keepContents, { submissionId, keep: isKept }, who);
    for (const who of [seeker, person()])
      await expect(keep(who)).rejects.toMatchObject({ code: 'submission.not-found' });
    await keep();
    await letPass(stage, submissionId, 120);
    await tick(stage);
    await letPass(stage, submissionId, 7);
    await tick(stage);
    const kept = await own(loser);
    expect(kept.retention).toMatchObject({ kept: true, accessEnded: true, deletedAt: null });
    expect(kept.solution.title).toBe('Kühlung ohne Lüfter 🧊');
    await keep(lead, false);
    await letDelete(stage, loser);
    await expect(keep()).rejects.toMatchObject({ code: 'submission.state' });
  });

  it('erases the challenge’s key, and what was awarded stays readable', async () => {
    const scene = await decided(stage);
    const { challengeId, loser, winner, seeker } = scene;
    const erasure = stage.service.get(ChallengeKeysErasure, { strict: false });
    await erasure.run();
    const keys = () =>
      stage.service.db.query<{ wrapped: Buffer | null; released: Buffer | null }[]>(
        'SELECT wrapped, released FROM challenge_key WHERE challenge_id = $1',
        [challengeId],
      );
    expect((await keys())[0]?.wrapped).not.toBeNull();
    await letDelete(stage, loser);
    await Promise.all([erasure.run(), erasure.run()]);
    expect(await keys()).toEqual([{ wrapped: null, released: null }]);
    const erased = await stage.service.published(submissionsEvents.challengeKeyErased);
    expect(erased.filter(({ payload }) => payload.challengeId === challengeId)).toHaveLength(1);
    expect((await readBy(seeker, scene, winner)).solution.title).toBe('Kühlung ohne Lüfter 🧊');
    await expect(
      stage.service.call(submissionsRpc.openSubmissions, { challengeId }, seeker),
    ).resolves.toMatchObject({ state: 'opened' });
  });
});

describe('what those who asked and those who run it see', () => {
  it('is how many and when, never which', async () => {
    const { challengeId, clusterId, loser, seeker, winner } = await decided(stage);
    const manager = managerOf(clusterId);
    await stage.service.call(
      retentionRpc.keepContents,
      { submissionId: loser.submissionId, keep: true },
      loser.lead,
    );
    for (const who of [seeker, manager])
      expect(await shownTo(stage, challengeId, who)).toMatchObject({
        ...{ challengeId, submissions: 2, deleted: 0, kept: 1, accessEnded: false },
        nonUse: { confirmedAt: null, overdue: false, mayConfirm: false },
      });
    for (const who of [winner.lead, person(), managerOf(newId())])
      await expect(shownTo(stage, challengeId, who)).rejects.toMatchObject({ code: 'challenge.not-found' });
  });
});
