import type { FormProblem } from './problem.view.js';

const between = /[\s,;]+/;

/** Addresses as people paste them: by lines, commas or semicolons. */
export function emailsFrom(text: string): string[] {
  return [...new Set(text.split(between).filter(Boolean))];
}

/** The API names addresses by their place among all (`emails.3`); people look for the line that they typed. */
export function withLines(
  { errors, ...problem }: FormProblem,
  typed: string,
  say: (line: number, address: string) => string,
): FormProblem {
  const addresses = emailsFrom(typed);
  const lines = typed.split('\n').map((line) => line.split(between));
  return {
    ...problem,
    errors: errors.map((error) => {
      const address = addresses[Number(/^emails\.(\d+)$/.exec(error.field)?.[1])];
      if (address === undefined) return error;
      return { field: 'emails', text: say(lines.findIndex((words) => words.includes(address)) + 1, address) };
    }),
  };
}
