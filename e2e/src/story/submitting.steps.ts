import {
  accountsRpc,
  challengesRpc,
  type Declaration,
  openingsRpc,
  submissionsRpc,
  termsRpc,
} from '@allmende/contracts';
import { digestOf, uploadFile } from '@allmende/local/client/file.client';
import { send, type PortalClient } from '@allmende/local/client/portal.client';
import { receiptHolds } from './receipt.check.js';
import { expectSame, idOf, markup, type Step, waitFor } from './story.js';

export const declaration: Declaration = {
  ownWork: true,
  othersRights: 'none',
  othersRightsNote: '',
  employer: 'consented',
  employerNote: '',
};
/** A little over two parts, so that it can be cut between them. */
const drawing = Buffer.alloc(17 * 1024 * 1024, 'A drawing in words.\n');

export async function agree(who: PortalClient, challengeId: string): Promise<string> {
  const { layers } = await who.call(termsRpc.showTerms, { challengeId });
  const versionIds = layers.map(({ versionId }) => versionId);
  const { receiptId } = await who.call(termsRpc.accept, {
    challengeId,
    versionIds,
    party: { kind: 'self' },
    language: 'en',
  });
  return receiptId ?? '';
}

async function issued(who: PortalClient, receiptId: string) {
  const answer = await waitFor('the receipt is signed', async () => {
    const given = await who.call(termsRpc.getReceipt, { receiptId });
    return given.state === 'issued' && given;
  });
  const { items } = await who.call(termsRpc.listReceiptKeys, {});
  const key = items.find(({ keyId }) => keyId === answer.receipt.keyId);
  expectSame(receiptHolds(answer.receipt, key?.publicKey ?? ''), true, 'leaf and signature of the receipt');
  return answer.receipt;
}

