import {
  type InputOf,
  newId,
  type Person,
  retentionRpc,
  submissionsEvents,
  submissionsRpc,
} from '@allmende/contracts';
import { person } from '@allmende/testing';
import { managerOf, nameOf, openChallenge, openStage, type Stage } from '../submissions/stage.fixture.js';
import { NonUseClock } from './non-use.clock.js';
import { nonUseWords } from './non-use.words.js';
import { decided, shownTo } from './retention.fixture.js';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.service.stop());

type Words = Pick<InputOf<typeof retentionRpc.confirmNonUse>, 'language' | 'words'>;

const confirm = (
  challengeId: string,
  who: Person,
  { key, ...said }: Partial<Words> & { key?: string } = {},
) =>
  stage.service.call(
    retentionRpc.confirmNonUse,
    { challengeId, language: 'de', words: nonUseWords.de, ...said },
    who,
    { key },
  );

async function told<K extends 'nonUseConfirmed' | 'nonUseOverdue'>(kind: K, challengeId: string) {
  const events = await stage.service.published(submissionsEvents[kind]);
  return events.map(({ payload }) => payload).filter((payload) => payload.challengeId === challengeId);
}

async function runClock(): Promise<void> {
  const clock = stage.service.get(NonUseClock, { strict: false });
  await Promise.all([clock.run(), clock.run()]);
}

const letFallDue = (challengeId: string) =>
  stage.service.db.query(
    `UPDATE non_use SET due_at = clock_timestamp() - interval '1 second' WHERE challenge_id = $1`,
    [challengeId],
  );

