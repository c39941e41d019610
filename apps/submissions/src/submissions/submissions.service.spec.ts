import { challengesEvents, type ChallengeWindow, newId, submissionsRpc } from '@allmende/contracts';
import { person, visitor } from '@allmende/testing';
import {
  addFile,
  begin,
  beginComplete,
  declaration,
  join,
  moveClose,
  nameOf,
  openChallenge,
  openStage,
  type Stage,
  submit,
  submitted,
  text,
} from './stage.fixture.js';
import { emptySolution } from './submission.rules.js';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.service.stop());

const { startSubmission, getSubmission, saveSolution, listSubmissions, declare } = submissionsRpc;

describe('beginning a draft', () => {
  it('gives the lead an empty solution, the clock that counts and the grace', async () => {
    const { challengeId, closesAt } = await openChallenge(stage);
    const lead = person({ portal: newId() });
    const draft = await begin(stage, challengeId, lead);
    expect(draft).toMatchObject({
      challengeId,
      challengeSlug: 'kuehlung-ohne-luefter',
      state: 'draft',
      revision: 0,
      role: 'lead',
      solution: { title: '', summary: '', body: '', answers: [], existingRights: '', patentFiled: null },
      files: [],
      versions: [],
      invitations: [],
      ownDeclaration: null,
      closesAt,
      graceSeconds: 10,
      open: true,
      decision: null,
      award: null,
    });
    expect(draft.members).toEqual([
      {
        accountId: lead.accountId,
        name: nameOf(lead.accountId),
        role: 'lead',
        agreed: true,
        unconfirmed: false,
        consent: null,
        declared: false,
        mayRead: true,
        joinedAt: expect.stringMatching(/Z$/) as string,
      },
    ]);
    expect(Math.abs(Date.parse(draft.now) - Date.now())).toBeLessThan(5_000);
  });

  it('happens once per person and challenge, and says which draft there is', async () => {
    const { challengeId } = await openChallenge(stage);
    const lead = person();
    const { submissionId } = await begin(stage, challengeId, lead);
    await expect(begin(stage, challengeId, lead)).rejects.toMatchObject({
      code: 'submission.exists',
      details: { facts: { submissionId } },
    });
  });

  it('happens once also when it is asked twice at the same moment', async () => {
    const { challengeId } = await openChallenge(stage);
    const lead = person();
    const results = await Promise.allSettled([1, 2, 3].map(() => begin(stage, challengeId, lead)));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const result of results)
      if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'submission.exists' });
  });

  it('answers the same draft for the same key, and refuses the key for another challenge', async () => {
    const [{ challengeId }, other] = [await openChallenge(stage), await openChallenge(stage)];
    const [lead, key] = [person(), newId()];
    const drafts = await Promise.all(
      [1, 2].map(() => stage.service.call(startSubmission, { challengeId }, lead, { key })),
    );
    expect(drafts[0]?.submissionId).toBe(drafts[1]?.submissionId);
    const elsewhere = { challengeId: other.challengeId };
    await expect(stage.service.call(startSubmission, elsewhere, lead, { key })).rejects.toMatchObject({
      code: 'idempotency.key-reused',
    });
  });

  it('asks about a challenge that it has not heard of', async () => {
    const { challengeId } = await openChallenge(stage, { told: false });
    await expect(begin(stage, challengeId, person())).resolves.toMatchObject({ challengeId });
  });

  it.each<[string, () => Promise<ChallengeWindow>, string]>([
    [
      'before the opening',
      () => openChallenge(stage, { opensAt: new Date(Date.now() + 60_000).toISOString() }),
      'submission.not-open',
    ],
    ['after the close', () => openChallenge(stage, { closesInMs: -11_000 }), 'submission.deadline-passed'],
    ['while it is suspended', () => openChallenge(stage, { state: 'suspended' }), 'submission.not-open'],
    [
      'for an unpublished challenge',
      () => openChallenge(stage, { state: 'in-review' }),
      'challenge.not-found',
    ],
    ['for an imported challenge', () => openChallenge(stage, { state: 'imported' }), 'challenge.read-only'],
    [
      'for people of other clusters',
      () => openChallenge(stage, { eligibility: { kind: 'own-cluster' } }),
      'challenge.not-eligible',
    ],
  ])('is refused %s', async (_name, challenge, code) => {
    const { challengeId } = await challenge();
    const stranger = person({ memberships: [{ clusterId: newId(), roles: ['member'] }] });
    await expect(begin(stage, challengeId, stranger)).rejects.toMatchObject({ code });
  });

  it('is open to admitted members of a chosen cluster', async () => {
    const clusterId = newId();
    const { challengeId } = await openChallenge(stage, {
      eligibility: { kind: 'clusters', clusterIds: [clusterId] },
    });
    const member = person({ memberships: [{ clusterId, roles: ['member'] }] });
    await expect(begin(stage, challengeId, member)).resolves.toMatchObject({ state: 'draft' });
  });

  it("is refused to the seeker's team", async () => {
    const seeker = person();
    const { challengeId } = await openChallenge(stage, { seekerAccountIds: [seeker.accountId] });
    await expect(begin(stage, challengeId, seeker)).rejects.toMatchObject({ code: 'challenge.not-eligible' });
  });

  it('asks for the agreement to the terms first', async () => {
    const { challengeId } = await openChallenge(stage);
    const lead = person();
    stage.refusing.add(lead.accountId);
    await expect(begin(stage, challengeId, lead)).rejects.toMatchObject({ code: 'terms.not-accepted' });
  });

  it('takes what somebody undertook for a transfer office for no agreement to take part', async () => {
    const { challengeId } = await openChallenge(stage);
    const officer = person();
    stage.refusing.add(officer.accountId);
    stage.undertaken.add(officer.accountId);
    await expect(begin(stage, challengeId, officer)).rejects.toMatchObject({ code: 'terms.not-accepted' });
  });

  it('is not there for an unknown challenge, wrong ids, unknown fields or visitors', async () => {
    await expect(begin(stage, newId(), person())).rejects.toMatchObject({ code: 'challenge.not-found' });
    await expect(begin(stage, 'x', person())).rejects.toMatchObject({ code: 'invalid' });
    const odd = { challengeId: newId(), state: 'submitted' };
    await expect(stage.service.call(startSubmission, odd, person())).rejects.toMatchObject({
      code: 'invalid',
      details: { errors: [{ field: 'state', code: 'unknown' }] },
    });
    const anyone = stage.service.call(startSubmission, { challengeId: newId() }, visitor());
    await expect(anyone).rejects.toMatchObject({ code: 'not-signed-in' });
  });
});

