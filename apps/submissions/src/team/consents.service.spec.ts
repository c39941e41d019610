import { challengesEvents, newId, type Person, submissionsEvents, submissionsRpc } from '@allmende/contracts';
import { person } from '@allmende/testing';
import {
  begin,
  beginComplete,
  type ChallengeParts,
  closeAndOpen,
  declaration,
  join,
  openChallenge,
  openStage,
  say,
  seekerOf,
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
  stage.silence.terms = false;
});

const { acceptAward, checkSubmission, declare, getSubmission, listSubmissions, readSubmission } =
  submissionsRpc;

async function team(parts: ChallengeParts = {}) {
  const window = await openChallenge(stage, parts);
  const draft = await beginComplete(stage, window.challengeId);
  const member = await join(stage, draft.submissionId, draft.lead);
  await stage.service.call(declare, { submissionId: draft.submissionId, declaration }, member);
  return { window, ...draft, member };
}

const belonging = (organisationId: string, verified: boolean): Person['organisations'][number] => ({
  ...{ organisationId, verified, role: 'member' },
});

describe('who takes part', () => {
  it('is told with the organisations they verifiably belong to, when a draft begins and when somebody joins', async () => {
    const [own, stated] = [newId(), newId()];
    const organisations = [belonging(stated, false), belonging(own, true)];
    const { challengeId } = await openChallenge(stage);
    const lead = person({ organisations });
    const { submissionId } = await begin(stage, challengeId, lead);
    const begun = await stage.service.published(submissionsEvents.draftBegun);
    expect(begun.at(-1)?.payload).toEqual({
      ...{ submissionId, challengeId, accountId: lead.accountId, organisationIds: [own] },
    });
    await join(stage, submissionId, lead, { who: person({ organisations }) });
    const joined = await stage.service.published(submissionsEvents.memberJoined);
    expect(joined.at(-1)?.payload).toMatchObject({ submissionId, organisationIds: [own] });
  });
});

describe('a consent that is held', () => {
  it('keeps the team from handing in, by name, until it is given', async () => {
    const { submissionId, revision, lead, member } = await team();
    say(stage, lead, 'asked');
    say(stage, member, 'held');
    const finding = { step: 'terms', field: 'consents', code: 'consent-held', accountId: member.accountId };
    await expect(stage.service.call(checkSubmission, { submissionId }, lead)).resolves.toMatchObject({
      ...{ ready: false, findings: [finding] },
    });
    await expect(submit(stage, { submissionId, revision, lead })).rejects.toMatchObject({
      code: 'terms.consent-held',
      details: { facts: { accountIds: [member.accountId] } },
    });
    const shown = await stage.service.call(getSubmission, { submissionId }, lead);
    expect(shown.members.map(({ consent }) => consent)).toEqual(['asked', 'held']);
    say(stage, member, 'given-in-part');
    await expect(submit(stage, { submissionId, revision, lead })).resolves.toMatchObject({ version: 1 });
  });

  it('is asked for once for a whole list, whatever its length', async () => {
    const lead = person({ portal: newId() });
    const challenges = [await openChallenge(stage), await openChallenge(stage), await openChallenge(stage)];
    for (const { challengeId } of challenges) await begin(stage, challengeId, lead);
    const asked = stage.askedTeams.length;
    const list = async () => (await stage.service.call(listSubmissions, {}, lead)).items;
    expect((await list()).map(({ waitsForOffice }) => waitsForOffice)).toEqual([false, false, false]);
    say(stage, lead, 'held');
    expect((await list()).map(({ waitsForOffice }) => waitsForOffice)).toEqual([true, true, true]);
    expect(await stage.service.call(listSubmissions, {}, person())).toMatchObject({ items: [] });
    expect(stage.askedTeams.slice(asked).map(({ length }) => length)).toEqual([3, 3]);
    stage.silence.terms = true;
    expect((await list()).map(({ waitsForOffice }) => waitsForOffice)).toEqual([false, false, false]);
  });

  it('stands on the list of the whole team as what a draft waits for, where it has to wait', async () => {
    const [waiting, told] = [await team(), await team({ heldConsents: 'told' })];
    const waits = async (who: Person) =>
      (await stage.service.call(listSubmissions, {}, who)).items.map((row) => row.waitsForOffice);
    expect(await waits(waiting.lead)).toEqual([false]);
    for (const { member } of [waiting, told]) say(stage, member, 'held');
    expect(await waits(waiting.lead)).toEqual([true]);
    expect(await waits(told.lead)).toEqual([false]);
    say(stage, waiting.member, 'given');
    expect(await waits(waiting.lead)).toEqual([false]);
    stage.unconfirmed.add(waiting.member.accountId);
    const { items } = await stage.service.call(listSubmissions, {}, waiting.lead);
    expect(items).toMatchObject([{ waitsForOffice: false, waitsForOrganisation: true }]);
    stage.unconfirmed.delete(waiting.member.accountId);
  });

  it('lets the team hand in where the challenge says that readers are told, and they are', async () => {
    const { window, submissionId, revision, lead, member } = await team({ heldConsents: 'told' });
    const { challengeId } = window;
    say(stage, member, 'held');
    await submit(stage, { submissionId, revision, lead });
    await closeAndOpen(stage, challengeId);
    const read = () => stage.service.call(readSubmission, { challengeId, submissionId }, seekerOf(window));
    const { accountId } = member;
    const held = await read();
    expect(held).toMatchObject({ consentHeld: true, consents: [{ accountId, state: 'held' }] });
    expect(held.declarations.map((each) => each.declaration.employer)).toEqual(['consented', 'consented']);
    for (const state of ['given', 'given-in-part', 'lapsed', 'not-needed'] as const) {
      say(stage, member, state);
      expect(await read()).toMatchObject({ consentHeld: false, consents: [{ accountId, state }] });
    }
    say(stage, member, 'withdrawn');
    expect(await read()).toMatchObject({ consents: [] });
    stage.silence.terms = true;
    expect(await read()).toMatchObject({ consentHeld: null, consents: null });
  });

  it('at the close leaves what was handed in before, tells its readers, and keeps the award waiting', async () => {
    const window = await openChallenge(stage);
    const { challengeId, clusterId } = window;
    const { submissionId, lead } = await submitted(stage, challengeId);
    const listed = async () => (await stage.service.call(listSubmissions, {}, lead)).items;
    expect(await listed()).toMatchObject([{ state: 'submitted', waitsForOffice: false }]);
    say(stage, lead, 'held');
    expect(await listed()).toMatchObject([{ state: 'submitted', waitsForOffice: true }]);
    await closeAndOpen(stage, challengeId);
    await expect(
      stage.service.call(readSubmission, { challengeId, submissionId }, seekerOf(window)),
    ).resolves.toMatchObject({ state: 'submitted', consentHeld: true });
    const lapsesAt = new Date(Date.now() + 60_000).toISOString();
    const offer = { challengeId, clusterId, awardId: newId(), submissionId, lapsesAt };
    await stage.service.emit(challengesEvents.awardOffered, offer);
    const accept = () => stage.service.call(acceptAward, { submissionId, show: 'nothing' }, lead);
    await expect(accept()).rejects.toMatchObject({ code: 'terms.consent-held' });
    expect(await listed()).toMatchObject([{ awardLapsesAt: lapsesAt, waitsForOffice: true }]);
    say(stage, lead, 'given');
    expect(await listed()).toMatchObject([{ waitsForOffice: false }]);
    await expect(accept()).resolves.toEqual({ done: true });
  });
});
