import { newId, submissionsRpc, type Person } from '@allmende/contracts';
import { recipientOf } from '@allmende/sealing';
import { gzipSync } from 'node:zlib';
import { contentsOf, dumpOf, person, planted } from '@allmende/testing';
import {
  addFile,
  arrive,
  begin,
  closeAgo,
  closeAndOpen,
  declaration,
  openChallenge,
  openStage,
  seekerOf,
  type Stage,
  submitted,
} from '../submissions/stage.fixture.js';

const { saveSolution, getSubmission, submit, declare, readSubmission, fileKey, listSubmissions } =
  submissionsRpc;

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.service.stop());

const phrases = Array.from({ length: 50 }, (_, n) => `Weidengeflecht-${n}-${newId().slice(-6)}-über-Mühlen`);

/** Writes six phrases into a draft, everywhere where somebody can write. */
async function write(challengeId: string, [one, two, three, four, five, six]: string[], lead: Person) {
  const { submissionId } = await begin(stage, challengeId, lead);
  const first = { title: `erst ${one}`, summary: two, body: three };
  await stage.service.call(saveSolution, { submissionId, revision: 0, changes: first }, lead, {
    key: newId(),
  });
  const changes = { title: one, existingRights: four, answers: [{ criterion: 0, text: five ?? '' }] };
  const { revision } = await stage.service.call(saveSolution, { submissionId, revision: 1, changes }, lead, {
    key: newId(),
  });
  const noted = { ...declaration, employer: 'not-needed' as const, employerNote: six ?? '' };
  await stage.service.call(declare, { submissionId, declaration: noted }, lead, { key: newId() });
  // An older revision is answered with the text: it must not stay anywhere.
  const conflict = { submissionId, revision: 0, changes: { title: 'zu spät' } };
  await expect(stage.service.call(saveSolution, conflict, lead, { key: newId() })).rejects.toMatchObject({
    code: 'submission.revision-conflict',
  });
  return { submissionId, revision, lead };
}

async function everythingStored(): Promise<Buffer> {
  return Buffer.concat([await dumpOf(stage.service.db), await contentsOf(stage.service.nats.store)]);
}

describe('what teams write', () => {
  it('is found in no dump of rows and streams before the close, whatever form it may take', async () => {
    const { challengeId } = await openChallenge(stage);
    const all = [];
    for (let n = 0; n < 7; n += 1)
      all.push(await write(challengeId, phrases.slice(n * 6, n * 6 + 6), person()));
    for (const [n, { submissionId, lead }] of all.entries())
      await addFile(stage, submissionId, lead, { name: `${phrases[42 + n]}.pdf` });
    await addFile(stage, all[0]!.submissionId, all[0]!.lead, { name: phrases[49] });
    for (const [n, { submissionId, revision, lead }] of all.slice(0, 4).entries()) {
      const input = { submissionId, revision, keepWorkingCopy: n % 2 === 0 };
      await stage.service.call(submit, input, lead, { key: newId() });
    }
    await stage.service.call(listSubmissions, {}, all[0]!.lead);
    const stored = await everythingStored();
    expect(planted(stored, [all[0]!.submissionId])).toHaveLength(1);
    expect(planted(stored, phrases)).toEqual([]);
    expect([...stage.files.values()].filter(({ name }) => !/^file(\.pdf)?$/.test(name))).toEqual([]);
    await closeAndOpen(stage, challengeId);
    expect(planted(await everythingStored(), phrases)).toEqual([]);
  });

  it('would be found there in plain, in base64, as hex and as gzip, and in any of them in any other', () => {
    const [phrase = ''] = phrases;
    const forms: Form[] = [hex, base64, gzipSync, (bytes) => bytes];
    for (const shift of ['', 'x', 'xy']) {
      const bytes = Buffer.from(`${shift}${phrase} danach, ${'und so weiter, '.repeat(9)}`);
      for (const [outer, middle, inner] of forms.flatMap((one) =>
        forms.flatMap((two) => forms.map((three) => [one, two, three] as const)),
      )) {
        const stored = [Buffer.from('davor'), outer(middle(inner(bytes))), Buffer.from('danach')];
        expect(planted(Buffer.concat(stored), [phrase])).toEqual([phrase]);
      }
    }
  });

  it('would be found in a row whose column holds it compressed, in bytes or in JSON', async () => {
    const [inBytes = '', inJson = ''] = phrases;
    const runner = stage.service.db.createQueryRunner();
    await runner.startTransaction();
    const compressed = base64(gzipSync(inJson)).toString();
    await runner.query('INSERT INTO file_request (request, submission_id, card) VALUES ($1, $2, $3)', [
      ...[Buffer.from('request'), newId(), gzipSync(inBytes)],
    ]);
    await runner.query(
      `INSERT INTO idempotency (scope, subject, key, body_hash, answer) VALUES ('a', 'b', 'c', 'd', $1)`,
      [JSON.stringify({ compressed })],
    );
    const dump = await dumpOf(runner);
    await runner.rollbackTransaction().finally(() => runner.release());
    expect(planted(dump, [inBytes, inJson])).toEqual([inBytes, inJson]);
  });
});