describe('saving', () => {
  it('keeps every letter of every script, and changes only what is named', async () => {
    const { challengeId } = await openChallenge(stage);
    const lead = person();
    const { submissionId } = await begin(stage, challengeId, lead);
    const changes = {
      ...text,
      answers: [{ criterion: 0, text: '\u202everkehrt & <b>fett</b> 👩🏽‍🔬' }],
      patentFiled: 'yes' as const,
    };
    const saved = await stage.service.call(saveSolution, { submissionId, revision: 0, changes }, lead);
    expect(saved).toEqual({ revision: 1, savedAt: expect.stringMatching(/^\d{4}-.*Z$/) as string });
    await stage.service.call(
      saveSolution,
      { submissionId, revision: 1, changes: { existingRights: 'DE 10 2020' } },
      lead,
    );
    const { solution, revision } = await stage.service.call(getSubmission, { submissionId }, lead);
    expect(revision).toBe(2);
    expect(solution).toEqual({ ...changes, existingRights: 'DE 10 2020' });
  });

  it('keeps number and day of a filing, and lets both go with it', async () => {
    const { challengeId } = await openChallenge(stage);
    const { lead, submissionId, revision } = await beginComplete(stage, challengeId);
    const filed = {
      patentFiled: 'yes' as const,
      patentNumber: ' DE 10 2026  123 456.7',
      patentDate: '2026-11-03',
    };
    await stage.service.call(saveSolution, { submissionId, revision, changes: filed }, lead);
    const solution = async () => (await stage.service.call(getSubmission, { submissionId }, lead)).solution;
    await expect(solution()).resolves.toEqual({
      ...emptySolution,
      ...text,
      ...filed,
      patentNumber: 'DE 10 2026 123 456.7',
    });
    const none = { submissionId, revision: revision + 1, changes: { patentDate: '' } };
    await stage.service.call(saveSolution, none, lead);
    await expect(solution()).resolves.not.toHaveProperty('patentDate');
    const open = { submissionId, revision: revision + 2, changes: { patentFiled: 'unknown' as const } };
    await stage.service.call(saveSolution, open, lead);
    await expect(solution()).resolves.toEqual({ ...emptySolution, ...text, patentFiled: 'unknown' });
  });

  it('answers a save from an older revision with the current text', async () => {
    const { challengeId } = await openChallenge(stage);
    const { lead, submissionId, revision } = await beginComplete(stage, challengeId);
    const late = { submissionId, revision: revision - 1, changes: { title: 'Meins' } };
    await expect(stage.service.call(saveSolution, late, lead)).rejects.toMatchObject({
      code: 'submission.revision-conflict',
      details: { facts: { current: { revision, solution: text } } },
    });
  });

  it('lets one of two saves from the same revision win', async () => {
    const { challengeId } = await openChallenge(stage);
    const { lead, submissionId, revision } = await beginComplete(stage, challengeId);
    const results = await Promise.allSettled(
      ['A', 'B'].map((title) =>
        stage.service.call(saveSolution, { submissionId, revision, changes: { title } }, lead),
      ),
    );
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['a title of two hundred letters', { title: 'x'.repeat(200) }, 'changes.title'],
    ['a number for a text', { body: 7 }, 'changes.body'],
    ['an unknown field', { winner: true }, 'changes.winner'],
    [
      'eleven answers',
      { answers: Array.from({ length: 11 }, () => ({ criterion: 0, text: '' })) },
      'changes.answers',
    ],
    ['an answer to criterion -1', { answers: [{ criterion: -1, text: '' }] }, 'changes.answers.0.criterion'],
    ['a NUL in a text', { body: 'a\u0000b' }, 'changes.body'],
    ['null for a text', { summary: null }, 'changes.summary'],
    ['a patent that is neither filed nor not', { patentFiled: 'maybe' }, 'changes.patentFiled'],
    ['the thirtieth of February', { patentDate: '2026-02-30' }, 'changes.patentDate'],
    ['a file number of a hundred letters', { patentNumber: 'x'.repeat(100) }, 'changes.patentNumber'],
  ])('refuses %s by field', async (_name, changes, field) => {
    const { challengeId } = await openChallenge(stage);
    const { lead, submissionId, revision } = await beginComplete(stage, challengeId);
    const call = stage.service.call(saveSolution, { submissionId, revision, changes } as never, lead);
    await expect(call).rejects.toMatchObject({ code: 'invalid', details: { errors: [{ field }] } });
  });

  it('is refused to readers, strangers and after the close', async () => {
    const { challengeId } = await openChallenge(stage);
    const { lead, submissionId, revision } = await beginComplete(stage, challengeId);
    const reader = await join(stage, submissionId, lead, { role: 'reader' });
    const input = { submissionId, revision, changes: { title: 'Neu' } };
    await expect(stage.service.call(saveSolution, input, reader)).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(stage.service.call(saveSolution, input, person())).rejects.toMatchObject({
      code: 'submission.not-found',
    });
    await moveClose(stage, challengeId, -11_000);
    await expect(stage.service.call(saveSolution, input, lead)).rejects.toMatchObject({
      code: 'submission.deadline-passed',
    });
  });
});

