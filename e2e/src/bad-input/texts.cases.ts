import { accountsRpc, challengesRpc, groupsRpc, newId, submissionsRpc } from '@allmende/contracts';
import type { PortalClient } from '@allmende/local/client/portal.client';
import { draftOf, undertake } from '../story/posting.steps.js';
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

  it('the name of an organisation', async () => {
    const { loner } = stage().people;
    const { organisationName } = await loner.call(accountsRpc.stateAffiliation, { organisationName: nasty });
    expect(organisationName).toBe(nasty);
    await expectHarmless(loner, ['/de/settings', '/en/me']);
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

  it('the notes of an extension, a suspension and its end', async () => {
    const { company, manager, visitor } = stage().people;
    const contact = { manager: { email: 'clusterbuero@isartal.example' } };
    const closesAt = new Date(Date.now() + 3_600_000).toISOString();
    const draft = { ...draftOf({ mark: newId(), stage: contact, shownBy: [] }), opensAt: null, closesAt };
    const { challengeId, revision } = await company.call(challengesRpc.createChallenge, { draft });
    const sent = await company.call(challengesRpc.sendToReview, { challengeId, revision });
    await undertake(manager, challengeId);
    const { slug } = await manager.call(challengesRpc.publish, { challengeId, revision: sent.revision });
    const later = new Date(Date.now() + 7_200_000).toISOString();
    await manager.call(challengesRpc.extend, { challengeId, closesAt: later, note: both });
    await manager.call(challengesRpc.suspend, { challengeId, reason: both });
    await manager.call(challengesRpc.resume, { challengeId, note: both });
    const path = `/de/challenges/${slug}`;
    const shown = (await visitor.page(path)).body.toString().match(/&lt;script&gt;alert\(1\)/g);
    expect(shown?.length).toBeGreaterThanOrEqual(3);
    await expectHarmless(visitor, [path]);
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
