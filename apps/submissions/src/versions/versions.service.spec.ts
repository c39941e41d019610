import { challengesEvents, filesEvents, newId, submissionsEvents, submissionsRpc } from '@allmende/contracts';
import { person } from '@allmende/testing';
import { createHash } from 'node:crypto';
import {
  addFile,
  begin,
  beginComplete,
  closeAndOpen,
  contentOf,
  declaration,
  join,
  openChallenge,
  openStage,
  type Stage,
  submit,
  submitted,
  text,
} from '../submissions/stage.fixture.js';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.service.stop());

const {
  getSubmission,
  saveSolution,
  checkSubmission,
  submit: submitRpc,
  declare,
  removeSubmissionFile,
} = submissionsRpc;

async function draft(parts: Parameters<typeof openChallenge>[1] = {}) {
  const window = await openChallenge(stage, parts);
  return { window, ...(await beginComplete(stage, window.challengeId)) };
}

async function eventsOf(submissionId: string, kind: 'submitted' | 'refused') {
  const events = await stage.service.published(submissionsEvents[kind]);
  return events.map(({ payload }) => payload).filter((payload) => payload.submissionId === submissionId);
}

describe('handing in', () => {
  it('answers with version, time and digests, and states the same', async () => {
    const { window, lead, submissionId, revision } = await draft();
    const fileId = await addFile(stage, submissionId, lead);
    const member = await join(stage, submissionId, lead);
    await stage.service.call(declare, { submissionId, declaration }, member);
    const through = { ...lead, portal: newId() };
    const version = await submit(stage, { submissionId, revision, lead: through });
    const { digest } = stage.files.get(fileId)!;
    expect(version).toEqual({
      submissionId,
      version: 1,
      submittedAt: expect.stringMatching(/Z$/) as string,
      textDigest: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      files: [{ fileId, name: 'Skizze.pdf', size: 2_000_000, digest }],
      receiptId: expect.any(String) as string,
      counts: true,
    });
    await expect(eventsOf(submissionId, 'submitted')).resolves.toEqual([
      {
        submissionId,
        challengeId: window.challengeId,
        receiptId: version.receiptId,
        version: 1,
        at: version.submittedAt,
        accountId: lead.accountId,
        portalId: through.portal,
        clusterId: window.clusterId,
        teamAccountIds: [lead.accountId, member.accountId],
        agreements: [lead, member].map(({ accountId }) => ({ accountId, receiptId: accountId })),
        textDigest: version.textDigest,
        files: [{ fileId, size: 2_000_000, digest }],
      },
    ]);
    const seen = await stage.service.call(getSubmission, { submissionId }, member);
    expect(seen).toMatchObject({ state: 'submitted', versions: [{ version: 1, counts: true }] });
  });

  it('has a digest that anyone can compute from the text that was downloaded', async () => {
    const { lead, submissionId, revision } = await draft();
    const { textDigest } = await submit(stage, { submissionId, revision, lead });
    const { solution } = await stage.service.call(getSubmission, { submissionId }, lead);
    const sorted = JSON.stringify(
      Object.fromEntries(Object.entries(solution).sort(([a], [b]) => (a < b ? -1 : 1))),
    );
    expect(createHash('sha256').update(sorted).digest('hex')).toBe(textDigest);
    const { challengeId } = await stage.service.call(getSubmission, { submissionId }, lead);
    await closeAndOpen(stage, challengeId);
    expect((await contentOf(stage, submissionId)).text).toBe(sorted);
  });

  it('is replaced by a later version; the last one counts', async () => {
    const { lead, submissionId, revision } = await draft();
    const first = await submit(stage, { submissionId, revision, lead });
    const change = { submissionId, revision, changes: { title: 'Zweiter Anlauf' } };
    const saved = await stage.service.call(saveSolution, change, lead);
    const second = await submit(stage, { submissionId, revision: saved.revision, lead });
    expect(second.version).toBe(2);
    expect(second.textDigest).not.toBe(first.textDigest);
    const { versions } = await stage.service.call(getSubmission, { submissionId }, lead);
    expect(versions.map(({ version, counts }) => [version, counts])).toEqual([
      [2, true],
      [1, false],
    ]);
  });

  it('of nothing new answers the version that there is', async () => {
    const { lead, submissionId, revision } = await draft();
    const first = await submit(stage, { submissionId, revision, lead });
    await expect(submit(stage, { submissionId, revision, lead })).resolves.toEqual(first);
    const fileId = await addFile(stage, submissionId, lead);
    const second = await submit(stage, { submissionId, revision, lead });
    expect(second.version).toBe(2);
    await stage.service.call(removeSubmissionFile, { submissionId, fileId }, lead);
    await expect(submit(stage, { submissionId, revision, lead })).resolves.toMatchObject({
      version: 3,
      files: [],
    });
  });

  it.each([
    ['without a key', [{}, {}, {}]],
    ['with one key', [{ key: 'k1' }, { key: 'k1' }, { key: 'k1' }]],
    ['with two keys', [{ key: 'k2' }, { key: 'k3' }, {}]],
  ])('three times at the same moment %s makes one version', async (_name, options) => {
    const { lead, submissionId, revision } = await draft();
    const versions = await Promise.all(
      options.map((each) => submit(stage, { submissionId, revision, lead }, each)),
    );
    expect(new Set(versions.map(({ receiptId }) => receiptId)).size).toBe(1);
    await expect(eventsOf(submissionId, 'submitted')).resolves.toHaveLength(1);
  });

  it('refuses a key with another body', async () => {
    const { lead, submissionId, revision } = await draft();
    const key = newId();
    await submit(stage, { submissionId, revision, lead }, { key });
    await expect(
      submit(stage, { submissionId, revision: revision + 1, lead }, { key }),
    ).rejects.toMatchObject({ code: 'idempotency.key-reused' });
  });

  it('is of the text that the lead saw: an older revision is a conflict', async () => {
    const { lead, submissionId, revision } = await draft();
    const member = await join(stage, submissionId, lead);
    const change = { submissionId, revision, changes: { title: 'Inzwischen' } };
    await stage.service.call(saveSolution, change, member);
    await expect(submit(stage, { submissionId, revision, lead })).rejects.toMatchObject({
      code: 'submission.revision-conflict',
      details: { facts: { current: { revision: revision + 1, solution: { title: 'Inzwischen' } } } },
    });
  });

  it('while somebody saves hands in one of the two texts whole, never a mixture', async () => {
    const { lead, submissionId, revision } = await draft();
    const change = { submissionId, revision, changes: { title: 'Neu', body: 'Neu' } };
    const [handedIn] = await Promise.allSettled([
      submit(stage, { submissionId, revision, lead }),
      stage.service.call(saveSolution, change, lead),
    ]);
    if (handedIn.status === 'rejected') {
      expect(handedIn.reason).toMatchObject({ code: 'submission.revision-conflict' });
      return;
    }
    const { challengeId } = await stage.service.call(getSubmission, { submissionId }, lead);
    await closeAndOpen(stage, challengeId);
    expect(JSON.parse((await contentOf(stage, submissionId)).text)).toMatchObject(text);
  });

  it('is the lead’s alone', async () => {
    const { window, lead, submissionId, revision } = await draft();
    const member = await join(stage, submissionId, lead);
    await expect(submit(stage, { submissionId, revision, lead: member })).rejects.toMatchObject({
      code: 'forbidden',
    });
    const outsiders = [
      person(),
      person({ accountId: window.seekerAccountIds[0] }),
      person({ memberships: [{ clusterId: window.clusterId, roles: ['manager'] }] }),
    ];
    for (const who of outsiders)
      await expect(submit(stage, { submissionId, revision, lead: who })).rejects.toMatchObject({
        code: 'submission.not-found',
      });
  });

  it('is refused to a team with somebody of the seeker’s side in it', async () => {
    const { window, lead, submissionId, revision } = await draft();
    const seekerAccountIds = [...window.seekerAccountIds, lead.accountId];
    const changed = { ...window, revision: 2, seekerAccountIds };
    stage.windows.set(window.challengeId, changed);
    await stage.service.emit(challengesEvents.windowChanged, { window: changed });
    await expect(submit(stage, { submissionId, revision, lead })).rejects.toMatchObject({
      code: 'challenge.not-eligible',
    });
  });

  it.each([
    ['a text for the revision', { revision: '1' }, 'revision'],
    ['no revision', { revision: undefined }, 'revision'],
    ['an unknown field', { force: true }, 'force'],
    ['half an id', { submissionId: '019a' }, 'submissionId'],
  ])('refuses %s by field', async (_name, parts, field) => {
    const input = { submissionId: newId(), revision: 0, ...parts };
    const call = stage.service.call(submitRpc, input as never, person());
    await expect(call).rejects.toMatchObject({ code: 'invalid', details: { errors: [{ field }] } });
  });
});

