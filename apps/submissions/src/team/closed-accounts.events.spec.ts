import {
  accountsEvents,
  groupsEvents,
  newId,
  type Person,
  submissionsEvents,
  submissionsRpc,
} from '@allmende/contracts';
import { eventually, person, system } from '@allmende/testing';
import {
  addFile,
  beginComplete,
  closeAndOpen,
  invite,
  join,
  openChallenge,
  openStage,
  seekerOf,
  type Stage,
  submit,
  submitted,
} from '../submissions/stage.fixture.js';

const { getSubmission, listTeamInvitations, readiness, readSubmission } = submissionsRpc;

describe('a closed account', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage.service.stop());

  const close = ({ accountId }: Person) => stage.service.emit(accountsEvents.accountClosed, { accountId });
  const get = (submissionId: string, who: Person) => stage.service.call(getSubmission, { submissionId }, who);

  it('takes along the draft that nobody else works on, its text and files with it', async () => {
    const { challengeId } = await openChallenge(stage);
    const { submissionId, lead } = await beginComplete(stage, challengeId);
    await addFile(stage, submissionId, lead);
    await invite(stage, submissionId, lead);
    await close(lead);
    const kept = await stage.service.db.query(
      `SELECT s.state, s.working_copy AS copy,
         (SELECT count(*)::int FROM team_member m WHERE m.submission_id = s.id) AS members,
         (SELECT count(*)::int FROM submission_file f WHERE f.submission_id = s.id AND f.card IS NOT NULL) AS files,
         (SELECT count(*)::int FROM team_invitation i WHERE i.submission_id = s.id AND i.state = 'open') AS invited
       FROM submission s WHERE s.id = $1`,
      [submissionId],
    );
    expect(kept).toEqual([{ state: 'withdrawn', copy: null, members: 0, files: 0, invited: 0 }]);
    const [told] = (await stage.service.published(submissionsEvents.withdrawn)).slice(-1);
    expect(told?.payload).toMatchObject({ submissionId, accountId: lead.accountId, afterClose: false });
  });

  it('leaves the team, which is led by the member who came first', async () => {
    const { challengeId } = await openChallenge(stage);
    const { submissionId, lead } = await beginComplete(stage, challengeId);
    const reader = await join(stage, submissionId, lead, { role: 'reader' });
    const first = await join(stage, submissionId, lead);
    const second = await join(stage, submissionId, lead);
    await close(lead);
    const { members, solution } = await get(submissionId, first);
    expect(members.map(({ accountId, role }) => [accountId, role])).toEqual([
      [reader.accountId, 'reader'],
      [first.accountId, 'lead'],
      [second.accountId, 'member'],
    ]);
    expect(solution?.title).not.toBe('');
  });

  it('leaves in the procedure what it submitted', async () => {
    const { challengeId } = await openChallenge(stage);
    const { submissionId, lead } = await submitted(stage, challengeId);
    await close(lead);
    expect(await get(submissionId, lead)).toMatchObject({ state: 'submitted' });
  });

  it('is waited for by no reason, and is told apart before an award', async () => {
    const { challengeId } = await openChallenge(stage);
    const [gone, there] = [await submitted(stage, challengeId), await submitted(stage, challengeId)];
    const ask = (submissionId: string) =>
      stage.service.call(readiness, { challengeId, submissionId }, system('event'));
    await close(gone.lead);
    expect(await ask(there.submissionId)).toMatchObject({ total: 2, withoutReason: [], gone: false });
    expect(await ask(gone.submissionId)).toMatchObject({ withoutReason: [there.submissionId], gone: true });
  });

  it('takes along what it wrote beside what it submitted', async () => {
    const window = await openChallenge(stage);
    const { challengeId } = window;
    const { submissionId, lead, revision } = await beginComplete(stage, challengeId);
    const handedIn = await addFile(stage, submissionId, lead, { name: 'Skizze.pdf' });
    await submit(stage, { submissionId, revision, lead });
    const beside = await addFile(stage, submissionId, lead, { name: 'Notizen.pdf' });
    await close(lead);
    const [kept] = await stage.service.db.query<[Record<string, unknown>]>(
      `SELECT working_copy AS copy, (SELECT array_agg(file_id) FROM submission_file f
         WHERE f.submission_id = s.id AND f.state <> 'removed') AS files FROM submission s WHERE id = $1`,
      [submissionId],
    );
    expect(kept).toEqual({ copy: null, files: [handedIn] });
    await eventually('its bytes go', () => Promise.resolve(stage.removed.includes(beside)));
    await closeAndOpen(stage, challengeId);
    const read = await stage.service.call(readSubmission, { challengeId, submissionId }, seekerOf(window));
    expect(read).toMatchObject({ version: { files: [{ fileId: handedIn, name: 'Skizze.pdf' }] } });
  });

  it('leaves neither the address that was invited before there was an account, nor late attempts', async () => {
    const { challengeId } = await openChallenge(stage);
    const { submissionId, lead } = await beginComplete(stage, challengeId);
    const who = await join(stage, submissionId, lead);
    const { db } = stage.service;
    await db.query('UPDATE team_invitation SET account_id = NULL WHERE answered_by = $1', [who.accountId]);
    await db.query(
      'INSERT INTO refused_attempt (id, submission_id, account_id, at, closes_at) VALUES ($1, $2, $3, now(), now())',
      [newId(), submissionId, who.accountId],
    );
    await close(who);
    const left = await db.query<unknown[]>(
      `SELECT 1 FROM team_invitation WHERE submission_id = $1 AND email <> ''
       UNION ALL SELECT 1 FROM refused_attempt WHERE account_id = $2`,
      [submissionId, who.accountId],
    );
    expect(left).toEqual([]);
  });

  it('is spoken of last behind all that it handed in, also what it hands in at that moment', async () => {
    const { challengeId } = await openChallenge(stage);
    for (let round = 0; round < 8; round += 1) {
      const draft = await submitted(stage, challengeId);
      const { submissionId, lead } = draft;
      const changes = { title: 'Noch schnell geändert' };
      const { revision } = await stage.service.call(
        submissionsRpc.saveSolution,
        { submissionId, revision: draft.revision, changes },
        lead,
      );
      const { accountId } = lead;
      const [, handedIn] = await Promise.allSettled([
        stage.service.emit(groupsEvents.accountSettled, { accountId }),
        submit(stage, { submissionId, revision, lead }),
      ]);
      const late = submit(stage, { submissionId, revision, lead });
      await expect(late).rejects.toMatchObject({ code: expect.stringMatching(/conflict|incomplete/) });
      const told = (await stage.service.published()).filter(({ payload }) =>
        Object.values(payload as object).includes(accountId),
      );
      const acts = told.filter(({ subject }) => subject === submissionsEvents.submitted.subject);
      expect(acts).toHaveLength(handedIn.status === 'fulfilled' ? 2 : 1);
      expect(told.at(-1)?.subject).toBe(submissionsEvents.accountSettled.subject);
    }
  });

  it('is invited to no team any more', async () => {
    const { challengeId } = await openChallenge(stage);
    const { submissionId, lead } = await beginComplete(stage, challengeId);
    const who = person();
    stage.accounts.set('eva@example.org', who.accountId);
    await invite(stage, submissionId, lead, { email: 'eva@example.org' });
    await close(who);
    expect(await stage.service.call(listTeamInvitations, {}, who)).toEqual({ items: [] });
    const kept = `SELECT 1 FROM team_invitation WHERE email = 'eva@example.org' OR account_id = $1`;
    expect(await stage.service.db.query(kept, [who.accountId])).toEqual([]);
  });
});
