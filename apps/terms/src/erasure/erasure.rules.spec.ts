import { newId, type Statement } from '@allmende/contracts';
import { gradeOf, type HeldRow, judgeRows, keptUntil } from './erasure.rules.js';

const me = newId();
const other = newId();
const challengeId = newId();
const submissionId = newId();
const at = '2026-11-26T09:00:00.000Z';
const digest = 'ab'.repeat(32);

type Parts<T extends Statement['type']> = Partial<Extract<Statement, { type: T }>>;
const base = { at, challengeId, accountId: me };
const agreement = (parts: Parts<'agreement'> = {}): Statement => ({
  ...{ type: 'agreement', ...base, portalId: null, party: { kind: 'self' }, language: 'de', versions: [] },
  ...parts,
});
const forOrganisation = { kind: 'organisation' as const, organisationId: newId(), binding: true };
const submission = (parts: Parts<'submission'> = {}): Statement => ({
  ...{ type: 'submission', ...base, submissionId, version: 1, portalId: null },
  ...{ teamAccountIds: [me], textDigest: digest, files: [] },
  ...parts,
});
const withdrawal = (afterClose: boolean): Statement => ({
  ...{ type: 'withdrawal', ...base, submissionId, afterClose },
});
const refused: Statement = {
  ...{ type: 'refused-submission', ...base, submissionId, code: 'submission.deadline-passed', closesAt: at },
};
const late: Statement = { type: 'refused-agreement', ...base, code: 'terms.not-open', closesAt: at };
const read = (accountId = me): Statement => ({
  ...{ type: 'brief-opened', ...base, accountId, role: 'participant' },
  ...{ organisationId: null, basisReceiptId: null, fileId: null },
});
const answered: Statement = {
  ...{ type: 'brief-answered', ...base, accountId: null, readerAccountId: me, answer: 'approved' },
};
const undertaken: Statement = {
  ...{ type: 'office-confidentiality', ...base, organisationId: newId(), portalId: null, language: 'de' },
  ...{ versions: [], words: 'I keep them to myself.' },
};
const managed: Statement = {
  ...{ type: 'manager-confidentiality', ...base, clusterId: newId(), organisationId: null, portalId: null },
  ...{ language: 'de', words: 'I keep them to myself.' },
};
const approved = (accountId: string): Statement => ({
  ...{ type: 'opening-approved', ...base, accountId, openerAccountIds: [me, other] },
});
const replaced = (replacedAccountId: string, openerAccountIds = [other]): Statement => ({
  ...{ type: 'opener-replaced', ...base, accountId: other, replacedAccountId, openerAccountIds },
});
const decision: Statement = { type: 'decision', at, challengeId, submissionId };

function fatesOf(...statements: (Statement | { shared: Statement })[]) {
  const rows = statements.map((one, index): HeldRow => {
    const isShared = 'shared' in one;
    return { seq: index + 1, statement: isShared ? one.shared : one, isShared };
  });
  const judged = judgeRows(rows, me);
  return { fates: judged.map(({ fate }) => fate), grade: gradeOf(judged) };
}

describe('nobody relies', () => {
  it.each<[string, Statement[]]>([
    ['on an agreement after which nothing came', [agreement()]],
    ['on one that was ended', [agreement(), { type: 'agreement-ended', ...base }]],
    ['on what was withdrawn before the close', [agreement(), submission(), withdrawal(false)]],
    ['on an attempt that came too late', [agreement(), refused]],
    ['on an agreement that came too late', [late]],
  ])('%s', (_, statements) => {
    const { fates, grade } = fatesOf(...statements);
    expect([new Set(fates), grade]).toEqual([new Set(['erased']), 'whole']);
  });

  it('on what somebody else did, though the person is told or named', () => {
    const named = [{ shared: approved(other) }, { shared: replaced(me) }, replaced(other, [me])];
    const { fates, grade } = fatesOf({ shared: read(other) }, ...named, decision);
    expect([fates, grade]).toEqual([['impersonal', 'shared', 'shared', 'erased', 'impersonal'], 'whole']);
  });

  it('on what a team withdrew in time', () => {
    const team = submission({ teamAccountIds: [me, other] });
    const { fates, grade } = fatesOf({ shared: team }, { shared: withdrawal(false) });
    expect([fates, grade]).toEqual([['shared', 'shared'], 'whole']);
  });
});

describe('others rely', () => {
  it.each<[string, Statement[]]>([
    ['on what was handed in, and on the agreement to it', [agreement(), submission()]],
    ['on what was withdrawn after the close', [agreement(), submission(), withdrawal(true)]],
    ['on an agreement for an organisation', [agreement({ party: forOrganisation })]],
    ['on an approval', [approved(me)]],
    ['on an answer to a request to read the brief', [answered]],
    ['on the confidentiality that somebody undertook for an office', [undertaken]],
    ['on the confidentiality that somebody undertook as a manager', [managed]],
  ])('%s', (_, statements) => {
    const { fates, grade } = fatesOf(...statements);
    expect([new Set(fates), grade]).toEqual([new Set(['kept']), 'restricted']);
  });

  it('on what somebody read under an agreement, of which the seeker has the receipt', () => {
    const { fates, grade } = fatesOf(agreement(), { shared: read() });
    expect([fates, grade]).toEqual([['kept', 'shared'], 'restricted']);
  });

  it('on one challenge, not on another', () => {
    const elsewhere = agreement({ challengeId: newId() });
    const { fates } = fatesOf(agreement(), submission(), elsewhere, refused, late);
    expect(fates).toEqual(['kept', 'kept', 'erased', 'erased', 'erased']);
  });
});

it('keeps to the end of the third year after the year of the erasure', () => {
  expect(keptUntil(new Date('2026-01-01T00:00:00Z'))).toBe('2029-12-31');
  expect(keptUntil(new Date('2026-12-31T23:59:59Z'))).toBe('2029-12-31');
});
