import { challengesEvents, personalDataRpc, submissionsRpc } from '@allmende/contracts';
import { personalDataOf, person, untouchedColumns } from '@allmende/testing';
import {
  addFile,
  beginComplete,
  closeAndOpen,
  invite,
  openChallenge,
  openStage,
  seekerOf,
  type Stage,
  submitted,
} from '../submissions/stage.fixture.js';

describe('what submissions hold about a person', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage.service.stop());

  const dataOf = (accountId: string) => personalDataOf(stage.service, personalDataRpc.submissions, accountId);

  it('is the working copy with declaration and files, before the close', async () => {
    const { challengeId } = await openChallenge(stage);
    const draft = await beginComplete(stage, challengeId);
    const fileId = await addFile(stage, draft.submissionId, draft.lead, { name: 'Skizze.pdf' });
    const { submissionId } = draft;
    expect(await dataOf(draft.lead.accountId)).toMatchObject({
      submissions: [
        {
          submissionId,
          challengeId,
          challenge: expect.stringMatching(/^[a-z\d-]+$/),
          role: 'lead',
          solution: { body: expect.stringContaining('Wärmerohr') },
          declaration: { ownWork: true },
        },
      ],
      versions: [],
      files: [{ fileId, submissionId, name: 'Skizze.pdf' }],
    });
  });

  it('is what was handed in once it is opened, and only its check sum while it is sealed', async () => {
    const { challengeId } = await openChallenge(stage);
    const draft = await beginComplete(stage, challengeId);
    const { submissionId, lead, revision } = draft;
    await addFile(stage, submissionId, lead);
    const handingIn = { submissionId, revision, keepWorkingCopy: false };
    await stage.service.call(submissionsRpc.submit, handingIn, lead);
    const sealed = await dataOf(lead.accountId);
    expect(sealed).toMatchObject({
      submissions: [{ solution: null }],
      versions: [{ version: 1, text: null, textDigest: expect.any(String), submittedByMe: true }],
      files: [{ name: '' }],
    });
    await closeAndOpen(stage, challengeId);
    expect(await dataOf(lead.accountId)).toMatchObject({
      versions: [{ text: expect.stringContaining('Wärmerohr') }],
      files: [{ name: 'Skizze.pdf' }],
    });
  });

  it('is the reason for a team from the decision on, and not while it is still written', async () => {
    const window = await openChallenge(stage);
    const { challengeId, clusterId, seekerAccountIds } = window;
    const { submissionId, lead } = await submitted(stage, challengeId);
    await closeAndOpen(stage, challengeId);
    const text = 'Die Messdaten fehlen noch.';
    await stage.service.call(submissionsRpc.giveFeedback, { submissionId, text }, seekerOf(window));
    expect(await dataOf(lead.accountId)).toMatchObject({
      submissions: [{ feedback: null, decidedAt: null }],
    });
    const at = new Date().toISOString();
    await stage.service.emit(challengesEvents.decided, {
      ...{ challengeId, clusterId, awardId: null, submissionId: null, seekerAccountIds, at },
    });
    expect(await dataOf(lead.accountId)).toMatchObject({ submissions: [{ feedback: text }] });
  });

  it('is nothing of a draft for who joined its team and never agreed to the terms', async () => {
    const { challengeId } = await openChallenge(stage);
    const { submissionId, lead } = await beginComplete(stage, challengeId);
    await addFile(stage, submissionId, lead);
    const who = person();
    stage.accounts.set('eva@example.org', who.accountId);
    const { invitationId } = await invite(stage, submissionId, lead, { email: 'eva@example.org' });
    await stage.service.call(submissionsRpc.acceptTeamInvitation, { invitation: invitationId }, who);
    await stage.service.db.query('UPDATE team_member SET agreed_at = NULL WHERE account_id = $1', [
      who.accountId,
    ]);
    expect(await dataOf(who.accountId)).toMatchObject({
      submissions: [{ submissionId, role: 'member', solution: null }],
      invitations: [{ email: 'eva@example.org', state: 'accepted' }],
      files: [],
    });
  });

  it('is not the address of somebody else who passed a link on', async () => {
    const { challengeId } = await openChallenge(stage);
    const { submissionId, lead } = await beginComplete(stage, challengeId);
    const { token } = await invite(stage, submissionId, lead, { email: 'other@example.org' });
    const who = person();
    await stage.service.call(submissionsRpc.acceptTeamInvitation, { invitation: token ?? '' }, who);
    const data = await dataOf(who.accountId);
    expect(data).toMatchObject({ invitations: [{ submissionId, email: null, state: 'accepted' }] });
    expect(JSON.stringify(data)).not.toContain('other@example.org');
  });

  it('is what the person sealed for the team that asks, and confirmed for it', async () => {
    const { challengeId } = await openChallenge(stage);
    const { accountId } = person();
    const { db } = stage.service;
    await db.query(
      'INSERT INTO deposit (id, challenge_id, sealed_at, sealed_by) VALUES (gen_random_uuid(), $1, now(), $2)',
      [challengeId, accountId],
    );
    await db.query(
      'INSERT INTO non_use (challenge_id, due_at, confirmed_at, confirmed_by) VALUES ($1, now(), now(), $2)',
      [challengeId, accountId],
    );
    expect(await dataOf(accountId)).toMatchObject({
      sealedDeposits: [{ challengeId, sealedAt: expect.any(String) }],
      confirmedNonUse: [{ challengeId, confirmedAt: expect.any(String) }],
    });
  });

  it('is nothing of teams that the person is not in', async () => {
    const { challengeId } = await openChallenge(stage);
    await beginComplete(stage, challengeId);
    const lists = Object.values(await dataOf(person().accountId));
    expect(lists.flat()).toEqual([]);
  });
  it('knows each column that names an account, in the copy and when an account is closed, or why not', async () => {
    expect(await untouchedColumns(stage.service, personalDataRpc.submissions, person().accountId)).toEqual({
      notCopied: new Set([
        // a copy of what challenges have
        'challenge_window.former_seeker_account_ids',
        'challenge_window.opener_account_ids',
        'challenge_window.seeker_account_ids',
        'seeker_side.account_id',
        // terms have it, with its receipt
        'challenge_key.approved_account_ids',
        // each of the team has its own place in it
        'submission_version.team_account_ids',
      ]),
      notErased: new Set([
        // a copy of what challenges have
        'challenge_window.former_seeker_account_ids',
        'challenge_window.opener_account_ids',
        'challenge_window.seeker_account_ids',
        // what others rely on stays, under an id
        'challenge_key.approved_account_ids',
        'deposit.sealed_by',
        'non_use.confirmed_by',
        'opening.account_id',
        'submission.feedback_by',
        'submission_version.submitted_by',
        'submission_version.team_account_ids',
        // of somebody else’s invitation, or of a submission that is withdrawn
        'submission.withdrawn_by',
        'team_invitation.invited_by',
      ]),
    });
  });
});
