import {
  challengesEvents,
  newId,
  type Person,
  submissionsEvents,
  termsEvents,
  termsRpc,
} from '@allmende/contracts';
import { person } from '@allmende/testing';
import { openWindow, startTerms, type TermsWorld } from '../terms.fixture.js';

let terms: TermsWorld;
beforeAll(async () => (terms = await startTerms()));
afterAll(() => terms.stop());

const at = '2026-12-04T16:59:58.123Z';

const submittedBy = (team: Person[], change: { challengeId?: string; submissionId?: string } = {}) => ({
  submissionId: newId(),
  challengeId: newId(),
  receiptId: newId(),
  version: 2,
  at,
  accountId: team[0]!.accountId,
  portalId: newId(),
  clusterId: newId(),
  teamAccountIds: team.map(({ accountId }) => accountId),
  textDigest: 'ab'.repeat(32),
  files: [{ fileId: newId(), size: 5_242_880, digest: 'cd'.repeat(32) }],
  ...change,
});

const statementFor = async (who: Person, receiptId: string) => {
  const answer = await terms.call(termsRpc.getReceipt, { receiptId }, who);
  return answer.state === 'issued' ? answer.receipt.statement : answer.state;
};

const besideOf = async (who: Person, receiptId: string) => {
  const answer = await terms.call(termsRpc.getReceipt, { receiptId }, who);
  return answer.state === 'issued' ? answer.beside : answer.state;
};

const named = ({ accountId }: Person) => ({ accountId, name: terms.nameOf(accountId) });

describe('what was not awarded', () => {
  const rest = async () => {
    const [team, other] = [[person(), person()], [person()]];
    const submission = submittedBy(team);
    const { challengeId } = submission;
    for (const said of [submission, submittedBy(other, { challengeId })])
      await terms.emit(submissionsEvents.submitted, said);
    return { team, other, submission, challengeId };
  };

  it('has the end of the access and its deletion stated, for its team', async () => {
    const { team, other, submission, challengeId } = await rest();
    const { submissionId, version, textDigest, files } = submission;
    const teamAccountIds = team.map(({ accountId }) => accountId);
    const fact = { submissionId, challengeId, at };
    const [ended, deleted] = [newId(), newId()];
    await terms.emit(submissionsEvents.accessEnded, { ...fact, receiptId: ended, teamAccountIds });
    const gone = { ...fact, version, textDigest, files };
    await terms.emit(submissionsEvents.contentsDeleted, { ...gone, receiptId: deleted, teamAccountIds });
    for (const member of team) {
      expect(await statementFor(member, ended)).toEqual({ type: 'access-ended', ...fact });
      expect(await statementFor(member, deleted)).toEqual({ type: 'contents-deleted', ...gone });
    }
    for (const receiptId of [ended, deleted])
      await expect(statementFor(other[0]!, receiptId)).rejects.toMatchObject({ code: 'receipt.not-found' });
  });

  it('is not used, as somebody who may sign confirms to all who handed in', async () => {
    const { team, other, challengeId } = await rest();
    const [signatory, colleague] = [person(), person()];
    const early = { challengeId, at, accountId: signatory.accountId, organisationId: newId() };
    const worded = { ...early, language: 'de' as const, words: 'Nichts davon wird genutzt, Größe „XL“.' };
    const seekerAccountIds = [signatory.accountId, colleague.accountId];
    // Of the first weeks, without the words; and as they are now.
    for (const said of [early, worded]) {
      const receiptId = newId();
      await terms.emit(submissionsEvents.nonUseConfirmed, { ...said, receiptId, seekerAccountIds });
      for (const who of [signatory, colleague, ...team, ...other])
        expect(await statementFor(who, receiptId)).toEqual({ type: 'non-use-confirmed', ...said });
      await expect(statementFor(person(), receiptId)).rejects.toMatchObject({ code: 'receipt.not-found' });
    }
  });
});