type Form = (bytes: Buffer) => Buffer;
const hex: Form = (bytes) => Buffer.from(bytes.toString('hex'));
/** In lines, as mails and Postgres write it. */
const base64: Form = (bytes) => Buffer.from(bytes.toString('base64').replaceAll(/.{76}/g, '$&\r\n'));

describe('a version that was handed in', () => {
  it('is read by nobody before it is opened, its team included, which has its working copy', async () => {
    const { challengeId } = await openChallenge(stage);
    const { submissionId, lead } = await submitted(stage, challengeId);
    const fileId = await addFile(stage, submissionId, lead);
    await expect(
      stage.service.call(readSubmission, { challengeId, submissionId }, lead),
    ).rejects.toMatchObject({ code: 'submission.sealed' });
    await expect(stage.service.call(getSubmission, { submissionId }, lead)).resolves.toMatchObject({
      hasWorkingCopy: true,
      solution: { title: 'Kühlung ohne Lüfter 🧊' },
      files: [{ fileId, name: 'Skizze.pdf' }],
    });
  });

  it('can be all that the platform keeps: then writing begins anew, and the version opens all the same', async () => {
    const window = await openChallenge(stage);
    const { challengeId } = window;
    const { submissionId, revision, lead } = await write(challengeId, phrases.slice(0, 6), person());
    const fileId = await addFile(stage, submissionId, lead, { name: 'Skizze.pdf' });
    const key = newId();
    const input = { submissionId, revision, keepWorkingCopy: false };
    const version = await stage.service.call(submit, input, lead, { key });
    expect(version.files).toMatchObject([{ fileId }]);
    const seen = await stage.service.call(getSubmission, { submissionId }, lead);
    expect(seen).toMatchObject({
      hasWorkingCopy: false,
      openedAt: null,
      state: 'submitted',
      solution: { title: '', body: '' },
      files: [],
      versions: [{ version: 1, files: [{ fileId, name: '' }] }],
    });
    await expect(
      stage.service.call(submissionsRpc.grantSubmissionFile, { submissionId, fileId }, lead),
    ).rejects.toMatchObject({ code: 'submission.sealed' });
    await expect(
      stage.service.call(submit, { submissionId, revision: seen.revision }, lead),
    ).rejects.toMatchObject({ code: 'submission.incomplete' });
    await expect(
      stage.service.call(readSubmission, { challengeId, submissionId }, lead),
    ).rejects.toMatchObject({ code: 'submission.sealed' });
    await closeAndOpen(stage, challengeId);
    await expect(
      stage.service.call(readSubmission, { challengeId, submissionId }, lead),
    ).resolves.toMatchObject({
      solution: { title: phrases[0], body: phrases[2] },
      version: { textDigest: version.textDigest, files: [{ fileId, name: 'Skizze.pdf' }] },
    });
    await expect(
      stage.service.call(submissionsRpc.listOpenings, { submissionId }, lead),
    ).resolves.toMatchObject({ items: [] });
    const read = await stage.service.call(readSubmission, { challengeId, submissionId }, seekerOf(window));
    expect(read).toMatchObject({
      solution: { title: phrases[0], body: phrases[2] },
      version: { files: [{ fileId, name: 'Skizze.pdf' }] },
    });
    await expect(stage.service.call(getSubmission, { submissionId }, lead)).resolves.toMatchObject({
      openedAt: expect.any(String) as string,
    });
    await expect(stage.service.call(listSubmissions, { challengeId }, lead)).resolves.toMatchObject({
      items: [{ title: phrases[0] }],
    });
  });
});

