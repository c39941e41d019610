import { randomUUID } from 'node:crypto';
import { challengesRpc, submissionsRpc } from '@allmende/contracts';
import { uploadFile } from '@allmende/local/client/file.client';
import { planted } from '@allmende/testing';
import { everythingStored } from '../story/everything.stored.js';
import { declaration } from '../story/submitting.steps.js';
import { waitFor } from '../story/story.js';
import type { Stage } from './bad-input.stage.js';

const phrase = () => `Weidengeflecht ${randomUUID()} über Mühlen`;

/** What a team writes and hands in is in no store, whoever copies it. */
export function describeSealed(stage: () => Stage): void {
  it('no phrase of a submission lies in a database, a stream, the object store, a mail or a log', async () => {
    const { expert } = stage().people;
    const submissionId = stage().ids.submission;
    const phrases = Array.from({ length: 50 }, phrase);
    const [title = '', summary, existingRights, note = '', name = '', ...rest] = phrases;
    const { revision, files } = await expert.call(submissionsRpc.getSubmission, { submissionId });
    for (const { fileId } of files.filter(({ state }) => state !== 'complete'))
      await expert.call(submissionsRpc.removeSubmissionFile, { submissionId, fileId });
    const answers = rest.slice(0, 10).map((text, criterion) => ({ criterion, text }));
    const changes = { title, summary, existingRights, answers, body: rest.slice(10, 30).join('\n') };
    const saved = await expert.call(submissionsRpc.saveSolution, { submissionId, revision, changes });
    const noted = { ...declaration, employer: 'not-needed' as const, employerNote: note };
    await expert.call(submissionsRpc.declare, { submissionId, declaration: noted });
    await upload(stage(), `${name.slice(0, 60)}.txt`, rest.slice(30).join('\n'));
    await expert.call(submissionsRpc.submit, { submissionId, revision: saved.revision }, randomUUID());
    const stored = await everythingStored(stage().platform);
    expect(planted(stored, [submissionId, 'Geschlossen'])).toEqual([submissionId, 'Geschlossen']);
    expect(planted(stored, [...phrases, name.slice(0, 60)])).toEqual([]);
  }, 120_000);

  it('no phrase of what the company deposits lies there either, sealed or opened', async () => {
    const { company } = stage().people;
    const { items } = await company.call(challengesRpc.listOwn, { limit: 100 });
    const { challengeId = '' } = items.find(({ state }) => state === 'open') ?? {};
    const phrases = Array.from({ length: 20 }, phrase);
    const [name = '', text = '', ...rest] = phrases;
    const { depositId } = await company.call(submissionsRpc.beginDeposit, { challengeId });
    const one = { challengeId, depositId };
    const bytes = Buffer.from(rest.join('\n'));
    const file = { name: `${name.slice(0, 60)}.txt`, size: bytes.length, type: 'text/plain' };
    const { url } = await company.call(submissionsRpc.addDepositFile, { ...one, ...file });
    await uploadFile(url, bytes);
    await waitFor('the file is there', async () => {
      const deposits = await company.call(submissionsRpc.listDeposits, { challengeId });
      return deposits.items[0]?.files.some(({ state }) => state === 'complete') ?? false;
    });
    const sought = [text, ...rest, name.slice(0, 60)];
    await company.call(submissionsRpc.sealDeposit, { ...one, text }, randomUUID());
    const sealed = await everythingStored(stage().platform);
    expect(planted(sealed, [depositId, ...sought])).toEqual([depositId]);
    await company.call(submissionsRpc.openDeposit, one);
    await expect(company.call(submissionsRpc.readDeposit, one)).resolves.toEqual({ text });
    expect(planted(await everythingStored(stage().platform), sought)).toEqual([]);
  }, 120_000);
}

async function upload({ people, ids }: Stage, name: string, text: string): Promise<void> {
  const bytes = Buffer.from(text);
  const file = { name, size: bytes.length, type: 'text/plain' };
  const { expert } = people;
  const { url } = await expert.call(submissionsRpc.addFile, { submissionId: ids.submission, ...file });
  await uploadFile(url, bytes);
  await waitFor('the file is there', async () => {
    const { files } = await expert.call(submissionsRpc.getSubmission, { submissionId: ids.submission });
    return files.some((one) => one.name === name && one.state === 'complete');
  });
}