describe('a submission', () => {
  it('becomes a statement with exactly its ids and digests, for everyone in the team', async () => {
    const team = [person(), person()];
    const { receiptId, clusterId: _, ...facts } = submittedBy(team);
    const said = { ...facts, agreements: team.map(({ accountId }) => ({ accountId, receiptId: newId() })) };
    await terms.emit(submissionsEvents.submitted, { ...said, receiptId, clusterId: newId() });
    for (const member of team) {
      expect(await statementFor(member, receiptId)).toEqual({ type: 'submission', ...said });
    }
    await expect(statementFor(person(), receiptId)).rejects.toMatchObject({ code: 'receipt.not-found' });
    expect((await terms.published(termsEvents.receiptIssued)).at(-1)?.payload).toEqual({
      receiptId,
      accountIds: said.teamAccountIds,
      statementType: 'submission',
      challengeId: said.challengeId,
      submissionId: said.submissionId,
    });
  });

  it('is written once however often it comes', async () => {
    const team = [person()];
    const payload = submittedBy(team);
    const id = await terms.emit(submissionsEvents.submitted, payload);
    await terms.emit(submissionsEvents.submitted, payload, { id });
    const { items } = await terms.call(termsRpc.listReceipts, {}, team[0]!);
    expect(items).toHaveLength(1);
  });

  it('leaves evidence when it is withdrawn, too', async () => {
    const team = [person(), person()];
    const { challengeId, submissionId, teamAccountIds, accountId } = submittedBy(team);
    const receiptId = newId();
    const said = { submissionId, challengeId, at, accountId, afterClose: false };
    await terms.emit(submissionsEvents.withdrawn, { ...said, receiptId, teamAccountIds, handedIn: true });
    expect(await statementFor(team[1]!, receiptId)).toEqual({ type: 'withdrawal', ...said });
  });

  it('says in its receipt what came after it, to holders of both', async () => {
    const member = person();
    const first = { ...submittedBy([member]), version: 1 };
    const second = { ...first, receiptId: newId(), version: 2 };
    const withdrawal = { ...second, receiptId: newId(), at, afterClose: false };
    await terms.emit(submissionsEvents.submitted, first);
    await terms.emit(submissionsEvents.submitted, second);
    await terms.emit(submissionsEvents.withdrawn, withdrawal);
    const next = { at, confirmed: null, withdrawal: null };
    const withdrawn = { ...next, receiptId: withdrawal.receiptId, type: 'withdrawal', version: null };
    const replaced = {
      ...{ ...next, receiptId: second.receiptId, type: 'submission', version: 2 },
      withdrawal: { receiptId: withdrawal.receiptId, at },
    };
    const { items } = await terms.call(termsRpc.listReceipts, {}, member);
    expect(items.map(({ followedBy }) => followedBy)).toEqual([null, withdrawn, replaced]);
    const { receiptId } = first;
    expect(await terms.call(termsRpc.getReceipt, { receiptId }, member)).toMatchObject({
      followedBy: items[2]?.followedBy,
    });
    const [, two, one] = items.map((item) => ({ receiptId: item.receiptId, number: item.number, at }));
    expect(await besideOf(member, withdrawal.receiptId)).toMatchObject({
      ended: [
        { ...one, version: 1 },
        { ...two, version: 2 },
      ],
    });
    expect(await besideOf(member, receiptId)).toMatchObject({ ended: [] });
  });

  it('says in its receipt that it was withdrawn, also to who had left the team, and no more than that', async () => {
    const [member, left, later] = [person(), person(), person()];
    const first = { ...submittedBy([member, left]), version: 1 };
    const teamAccountIds = [member.accountId, later.accountId];
    const second = { ...first, receiptId: newId(), version: 2, teamAccountIds };
    const withdrawal = { ...second, receiptId: newId(), at, afterClose: false };
    const { receiptId } = first;
    await terms.emit(submissionsEvents.submitted, first);
    await terms.emit(submissionsEvents.submitted, second);
    const listed = async (who: Person) => (await terms.call(termsRpc.listReceipts, {}, who)).items;
    expect(await listed(left)).toMatchObject([{ receiptId, followedBy: null }]);
    await terms.emit(submissionsEvents.withdrawn, withdrawal);
    const mark = {
      receiptId: null,
      type: 'withdrawal',
      version: null,
      confirmed: null,
      at,
      withdrawal: null,
    };
    expect(await listed(left)).toMatchObject([{ receiptId, followedBy: mark }]);
    const shown = await terms.call(termsRpc.getReceipt, { receiptId }, left);
    expect(shown).toMatchObject({ followedBy: mark, beside: { ended: [] } });
    await expect(statementFor(left, withdrawal.receiptId)).rejects.toMatchObject({
      code: 'receipt.not-found',
    });
    await expect(statementFor(later, receiptId)).rejects.toMatchObject({ code: 'receipt.not-found' });
    expect((await listed(later))[1]?.followedBy).toEqual({ ...mark, receiptId: withdrawal.receiptId });
  });

  it('names its team beside what is signed, and tells closed accounts from names that are not known', async () => {
    const [member, closed] = [person(), person()];
    const said = submittedBy([member, closed]);
    await terms.emit(submissionsEvents.submitted, said);
    terms.closeAccount(closed.accountId);
    expect(await besideOf(member, said.receiptId)).toEqual({
      organisation: null,
      people: [
        { accountId: member.accountId, name: terms.nameOf(member.accountId) },
        { accountId: closed.accountId, name: null },
      ],
      ended: [],
      named: [],
      note: null,
    });
  });

  it('names the organisation that its reader agreed for, not that of a colleague', async () => {
    const organisationId = terms.organisation('Isarbrücke Analytik GmbH');
    const member = person({ organisations: [{ organisationId, role: 'signatory', verified: true }] });
    const colleague = person();
    const { challengeId } = await terms.challenge();
    const party = { kind: 'organisation' as const, organisationId };
    const own = await terms.accept(member, challengeId, { party });
    const theirs = await terms.accept(colleague, challengeId);
    const agreements = [
      { accountId: member.accountId, receiptId: own.receiptId ?? '' },
      { accountId: colleague.accountId, receiptId: theirs.receiptId ?? '' },
    ];
    const said = { ...submittedBy([member, colleague], { challengeId }), agreements };
    await terms.emit(submissionsEvents.submitted, said);
    const organisation = { organisationId, name: 'Isarbrücke Analytik GmbH' };
    const numbers = agreements.map(() => expect.stringMatching(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/) as string);
    const named = agreements.map(({ receiptId }, i) => ({ receiptId, number: numbers[i] }));
    expect(await besideOf(member, said.receiptId)).toMatchObject({
      organisation,
      named: expect.arrayContaining(named) as unknown,
    });
    expect(await besideOf(colleague, said.receiptId)).toMatchObject({ organisation: null });
  });

  it('that came too late leaves evidence of the refusal', async () => {
    const late = person();
    const receiptId = newId();
    const said = {
      submissionId: newId(),
      challengeId: newId(),
      at,
      accountId: late.accountId,
      code: 'submission.deadline-passed',
      message: 'The closing date has passed',
      closesAt: '2026-12-04T16:59:00.000Z',
    };
    await terms.emit(submissionsEvents.refused, { ...said, receiptId });
    expect(await statementFor(late, receiptId)).toEqual({ type: 'refused-submission', ...said });
  });
});

