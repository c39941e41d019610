import { challengesEvents, newId, type Person, submissionsEvents, submissionsRpc } from '@allmende/contracts';
import { person } from '@allmende/testing';
import {
  closeAndOpen,
  join,
  managerOf,
  openChallenge,
  openStage,
  seekerOf,
  type Stage,
  submitted,
} from '../submissions/stage.fixture.js';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.service.stop());

const {
  giveFeedback,
  readiness,
  acceptAward,
  declineAward,
  getSubmission,
  readSubmission,
  takeBackAward,
  withdrawSubmission,
} = submissionsRpc;
const clock = { kind: 'system' as const, reason: 'clock' };

async function closed(count = 2) {
  const window = await openChallenge(stage);
  const { challengeId, clusterId } = window;
  const all: Awaited<ReturnType<typeof submitted>>[] = [];
  for (let n = 0; n < count; n += 1) {
    all.push(await submitted(stage, challengeId, person({ portal: newId() })));
  }
  await closeAndOpen(stage, challengeId);
  return { window, challengeId, clusterId, all, winner: all[0]!, other: all[1]!, seeker: seekerOf(window) };
}

type Closed = Awaited<ReturnType<typeof closed>>;

async function offer({ challengeId, clusterId, winner }: Closed, lapsesInMs = 60_000) {
  const awardId = newId();
  const lapsesAt = new Date(Date.now() + lapsesInMs).toISOString();
  const { submissionId } = winner;
  stage.awardReasons.set(awardId, 'Weil es trägt und kühlt 🏆');
  const receiptId = await stage.service.emit(challengesEvents.awardOffered, {
    challengeId,
    clusterId,
    awardId,
    submissionId,
    lapsesAt,
  });
  return { awardId, lapsesAt, receiptId };
}

async function decide({ challengeId, clusterId, winner, seeker }: Closed, awardId: string | null) {
  return stage.service.emit(challengesEvents.decided, {
    challengeId,
    clusterId,
    awardId,
    submissionId: awardId ? winner.submissionId : null,
    seekerAccountIds: [seeker.accountId],
    at: new Date().toISOString(),
  });
}

const reason = 'Die Messung war nicht zu wiederholen 🙏 <b>';

function takeBack({ winner, seeker }: Closed, who: Person = seeker) {
  return stage.service.call(takeBackAward, { submissionId: winner.submissionId, reason }, who);
}

function see({ submissionId, lead }: { submissionId: string; lead: Person }) {
  return stage.service.call(getSubmission, { submissionId }, lead);
}

async function payloads<K extends 'awardOfferTold' | 'awardAnswered' | 'awardTakenBack' | 'decisionTold'>(
  kind: K,
  challengeId: string,
) {
  const events = await stage.service.published(submissionsEvents[kind]);
  return events.map(({ payload }) => payload).filter((payload) => payload.challengeId === challengeId);
}

