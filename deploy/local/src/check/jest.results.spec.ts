import { sumOf, tallyOf } from './jest.results.js';

describe('the tally of a check', () => {
  const file = (name: string, ...statuses: string[]) => ({
    name,
    message: 'cannot find module',
    assertionResults: statuses.map((status, place) => ({
      fullName: `${name} ${place}`,
      status,
      failureMessages: status === 'failed' ? ['expected 1\nreceived 2'] : [],
    })),
  });
  const results = (...testResults: ReturnType<typeof file>[]) => {
    const all = testResults.flatMap(({ assertionResults }) => assertionResults);
    const numPassedTests = all.filter(({ status }) => status === 'passed').length;
    return JSON.stringify({ numPassedTests, numTotalTests: all.length, testResults });
  };

  it('counts tests and keeps the reason of each failure', () => {
    const { passed, failed, failures } = tallyOf(results(file('a', 'passed', 'failed')), 1);
    expect([passed, failed]).toEqual([1, 1]);
    expect(failures[0]).toBe('a 1\n  in a\n    expected 1\n    received 2');
  });

  it.each(['pending', 'todo', 'skipped', 'disabled'])('counts a test that is %s as failed', (status) => {
    expect(tallyOf(results(file('a', 'passed', status)), 0)).toMatchObject({ passed: 1, failed: 1 });
  });

  it('counts a file that could not run as failed', () => {
    expect(tallyOf(results(file('a', 'passed'), file('b')), 1)).toMatchObject({ passed: 1, failed: 1 });
  });

  it.each([
    ['no test ran', results(), 0],
    ['no results were written', undefined, 1],
    ['the results were cut off', '{"numPassedTests":', 0],
    ['the results are something else', '{}', 0],
  ])('fails when %s', (_, text, code) => {
    expect(tallyOf(text, code)).toMatchObject({ passed: 0, failed: 1 });
  });

  it('fails when Jest does, though every test passed', () => {
    expect(tallyOf(results(file('a', 'passed')), 1)).toMatchObject({ passed: 1, failed: 1 });
  });

  it('sums over all steps', () => {
    const one = { passed: 2, failed: 1, failures: ['x'] };
    expect(sumOf([one, one])).toEqual({ passed: 4, failed: 2, failures: ['x', 'x'] });
  });
});