describe('reading the own submission', () => {
  it('is for the team alone: for all others it is not there', async () => {
    const window = await openChallenge(stage);
    const { submissionId } = await submitted(stage, window.challengeId);
    const { clusterId } = window;
    const outsiders = [
      person(),
      person({ accountId: window.seekerAccountIds[0] }),
      person({ memberships: [{ clusterId, roles: ['member', 'manager'] }], operator: true }),
    ];
    for (const who of outsiders) {
      const [there, absent] = await Promise.all(
        [submissionId, newId()].map((id) =>
          stage.service.call(getSubmission, { submissionId: id }, who).catch((error: unknown) => error),
        ),
      );
      expect(there).toMatchObject({ code: 'submission.not-found' });
      expect(there).toEqual(absent);
    }
    await expect(
      stage.service.call(getSubmission, { submissionId: 'nonsense' }, person()),
    ).rejects.toMatchObject({ code: 'invalid' });
  });

  it('shows a late joiner nothing of the draft before the agreement', async () => {
    const { challengeId } = await openChallenge(stage);
    const { lead, submissionId, revision } = await beginComplete(stage, challengeId);
    const joiner = person();
    stage.refusing.add(joiner.accountId);
    await join(stage, submissionId, lead, { who: joiner });
    const before = await stage.service.call(getSubmission, { submissionId }, joiner);
    expect(before).toMatchObject({ role: 'member', mayRead: false, solution: { title: '', body: '' } });
    expect(before.files).toEqual([]);
    expect(before.members).toMatchObject([
      { accountId: lead.accountId, mayRead: true },
      { accountId: joiner.accountId, mayRead: false },
    ]);
    const list = await stage.service.call(listSubmissions, {}, joiner);
    expect(list.items).toMatchObject([{ submissionId, title: '' }]);
    const save = { submissionId, revision, changes: { title: '' } };
    await expect(stage.service.call(saveSolution, save, joiner)).rejects.toMatchObject({
      code: 'terms.not-accepted',
    });
    stage.refusing.delete(joiner.accountId);
    const after = await stage.service.call(getSubmission, { submissionId }, joiner);
    expect(after).toMatchObject({ mayRead: true, solution: text });
    expect(after.members.every(({ mayRead }) => mayRead)).toBe(true);
  });

  it('leaves a draft with who wrote it when the agreement has ended', async () => {
    const { challengeId } = await openChallenge(stage);
    const { lead, submissionId } = await beginComplete(stage, challengeId);
    stage.refusing.add(lead.accountId);
    const { solution, members } = await stage.service.call(getSubmission, { submissionId }, lead);
    expect(solution).toMatchObject(text);
    expect(members).toMatchObject([{ agreed: false }]);
  });

  it('says 503 when the terms cannot be asked', async () => {
    const { challengeId } = await openChallenge(stage);
    const { lead, submissionId } = await beginComplete(stage, challengeId);
    stage.silence.terms = true;
    const call = stage.service.call(getSubmission, { submissionId }, lead);
    await expect(call).rejects.toMatchObject({ code: 'unavailable' });
    stage.silence.terms = false;
  });
});