describe('an opening', () => {
  it('of a brief is evidence for whoever read, in their list, and for the team that asks, beside its list', async () => {
    const [reader, seeker] = [person(), person()];
    const openingId = newId();
    const said = {
      ...{ challengeId: newId(), accountId: reader.accountId, role: 'participant' as const, at },
      ...{ organisationId: newId(), basisReceiptId: newId(), fileId: null },
      ...{ revision: 7, textDigest: 'c'.repeat(64) },
    };
    const fact = { ...said, openingId, clusterId: newId(), seekerAccountIds: [seeker.accountId] };
    await terms.emit(challengesEvents.briefOpened, fact);
    for (const holder of [reader, seeker]) {
      expect(await statementFor(holder, openingId)).toEqual({ type: 'brief-opened', ...said });
      expect(await besideOf(holder, openingId)).toMatchObject({ people: [named(reader)] });
    }
    const listed = await terms.call(termsRpc.listReceipts, {}, reader);
    expect(listed).toMatchObject({ items: [{ receiptId: openingId }], unlistedOpenings: 0 });
    const beside = await terms.call(termsRpc.listReceipts, {}, seeker);
    expect(beside).toMatchObject({ items: [], unlistedOpenings: 1 });
    await expect(statementFor(person(), openingId)).rejects.toMatchObject({ code: 'receipt.not-found' });
  });

  it.each([true, false])(
    'of a brief on request rests on an answer that both sides can prove; company named: %s',
    async (seekerNamed) => {
      const [reader, seeker, colleague] = [person(), person(), person()];
      const [challengeId, by] = [newId(), seeker.accountId];
      for (const answer of ['approved', 'withdrawn', 'declined'] as const) {
        const receiptId = await terms.emit(challengesEvents.briefRequestAnswered, {
          ...{ challengeId, clusterId: newId(), requestId: newId(), revision: 1, state: answer, by, at },
          ...{ accountId: reader.accountId, seekerNamed, seekerAccountIds: [by, colleague.accountId] },
        });
        const said = { challengeId, accountId: seekerNamed ? by : null, readerAccountId: reader.accountId };
        for (const holder of [reader, seeker, colleague])
          expect(await statementFor(holder, receiptId)).toEqual({
            ...{ type: 'brief-answered', at, answer, ...said },
          });
      }
    },
  );

  it('of a brief stays on record when whoever read it leaves afterwards', async () => {
    const [reader, seeker] = [person(), person()];
    const { challengeId } = await terms.challenge();
    const { receiptId: basisReceiptId } = await terms.accept(reader, challengeId);
    const openingId = newId();
    const said = {
      ...{ challengeId, accountId: reader.accountId, at, role: 'participant' as const },
      ...{ organisationId: null, basisReceiptId, fileId: null },
    };
    const fact = { ...said, openingId, clusterId: newId(), seekerAccountIds: [seeker.accountId] };
    await terms.emit(challengesEvents.briefOpened, fact);
    await terms.call(termsRpc.decline, { challengeId }, reader);
    for (const holder of [reader, seeker])
      expect(await statementFor(holder, openingId)).toEqual({ type: 'brief-opened', ...said });
    expect(await statementFor(reader, basisReceiptId!)).toMatchObject({ type: 'agreement', challengeId });
  });

  it('of a submission is evidence for its team and for whoever read', async () => {
    const team = [person(), person()];
    const reader = person();
    const submitted = submittedBy(team);
    await terms.emit(submissionsEvents.submitted, submitted);
    const { submissionId, challengeId, version } = submitted;
    const said = { submissionId, challengeId, accountId: reader.accountId, version, fileId: newId(), at };
    const receiptId = await terms.emit(submissionsEvents.opened, said);
    for (const holder of [...team, reader]) {
      expect(await statementFor(holder, receiptId)).toEqual({ type: 'submission-read', ...said });
      expect(await besideOf(holder, receiptId)).toMatchObject({ people: [named(reader)] });
    }
    expect((await terms.call(termsRpc.listReceipts, {}, team[0]!)).items).toHaveLength(1);
  });
});

