import { challengesEvents, newId, submissionsEvents, submissionsRpc } from '@allmende/contracts';
import {
  beginComplete,
  closeAgo,
  moveClose,
  openChallenge,
  openStage,
  type Stage,
  submit,
} from '../submissions/stage.fixture.js';
import { maxAttempts } from './refused-attempts.service.js';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.service.stop());
afterEach(() => {
  stage.silence.challenges = false;
  stage.onAsk.challenges = undefined;
});

const { getSubmission } = submissionsRpc;

async function draft(parts: Parameters<typeof openChallenge>[1] = {}) {
  const window = await openChallenge(stage, parts);
  return { window, ...(await beginComplete(stage, window.challengeId)) };
}

async function eventsOf(submissionId: string, kind: 'submitted' | 'refused') {
  const events = await stage.service.published(submissionsEvents[kind]);
  return events.map(({ payload }) => payload).filter((payload) => payload.submissionId === submissionId);
}

type Late = { now: string; closesAt: string; receiptId: string; recordedAt: string };

/** What is said to an attempt that came too late. */
async function late(attempt: Promise<unknown>): Promise<Late> {
  const refusal = await attempt.then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(refusal).toMatchObject({ code: 'submission.deadline-passed' });
  return (refusal as { details: { facts: Late } }).details.facts;
}