describe('the list of own submissions', () => {
  it('goes page by page, the latest first, and filters', async () => {
    const lead = person();
    const ids: string[] = [];
    for (let count = 0; count < 5; count += 1) {
      const { challengeId } = await openChallenge(stage);
      ids.unshift((await begin(stage, challengeId, lead)).submissionId);
    }
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page: { items: { submissionId: string }[]; nextCursor: string | null } = await stage.service.call(
        listSubmissions,
        { limit: 2, cursor },
        lead,
      );
      expect(page.items.length).toBeLessThanOrEqual(2);
      seen.push(...page.items.map(({ submissionId }) => submissionId));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toEqual(ids);
    await expect(stage.service.call(listSubmissions, { state: 'submitted' }, lead)).resolves.toEqual({
      items: [],
      nextCursor: null,
    });
  });

  it('names title, state, role, versions and the close', async () => {
    const { challengeId, closesAt } = await openChallenge(stage);
    const { lead, submissionId } = await submitted(stage, challengeId);
    const { items } = await stage.service.call(
      listSubmissions,
      { challengeId, state: ['submitted', 'draft'] },
      lead,
    );
    expect(items).toEqual([
      {
        submissionId,
        challengeId,
        challengeSlug: 'kuehlung-ohne-luefter',
        title: text.title,
        state: 'submitted',
        suspended: false,
        waitsForOffice: false,
        waitsForOrganisation: false,
        awardLapsesAt: null,
        role: 'lead',
        versions: 1,
        closesAt,
        changed: false,
        declared: true,
        hasReceipt: true,
        teamGrew: false,
        updatedAt: expect.stringMatching(/Z$/) as string,
      },
    ]);
  });

  it('says that the draft was changed since it was handed in, by its text or its files', async () => {
    const { challengeId } = await openChallenge(stage);
    const { lead, submissionId, revision } = await submitted(stage, challengeId);
    const isChanged = async (): Promise<boolean | undefined> => {
      const { items } = await stage.service.call(listSubmissions, { challengeId }, lead);
      return items[0]?.changed;
    };
    const changes = { summary: 'Geändert' };
    const saved = await stage.service.call(saveSolution, { submissionId, revision, changes }, lead);
    await expect(isChanged()).resolves.toBe(true);
    await submit(stage, { submissionId, revision: saved.revision, lead });
    await expect(isChanged()).resolves.toBe(false);
    await addFile(stage, submissionId, lead);
    await expect(isChanged()).resolves.toBe(true);
    await submit(stage, { submissionId, revision: saved.revision, lead });
    await expect(isChanged()).resolves.toBe(false);
    await stage.service.call(
      submissionsRpc.submit,
      { submissionId, revision: saved.revision, keepWorkingCopy: false },
      lead,
    );
    await expect(isChanged()).resolves.toBe(false);
  });

  it('says who joined after it was handed in, and holds no receipt until it is handed in anew', async () => {
    const { challengeId } = await openChallenge(stage);
    const { lead, submissionId, revision } = await submitted(stage, challengeId);
    const [reader, joiner] = [person(), person()];
    const rowOf = async (who: ReturnType<typeof person>) =>
      (await stage.service.call(listSubmissions, { challengeId }, who)).items[0];
    await join(stage, submissionId, lead, { who: reader, role: 'reader' });
    await expect(rowOf(lead)).resolves.toMatchObject({ hasReceipt: true, teamGrew: false });
    await join(stage, submissionId, lead, { who: joiner });
    await expect(rowOf(lead)).resolves.toMatchObject({ hasReceipt: true, teamGrew: true, changed: false });
    await expect(rowOf(joiner)).resolves.toMatchObject({
      declared: false,
      hasReceipt: false,
      teamGrew: true,
    });
    await stage.service.call(declare, { submissionId, declaration }, joiner);
    await submit(stage, { submissionId, revision, lead });
    const named = { declared: true, hasReceipt: true, teamGrew: false };
    await expect(rowOf(joiner)).resolves.toMatchObject({ ...named, versions: 2 });
    const { versions } = await stage.service.call(getSubmission, { submissionId }, joiner);
    expect(versions).toMatchObject([
      { version: 2, hasReceipt: true },
      { version: 1, hasReceipt: false },
    ]);
  });

  it('says that the challenge is suspended', async () => {
    const { challengeId, ...window } = await openChallenge(stage);
    const lead = person();
    await begin(stage, challengeId, lead);
    await stage.service.emit(challengesEvents.windowChanged, {
      window: { ...window, challengeId, revision: window.revision + 1, state: 'suspended' },
    });
    const { items } = await stage.service.call(listSubmissions, {}, lead);
    expect(items).toMatchObject([{ challengeId, suspended: true }]);
  });

  it("is the person's own", async () => {
    await expect(stage.service.call(listSubmissions, {}, person())).resolves.toEqual({
      items: [],
      nextCursor: null,
    });
  });

  it.each(['nonsense', Buffer.from("2026-01-01T00:00:00.000Z|' OR 1=1").toString('base64url')])(
    'refuses a cursor that is none: %s',
    async (cursor) => {
      const call = stage.service.call(listSubmissions, { cursor }, person());
      await expect(call).rejects.toMatchObject({
        code: 'invalid',
        details: { errors: [{ field: 'cursor' }] },
      });
    },
  );
});