describe('what is missing', () => {
  it('is named by step before, and refused when handing in', async () => {
    const { challengeId, closesAt } = await openChallenge(stage);
    const lead = person();
    const { submissionId } = await begin(stage, challengeId, lead);
    const fileId = await addFile(stage, submissionId, lead, { complete: false });
    const check = await stage.service.call(checkSubmission, { submissionId }, lead);
    expect(check).toMatchObject({ ready: false, closesAt, graceSeconds: 10 });
    expect(check.findings.map(({ step, field }) => `${step} ${field}`)).toEqual([
      'solution solution.title',
      'solution solution.summary',
      'solution solution.body',
      `files files.${fileId}`,
      'declarations declaration',
    ]);
    await expect(submit(stage, { submissionId, revision: 0, lead })).rejects.toMatchObject({
      code: 'submission.incomplete',
      details: {
        errors: [
          { field: 'solution.title', code: 'required' },
          { field: 'solution.summary' },
          { field: 'solution.body' },
          { field: `files.${fileId}`, code: 'not-complete' },
          { field: 'declaration' },
        ],
      },
    });
    await expect(eventsOf(submissionId, 'submitted')).resolves.toEqual([]);
  });

  it('is nothing for a complete draft', async () => {
    const { lead, submissionId } = await draft();
    await expect(stage.service.call(checkSubmission, { submissionId }, lead)).resolves.toMatchObject({
      ready: true,
      findings: [],
    });
    await expect(stage.service.call(checkSubmission, { submissionId }, person())).rejects.toMatchObject({
      code: 'submission.not-found',
    });
  });

  it('is the agreement of every member, readers and late joiners too', async () => {
    const { lead, submissionId, revision } = await draft();
    const reader = person();
    stage.refusing.add(reader.accountId);
    // Who undertook confidentiality for a transfer office has not agreed to take part.
    stage.undertaken.add(reader.accountId);
    await join(stage, submissionId, lead, { role: 'reader', who: reader });
    await expect(submit(stage, { submissionId, revision, lead })).rejects.toMatchObject({
      code: 'terms.members-not-accepted',
      details: { facts: { accountIds: [reader.accountId] } },
    });
    stage.refusing.delete(reader.accountId);
    await expect(submit(stage, { submissionId, revision, lead })).resolves.toMatchObject({ version: 1 });
  });

  it('is the agreement of the lead, also when it has ended since', async () => {
    const { lead, submissionId, revision } = await draft();
    stage.refusing.add(lead.accountId);
    await expect(submit(stage, { submissionId, revision, lead })).rejects.toMatchObject({
      code: 'terms.not-accepted',
    });
  });

  it('is the word of an organisation in whose name a member agreed, and reading and writing wait for none', async () => {
    const { lead, submissionId, revision } = await draft();
    const member = await join(stage, submissionId, lead);
    await stage.service.call(declare, { submissionId, declaration }, member);
    stage.unconfirmed.add(member.accountId);
    const missing = { step: 'terms', field: 'terms', code: 'not-confirmed', accountId: member.accountId };
    await expect(stage.service.call(checkSubmission, { submissionId }, member)).resolves.toMatchObject({
      ready: false,
      findings: [missing],
    });
    await expect(submit(stage, { submissionId, revision, lead })).rejects.toMatchObject({
      code: 'terms.not-confirmed',
      details: { facts: { accountIds: [member.accountId] } },
    });
    const shown = await stage.service.call(submissionsRpc.getSubmission, { submissionId }, member);
    expect(shown.solution.title).not.toBe('');
    expect(shown.members.map(({ agreed, unconfirmed }) => [agreed, unconfirmed])).toEqual([
      [true, false],
      [true, true],
    ]);
    stage.unconfirmed.delete(member.accountId);
    await expect(submit(stage, { submissionId, revision, lead })).resolves.toMatchObject({ version: 1 });
  });

  it('is the declaration of a member', async () => {
    const { lead, submissionId, revision } = await draft();
    const member = await join(stage, submissionId, lead);
    const missing = {
      step: 'declarations',
      field: 'declaration',
      code: 'required',
      accountId: member.accountId,
    };
    await expect(submit(stage, { submissionId, revision, lead })).rejects.toMatchObject({
      code: 'submission.incomplete',
      details: { facts: { findings: [missing] } },
    });
    await stage.service.call(declare, { submissionId, declaration }, member);
    await expect(submit(stage, { submissionId, revision, lead })).resolves.toMatchObject({ version: 1 });
  });

  it('is a declaration that was saved without its note, before notes were required', async () => {
    const { lead, submissionId, revision } = await draft();
    await stage.service.db.query('UPDATE team_member SET declared = false WHERE submission_id = $1', [
      submissionId,
    ]);
    await expect(submit(stage, { submissionId, revision, lead })).rejects.toMatchObject({
      code: 'submission.incomplete',
      details: { facts: { findings: [{ step: 'declarations', accountId: lead.accountId }] } },
    });
  });

  it('is not a file whose end was not heard of yet', async () => {
    const { lead, submissionId, revision } = await draft();
    const fileId = await addFile(stage, submissionId, lead, { told: false });
    await expect(submit(stage, { submissionId, revision, lead })).resolves.toMatchObject({
      files: [{ fileId }],
    });
    // The event that comes afterwards changes nothing.
    await stage.service.emit(filesEvents.fileCompleted, { file: stage.files.get(fileId)! });
  });

  it('cannot be told while the terms are silent', async () => {
    const { lead, submissionId, revision } = await draft();
    stage.silence.terms = true;
    await expect(submit(stage, { submissionId, revision, lead })).rejects.toMatchObject({
      code: 'unavailable',
    });
    stage.silence.terms = false;
  });
});

describe('the last minute', () => {
  it('is borne: thirty teams at the same moment, each once', async () => {
    const { challengeId } = await openChallenge(stage);
    const drafts = [];
    for (let count = 0; count < 30; count += 1) drafts.push(await beginComplete(stage, challengeId));
    const versions = await Promise.all(drafts.map((each) => submit(stage, each)));
    expect(new Set(versions.map(({ receiptId }) => receiptId)).size).toBe(30);
    const events = await stage.service.published(submissionsEvents.submitted);
    expect(events.filter(({ payload }) => payload.challengeId === challengeId)).toHaveLength(30);
  });

  it('puts no text into events or kept answers', async () => {
    const { challengeId } = await openChallenge(stage);
    const { lead, submissionId, revision } = await beginComplete(stage, challengeId);
    await submit(stage, { submissionId, revision, lead }, { key: newId() });
    await submitted(stage, challengeId);
    const [row] = await stage.service.db.query<[{ leaks: number }]>(
      `SELECT (SELECT count(*) FROM outbox WHERE payload::text LIKE '%Wärmerohr%')
         + (SELECT count(*) FROM idempotency WHERE answer LIKE '%Wärmerohr%') AS leaks`,
    );
    expect(Number(row.leaks)).toBe(0);
  });
});