describe('a change of who opens', () => {
  it('is evidence for those who open, opened before, or ask', async () => {
    const [seeker, old, named] = [person(), person(), person()];
    const [challengeId, openerAccountIds] = [newId(), [named.accountId]];
    const said = {
      ...{ accountId: seeker.accountId, challengeId, replacedAccountId: old.accountId, openerAccountIds },
    };
    const fact = {
      clusterId: newId(),
      namedAccountId: named.accountId,
      seekerAccountIds: [seeker.accountId],
    };
    const event = challengesEvents.openerReplaced;
    const receiptId = await terms.emit(event, { ...said, ...fact }, { at: new Date(at) });
    for (const holder of [seeker, old, named])
      expect(await statementFor(holder, receiptId)).toEqual({ type: 'opener-replaced', at, ...said });
    await expect(statementFor(person(), receiptId)).rejects.toMatchObject({ code: 'receipt.not-found' });
  });
});

describe('a suspension', () => {
  it('is evidence for who did it, the team that asks and every team that has handed in', async () => {
    const [manager, seeker, member] = [person(), person(), person()];
    const challengeId = newId();
    await terms.emit(submissionsEvents.submitted, submittedBy([member], { challengeId }));
    const { accountId } = manager;
    const fact = {
      ...{ challengeId, clusterId: newId(), hostIds: [], accountId },
      seekerAccountIds: [seeker.accountId],
    };
    const stopped = await terms.emit(challengesEvents.suspended, fact, { at: new Date(at) });
    const closesAt = '2026-12-24T17:00:00.000Z';
    const resumed = await terms.emit(challengesEvents.resumed, { ...fact, closesAt }, { at: new Date(at) });
    for (const holder of [manager, seeker, member]) {
      expect(await statementFor(holder, stopped)).toEqual({
        ...{ type: 'challenge-suspended', at, accountId, challengeId },
      });
      expect(await statementFor(holder, resumed)).toEqual({
        ...{ type: 'challenge-resumed', at, accountId, challengeId, closesAt },
      });
    }
    await expect(statementFor(person(), stopped)).rejects.toMatchObject({ code: 'receipt.not-found' });
  });
});