describe('a reason', () => {
  it('is given by the seeker’s team after the close, and read by the team with the decision only', async () => {
    const story = await closed();
    const { challengeId, other, seeker } = story;
    const { submissionId } = other;
    const reason = 'Zu schwer. <b>Danke</b> für die Mühe 🙏';
    await stage.service.call(giveFeedback, { submissionId, text: 'Erster Entwurf' }, seeker);
    await stage.service.call(giveFeedback, { submissionId, text: reason }, seeker);
    await expect(
      stage.service.call(readSubmission, { challengeId, submissionId }, seeker),
    ).resolves.toMatchObject({ feedback: reason });
    await expect(see(other)).resolves.toMatchObject({ decision: null });
    await expect(
      stage.service.call(readSubmission, { challengeId, submissionId }, other.lead),
    ).resolves.toMatchObject({ feedback: null });
    await decide(story, null);
    await expect(see(other)).resolves.toMatchObject({
      state: 'not-awarded',
      decision: { awarded: false, reason, at: expect.stringMatching(/Z$/) as string },
    });
    await expect(
      stage.service.call(readSubmission, { challengeId, submissionId }, other.lead),
    ).resolves.toMatchObject({ feedback: reason });
    await expect(
      stage.service.call(giveFeedback, { submissionId, text: 'anders' }, seeker),
    ).rejects.toMatchObject({ code: 'submission.state' });
  });

  it('is nobody else’s to give', async () => {
    const { window, winner } = await closed(1);
    const { submissionId, lead } = winner;
    for (const who of [person(), lead, managerOf(window.clusterId)])
      await expect(stage.service.call(giveFeedback, { submissionId, text: 'x' }, who)).rejects.toMatchObject({
        code: 'submission.not-found',
      });
  });

  it('has words, at most four thousand letters', async () => {
    const { winner, seeker } = await closed(1);
    const { submissionId } = winner;
    for (const text of ['', '   ', 'x'.repeat(4_001)])
      await expect(stage.service.call(giveFeedback, { submissionId, text }, seeker)).rejects.toMatchObject({
        code: 'invalid',
      });
  });

  it('is counted before an award', async () => {
    const { challengeId, winner, other, seeker } = await closed();
    const ask = (submissionId?: string) =>
      stage.service.call(readiness, { challengeId, submissionId }, clock);
    await expect(ask(winner.submissionId)).resolves.toEqual({
      exists: true,
      gone: false,
      total: 2,
      portals: 2,
      withoutReason: [other.submissionId],
      unread: [winner.submissionId, other.submissionId].sort(),
    });
    await stage.service.call(giveFeedback, { submissionId: other.submissionId, text: 'knapp' }, seeker);
    await expect(ask(winner.submissionId)).resolves.toMatchObject({ withoutReason: [] });
    await expect(ask()).resolves.toMatchObject({ exists: true, withoutReason: [winner.submissionId] });
    await expect(ask(newId())).resolves.toMatchObject({ exists: false, total: 2 });
    await stage.service.call(withdrawSubmission, { submissionId: winner.submissionId }, winner.lead);
    await expect(ask(winner.submissionId)).resolves.toMatchObject({ exists: false, total: 1 });
    await expect(stage.service.call(readiness, { challengeId: newId() }, clock)).resolves.toEqual({
      exists: false,
      gone: false,
      total: 0,
      portals: 0,
      withoutReason: [],
      unread: [],
    });
  });

  it('and an award wait for somebody of the seeker’s team to read it; its team’s own reading is none', async () => {
    const { challengeId, winner, other, seeker } = await closed();
    const unread = async () =>
      (await stage.service.call(readiness, { challengeId, submissionId: winner.submissionId }, clock)).unread;
    const read = ({ submissionId }: { submissionId: string }, who: Person) =>
      stage.service.call(readSubmission, { challengeId, submissionId }, who);
    await read(winner, winner.lead);
    await expect(unread()).resolves.toHaveLength(2);
    await read(winner, seeker);
    await expect(unread()).resolves.toEqual([other.submissionId]);
    await read(other, seeker);
    await expect(unread()).resolves.toEqual([]);
  });

  it('and an award never wait for one that does not open', async () => {
    const { challengeId, winner, other, seeker } = await closed();
    await stage.service.db.query(
      `UPDATE submission_version SET opened = NULL, sealed = 'damaged' WHERE submission_id = $1`,
      [other.submissionId],
    );
    const ask = (submissionId: string) => stage.service.call(readiness, { challengeId, submissionId }, clock);
    const { submissionId } = winner;
    await stage.service.call(readSubmission, { challengeId, submissionId }, seeker);
    await expect(ask(submissionId)).resolves.toMatchObject({ unread: [] });
    await expect(ask(other.submissionId)).resolves.toMatchObject({ unread: [other.submissionId] });
  });
});

