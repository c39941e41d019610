import { accountsRpc, briefRequestsRpc, challengesRpc } from '@allmende/contracts';
import { draftOf, undertake } from './posting.steps.js';
import { expectSame, expectShown, markup, type Scene, type Step, waitFor } from './story.js';
import { agree } from './submitting.steps.js';

const openForMs = 3_600_000;
const [asked, withdrew] = ['We coat glass every day.', 'Our talks have ended.'];
const [note, reason] = [`${asked} ${markup}`, `${withdrew} ${markup}`];

/** A company decides who reads its confidential brief. */
export const briefSteps: Step[] = [
  {
    title:
      'a brief on request: an expert asks, the team approves and withdraws; a rival and a private account never read it',
    play: async (scene) => {
      const { company, expert, colleague, newcomer, mark } = scene;
      const challengeId = await openOnRequest(scene, await employerOf(scene));
      for (const who of [expert, colleague, newcomer])
        await waitFor('the terms are agreed to', () => agree(who, challengeId).catch(() => undefined));

      const read = (who: typeof expert) => who.refusal(challengesRpc.getBrief, { challengeId });
      const ask = (who: typeof expert) => who.call(briefRequestsRpc.requestBrief, { challengeId, note });
      expectSame(await read(newcomer), 'brief.not-available', 'the brief for a private account');
      const refused = await newcomer.refusal(briefRequestsRpc.requestBrief, { challengeId, note });
      expectSame(refused, 'brief.not-available', 'a request of a private account');

      const standings = [(await ask(colleague)).standing, (await ask(expert)).standing];
      expectSame(standings, ['waiting', 'waiting'], 'the requests of a rival and of an expert');
      const { items } = await company.call(briefRequestsRpc.listBriefRequests, { challengeId });
      const [mine, rivals] = items;
      if (!mine || !rivals) throw new Error('The team does not see both requests');
      expectSame([mine.hindrance, rivals.hindrance], [null, 'excluded'], 'what is held against them');
      const keyOf = ({ requestId, revision }: typeof mine) => ({ challengeId, requestId, revision });
      const approval = await company.refusal(briefRequestsRpc.approveBriefRequest, keyOf(rivals));
      expectSame(approval, 'brief.request-hindered', 'approving the rival');
      const requests = `/en/desk/challenges/${challengeId}/requests`;
      expectSame((await company.page(requests)).body.includes(mine.name), true, 'the page names who asks');
      await expectShown(company, requests, asked);

      expectSame(await read(expert), 'brief.not-approved', 'the brief before an answer');
      const approved = await company.call(briefRequestsRpc.approveBriefRequest, keyOf(mine));
      const { text } = await expert.call(challengesRpc.getBrief, { challengeId });
      expectSame(text.en, `confidential-${mark}`, 'the brief once approved');
      const withdrawn = { ...keyOf(mine), revision: approved.revision, reason };
      await company.call(briefRequestsRpc.withdrawBriefApproval, withdrawn);
      expectSame(await read(expert), 'brief.not-approved', 'the brief once the approval is withdrawn');
      const page = `/en/challenges/${challengeId}/brief`;
      await expectShown(expert, page, withdrew);
      const shows = (await expert.page(page)).body.includes(`confidential-${mark}`);
      expectSame(shows, false, 'the brief on the page that says why it is gone');
    },
  },
];

/** The organisation of the colleague, who plays the rival. */
async function employerOf({ colleague }: Scene): Promise<string> {
  const { affiliations } = await colleague.call(accountsRpc.me, {});
  return affiliations[0]?.organisationName ?? '';
}

async function openOnRequest(scene: Scene, rival: string): Promise<string> {
  const { company, manager } = scene;
  const closesAt = new Date(Date.now() + openForMs).toISOString();
  const rule = { briefOnRequest: true, briefExcluded: [rival] };
  const { challengeId, revision } = await company.call(challengesRpc.createChallenge, {
    draft: { ...draftOf(scene), ...rule, opensAt: null, closesAt },
  });
  const sent = await company.call(challengesRpc.sendToReview, { challengeId, revision });
  await undertake(manager, challengeId);
  await manager.call(challengesRpc.publish, { challengeId, revision: sent.revision });
  return challengeId;
}