describe('the confirmation that nothing is used', () => {
  it('is given by somebody who may sign, and shown to the teams with name and time', async () => {
    const { challengeId, clusterId, organisationId, signatory, loser, window } = await decided(stage);
    expect((await shownTo(stage, challengeId, signatory))?.nonUse.mayConfirm).toBe(true);
    const { confirmedAt, receiptId } = await confirm(challengeId, signatory);
    await expect(told('nonUseConfirmed', challengeId)).resolves.toEqual([
      {
        ...{ challengeId, receiptId, at: confirmedAt, organisationId },
        accountId: signatory.accountId,
        seekerAccountIds: window.seekerAccountIds,
        ...{ language: 'de', words: nonUseWords.de },
      },
    ]);
    const said = { confirmedAt, receiptId, confirmedBy: nameOf(signatory.accountId) };
    const { submissionId, lead } = loser;
    const seen = await stage.service.call(submissionsRpc.getSubmission, { submissionId }, lead);
    expect(seen.retention?.nonUse).toMatchObject(said);
    const done = { ...said, mayConfirm: false, overdue: false };
    expect((await shownTo(stage, challengeId, signatory))?.nonUse).toMatchObject(done);
    // Managers hold no receipt of it: it would not be found.
    expect((await shownTo(stage, challengeId, managerOf(clusterId)))?.nonUse).toMatchObject({
      ...done,
      receiptId: null,
    });
  });

  it('is refused to whoever may not sign for the organisation that asks', async () => {
    const { challengeId, clusterId, organisationId, seeker, loser } = await decided(stage);
    const as = (role: 'member' | 'signatory', verified: boolean, id = organisationId) =>
      person({ accountId: seeker.accountId, organisations: [{ organisationId: id, role, verified }] });
    for (const who of [seeker, as('member', true), as('signatory', false), as('signatory', true, newId())])
      await expect(confirm(challengeId, who)).rejects.toMatchObject({ code: 'non-use.signatory' });
    const outside = person({ organisations: [{ organisationId, role: 'signatory', verified: true }] });
    for (const who of [outside, loser.lead, managerOf(clusterId)])
      await expect(confirm(challengeId, who)).rejects.toMatchObject({ code: 'challenge.not-found' });
    await expect(told('nonUseConfirmed', challengeId)).resolves.toEqual([]);
  });

  it('ends the access of the team that asks, where it still runs: nothing is read or copied afterwards', async () => {
    const { challengeId, signatory, loser } = await decided(stage);
    const read = () =>
      stage.service.call(
        submissionsRpc.readSubmission,
        { challengeId, submissionId: loser.submissionId },
        signatory,
      );
    expect((await read()).solution.title).not.toBe('');
    const { confirmedAt } = await confirm(challengeId, signatory);
    const shown = await shownTo(stage, challengeId, signatory);
    expect(shown).toMatchObject({ accessEnded: true, accessEndsAt: confirmedAt });
    expect((await read()).solution.title).toBe('');
    await confirm(challengeId, signatory);
    expect((await shownTo(stage, challengeId, signatory))?.accessEndsAt).toBe(confirmedAt);
  });

  it('names the words that were shown, in their language, and is refused with any others', async () => {
    const { challengeId, signatory } = await decided(stage);
    const { words } = (await shownTo(stage, challengeId, signatory))!.nonUse;
    const others: Words[] = [
      { language: 'de', words: words.en },
      { language: 'en', words: `${words.en} Perhaps.` },
      { language: 'en', words: '' },
    ];
    for (const said of others)
      await expect(confirm(challengeId, signatory, said)).rejects.toMatchObject({ code: 'non-use.words' });
    const said: Words = { language: 'en', words: words.en };
    await confirm(challengeId, signatory, said);
    await expect(told('nonUseConfirmed', challengeId)).resolves.toMatchObject([said]);
  });

  it('stands once, whoever repeats it', async () => {
    const { challengeId, signatory } = await decided(stage);
    const key = newId();
    const answers = await Promise.all([
      confirm(challengeId, signatory, { key }),
      confirm(challengeId, signatory, { key }),
      confirm(challengeId, signatory),
    ]);
    expect(new Set(answers.map(({ receiptId }) => receiptId)).size).toBe(1);
    await expect(told('nonUseConfirmed', challengeId)).resolves.toHaveLength(1);
  });

  it('cannot be given before there is a decision', async () => {
    const organisationId = newId();
    const { challengeId, seekerAccountIds } = await openChallenge(stage, { organisationId });
    const signatory = person({
      accountId: seekerAccountIds[0],
      organisations: [{ organisationId, role: 'signatory', verified: true }],
    });
    await expect(confirm(challengeId, signatory)).rejects.toMatchObject({ code: 'challenge.state' });
    expect(await shownTo(stage, challengeId, signatory)).toBeNull();
  });

  it('that does not come by its date is overdue, and reminded of once', async () => {
    const { challengeId, clusterId, window, signatory } = await decided(stage);
    await runClock();
    await expect(told('nonUseOverdue', challengeId)).resolves.toEqual([]);
    await letFallDue(challengeId);
    expect((await shownTo(stage, challengeId, managerOf(clusterId)))?.nonUse.overdue).toBe(true);
    await runClock();
    await runClock();
    await expect(told('nonUseOverdue', challengeId)).resolves.toEqual([
      { challengeId, clusterId, seekerAccountIds: window.seekerAccountIds },
    ]);
    await confirm(challengeId, signatory);
    expect((await shownTo(stage, challengeId, managerOf(clusterId)))?.nonUse.overdue).toBe(false);
  });

  it('waits on the lists of those who are asked and, once overdue, of managers', async () => {
    const { challengeId, clusterId, seeker, signatory, loser } = await decided(stage);
    const openTo = async (who: Person) => {
      const { items } = await stage.service.call(retentionRpc.listOpenNonUse, {}, who);
      return items.map((one) => one.challengeId);
    };
    const manager = managerOf(clusterId);
    expect(await openTo(seeker)).toEqual([challengeId]);
    expect(await openTo(manager)).toEqual([]);
    await letFallDue(challengeId);
    expect(await openTo(manager)).toEqual([challengeId]);
    for (const who of [loser.lead, managerOf(newId())]) expect(await openTo(who)).toEqual([]);
    await confirm(challengeId, signatory);
    for (const who of [seeker, manager]) expect(await openTo(who)).toEqual([]);
  });

  it('given in time is not reminded of', async () => {
    const { challengeId, signatory } = await decided(stage);
    await confirm(challengeId, signatory);
    await letFallDue(challengeId);
    await runClock();
    await expect(told('nonUseOverdue', challengeId)).resolves.toEqual([]);
  });
});
