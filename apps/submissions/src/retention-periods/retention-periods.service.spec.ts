import {
  type ChallengeState,
  challengesEvents,
  retentionPeriods,
  type RetentionPeriods,
  retentionPeriodsEvents,
  submissionsEvents,
  submissionsRpc,
} from '@allmende/contracts';
import { eventually } from '@allmende/testing';
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
  submitted,
} from '../submissions/stage.fixture.js';
import { RetentionPeriodsClock } from './retention-periods.clock.js';

const day = 86_400_000;

describe('what is over', () => {
  let stage: Stage;
  beforeAll(async () => (stage = await openStage()));
  afterAll(() => stage.service.stop());

  const run = () => stage.service.get(RetentionPeriodsClock).run();
  /** Today, and again a day after teams were told. */
  const runTwice = async () => {
    await run();
    await stage.service.db.query(
      `UPDATE submission SET draft_warned_at = draft_warned_at - interval '1 day'`,
    );
    await run();
  };
  const warned = async (submissionId: string) =>
    (await stage.service.published(submissionsEvents.draftDeletionAhead))
      .map(({ payload }) => payload)
      .filter((payload) => payload.submissionId === submissionId);
  /** Long enough ago to count. */
  const choose = (clusterId: string, days: Partial<RetentionPeriods>, daysAgo = 15) =>
    stage.service.emit(retentionPeriodsEvents.periodsChosen, {
      ...{ clusterId, periods: retentionPeriods.parse(days) },
      chosenAt: new Date(Date.now() - daysAgo * day).toISOString(),
    });
  const closedAgo = (challengeId: string, days: number, state: ChallengeState = 'closed') =>
    stage.service.db.query(
      `UPDATE challenge_window SET state = $3, closes_at = clock_timestamp() - make_interval(days => $2)
       WHERE challenge_id = $1`,
      [challengeId, days, state],
    );
  const count = async (table: string, submissionId: string): Promise<number> => {
    const column = table === 'submission' ? 'id' : 'submission_id';
    const rows = await stage.service.db.query<unknown[]>(`SELECT 1 FROM ${table} WHERE ${column} = $1`, [
      submissionId,
    ]);
    return rows.length;
  };

  it('is a draft that was never handed in: its text, files and team go, on the day that its team was told', async () => {
    const { challengeId, clusterId } = await openChallenge(stage);
    const { submissionId, lead } = await beginComplete(stage, challengeId);
    await join(stage, submissionId, lead);
    await invite(stage, submissionId, lead);
    const fileId = await addFile(stage, submissionId, lead);
    const shown = () => stage.service.call(submissionsRpc.getSubmission, { submissionId }, lead);
    expect(await shown()).toMatchObject({ draftGoesAt: null });
    await closedAgo(challengeId, 40);
    const told = await shown();
    expect(Date.parse(told.draftGoesAt ?? '') - Date.parse(told.closesAt)).toBe(90 * day);
    await run();
    expect(await count('submission', submissionId)).toBe(1);
    await choose(clusterId, { closedDrafts: 30 });
    await run();
    expect(await count('submission', submissionId)).toBe(1);
    await runTwice();
    expect(await warned(submissionId)).toHaveLength(1);
    await expect(shown()).rejects.toMatchObject({ code: 'submission.not-found' });
    for (const table of ['submission', 'team_member', 'team_invitation', 'submission_file'])
      expect([table, await count(table, submissionId)]).toEqual([table, 0]);
    await eventually('its file is removed', () => stage.removed.includes(fileId) || undefined);
  });

  it('is a draft whose team is told a week before, and again where it was kept longer since', async () => {
    const { challengeId, clusterId } = await openChallenge(stage);
    const { submissionId, lead } = await beginComplete(stage, challengeId);
    await closedAgo(challengeId, 82);
    await run();
    expect(await warned(submissionId)).toEqual([]);
    await closedAgo(challengeId, 84);
    await run();
    await run();
    const { draftGoesAt } = await stage.service.call(submissionsRpc.getSubmission, { submissionId }, lead);
    const told = { submissionId, challengeId, teamAccountIds: [lead.accountId], deletesAt: draftGoesAt };
    expect(await warned(submissionId)).toEqual([told]);
    await choose(clusterId, { closedDrafts: 120 });
    await run();
    await closedAgo(challengeId, 118);
    await run();
    expect(await warned(submissionId)).toHaveLength(2);
  });

  it('is a draft that was withdrawn, too', async () => {
    const { challengeId } = await openChallenge(stage);
    const { submissionId, lead } = await beginComplete(stage, challengeId);
    await stage.service.call(submissionsRpc.withdrawSubmission, { submissionId }, lead);
    await closedAgo(challengeId, 91);
    await run();
    expect(await count('submission', submissionId)).toBe(0);
  });

  it('stays some days longer after a choice, which can be taken back by then', async () => {
    const { challengeId, clusterId } = await openChallenge(stage);
    const { submissionId, lead } = await beginComplete(stage, challengeId);
    await closedAgo(challengeId, 100);
    await choose(clusterId, { closedDrafts: 30 }, 10);
    await runTwice();
    const told = await stage.service.call(submissionsRpc.getSubmission, { submissionId }, lead);
    const left = Date.parse(told.draftGoesAt ?? '') - Date.now();
    expect(left / day).toBeCloseTo(4, 1);
  });

  it.each<ChallengeState>(['open', 'suspended', 'scheduled'])(
    'is no draft of a challenge that is %s, whatever its dates say',
    async (state) => {
      const { challengeId } = await openChallenge(stage);
      const { submissionId } = await beginComplete(stage, challengeId);
      await closedAgo(challengeId, 400, state);
      await runTwice();
      expect(await count('submission', submissionId)).toBe(1);
    },
  );

  it('is nothing that was handed in, but the addresses that were invited to it', async () => {
    const { challengeId } = await openChallenge(stage);
    const { submissionId, lead } = await submitted(stage, challengeId);
    await invite(stage, submissionId, lead);
    await closedAgo(challengeId, 91);
    await run();
    expect(await count('submission_version', submissionId)).toBe(1);
    expect(await count('team_member', submissionId)).toBe(1);
    expect(await count('team_invitation', submissionId)).toBe(0);
  });

  it('is who read what, years after the decision and never before there is one', async () => {
    const window = await openChallenge(stage);
    const { challengeId, clusterId } = window;
    const { submissionId } = await submitted(stage, challengeId);
    await closeAndOpen(stage, challengeId);
    await stage.service.call(submissionsRpc.readSubmission, { challengeId, submissionId }, seekerOf(window));
    const years = (count: number) => new Date(Date.now() - count * 366 * day).toISOString();
    await stage.service.db.query('UPDATE opening SET at = $2 WHERE submission_id = $1', [
      submissionId,
      years(20),
    ]);
    await closedAgo(challengeId, 20 * 366);
    await choose(clusterId, { accessLists: 6 });
    await run();
    expect(await count('opening', submissionId)).toBe(1);
    await stage.service.emit(challengesEvents.decided, {
      ...{ challengeId, clusterId, awardId: null, submissionId: null, at: years(7) },
      seekerAccountIds: window.seekerAccountIds,
    });
    await choose(clusterId, { accessLists: 8 });
    await run();
    expect(await count('opening', submissionId)).toBe(1);
    await choose(clusterId, { accessLists: 6 });
    await run();
    expect(await count('opening', submissionId)).toBe(0);
  });
});
