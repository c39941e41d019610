import { newId, submissionsEvents, submissionsRpc } from '@allmende/contracts';
import { person } from '@allmende/testing';
import {
  beginComplete,
  declaration,
  join,
  nameOf,
  openChallenge,
  openStage,
  type Stage,
  submit,
} from '../submissions/stage.fixture.js';
import { draft } from './team.fixture.js';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.service.stop());

const { removeMember, handOver, declare, getSubmission } = submissionsRpc;

describe('the team', () => {
  it('is left by members, and by the lead only after handing over', async () => {
    const { lead, submissionId } = await draft(stage);
    const member = await join(stage, submissionId, lead);
    const leave = (who: typeof lead) =>
      stage.service.call(removeMember, { submissionId, accountId: who.accountId }, who);
    await expect(leave(lead)).rejects.toMatchObject({ code: 'member.last-lead' });
    await stage.service.call(handOver, { submissionId, accountId: member.accountId }, lead);
    const { members } = await stage.service.call(getSubmission, { submissionId }, lead);
    expect(members.map(({ accountId, role }) => [accountId, role])).toEqual([
      [lead.accountId, 'member'],
      [member.accountId, 'lead'],
    ]);
    await expect(leave(lead)).resolves.toEqual({ done: true });
    await expect(stage.service.call(getSubmission, { submissionId }, lead)).rejects.toMatchObject({
      code: 'submission.not-found',
    });
  });

  it('keeps its lead when two people hand over and leave at the same moment', async () => {
    const { lead, submissionId } = await draft(stage);
    const member = await join(stage, submissionId, lead);
    await Promise.allSettled([
      stage.service.call(handOver, { submissionId, accountId: member.accountId }, lead),
      stage.service.call(removeMember, { submissionId, accountId: member.accountId }, member),
    ]);
    const rows = await stage.service.db.query<{ role: string }[]>(
      'SELECT role FROM team_member WHERE submission_id = $1',
      [submissionId],
    );
    expect(rows.filter(({ role }) => role === 'lead')).toHaveLength(1);
  });

  it('states once who left, also when it is asked for several times at once, and by both', async () => {
    const { window, lead, submissionId } = await draft(stage);
    const [member, other] = [await join(stage, submissionId, lead), await join(stage, submissionId, lead)];
    const { accountId } = member;
    const leave = (who: typeof lead) => stage.service.call(removeMember, { submissionId, accountId }, who);
    const results = await Promise.allSettled([leave(member), leave(member), leave(lead), leave(member)]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const told = await stage.service.published(submissionsEvents.memberLeft);
    const own = told.map(({ payload }) => payload).filter((left) => left.submissionId === submissionId);
    const by = results[2]?.status === 'fulfilled' ? lead : member;
    expect(own).toEqual([
      {
        ...{ submissionId, challengeId: window.challengeId, accountId, by: by.accountId },
        teamAccountIds: [lead.accountId, other.accountId],
      },
    ]);
  });

  it('goes on being told whom the version that counts names, until another one replaces it', async () => {
    const { challengeId } = await openChallenge(stage);
    const complete = await beginComplete(stage, challengeId);
    const { lead, submissionId } = complete;
    const member = await join(stage, submissionId, lead);
    await stage.service.call(declare, { submissionId, declaration }, member);
    const named = async () => {
      const { versionTeam } = await stage.service.call(getSubmission, { submissionId }, lead);
      return versionTeam;
    };
    const of = ({ accountId }: typeof lead) => ({ accountId, name: nameOf(accountId) });
    expect(await named()).toEqual([]);
    await submit(stage, complete);
    const leaving = { submissionId, accountId: member.accountId };
    await stage.service.call(removeMember, leaving, member);
    expect(await named()).toEqual([of(lead), of(member)]);
    await submit(stage, complete);
    expect(await named()).toEqual([of(lead)]);
  });

  it('loses whom the lead removes, and nobody by anyone else', async () => {
    const { lead, submissionId } = await draft(stage);
    const [one, two] = [await join(stage, submissionId, lead), await join(stage, submissionId, lead)];
    const remove = (accountId: string, who: typeof lead) =>
      stage.service.call(removeMember, { submissionId, accountId }, who);
    await expect(remove(two.accountId, one)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(remove(lead.accountId, one)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(remove(one.accountId, person())).rejects.toMatchObject({ code: 'submission.not-found' });
    await expect(remove(newId(), lead)).rejects.toMatchObject({ code: 'member.not-found' });
    await expect(remove(one.accountId, lead)).resolves.toEqual({ done: true });
    const { challengeId } = await stage.service.call(getSubmission, { submissionId }, lead);
    const left = await stage.service.published(submissionsEvents.memberLeft);
    expect(left.at(-1)?.payload).toEqual({
      ...{ submissionId, challengeId, accountId: one.accountId, by: lead.accountId },
      teamAccountIds: [lead.accountId, two.accountId],
    });
    await expect(stage.service.call(getSubmission, { submissionId }, one)).rejects.toMatchObject({
      code: 'submission.not-found',
    });
    await expect(
      stage.service.call(handOver, { submissionId, accountId: one.accountId }, lead),
    ).rejects.toMatchObject({ code: 'member.not-found' });
    await expect(
      stage.service.call(handOver, { submissionId, accountId: two.accountId }, two),
    ).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('declares, each for the own part', async () => {
    const { challengeId } = await openChallenge(stage);
    const { lead, submissionId } = await beginComplete(stage, challengeId);
    const member = await join(stage, submissionId, lead);
    const own = {
      ...declaration,
      othersRights: 'named' as const,
      othersRightsNote: '„Prüfstand“ <b>',
      employer: 'applied' as const,
    };
    await stage.service.call(declare, { submissionId, declaration: own }, member);
    const seen = await stage.service.call(getSubmission, { submissionId }, member);
    expect(seen.ownDeclaration).toEqual(own);
    expect(seen.members.map(({ declared }) => declared)).toEqual([true, true]);
    const input = { submissionId, declaration: { ...declaration, ownWork: false } };
    await expect(stage.service.call(declare, input as never, member)).rejects.toMatchObject({
      code: 'invalid',
      details: { errors: [{ field: 'declaration.ownWork' }] },
    });
    await expect(stage.service.call(declare, { submissionId, declaration }, person())).rejects.toMatchObject({
      code: 'submission.not-found',
    });
  });

  it.each([
    ['rights of others that are not named', { othersRights: 'named' }, 'othersRightsNote'],
    ['a consent that is not needed for no reason', { employer: 'not-needed' }, 'employerNote'],
    ['spaces for a reason', { employer: 'not-needed', employerNote: ' \n' }, 'employerNote'],
  ])('refuses to declare %s', async (_case, parts, field) => {
    const { challengeId } = await openChallenge(stage);
    const { lead, submissionId } = await beginComplete(stage, challengeId);
    const input = { submissionId, declaration: { ...declaration, ...parts, ownWork: false } };
    await expect(stage.service.call(declare, input as never, lead)).rejects.toMatchObject({
      code: 'invalid',
      details: {
        errors: [{ field: 'declaration.ownWork' }, { field: `declaration.${field}`, code: 'required' }],
      },
    });
  });
});
