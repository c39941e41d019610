import {
  accountsRpc,
  challengesRpc,
  clustersRpc,
  confidentialityRpc,
  openingsRpc,
  sessionCookieName,
} from '@allmende/contracts';
import { digestOf, uploadFile } from '@allmende/local/client/file.client';
import type { PortalClient } from '@allmende/local/client/portal.client';
import { expectSame, expectShown, idOf, markup, type Scene, type Step, waitFor } from './story.js';

/** How long the challenge of the story is open. */
export const openForMs = 25_000;

const brief = Buffer.from('%PDF-1.4\n% measured on the test bench\n%%EOF\n');

/** A company in one cluster posts a problem; its manager publishes it; it opens by itself. */
export const postingSteps: Step[] = [
  {
    title: 'every portal answers by its host, in two languages, without an account',
    play: async ({ company, expert }) => {
      for (const portal of [company, expert]) {
        const { portal: own } = await portal.call(clustersRpc.currentPortal, {});
        for (const language of ['de', 'en']) {
          const { status, body } = await portal.page(`/${language}`);
          expectSame([status, body.includes(own?.name ?? '?')], [200, true], `the home page in ${language}`);
        }
      }
    },
  },
  {
    title: 'people sign in, each at their own portal',
    play: async (scene) => {
      const { stage } = scene;
      for (const who of ['company', 'manager', 'expert', 'colleague'] as const) {
        await scene[who].call(accountsRpc.signIn, { email: stage[who].email, password: stage.password });
        const { email, accountId } = await scene[who].call(accountsRpc.me, {});
        expectSame(email, stage[who].email, 'who is signed in');
        scene.ids[who] = accountId;
      }
      const name = sessionCookieName(stage.url.startsWith('https:'));
      expectSame(scene.company.session.startsWith(`${name}=`), true, 'the session cookie');
    },
  },
  {
    title: 'a newcomer registers, confirms by mail and is signed in',
    play: async ({ newcomer, mails, mark, stage }) => {
      const email = `newcomer-${mark}@somewhere.example`;
      await newcomer.call(accountsRpc.register, {
        email,
        name: 'نور 👩🏽‍🔬 <b>Newcomer</b>',
        password: stage.password,
      });
      const token = await mails.token(email, '/confirm\\?token=');
      await newcomer.call(accountsRpc.confirmEmail, { token });
      const { confirmed, name } = await newcomer.call(accountsRpc.me, {});
      expectSame([confirmed, name], [true, 'نور 👩🏽‍🔬 <b>Newcomer</b>'], 'the new account');
    },
  },
  {
    title: 'a company writes a challenge with a confidential brief of text and a file',
    play: async (scene) => {
      const { company, mark } = scene;
      const { items } = await company.call(clustersRpc.listClusters, {});
      const partners = [scene.expert.slug, scene.colleague.slug];
      scene.shownBy = items.filter(({ slug }) => partners.includes(slug)).map(({ clusterId }) => clusterId);
      const { challengeId, revision } = await company.call(challengesRpc.createChallenge, {});
      scene.ids.challenge = challengeId;
      await company.call(challengesRpc.saveDraft, { challengeId, revision, changes: draftOf(scene) });
      const grant = await company.call(challengesRpc.addBriefFile, {
        challengeId,
        name: `bench ${mark}.pdf`,
        size: brief.length,
        type: 'application/pdf',
      });
      await uploadFile(grant.url, brief);
      const file = await waitFor('the file of the brief is complete', async () => {
        const { files } = await company.call(challengesRpc.getDraft, { challengeId });
        return files.find(({ state }) => state === 'complete');
      });
      expectSame(file.digest, digestOf(brief), 'its digest');
      scene.ids.briefFile = file.fileId;
      expectSame(
        await company.refusal(challengesRpc.saveDraft, {
          challengeId,
          revision,
          changes: { lead: { de: 'late' } },
        }),
        'challenge.revision-conflict',
        'a save on an old revision',
      );
    },
  },
  {
    title: 'nobody else sees the draft',
    play: async (scene) => {
      const challengeId = idOf(scene, 'challenge');
      for (const who of [scene.expert, scene.colleague, scene.newcomer]) {
        expectSame(
          await who.refusal(challengesRpc.getDraft, { challengeId }),
          'challenge.not-found',
          'a look at the draft',
        );
        expectSame(
          await who.refusal(challengesRpc.getChallenge, { challenge: challengeId }),
          'challenge.not-found',
          'a look at the page',
        );
      }
    },
  },
  {
    title:
      'the manager sends it back, undertakes confidentiality, reads the brief and publishes it; it opens by itself',
    play: async (scene) => {
      const { company, manager } = scene;
      const challengeId = idOf(scene, 'challenge');
      const revisionOf = async () => (await company.call(challengesRpc.getDraft, { challengeId })).revision;
      const sent = await company.call(challengesRpc.sendToReview, {
        challengeId,
        revision: await revisionOf(),
      });
      expectSame([sent.missing, sent.state], [[], 'in-review'], 'what is missing for a review');
      await manager.call(challengesRpc.sendBack, {
        challengeId,
        reason: `Please name the constraint on mass. ${markup}`,
      });
      await expectShown(company, `/en/desk/challenges/${challengeId}`, 'Please name the constraint on mass.');
      const changes = { ...draftOf(scene), constraints: { de: 'Unter 18 kg', en: 'Below 18 kg' } };
      await company.call(challengesRpc.saveDraft, { challengeId, revision: await revisionOf(), changes });
      await company.call(challengesRpc.sendToReview, { challengeId, revision: await revisionOf() });
      const unread = await manager.call(challengesRpc.getDraft, { challengeId });
      expectSame(
        [unread.confidential, unread.draft.brief, unread.files],
        ['undertake-first', {}, []],
        'the confidential part before the manager undertakes',
      );
      const publishing = { challengeId, revision: await revisionOf() };
      const refused = await manager.refusal(challengesRpc.publish, publishing);
      expectSame(refused, 'brief.undertake-first', 'publishing what is not read');
      await undertake(manager, challengeId);
      const { draft } = await manager.call(challengesRpc.getDraft, { challengeId });
      expectSame(draft.brief, changes.brief, 'the brief once it is undertaken');
      const { items } = await company.call(openingsRpc.listBriefOpenings, { challengeId });
      expectSame(
        items.map(({ role, agreement }) => [role, agreement !== null]),
        [['manager', true]],
        'who opened it, and that they agreed to something',
      );
      await manager.call(challengesRpc.publish, publishing);
      const open = await waitFor('the challenge is open at the partner’s portal', async () => {
        const challenge = await scene.expert
          .call(challengesRpc.getChallenge, { challenge: challengeId })
          .catch(() => undefined);
        return challenge?.state === 'open' && challenge;
      });
      scene.ids.slug = open.slug;
      scene.closesAt = Date.parse(open.closesAt ?? '');
    },
  },
];

