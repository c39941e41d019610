import { format } from 'node:util';
import { takeExpectedErrors } from '../console.guard.js';

// What is written to console.error and not announced with `expectConsoleError` fails the test that wrote it.
const written: string[] = [];

beforeAll(() => {
  console.error = (...parts: unknown[]) => void written.push(format(...parts));
});

afterEach(() => {
  const expected = takeExpectedErrors();
  const unexpected = written.splice(0).filter((line) => !expected.some((pattern) => pattern.test(line)));
  if (unexpected.length > 0) throw new Error(`Unexpected console.error:\n${unexpected.join('\n')}`);
});
