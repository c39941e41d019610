import { createHash } from 'node:crypto';
import type { Statement, Submission } from '@allmende/contracts';
import { canonical } from '@allmende/verify';
import { namesOf, textNamedBy } from './receipt.server.js';
import { textsOf } from './texts/index.js';

const solution = {
  title: 'Kühlung ohne Lüfter 🧊',
  summary: 'Kurz',
  body: 'Erste Zeile\nzweite „Zeile“',
  existingRights: '',
  patentFiled: null,
  answers: [{ criterion: 1, text: 'Gut' }],
};

/** As it was handed in: the digest is taken over the very file that is offered. */
const statement = {
  type: 'submission',
  textDigest: createHash('sha256').update(canonical(solution)).digest('hex'),
} as Statement;

const submission = (changes: Partial<Submission> = {}): Submission =>
  ({ state: 'submitted', hasWorkingCopy: true, solution, ...changes }) as Submission;

describe('the text beside a receipt', () => {
  it('is the one that the receipt names, until it is changed', async () => {
    expect(await textNamedBy(statement, submission())).toBe('unchanged');
    const changed = { ...solution, body: 'Erste Zeile' };
    expect(await textNamedBy(statement, submission({ solution: changed }))).toBe('changed');
  });

  it('stays after a withdrawal that deletes nothing, and is not offered once it is deleted', async () => {
    expect(await textNamedBy(statement, submission({ state: 'withdrawn' }))).toBe('unchanged');
    const deleted = { ...solution, title: '', summary: '', body: '', answers: [] };
    expect(await textNamedBy(statement, submission({ state: 'withdrawn', solution: deleted }))).toBe(
      undefined,
    );
  });

  it('is not offered where no working copy was kept', async () => {
    const empty = { ...solution, title: '', summary: '', body: '', answers: [] };
    expect(await textNamedBy(statement, submission({ hasWorkingCopy: false, solution: empty }))).toBe(
      'not-kept',
    );
  });

  it('is offered beside receipts of submissions only, to the team only', async () => {
    expect(await textNamedBy({ type: 'agreement' } as Statement, submission())).toBeUndefined();
    expect(await textNamedBy(statement, undefined)).toBeUndefined();
    expect(await textNamedBy(undefined, undefined)).toBeUndefined();
  });
});

describe('the names beside a receipt', () => {
  const [own, closed] = ['mira', 'left'];
  const handedIn = {
    ...{ ...statement, type: 'submission', at: '2026-11-26T15:00:00.000Z', accountId: own, version: 1 },
    ...{ teamAccountIds: [own, closed], files: [{ fileId: 'f', size: 1, digest: '' }] },
  } as Statement;
  const wording = {
    texts: textsOf('en'),
    dates: { language: 'en' as const, zone: 'Europe/Berlin', now: new Date('2026-11-26T16:00:00Z') },
  };
  const withdrawn = {
    ...{ state: 'withdrawn', updatedAt: '2026-11-26T15:30:00.000Z', closesAt: '2026-12-01T12:00:00.000Z' },
    ...{ solution: { ...solution, title: '', body: '' }, graceSeconds: 10, retention: null },
    members: [{ accountId: closed, name: '' }],
    versions: [{ version: 1, files: [{ fileId: 'f', name: '' }] }],
  } as unknown as Submission;
  const rows = namesOf(
    handedIn,
    {
      challenge: undefined,
      submission: withdrawn,
      person: { accountId: own, name: 'Mira Vogt' },
      beside: {
        organisation: { organisationId: 'o', name: 'Hochschule Neckartal' },
        people: [
          { accountId: own, name: 'Mira Vogt' },
          { accountId: closed, name: null },
        ],
        ended: [],
      },
      receiptId: 'r',
      followedBy: {
        ...{ receiptId: 'w', type: 'withdrawal', version: null, confirmed: null, withdrawal: null },
        at: '2026-11-26T15:30:00.000Z',
      },
    },
    wording,
  );
  const valueOf = (term: string) => rows.find((row) => row.term === term)?.value;

  it('are those of the team, with closed accounts as such, and of the own organisation', () => {
    expect(valueOf('Team (accounts)')).toBe('Mira Vogt\nClosed account');
    expect(valueOf('Agreed')).toBe('Mira Vogt, for Hochschule Neckartal');
  });

  it('say when they were deleted, and what became of it', () => {
    expect(valueOf('File\u00a01')).toMatch(/^name deleted with the withdrawal on 26\sNovember\s2026$/);
    expect(valueOf('Since then')).toMatch(/^withdrawn on 26\sNovember\s2026$/);
  });
});