describe('that all were opened', () => {
  it('is told to the teams whose submissions those were, and not to who left or withdrew in time', async () => {
    const challengeId = newId();
    const [seeker, lead, gone, early, late] = [person(), person(), person(), person(), person()];
    const first = submittedBy([lead, gone], { challengeId });
    const again = { ...submittedBy([lead], { challengeId, submissionId: first.submissionId }), version: 3 };
    const [withdrawn, kept] = [submittedBy([early], { challengeId }), submittedBy([late], { challengeId })];
    for (const said of [first, again, withdrawn, kept]) await terms.emit(submissionsEvents.submitted, said);
    for (const [{ submissionId, accountId, teamAccountIds }, afterClose] of [
      [withdrawn, false],
      [kept, true],
    ] as const)
      await terms.emit(submissionsEvents.withdrawn, {
        ...{ submissionId, challengeId, receiptId: newId(), at, accountId, teamAccountIds, afterClose },
      });
    const receiptId = await terms.emit(submissionsEvents.allOpened, {
      ...{ challengeId, clusterId: newId(), seekerAccountIds: [seeker.accountId], at, submissions: 2 },
    });
    for (const holder of [seeker, lead, late])
      expect(await statementFor(holder, receiptId)).toMatchObject({
        type: 'submissions-opened',
        submissions: 2,
      });
    for (const stranger of [gone, early])
      await expect(statementFor(stranger, receiptId)).rejects.toMatchObject({ code: 'receipt.not-found' });
  });
});

