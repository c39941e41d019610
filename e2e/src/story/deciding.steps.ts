import {
  agreementsRpc,
  challengesRpc,
  complaintsRpc,
  groupsRpc,
  notificationsRpc,
  readingsRpc,
  retentionRpc,
  submissionsRpc,
  termsRpc,
} from '@allmende/contracts';
import { uploadFile } from '@allmende/local/client/file.client';
import { type Answer, firstEvent, send } from '@allmende/local/client/portal.client';
import { expectSame, expectShown, idOf, markup, type Step, waitFor } from './story.js';

/** Reading begins half a minute after the close, when no submission can be on its way any more. */
const readingAfterMs = 30_000;
const plan = Buffer.from('Steps until the pilot\n');

/** After the close: the seeker reads and decides, everyone hears why, a closed group carries on. */
export const decidingSteps: Step[] = [
  {
    title: 'late is late: after the close and its grace nothing is submitted',
    play: async (scene) => {
      const { expert, closesAt } = scene;
      const submissionId = idOf(scene, 'submission');
      const { revision } = await expert.call(submissionsRpc.getSubmission, { submissionId });
      await sleepUntil(closesAt + 10_500);
      const refusal = await expert.refusal(submissionsRpc.submit, { submissionId, revision });
      expectSame(refusal, 'submission.deadline-passed', 'a submission after the grace');
    },
  },
  {
    title: 'after the close the seeker’s team reads, each opening is told to the team; the manager does not',
    play: async (scene) => {
      const { company, manager, expert, closesAt } = scene;
      const [challengeId, submissionId] = [idOf(scene, 'challenge'), idOf(scene, 'submission')];
      await sleepUntil(closesAt + readingAfterMs + 500);
      expectSame(
        await company.refusal(submissionsRpc.listReceived, { challengeId }),
        'submission.sealed',
        'the list before it was opened',
      );
      await company.call(submissionsRpc.openSubmissions, { challengeId });
      await waitFor('all are opened', async () => {
        const { state } = await company.call(submissionsRpc.showOpening, { challengeId });
        return state === 'opened';
      });
      const { items } = await company.call(submissionsRpc.listReceived, { challengeId });
      expectSame(items.map(({ title }) => title).sort(), ['Snow', 'Two salts, better'], 'what was received');
      const read = await company.call(submissionsRpc.readSubmission, { challengeId, submissionId });
      expectSame(read.solution.body, 'In detail <img src=x onerror=alert(1)>', 'the text');
      const fileId = read.version.files[0]?.fileId ?? '';
      const grant = await company.call(submissionsRpc.grantSubmissionFile, { submissionId, fileId });
      expectSame(
        (await send(grant.url, { headers: { range: 'bytes=0-9' } })).status,
        206,
        'a range of the file',
      );
      const refusal = await manager.refusal(submissionsRpc.readSubmission, { challengeId, submissionId });
      expectSame(refusal.endsWith('not-found'), true, 'the manager');
      const received = `/en/desk/challenges/${challengeId}/submissions/${submissionId}`;
      await expectShown(company, received, 'drawing', 'Of my aunt.');
      await waitFor('the team sees both openings', async () => {
        const openings = await expert.call(submissionsRpc.listOpenings, { submissionId });
        return new Set(openings.items.map(({ what }) => what)).size === 2;
      });
      const { items: readings } = await manager.call(readingsRpc.listReadings, { challengeId });
      expectSame(
        readings.map(({ submissionId: read }) => read).includes(submissionId),
        true,
        'the manager sees',
      );
      const [of, access] = [`/en/submissions/${submissionId}`, `/en/desk/challenges/${challengeId}/access`];
      const own = (await expert.page(`${of}/openings.csv`)).body.toString();
      expectSame(own.trim().split('\r\n').length >= 3, true, 'the team’s table: a head and both openings');
      const all = (await manager.page(`${access}/solutions.csv`)).body.toString();
      expectSame(all.includes(submissionId), true, 'the manager’s table');
      expectSame((await company.page(`${of}/openings.csv`)).status, 404, 'the team’s table for the company');
    },
  },
  {
    title: 'the manager gets who agreed to what as a table, and nobody else does',
    play: async (scene) => {
      const { manager, company } = scene;
      const challengeId = idOf(scene, 'challenge');
      const { items } = await manager.call(agreementsRpc.listAgreements, { challengeId });
      const path = `/en/desk/challenges/${challengeId}/access/agreements.csv`;
      const table = (await manager.page(path)).body.toString();
      const isIn = items.map(({ accountId, receiptId }) =>
        [accountId, receiptId].every((id) => table.includes(id)),
      );
      expectSame(isIn.includes(false), false, 'an agreement that the table lacks');
      expectSame(
        items.some(({ state }) => state === 'stands'),
        true,
        'an agreement that stands',
      );
      expectSame((await company.page(path)).status, 404, 'the table for the company');
    },
  },
  {
    title: 'the seeker awards one with a reason, once every other has one; the team accepts',
    play: async (scene) => {
      const { company, expert } = scene;
      const [challengeId, submissionId] = [idOf(scene, 'challenge'), idOf(scene, 'submission')];
      const award = { challengeId, submissionId, reason: `It lasts. ${markup}` };
      expectSame(
        await company.refusal(challengesRpc.award, award),
        'award.reasons-missing',
        'an award before the reasons',
      );
      const other = idOf(scene, 'other');
      await company.call(submissionsRpc.giveFeedback, { submissionId: other, text: `Snow melts. ${markup}` });
      expectSame(
        await company.refusal(challengesRpc.award, award),
        'award.unread',
        'an award while one is unread',
      );
      await company.call(submissionsRpc.readSubmission, { challengeId, submissionId: other });
      await company.call(challengesRpc.award, award);
      await waitFor('the offer reaches the team', async () => {
        const { award: offered } = await expert.call(submissionsRpc.getSubmission, { submissionId });
        return offered !== null;
      });
      await expert.call(submissionsRpc.acceptAward, { submissionId, show: 'name' });
    },
  },
  {
    title: 'all who took part are told, each with a reason; the outcome stands on the challenge',
    play: async (scene) => {
      const { expert, newcomer, company } = scene;
      const [challengeId, submissionId] = [idOf(scene, 'challenge'), idOf(scene, 'submission')];
      const decisionOf = (who: typeof expert, id: string) =>
        waitFor(
          'the decision',
          async () =>
            (await who.call(submissionsRpc.getSubmission, { submissionId: id })).decision ?? undefined,
        );
      const [won, lost] = [
        await decisionOf(expert, submissionId),
        await decisionOf(newcomer, idOf(scene, 'other')),
      ];
      expectSame([won.awarded, won.reason], [true, `It lasts. ${markup}`], 'the awarded team hears');
      expectSame([lost.awarded, lost.reason], [false, `Snow melts. ${markup}`], 'the other team hears');
      const story = {
        reason: { de: 'Hält 80 Stunden.', en: 'Holds for 80 hours.' },
        story: { de: `Wird erprobt. ${markup}`, en: `On trial. ${markup}` },
      };
      await company.call(challengesRpc.tellOutcome, { challengeId, ...story });
      const { state, outcome } = await newcomer.call(challengesRpc.getChallenge, { challenge: challengeId });
      expectSame([state, outcome?.awarded, Boolean(outcome?.winner)], ['decided', true, true], 'the outcome');
      const { status, body } = await newcomer.page(`/en/challenges/${idOf(scene, 'slug')}`);
      const shown = [status, /Holds for 80\s+hours/.test(body.toString()), body.includes('cold <script>')];
      expectSame(shown, [200, true, false], `the page ${idOf(scene, 'slug')}`);
      await expectShown(newcomer, `/en/challenges/${idOf(scene, 'slug')}`, 'On trial.');
      await expectShown(expert, `/en/submissions/${submissionId}`, 'It lasts.');
      await expectShown(newcomer, `/en/submissions/${idOf(scene, 'other')}`, 'Snow melts.');
    },
  },
  {
    title:
      'what was not awarded has dates that all sides see; a complaint is read by who answers and nobody else',
    play: async (scene) => {
      const { newcomer, company, manager, expert } = scene;
      const [challengeId, submissionId] = [idOf(scene, 'challenge'), idOf(scene, 'other')];
      const { retention } = await newcomer.call(submissionsRpc.getSubmission, { submissionId });
      for (const who of [company, manager]) {
        const { retention: seen } = await who.call(retentionRpc.showRetention, { challengeId });
        expectSame(seen?.deletesAt, retention?.deletesAt ?? '', 'the day of the deletion');
      }
      const complaint = { challengeId, reason: 'decision' as const, text: 'Snow is cold, too.' };
      const { complaintId } = await newcomer.call(complaintsRpc.fileComplaint, complaint);
      const refusal = await expert.refusal(complaintsRpc.getComplaint, { complaintId });
      expectSame(refusal, 'complaint.not-found', 'the complaint for others');
    },
  },
  {
    title:
      'a manager opens a hidden group from it and invites people of other clusters; they talk and share a file',
    play: async (scene) => {
      const { manager, expert, colleague, mails, stage } = scene;
      const challengeId = idOf(scene, 'challenge');
      const { items: offered } = await manager.call(groupsRpc.listInvitable, { challengeId });
      expectSame(
        [...new Set(offered.map(({ side }) => side))].join(),
        'awarded,asking',
        'who may be invited by name',
      );
      const { groupId } = await manager.call(groupsRpc.createGroup, {
        name: `Pilot ${scene.mark} ${markup}`,
        challengeId,
        confidentiality: true,
        accountIds: offered.filter(({ side }) => side === 'asking').map(({ accountId }) => accountId),
      });
      scene.ids.group = groupId;
      const invited = [
        { who: expert, email: stage.expert.email, inbox: await mails.fromNow(stage.expert.email) },
        { who: colleague, email: stage.colleague.email, inbox: await mails.fromNow(stage.colleague.email) },
      ];
      await manager.call(groupsRpc.inviteToGroup, { groupId, emails: invited.map(({ email }) => email) });
      for (const { who, email, inbox } of invited) {
        const invitation = await inbox.token(email, '/i/g\\.');
        const joined = await who.call(groupsRpc.acceptGroupInvitation, { invitation, confidentiality: true });
        expectSame(joined.groupId, groupId, 'the group of the invitation');
      }
      const { threadId } = await expert.call(groupsRpc.startThread, {
        groupId,
        title: 'Pilot',
        text: 'When do we begin?',
      });
      await colleague.call(groupsRpc.addPost, { groupId, threadId, text: 'On Monday.' });
      const grant = await colleague.call(groupsRpc.addGroupFile, {
        groupId,
        name: `plan ${markup}.txt`,
        size: plan.length,
        type: 'text/plain',
      });
      await uploadFile(grant.url, plan);
      const { fileId } = await waitFor(
        'the file is in the group',
        async () => (await expert.call(groupsRpc.listGroupFiles, { groupId })).items[0],
      );
      const { url } = await expert.call(groupsRpc.grantGroupFile, { groupId, fileId });
      expectSame((await send(url)).body.toString(), plan.toString(), 'the file');
    },
  },
  {
    title: 'nobody else can find out that the group exists',
    play: async (scene) => {
      const { newcomer, company } = scene;
      const groupId = idOf(scene, 'group');
      for (const who of [newcomer, company]) {
        expectSame(
          await who.refusal(groupsRpc.getGroup, { groupId }),
          'group.not-found',
          'a look at the group',
        );
        expectSame(
          (await who.call(groupsRpc.listGroups, {})).items.some((item) => item.groupId === groupId),
          false,
          'a list with it',
        );
      }
    },
  },
  {
    title: 'everybody was told in the portal, once per cause, and by mail without content',
    play: async (scene) => {
      const { expert, newcomer, company, mails, stage, mark } = scene;
      const kindsOf = async (who: typeof expert) =>
        (await who.call(notificationsRpc.listNotices, { limit: 100 })).items.map(({ kind }) => kind);
      for (const [who, kinds] of [
        [
          expert,
          ['agreement-recorded', 'submission-received', 'award-offered', 'decision', 'group-invitation'],
        ],
        [newcomer, ['submission-withdrawn', 'decision']],
        [company, ['challenge-sent-back', 'challenge-published', 'challenge-closed', 'award-accepted']],
      ] as const) {
        await waitFor(`notices ${kinds.join(', ')}`, async () => {
          const told = await kindsOf(who);
          return kinds.every((kind) => (told as string[]).includes(kind));
        });
      }
      const newcomerMail = await mails.find(
        `newcomer-${mark}@somewhere.example`,
        /Entscheidung zu Ihrer Einreichung|Decision on your submission/,
      );
      expectSame(/Snow/.test(newcomerMail.text), false, 'content in the mail');
      const all = await mails.list(stage.expert.email);
      expectSame(
        new Set(all.map(({ messageId }) => messageId)).size,
        all.length,
        'mails under one Message-ID each',
      );
    },
  },
  {
    title: 'live notices come without a reload',
    play: async ({ expert }) => {
      const { items } = await expert.call(notificationsRpc.listNotices, { limit: 1 });
      const last = (items[0]?.number ?? 1) - 1;
      const first = await firstEvent(`${expert.origin}/api/v1/notices/stream?after=${last}`, expert.session);
      expectSame(first.includes(`id: ${last + 1}`), true, 'the first event');
    },
  },
  {
    title: 'receipts stay: every step is on the list, and the pages hold it',
    play: async (scene) => {
      const { items } = await scene.expert.call(termsRpc.listReceipts, {
        submissionId: idOf(scene, 'submission'),
        limit: 100,
      });
      const types = new Set(items.map(({ statement }) => statement.type));
      for (const type of ['submission', 'award-offered', 'award-answered'] as const)
        expectSame(types.has(type), true, `a receipt for ${type}`);
      const pages: Answer[] = [await scene.expert.page('/de/me'), await scene.expert.page('/en/me/receipts')];
      expectSame(
        pages.map(({ status }) => status),
        [200, 200],
        'the pages of the expert',
      );
      const table = (await scene.expert.page('/de/me/receipts.csv')).body.toString();
      const missing = items.filter(({ number }) => !table.includes(number));
      expectSame(missing.length, 0, 'receipts that the table lacks');
    },
  },
];

async function sleepUntil(instant: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, Math.max(0, instant - Date.now())));
}
