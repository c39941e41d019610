import { accountsRpc, challengesRpc, groupsRpc, submissionsRpc } from '@allmende/contracts';
import type { PortalClient } from '@allmende/local/client/portal.client';
import type { Stage } from './bad-input.stage.js';

const nasty = 'شركة <script>alert(1)</script> 👩🏽‍🔬 "\'><img src=x onerror=alert(2)>';
const both = { de: nasty, en: nasty };

/** Markup, right-to-left and emoji are kept as text and shown as text, in every text that people write. */
export function describeTexts(stage: () => Stage): void {
  const expectHarmless = async (who: PortalClient, paths: string[]) => {
    for (const path of paths) {
      const { status, body } = await who.page(path);
      expect({ path, status }).toEqual({ path, status: 200 });
      expect(body.toString()).not.toMatch(/<script>alert|<img src=x/);
    }
  };

  it('the name of a person and all of a solution', async () => {
    const { people, ids } = stage();
    const { expert } = people;
    await expert.call(accountsRpc.updateMe, { name: nasty });
    expect((await expert.call(accountsRpc.me, {})).name).toBe(nasty);
    const { submission: submissionId } = ids;
    const { revision } = await expert.call(submissionsRpc.getSubmission, { submissionId });
    const texts = { title: nasty, summary: nasty, body: nasty, existingRights: nasty };
    const changes = { ...texts, answers: [{ criterion: 0, text: nasty }] };
    await expert.call(submissionsRpc.saveSolution, { submissionId, revision, changes });
    const { solution } = await expert.call(submissionsRpc.getSubmission, { submissionId });
    expect(solution).toMatchObject(changes);
    await expectHarmless(expert, [
      '/de/me',
      '/en/settings',
      `/en/submissions/${submissionId}/solution`,
      `/de/submissions/${submissionId}/check`,
      `/de/challenges?q=${encodeURIComponent(nasty)}`,
    ]);
  });

  it('all of a challenge', async () => {
    const { people, ids } = stage();
    const { company } = people;
    const { draft: challengeId } = ids;
    const { revision } = await company.call(challengesRpc.getDraft, { challengeId });
    const changes = {
      ...{ question: both, lead: both, wantedResult: both, constraints: both, successMeasure: both },
      ...{ background: both, alreadyTried: both, forMembers: both, brief: both, briefNote: both },
      seekerDescription: both,
      criteria: [{ name: both, weight: 100 }],
      reward: { kind: 'order' as const, note: both },
      contact: { name: nasty, phone: nasty.slice(0, 40) },
    };
    await company.call(challengesRpc.saveDraft, { challengeId, revision, changes });
    const saved = await company.call(challengesRpc.getDraft, { challengeId });
    expect(saved.draft).toMatchObject({ question: both, brief: both, seekerDescription: both });
    await expectHarmless(company, [
      '/de/me',
      `/de/desk/challenges/${challengeId}`,
      `/en/desk/challenges/${challengeId}/preview`,
    ]);
  });

  it('all of a group', async () => {
    const { manager } = stage().people;
    const { groupId } = await manager.call(groupsRpc.createGroup, {
      name: nasty,
      purpose: nasty,
      confidentiality: true,
    });
    const begun = { groupId, title: nasty, text: nasty };
    const { threadId, postId } = await manager.call(groupsRpc.startThread, begun);
    const { items } = await manager.call(groupsRpc.getThread, { groupId, threadId });
    expect(items.map(({ text }) => text)).toEqual([nasty]);
    await expectHarmless(manager, [
      '/de/groups',
      `/de/groups/${groupId}`,
      `/en/groups/${groupId}/threads`,
      `/en/groups/${groupId}/threads/${threadId}`,
      `/en/groups/${groupId}/threads/${threadId}/posts/${postId}/edit`,
      `/de/groups/${groupId}/threads/${threadId}/posts/${postId}/remove`,
      `/de/groups/${groupId}/members`,
    ]);
  });
}