describe('an award', () => {
  it('is evidence for team and seekers when offered, for the team when answered, for both when decided', async () => {
    const team = [person(), person()];
    const seeker = person();
    const window = openWindow({ seekerAccountIds: [seeker.accountId] });
    await terms.say(window);
    const { challengeId, clusterId } = window;
    const submitted = submittedBy(team, { challengeId });
    const { submissionId } = submitted;
    await terms.emit(submissionsEvents.submitted, submitted);
    const awardId = newId();

    const offered = await terms.emit(
      challengesEvents.awardOffered,
      { challengeId, clusterId, submissionId, awardId, lapsesAt: at },
      { at: new Date(at) },
    );
    const offer = { type: 'award-offered', at, challengeId, submissionId, awardId };
    expect(await statementFor(team[1]!, offered)).toEqual(offer);
    expect(await statementFor(seeker, offered)).toEqual(offer);

    const back = { challengeId, submissionId, awardId, accountId: seeker.accountId, at };
    const teamAccountIds = team.map((member) => member.accountId);
    const takenBack = await terms.emit(submissionsEvents.awardTakenBack, { ...back, teamAccountIds });
    for (const holder of [seeker, ...team]) {
      expect(await statementFor(holder, takenBack)).toEqual({ type: 'award-taken-back', ...back });
    }

    const { accountId } = team[0]!;
    const answer = { challengeId, submissionId, awardId, accountId, accepted: true, at };
    const answered = await terms.emit(submissionsEvents.awardAnswered, { ...answer, show: 'name' });
    expect(await statementFor(team[1]!, answered)).toEqual({ type: 'award-answered', ...answer });
    await expect(statementFor(seeker, answered)).rejects.toMatchObject({ code: 'receipt.not-found' });

    const decided = await terms.emit(challengesEvents.decided, {
      challengeId,
      clusterId,
      awardId,
      submissionId,
      seekerAccountIds: [seeker.accountId],
      at,
    });
    const decision = { type: 'decision', at, challengeId, submissionId };
    expect(await statementFor(seeker, decided)).toEqual(decision);
    expect(await statementFor(team[0]!, decided)).toEqual(decision);
  });

  it('that nobody gets is a decision without a submission', async () => {
    const seeker = person();
    const decided = await terms.emit(challengesEvents.decided, {
      challengeId: newId(),
      clusterId: newId(),
      awardId: null,
      submissionId: null,
      seekerAccountIds: [seeker.accountId],
      at,
    });
    expect(await statementFor(seeker, decided)).toMatchObject({ type: 'decision', submissionId: null });
  });
});

describe('the rows', () => {
  it('hold a leaf that anybody can compute from salt and statement', async () => {
    const rows = await terms.db.query<{ matches: boolean }[]>(
      `SELECT leaf = sha256('\\x00'::bytea || salt || convert_to(statement, 'UTF8')) AS matches FROM evidence`,
    );
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.every(({ matches }) => matches)).toBe(true);
  });

  it('of a transaction that fails leave no number behind', async () => {
    const payload = submittedBy([person()]);
    await terms.emit(submissionsEvents.submitted, payload);
    const before = await headAndCount();
    // The same receipt under another event: the row cannot be written twice.
    await terms.emit(submissionsEvents.submitted, payload);
    expect(await headAndCount()).toEqual(before);
    await terms.emit(submissionsEvents.submitted, submittedBy([person()]));
    const after = await headAndCount();
    expect(after).toEqual({ head: before.head + 1, last: before.last + 1, count: before.count + 1 });
    expect(after.last).toBe(after.count);
  });

  it.each([
    ['evidence', `salt = '\\x00'`],
    ['receipt', `number = ''`],
    ['receipt_key', `public_key = ''`],
  ])('of %s take no change, no removal and no emptying', async (table, change) => {
    for (const attempt of [
      `UPDATE ${table} SET ${change}`,
      `DELETE FROM ${table}`,
      `TRUNCATE ${table} CASCADE`,
    ]) {
      await expect(terms.db.query(attempt)).rejects.toThrow('permission denied');
    }
  });

  it('of agreements can be ended or replaced, and nothing else', async () => {
    await expect(terms.db.query('UPDATE acceptance SET account_id = challenge_id')).rejects.toThrow(
      'permission denied',
    );
    await expect(terms.db.query('DELETE FROM acceptance')).rejects.toThrow('permission denied');
  });
});

async function headAndCount(): Promise<{ head: number; last: number; count: number }> {
  const [row] = await terms.db.query<{ head: number; last: number; count: number }[]>(
    `SELECT h.seq::integer AS head, (SELECT max(seq) FROM evidence)::integer AS last,
       (SELECT count(*) FROM evidence)::integer AS count FROM evidence_head h`,
  );
  return row!;
}
