import { problems } from '@allmende/contracts';
import { ApiProblem } from './api.problem.js';
import { errorOf, problemOf, withoutPlaces } from './problem.view.js';
import { textsOf } from './texts/index.js';

describe('problems in the reader’s words', () => {
  it.each(['de', 'en'] as const)('have a sentence for every code in %s', (language) => {
    const { codes } = textsOf(language).problems;
    for (const code of Object.keys(problems)) expect(codes[code as keyof typeof codes]).toMatch(/\.$/);
  });

  it('stand beside the field they are about', () => {
    const errors = [
      { field: 'email', code: 'invalid_format', message: '' },
      { field: 'draft.question.de', code: 'too_big', message: '' },
      { field: 'name', code: 'never-heard-of', message: '<b>x</b>' },
    ];
    const problem = problemOf(new ApiProblem(400, 'invalid', { errors }), textsOf('de'));
    expect(errorOf(problem, 'email')).toContain('name@beispiel.de');
    expect(errorOf(problem, 'draft.question.de')).toBe('Das ist zu lang.');
    expect(errorOf(problem, 'name')).toBe('Diese Angabe passt nicht.');
    expect(errorOf(problem, 'other')).toBeUndefined();
  });

  it('stand once beside a field that takes several values', () => {
    const errors = ['deputies.0', 'deputies.2'].map((field) => ({
      field,
      code: 'invalid_format',
      message: '',
    }));
    const problem = problemOf(new ApiProblem(400, 'invalid', { errors }), textsOf('en'));
    expect(withoutPlaces(problem).errors).toEqual([
      { field: 'deputies', text: 'Please give full e-mail addresses, one a line.' },
    ]);
  });

  it('know the close and the receipt of what came too late, where an answer has both', () => {
    const late = { closesAt: '2026-12-04T16:59:00.000Z', receiptId: 'r' };
    const problem = new ApiProblem(409, 'terms.not-open', {
      facts: { ...late, now: '2026-12-04T17:00:00.000Z' },
    });
    expect(problemOf(problem, textsOf('de')).late).toEqual(late);
    expect(problemOf(new ApiProblem(409, 'terms.not-open'), textsOf('de')).late).toBeUndefined();
  });

  it('say something sensible about a code that they do not know', () => {
    expect(problemOf(new ApiProblem(418, 'teapot'), textsOf('en')).message).toBe(
      'Something went wrong. Please try again.',
    );
  });
});
