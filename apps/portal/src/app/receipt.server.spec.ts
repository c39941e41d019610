import { createHash } from 'node:crypto';
import type { Statement, Submission } from '@allmende/contracts';
import { canonical } from '@allmende/verify';
import { textNamedBy } from './receipt.server.js';

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