describe('what the seeker deposits', () => {
  it('is found in no dump either, sealed and opened', async () => {
    const window = await openChallenge(stage);
    const { challengeId } = window;
    const seeker = seekerOf(window);
    const [text = '', name = '', unsealed = ''] = phrases;
    const { depositId } = await stage.service.call(submissionsRpc.beginDeposit, { challengeId }, seeker);
    const one = { challengeId, depositId };
    for (const file of [name, unsealed]) {
      const input = { ...one, name: `${file}.pdf`, size: 9, type: 'application/pdf' };
      const { fileId } = await stage.service.call(submissionsRpc.addDepositFile, input, seeker, {
        key: newId(),
      });
      await arrive(stage, fileId);
    }
    expect(planted(await everythingStored(), phrases)).toEqual([]);
    await stage.service.call(submissionsRpc.sealDeposit, { ...one, text }, seeker, { key: newId() });
    const stored = await everythingStored();
    expect(planted(stored, [depositId])).toHaveLength(1);
    expect(planted(stored, phrases)).toEqual([]);
    await stage.service.call(submissionsRpc.openDeposit, one, seeker, { key: newId() });
    await expect(stage.service.call(submissionsRpc.readDeposit, one, seeker)).resolves.toEqual({ text });
    expect(planted(await everythingStored(), phrases)).toEqual([]);
  });
});

describe('the key of a file', () => {
  const groups = { kind: 'system' as const, reason: 'files' };
  const ask = (fileId: string, { accountId }: Person) =>
    stage.service.call(fileKey, { fileId, accountId }, groups);

  it('is its own, told to the files listener for the team, and for the seeker once opened', async () => {
    const window = await openChallenge(stage);
    const { challengeId } = window;
    const { submissionId, lead, revision } = await submitted(stage, challengeId);
    const [one, other] = [await addFile(stage, submissionId, lead), await addFile(stage, submissionId, lead)];
    await stage.service.call(submit, { submissionId, revision }, lead);
    const key = await ask(one, lead);
    expect(key.name).toBe('Skizze.pdf');
    expect((await ask(other, lead)).identity).not.toBe(key.identity);
    await expect(recipientOf(key.identity)).resolves.toBe(stage.recipients.get(one));
    const seeker = seekerOf(window);
    await closeAgo(stage, challengeId, 29_000);
    for (const who of [seeker, person()])
      await expect(ask(one, who)).rejects.toMatchObject({ code: 'file.not-found' });
    await closeAndOpen(stage, challengeId);
    await expect(ask(one, seeker)).resolves.toEqual(key);
    for (const [fileId, who] of [
      [one, person()],
      [newId(), lead],
    ] as const)
      await expect(ask(fileId, who)).rejects.toMatchObject({ code: 'file.not-found' });
  });

  it('is the same when the upload is asked for again under one key', async () => {
    const { challengeId } = await openChallenge(stage);
    const { submissionId, lead } = await submitted(stage, challengeId);
    const input = { submissionId, name: 'Zeichnung.pdf', size: 10, type: 'application/pdf' };
    const key = newId();
    const grants = [1, 2].map(() => stage.service.call(submissionsRpc.addFile, input, lead, { key }));
    const ids = (await Promise.all(grants)).map(({ fileId }) => fileId);
    const recipients = ids.map((fileId) => stage.recipients.get(fileId));
    expect(recipients[0]).toMatch(/^age1/);
    expect(recipients[1]).toBe(recipients[0]);
  });
});
