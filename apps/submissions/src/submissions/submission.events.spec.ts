import {
  accountsEvents,
  challengesEvents,
  filesEvents,
  groupsEvents,
  newId,
  retentionPeriods,
  retentionPeriodsEvents,
  submissionsRpc,
  termsEvents,
  wiring,
} from '@allmende/contracts';
import { eventually, expectConsoleError } from '@allmende/testing';
import {
  addFile,
  beginComplete,
  moveClose,
  openChallenge,
  openStage,
  peel,
  seekerOf,
  type Stage,
  submit,
  submitted,
} from './stage.fixture.js';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.service.stop());

/** Every row that this service keeps, and what it told. */
async function everything(): Promise<Record<string, unknown>> {
  const tables = await stage.service.db.query<{ name: string }[]>(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'
       AND tablename NOT IN ('inbox', 'outbox', 'effect', 'migration') ORDER BY 1`,
  );
  const found: Record<string, unknown> = { told: await stage.service.published() };
  for (const { name } of tables) {
    const [row] = await stage.service.db.query<[{ rows: unknown }]>(
      `SELECT json_agg(t ORDER BY t::text) AS rows FROM ${name} t`,
    );
    found[name] = row.rows;
  }
  return found;
}

/** A challenge with everything that events can do to its submissions; returns the subjects that were used. */
async function playStory(): Promise<string[]> {
  const window = await openChallenge(stage);
  const { challengeId, clusterId } = window;
  const draft = await beginComplete(stage, challengeId);
  const { submissionId, lead } = draft;
  const owner = { service: 'submissions' as const, objectId: submissionId };
  const [kept, dropped] = [
    await addFile(stage, submissionId, lead),
    await addFile(stage, submissionId, lead),
  ];
  await stage.service.emit(filesEvents.fileRemoved, { fileId: dropped, owner });
  await submit(stage, draft);
  await submitted(stage, challengeId);
  const leaving = await beginComplete(stage, challengeId);
  const closed = { accountId: leaving.lead.accountId };
  await stage.service.emit(accountsEvents.accountClosed, closed);
  await stage.service.emit(groupsEvents.accountSettled, closed);
  const chosenAt = new Date().toISOString();
  const periods = retentionPeriods.parse({ closedDrafts: 60 });
  await stage.service.emit(retentionPeriodsEvents.periodsChosen, { clusterId, periods, chosenAt });
  await moveClose(stage, challengeId, -31_000);
  const { accountId } = seekerOf(window);
  await release(challengeId, accountId);
  await stage.service.emit(filesEvents.fileOpened, {
    fileId: kept,
    owner,
    accountId,
    at: new Date().toISOString(),
  });
  const [lapsed, awardId] = [newId(), newId()];
  const offer = {
    challengeId,
    clusterId,
    submissionId,
    lapsesAt: new Date(Date.now() + 60_000).toISOString(),
  };
  await stage.service.emit(challengesEvents.awardOffered, { ...offer, awardId: lapsed });
  await stage.service.emit(challengesEvents.awardLapsed, {
    challengeId,
    clusterId,
    submissionId,
    awardId: lapsed,
  });
  await stage.service.emit(challengesEvents.awardOffered, { ...offer, awardId });
  await stage.service.call(submissionsRpc.acceptAward, { submissionId }, lead);
  const decision = { challengeId, clusterId, awardId, submissionId, seekerAccountIds: [accountId] };
  await stage.service.emit(challengesEvents.decided, { ...decision, at: new Date().toISOString() });
  const { windowChanged, awardOffered, awardLapsed, decided } = challengesEvents;
  const { fileCompleted, fileRemoved, fileOpened } = filesEvents;
  const { openingReleased } = termsEvents;
  const used = [
    accountsEvents.accountClosed,
    groupsEvents.accountSettled,
    retentionPeriodsEvents.periodsChosen,
    openingReleased,
    windowChanged,
    awardOffered,
    awardLapsed,
    decided,
    fileCompleted,
    fileRemoved,
    fileOpened,
  ];
  return used.map(({ subject }) => subject);
}

/** As `terms` tells it when all have approved; returns when everything was opened. */
async function release(challengeId: string, accountId: string): Promise<void> {
  const { db } = stage.service;
  const ask = 'SELECT wrapped, opened_at AS "openedAt" FROM challenge_key WHERE challenge_id = $1';
  const [{ wrapped }] = await db.query<[{ wrapped: Buffer }]>(ask, [challengeId]);
  const released = await peel(stage, wrapped.toString('base64url'));
  await stage.service.emit(termsEvents.openingReleased, {
    challengeId,
    approvedAccountIds: [accountId],
    released,
  });
  await eventually('all are opened', async () => {
    const [row] = await db.query<[{ openedAt: Date | null }]>(ask, [challengeId]);
    return row.openedAt !== null;
  });
}

it('takes each event in once, however often it comes', async () => {
  const subjects = await playStory();
  expect(subjects.sort()).toEqual(wiring.submissions.consumes.map(({ subject }) => subject).sort());
  const before = await everything();
  await stage.service.redeliver();
  expect(await everything()).toEqual(before);
  await expect(stage.service.db.query('SELECT * FROM dead_letter')).resolves.toEqual([]);
});

it('puts an event aside that speaks of nothing it knows, and goes on', async () => {
  const [challengeId, clusterId, submissionId, awardId] = [newId(), newId(), newId(), newId()];
  const lapsesAt = new Date().toISOString();
  expectConsoleError(/award-offered\.v1 is a dead letter/);
  await stage.service.emit(challengesEvents.awardOffered, {
    challengeId,
    clusterId,
    submissionId,
    awardId,
    lapsesAt,
  });
  await expect(stage.service.db.query('SELECT subject FROM dead_letter')).resolves.toHaveLength(1);
  const file = { fileId: newId(), owner: { service: 'submissions' as const, objectId: newId() } };
  await stage.service.emit(filesEvents.fileOpened, { ...file, accountId: newId(), at: lapsesAt });
  await stage.service.emit(filesEvents.fileRemoved, file);
  await openChallenge(stage);
});