describe('the close', () => {
  it('leaves ten seconds: nine after it is in time, eleven is late', async () => {
    const { window, lead, submissionId, revision } = await draft();
    await closeAgo(stage, window.challengeId, 9_000);
    await expect(submit(stage, { submissionId, revision, lead })).resolves.toMatchObject({ version: 1 });
    const other = await draft();
    await moveClose(stage, other.window.challengeId, -11_000);
    await expect(submit(stage, other)).rejects.toMatchObject({ code: 'submission.deadline-passed' });
  });

  it('refuses by the database’s clock, says the times, and keeps the attempt', async () => {
    const { window, lead, submissionId, revision } = await draft();
    const { closesAt } = await moveClose(stage, window.challengeId, -11_000);
    const refusal = await submit(stage, { submissionId, revision, lead }).catch((error: unknown) => error);
    expect(refusal).toMatchObject({
      code: 'submission.deadline-passed',
      details: {
        facts: {
          closesAt,
          graceSeconds: 10,
          now: expect.any(String) as string,
          receiptId: expect.any(String) as string,
          recordedAt: expect.any(String) as string,
        },
      },
    });
    const { now, receiptId } = (refusal as { details: { facts: { now: string; receiptId: string } } }).details
      .facts;
    await expect(eventsOf(submissionId, 'refused')).resolves.toEqual([
      {
        submissionId,
        challengeId: window.challengeId,
        receiptId,
        at: now,
        accountId: lead.accountId,
        code: 'submission.deadline-passed',
        message: 'The closing date has passed',
        closesAt,
      },
    ]);
    const { state, versions } = await stage.service.call(getSubmission, { submissionId }, lead);
    expect([state, versions]).toEqual(['draft', []]);
  });

  it('refuses a late attempt again under the same key', async () => {
    const { window, lead, submissionId, revision } = await draft();
    await moveClose(stage, window.challengeId, -11_000);
    const key = newId();
    for (let attempt = 0; attempt < 2; attempt += 1) {
      await expect(submit(stage, { submissionId, revision, lead }, { key })).rejects.toMatchObject({
        code: 'submission.deadline-passed',
      });
      await expect(eventsOf(submissionId, 'refused')).resolves.toHaveLength(1);
    }
  });

  it('keeps many attempts as one, and answers each with its own time and the receipt of that one', async () => {
    const { window, lead, submissionId, revision } = await draft();
    const { closesAt } = await moveClose(stage, window.challengeId, -11_000);
    const attempts = await Promise.all(
      Array.from({ length: 25 }, () => late(submit(stage, { submissionId, revision, lead }))),
    );
    const [kept, ...others] = await eventsOf(submissionId, 'refused');
    expect(others).toEqual([]);
    const { receiptId, at: recordedAt } = kept!;
    for (const facts of attempts) expect(facts).toMatchObject({ receiptId, recordedAt, closesAt });
    const times = attempts.map(({ now }) => now);
    expect(times).toContain(recordedAt);
    expect(new Set(times).size).toBeGreaterThan(1);
  });

  it('keeps another attempt ten minutes later, of somebody else, or after another close; ten at most', async () => {
    const { window, lead, submissionId, revision } = await draft();
    const { challengeId } = window;
    await moveClose(stage, challengeId, -11_000);
    const kept = async () => (await eventsOf(submissionId, 'refused')).length;
    const attempt = () => late(submit(stage, { submissionId, revision, lead }));
    const letPass = (minutes: number) =>
      stage.service.db.query(
        `UPDATE refused_attempt SET at = at - make_interval(mins => $2) WHERE submission_id = $1`,
        [submissionId, minutes],
      );
    await attempt();
    await letPass(9);
    await attempt();
    expect(await kept()).toBe(1);
    for (let round = 2; round <= maxAttempts + 2; round += 1) {
      await letPass(11);
      await attempt();
    }
    expect(await kept()).toBe(maxAttempts);
    await moveClose(stage, challengeId, -12_000);
    await attempt();
    expect(await kept()).toBe(maxAttempts + 1);
  });

  it('answers who repeats with the key of a submission that was in time', async () => {
    const { window, lead, submissionId, revision } = await draft();
    const key = newId();
    const version = await submit(stage, { submissionId, revision, lead }, { key });
    await moveClose(stage, window.challengeId, -11_000);
    await expect(submit(stage, { submissionId, revision, lead }, { key })).resolves.toEqual(version);
    await expect(submit(stage, { submissionId, revision, lead })).rejects.toMatchObject({
      code: 'submission.deadline-passed',
    });
  });

  it('never wins against an extension whose event has not come', async () => {
    const { window, lead, submissionId, revision } = await draft();
    await moveClose(stage, window.challengeId, -11_000);
    await moveClose(stage, window.challengeId, 60_000, { told: false });
    await expect(submit(stage, { submissionId, revision, lead })).resolves.toMatchObject({ version: 1 });
    await expect(eventsOf(submissionId, 'refused')).resolves.toEqual([]);
  });

  it('never wins against an extension that comes while it refuses', async () => {
    const { window, lead, submissionId, revision } = await draft();
    await moveClose(stage, window.challengeId, -11_000);
    stage.onAsk.challenges = async (challengeId) => {
      stage.onAsk.challenges = undefined;
      await moveClose(stage, challengeId, 60_000);
    };
    await expect(submit(stage, { submissionId, revision, lead })).resolves.toMatchObject({ version: 1 });
  });

  it('is not claimed while nobody can be asked: 503, not late', async () => {
    const { window, lead, submissionId, revision } = await draft();
    await moveClose(stage, window.challengeId, -11_000);
    stage.silence.challenges = true;
    await expect(submit(stage, { submissionId, revision, lead })).rejects.toMatchObject({
      code: 'unavailable',
      status: 503,
    });
    await expect(eventsOf(submissionId, 'refused')).resolves.toEqual([]);
  });

  it('needs nobody to be asked while it is open', async () => {
    const { lead, submissionId, revision } = await draft();
    stage.silence.challenges = true;
    await expect(submit(stage, { submissionId, revision, lead })).resolves.toMatchObject({ version: 1 });
  });

  it('is not moved by an older copy that comes after a newer one', async () => {
    const { window, lead, submissionId, revision } = await draft();
    const extended = await moveClose(stage, window.challengeId, 60_000);
    const old = { ...extended, revision: 1, closesAt: new Date(Date.now() - 60_000).toISOString() };
    await stage.service.emit(challengesEvents.windowChanged, { window: old });
    stage.silence.challenges = true;
    await expect(submit(stage, { submissionId, revision, lead })).resolves.toMatchObject({ version: 1 });
  });

  it('does not count while the clock is stopped', async () => {
    const { window, lead, submissionId, revision } = await draft();
    const suspended = { ...window, revision: 2, state: 'suspended' as const };
    stage.windows.set(window.challengeId, suspended);
    await stage.service.emit(challengesEvents.windowChanged, { window: suspended });
    await expect(submit(stage, { submissionId, revision, lead })).rejects.toMatchObject({
      code: 'submission.not-open',
    });
    await expect(eventsOf(submissionId, 'refused')).resolves.toEqual([]);
  });
});