/** Before a manager reads the confidential part of a challenge, or publishes it. */
export async function undertake(manager: PortalClient, challengeId: string): Promise<void> {
  const { words } = await manager.call(confidentialityRpc.getConfidentiality, { challengeId });
  const said = { challengeId, language: 'en' as const, words: words.en };
  await manager.call(confidentialityRpc.undertakeConfidentiality, said);
}

type Words = Pick<Scene, 'mark' | 'shownBy'> & { stage: { manager: { email: string } } };

/** A complete draft that opens in three seconds and closes soon. */
export function draftOf({ mark, stage, shownBy }: Words) {
  const opens = Date.now() + 3_000;
  return {
    original: 'de' as const,
    question: {
      de: `Wie bleibt eine Probe ${mark} kalt <script>?`,
      en: `How does sample ${mark} stay cold <script>?`,
    },
    lead: { de: 'Kurz gesagt.', en: 'In short.' },
    wantedResult: { de: 'Ein Behälter.', en: 'A container.' },
    constraints: { de: 'Unter 20 kg', en: 'Below 20 kg' },
    successMeasure: { de: 'Die wärmste Stelle zählt.', en: 'The warmest spot counts.' },
    brief: { de: `vertraulich-${mark}`, en: `confidential-${mark}` },
    briefNote: { de: 'Messdaten', en: 'Measured data' },
    topic: 'biotechnology' as const,
    criteria: [{ name: { de: 'Haltezeit', en: 'Holding time' }, weight: 100 }],
    reward: { kind: 'money' as const, amount: { minor: 100_000, currency: 'EUR' }, note: {} },
    rightsModel: 'first-talk' as const,
    termsBlanks: { firstTalkWeeks: 8 },
    eligibility: { kind: 'everyone' as const },
    shownBy,
    opensAt: new Date(opens).toISOString(),
    closesAt: new Date(opens + openForMs).toISOString(),
    decisionBy: new Date(opens + 30 * 86_400_000).toISOString().slice(0, 10),
    contact: { name: stage.manager.email, phone: '089 1234' },
  };
}
