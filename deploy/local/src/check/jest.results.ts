/** What a step of the check found. */
export type Tally = {
  passed: number;
  failed: number;
  /** What failed, each ready to be printed. */
  failures: string[];
};

type JestResults = {
  numPassedTests: number;
  numTotalTests: number;
  testResults: {
    name: string;
    message: string;
    assertionResults: { fullName: string; status: string; failureMessages: string[] }[];
  }[];
};

/**
 * Counts the tests of a Jest run from the JSON that it wrote. A file that could not run, a test that was skipped and a
 * run without any test count as failed: nothing is passed over in silence.
 */
export function tallyOf(text: string | undefined, exitCode: number): Tally {
  const results = parse(text);
  if (!results) return failure('Jest wrote no results.');
  if (results.numTotalTests === 0 && results.testResults.length === 0) return failure('No test ran.');
  const failures = results.testResults.flatMap(failuresOf);
  if (failures.length === 0 && exitCode !== 0)
    failures.push(`Jest ended with code ${exitCode}, though no test failed.`);
  return { passed: results.numPassedTests, failed: failures.length, failures };
}

export function sumOf(tallies: readonly Tally[]): Tally {
  return {
    passed: tallies.reduce((sum, { passed }) => sum + passed, 0),
    failed: tallies.reduce((sum, { failed }) => sum + failed, 0),
    failures: tallies.flatMap(({ failures }) => failures),
  };
}

export function failure(text: string): Tally {
  return { passed: 0, failed: 1, failures: [text] };
}

function failuresOf({ name, message, assertionResults }: JestResults['testResults'][number]): string[] {
  if (assertionResults.length === 0) return [`${name}\n${indented(message || 'The file holds no test.')}`];
  return assertionResults
    .filter(({ status }) => status !== 'passed')
    .map(({ fullName, status, failureMessages }) => {
      const text = status === 'failed' ? failureMessages.join('\n') : `It did not run (${status}).`;
      return `${fullName}\n  in ${name}\n${indented(text)}`;
    });
}

function parse(text: string | undefined): JestResults | undefined {
  try {
    const results = JSON.parse(text ?? '') as JestResults;
    return Array.isArray(results.testResults) ? results : undefined;
  } catch {
    return undefined;
  }
}

function indented(text: string): string {
  return text
    .trim()
    .split('\n')
    .map((line) => `    ${line}`)
    .join('\n');
}
