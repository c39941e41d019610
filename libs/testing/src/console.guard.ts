const expected: RegExp[] = [];

/** Allows lines on console.error that match, until the end of the running test. */
export function expectConsoleError(pattern: RegExp): void {
  expected.push(pattern);
}

export function takeExpectedErrors(): RegExp[] {
  return expected.splice(0);
}