describe('an award', () => {
  it('is offered to the team with its reason, and answered by the lead', async () => {
    const story = await closed();
    const { challengeId, clusterId, winner, other, seeker } = story;
    const { submissionId, lead } = winner;
    const text = 'Die Messdaten fehlen noch.';
    await stage.service.call(giveFeedback, { submissionId, text }, seeker);
    const { awardId, lapsesAt, receiptId } = await offer(story);
    await expect(see(winner)).resolves.toMatchObject({
      state: 'award-offered',
      award: { awardId, lapsesAt, reason: 'Weil es trägt und kühlt 🏆', organisationName: 'Klarblick GmbH' },
      decision: null,
    });
    await expect(payloads('awardOfferTold', challengeId)).resolves.toEqual([
      {
        ...{ submissionId, challengeId, awardId, teamAccountIds: [lead.accountId], lapsesAt, receiptId },
        ...{ clusterId: expect.any(String) as string, waitsForOffices: true },
      },
    ]);
    const lapsing = async () => {
      const { items } = await stage.service.call(submissionsRpc.listSubmissions, {}, lead);
      return items.map(({ awardLapsesAt }) => awardLapsesAt);
    };
    await expect(lapsing()).resolves.toEqual([lapsesAt]);
    await stage.service.call(acceptAward, { submissionId, show: 'organisation' }, lead);
    await expect(lapsing()).resolves.toEqual([null]);
    await expect(payloads('awardAnswered', challengeId)).resolves.toMatchObject([
      { submissionId, awardId, accountId: lead.accountId, accepted: true, show: 'organisation' },
    ]);
    const decided = await decide(story, awardId);
    await expect(see(winner)).resolves.toMatchObject({
      state: 'awarded',
      decision: { awarded: true, reason: `Weil es trägt und kühlt 🏆\n\n${text}` },
    });
    await expect(see(other)).resolves.toMatchObject({
      state: 'not-awarded',
      award: null,
      decision: { awarded: false },
    });
    await expect(payloads('decisionTold', challengeId)).resolves.toEqual(
      expect.arrayContaining([
        {
          ...{ submissionId, challengeId, clusterId, receiptId: decided },
          ...{ awarded: true, teamAccountIds: [lead.accountId] },
        },
        {
          clusterId,
          submissionId: other.submissionId,
          challengeId,
          awarded: false,
          teamAccountIds: [other.lead.accountId],
        },
      ]),
    );
  });

  it('is answered once, also when accepted and declined at the same moment', async () => {
    const story = await closed();
    const { submissionId, lead } = story.winner;
    await offer(story);
    const results = await Promise.allSettled([
      stage.service.call(acceptAward, { submissionId }, lead),
      stage.service.call(declineAward, { submissionId }, lead),
      stage.service.call(acceptAward, { submissionId }, lead),
    ]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(payloads('awardAnswered', story.challengeId)).resolves.toHaveLength(1);
  });

  it('goes back when declined or lapsed, and can be offered again', async () => {
    const story = await closed();
    const { submissionId, lead } = story.winner;
    await offer(story);
    await stage.service.call(declineAward, { submissionId }, lead);
    await expect(see(story.winner)).resolves.toMatchObject({ state: 'submitted', award: null });
    const { awardId } = await offer(story);
    const { challengeId, clusterId } = story;
    await stage.service.emit(challengesEvents.awardLapsed, {
      challengeId,
      clusterId,
      awardId: newId(),
      submissionId,
    });
    await expect(see(story.winner)).resolves.toMatchObject({ state: 'award-offered' });
    await stage.service.emit(challengesEvents.awardLapsed, { challengeId, clusterId, awardId, submissionId });
    await expect(see(story.winner)).resolves.toMatchObject({ state: 'submitted', award: null });
    const told = await stage.service.published(submissionsEvents.awardLapseTold);
    expect(
      told.map(({ payload }) => payload).filter((payload) => payload.challengeId === challengeId),
    ).toEqual([{ submissionId, challengeId, awardId, teamAccountIds: [lead.accountId] }]);
    await expect(stage.service.call(acceptAward, { submissionId }, lead)).rejects.toMatchObject({
      code: 'award.not-found',
    });
  });

  it('is not accepted or taken back once its days are over', async () => {
    const story = await closed();
    const { submissionId, lead } = story.winner;
    await offer(story, -1_000);
    await expect(stage.service.call(acceptAward, { submissionId }, lead)).rejects.toMatchObject({
      code: 'award.state',
    });
    await expect(takeBack(story)).rejects.toMatchObject({ code: 'award.state' });
  });

  it('is taken back by the seeker’s team for a reason that both sides read, until another is made', async () => {
    const story = await closed();
    const { challengeId, winner, seeker } = story;
    const { submissionId, lead } = winner;
    const { awardId } = await offer(story);
    await expect(takeBack(story)).resolves.toEqual({ done: true });
    const awardTakenBack = { reason, at: expect.stringMatching(/Z$/) as string };
    await expect(see(winner)).resolves.toMatchObject({ state: 'submitted', award: null, awardTakenBack });
    await expect(
      stage.service.call(readSubmission, { challengeId, submissionId }, seeker),
    ).resolves.toMatchObject({ state: 'submitted', awardTakenBack });
    await expect(payloads('awardTakenBack', challengeId)).resolves.toEqual([
      {
        submissionId,
        challengeId,
        awardId,
        accountId: seeker.accountId,
        teamAccountIds: [lead.accountId],
        at: expect.stringMatching(/Z$/) as string,
      },
    ]);
    await expect(stage.service.call(acceptAward, { submissionId }, lead)).rejects.toMatchObject({
      code: 'award.not-found',
    });
    await offer(story);
    await expect(see(winner)).resolves.toMatchObject({ state: 'award-offered', awardTakenBack: null });
  });

  it('is nobody else’s to take back, nor without an offer or a reason', async () => {
    const story = await closed();
    await expect(takeBack(story)).rejects.toMatchObject({ code: 'award.not-found' });
    await offer(story);
    for (const who of [person(), story.winner.lead, managerOf(story.clusterId)])
      await expect(takeBack(story, who)).rejects.toMatchObject({ code: 'submission.not-found' });
    await expect(
      stage.service.call(
        takeBackAward,
        { submissionId: story.winner.submissionId, reason: '  ' },
        story.seeker,
      ),
    ).rejects.toMatchObject({ code: 'invalid' });
    await stage.service.call(acceptAward, { submissionId: story.winner.submissionId }, story.winner.lead);
    await expect(takeBack(story)).rejects.toMatchObject({ code: 'award.state' });
  });

  it.each([
    ['accepted', acceptAward, 'awarded'],
    ['declined', declineAward, 'submitted'],
  ] as const)('that is %s and taken back at the same moment ends once', async (_title, answer, state) => {
    const story = await closed();
    const { challengeId, winner } = story;
    const { submissionId, lead } = winner;
    await offer(story);
    const results = await Promise.allSettled([
      stage.service.call(answer, { submissionId }, lead),
      takeBack(story),
    ]);
    const [answered, takenBack] = results.map(({ status }) => status === 'fulfilled');
    expect(answered).toBe(!takenBack);
    await expect(payloads('awardAnswered', challengeId)).resolves.toHaveLength(answered ? 1 : 0);
    await expect(payloads('awardTakenBack', challengeId)).resolves.toHaveLength(takenBack ? 1 : 0);
    const seen = await see(winner);
    expect(seen.state).toBe(answered ? state : 'submitted');
    expect(seen.awardTakenBack === null).toBe(answered);
  });

  it('is not for members or others to answer, nor withdrawn from before an answer', async () => {
    const window = await openChallenge(stage);
    const { challengeId, clusterId } = window;
    const winner = await submitted(stage, challengeId);
    const { submissionId, lead } = winner;
    const member = await join(stage, submissionId, lead);
    await closeAndOpen(stage, challengeId);
    await offer({ challengeId, clusterId, winner } as Closed);
    await expect(stage.service.call(acceptAward, { submissionId }, member)).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(stage.service.call(acceptAward, { submissionId }, seekerOf(window))).rejects.toMatchObject({
      code: 'submission.not-found',
    });
    await expect(stage.service.call(withdrawSubmission, { submissionId }, lead)).rejects.toMatchObject({
      code: 'submission.state',
    });
    await expect(
      stage.service.call(acceptAward, { submissionId, show: 'all' } as never, lead),
    ).rejects.toMatchObject({ code: 'invalid' });
  });

  it('to a submission that was withdrawn meanwhile is declined at once', async () => {
    const story = await closed();
    const { submissionId, lead } = story.winner;
    await stage.service.call(withdrawSubmission, { submissionId }, lead);
    const { awardId } = await offer(story);
    await expect(payloads('awardAnswered', story.challengeId)).resolves.toMatchObject([
      { submissionId, awardId, accountId: lead.accountId, accepted: false, show: 'nothing' },
    ]);
    await decide(story, null);
    const told = await payloads('decisionTold', story.challengeId);
    expect(told.map((each) => each.submissionId)).toEqual([story.other.submissionId]);
  });
});
