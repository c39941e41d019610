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
  say: (line: number, address: string, text: string) => string,
  field = 'emails',
): FormProblem {
  const addresses = emailsFrom(typed);
  const lines = typed.split('\n').map((line) => line.split(between));
  return {
    ...problem,
    errors: errors.map((error) => {
      const [name, place] = error.field.split('.');
      const address = name === field ? addresses[Number(place)] : undefined;
      if (address === undefined) return error;
      const line = lines.findIndex((words) => words.includes(address)) + 1;
      return { field, text: say(line, address, error.text) };
    }),
  };
}