/** Experts of other clusters agree, write, submit, replace and withdraw. */
export const submittingSteps: Step[] = [
  {
    title: 'an expert at another portal declines: nothing is unlocked; agrees: the signed receipt comes',
    play: async (scene) => {
      const { expert } = scene;
      const challengeId = idOf(scene, 'challenge');
      await expert.call(termsRpc.decline, { challengeId });
      expectSame(
        await expert.refusal(challengesRpc.getBrief, { challengeId }),
        'terms.not-accepted',
        'the brief before agreeing',
      );
      const briefPath = `/en/challenges/${idOf(scene, 'slug')}/brief`;
      const shows = async () => (await expert.page(briefPath)).body.includes(`confidential-${scene.mark}`);
      expectSame(await shows(), false, 'the page of the brief before agreeing');
      expectSame(
        await expert.refusal(submissionsRpc.startSubmission, { challengeId }),
        'terms.not-accepted',
        'a draft before agreeing',
      );
      const receipt = await issued(expert, await agree(expert, challengeId));
      expectSame(receipt.statement.type, 'agreement', 'what the receipt states');
      const { text } = await expert.call(challengesRpc.getBrief, { challengeId });
      expectSame(text.en, `confidential-${scene.mark}`, 'the brief after agreeing');
      expectSame(await shows(), true, 'the page of the brief after agreeing');
      const saved = await expert.page(`/en/challenges/${challengeId}/brief/text.json`);
      expectSame(JSON.parse(saved.body.toString()), text, 'the text of the brief as a file');
      const grant = await expert.call(challengesRpc.grantBriefFile, {
        challengeId,
        fileId: idOf(scene, 'briefFile'),
      });
      const file = await send(grant.url);
      expectSame([file.status, file.body.subarray(0, 5).toString()], [200, '%PDF-'], 'the brief’s file');
    },
  },
  {
    title:
      'the company sees who opened its brief, what of it and after which agreement, on the page and as a table',
    play: async (scene) => {
      const { company, expert } = scene;
      const challengeId = idOf(scene, 'challenge');
      const openings = await waitFor('text and file are on record', async () => {
        const { items } = await company.call(openingsRpc.listBriefOpenings, { challengeId });
        return new Set(items.map(({ what }) => what)).size === 2 ? items : undefined;
      });
      const roles = new Set(openings.map(({ role }) => role));
      expectSame([...roles].sort(), ['manager', 'participant'], 'in which roles');
      const withoutAgreement = openings.filter(({ agreement }) => agreement === null);
      expectSame(withoutAgreement, [], 'who had agreed to nothing');
      const path = `/en/desk/challenges/${challengeId}/access`;
      const name = openings[0]?.name ?? '';
      expectSame((await company.page(path)).body.includes(name), true, 'the page names who opened');
      const table = (await company.page(`${path}/brief.csv`)).body.toString();
      expectSame([table.startsWith('\ufeff"'), table.includes(`"${name}"`)], [true, true], 'the table');
      const refusal = await expert.refusal(openingsRpc.listBriefOpenings, { challengeId });
      expectSame(refusal, 'challenge.not-found', 'who opened what, for somebody who did');
    },
  },
  {
    title: 'she drafts with a colleague; a save on an old revision keeps both texts',
    play: async (scene) => {
      const { expert, colleague, mails, stage } = scene;
      const challengeId = idOf(scene, 'challenge');
      const { submissionId, revision } = await expert.call(submissionsRpc.startSubmission, { challengeId });
      scene.ids.submission = submissionId;
      const changes = {
        title: 'Two salts',
        summary: 'Without secrets',
        body: 'In detail <img src=x onerror=alert(1)>',
        patentFiled: 'no' as const,
      };
      await expert.call(submissionsRpc.saveSolution, { submissionId, revision, changes });
      expectSame(
        await expert.refusal(submissionsRpc.saveSolution, {
          submissionId,
          revision,
          changes: { title: 'other' },
        }),
        'submission.revision-conflict',
        'a save on an old revision',
      );
      const { email } = stage.colleague;
      const inbox = await mails.fromNow(email);
      await expert.call(submissionsRpc.inviteMember, { submissionId, email });
      const invitation = await inbox.token(email, '/i/s\\.');
      await colleague.call(submissionsRpc.acceptTeamInvitation, { invitation });
    },
  },
  {
    title: 'a file goes up in parts, is cut off and goes on; its digest is the one anyone can compute',
    play: async (scene) => {
      const { expert } = scene;
      const submissionId = idOf(scene, 'submission');
      const grant = await expert.call(submissionsRpc.addFile, {
        submissionId,
        name: `drawing ${markup}.txt`,
        size: drawing.length,
        type: 'text/plain',
      });
      await uploadFile(grant.url, drawing, { cutAfter: 1 });
      const file = await waitFor('the file is complete', async () => {
        const { files } = await expert.call(submissionsRpc.getSubmission, { submissionId });
        return files.find(({ state }) => state === 'complete');
      });
      expectSame(file.digest, digestOf(drawing), 'its digest');
    },
  },
  {
    title: 'nothing can be submitted before every member has agreed and declared',
    play: async (scene) => {
      const { expert, colleague } = scene;
      const [submissionId, challengeId] = [idOf(scene, 'submission'), idOf(scene, 'challenge')];
      const noted = { othersRights: 'named' as const, othersRightsNote: `Of my aunt. ${markup}` };
      await expert.call(submissionsRpc.declare, { submissionId, declaration: { ...declaration, ...noted } });
      const { revision } = await expert.call(submissionsRpc.getSubmission, { submissionId });
      expectSame(
        await expert.refusal(submissionsRpc.submit, { submissionId, revision }),
        'terms.members-not-accepted',
        'submitting without the colleague',
      );
      await agree(colleague, challengeId);
      await colleague.call(submissionsRpc.declare, { submissionId, declaration });
      const { ready, findings } = await expert.call(submissionsRpc.checkSubmission, { submissionId });
      expectSame([ready, findings], [true, []], 'the check');
    },
  },
  {
    title: 'she submits in confidence, replaces it, and holds receipts with the digests',
    play: async (scene) => {
      const { expert } = scene;
      const submissionId = idOf(scene, 'submission');
      const revisionOf = async () =>
        (await expert.call(submissionsRpc.getSubmission, { submissionId })).revision;
      const first = await expert.call(
        submissionsRpc.submit,
        { submissionId, revision: await revisionOf() },
        `submit-${scene.mark}`,
      );
      await expert.call(submissionsRpc.saveSolution, {
        submissionId,
        revision: await revisionOf(),
        changes: { title: 'Two salts, better' },
      });
      const second = await expert.call(submissionsRpc.submit, { submissionId, revision: await revisionOf() });
      expectSame([first.version, second.version], [1, 2], 'the versions');
      const { statement } = await issued(expert, second.receiptId);
      if (statement.type !== 'submission') throw new Error(`The receipt states ${statement.type}`);
      expectSame(
        statement.files.map(({ digest }) => digest),
        [digestOf(drawing)],
        'the files on the receipt',
      );
      expectSame(statement.textDigest, second.textDigest, 'the text on the receipt');
    },
  },
  {
    title: 'while it is open nobody else reads it; the manager sees the number alone',
    play: async (scene) => {
      const { company, manager, newcomer, expert } = scene;
      const [submissionId, challengeId] = [idOf(scene, 'submission'), idOf(scene, 'challenge')];
      for (const who of [company, manager, newcomer]) {
        expectSame(
          await who.refusal(submissionsRpc.getSubmission, { submissionId }),
          'submission.not-found',
          'a look at the submission',
        );
      }
      expectSame(
        await company.refusal(submissionsRpc.listReceived, { challengeId }),
        'submission.still-open',
        'the seeker’s list',
      );
      expectSame(
        (await manager.call(submissionsRpc.countSubmissions, { challengeId })).count,
        1,
        'the number',
      );
      for (const who of [newcomer, expert]) {
        expectSame(
          (await who.refusal(submissionsRpc.countSubmissions, { challengeId })).endsWith('not-found'),
          true,
          'the number for others',
        );
      }
    },
  },
  {
    title: 'the newcomer submits too, and withdraws',
    play: async (scene) => {
      const { newcomer } = scene;
      const challengeId = idOf(scene, 'challenge');
      await agree(newcomer, challengeId);
      const { submissionId, revision } = await newcomer.call(submissionsRpc.startSubmission, { challengeId });
      const changes = { title: 'Ice', summary: 'Ice', body: 'Ice', patentFiled: 'no' as const };
      const saved = await newcomer.call(submissionsRpc.saveSolution, { submissionId, revision, changes });
      await newcomer.call(submissionsRpc.declare, { submissionId, declaration });
      await newcomer.call(submissionsRpc.submit, { submissionId, revision: saved.revision });
      const { receiptId } = await newcomer.call(submissionsRpc.withdrawSubmission, { submissionId });
      expectSame((await issued(newcomer, receiptId)).statement.type, 'withdrawal', 'what the receipt states');
    },
  },
  {
    title: 'a third one submits, to be told why not',
    play: async (scene) => {
      const { newcomer } = scene;
      const { accountId } = await newcomer.call(accountsRpc.me, {});
      scene.ids.newcomer = accountId;
      const challengeId = idOf(scene, 'challenge');
      const { submissionId, revision } = await newcomer.call(submissionsRpc.startSubmission, { challengeId });
      const changes = { title: 'Snow', summary: 'Snow', body: 'Snow', patentFiled: 'no' as const };
      const saved = await newcomer.call(submissionsRpc.saveSolution, { submissionId, revision, changes });
      await newcomer.call(submissionsRpc.declare, { submissionId, declaration });
      await newcomer.call(submissionsRpc.submit, { submissionId, revision: saved.revision });
      scene.ids.other = submissionId;
    },
  },
];
