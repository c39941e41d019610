import { isProblemCode, type DiscretionFinding, type FieldError } from '@allmende/contracts';
import type { ApiProblem } from './api.problem.js';
import type { Texts } from './texts/index.js';

/** A problem in the reader's words: one sentence for the form, one for each field. */
export type FormProblem = {
  code: string;
  message: string;
  errors: { field: string; text: string }[];
  /** Where a text gives away who asks. */
  findings?: DiscretionFinding[];
  late?: Late;
};

/** Of what came too late: until when it was possible, and the receipt that stands for the attempt. */
type Late = { closesAt: string; receiptId: string };

export function problemOf({ code, errors, details }: ApiProblem, { problems }: Texts): FormProblem {
  const known = isProblemCode(code) ? code : 'internal';
  return {
    code,
    message: problems.codes[known],
    errors: sentencesOf(errors, { problems }),
    findings: details.facts?.['findings'] as DiscretionFinding[] | undefined,
    late: lateOf(details.facts),
  };
}

function lateOf(facts: Partial<Late> | undefined): Late | undefined {
  const { closesAt, receiptId } = facts ?? {};
  return closesAt && receiptId ? { closesAt, receiptId } : undefined;
}

export function sentencesOf(
  errors: FieldError[],
  { problems }: Pick<Texts, 'problems'>,
): FormProblem['errors'] {
  return errors.map(({ field, code }) => ({ field, text: fieldText(field, code, problems.fields) }));
}

/** The sentence for this rule at this field, else for the rule, else a general one. */
function fieldText(field: string, rule: string, sentences: Record<string, string>): string {
  // Of several values each is named by its place: `emails.3`.
  const last =
    field
      .replace(/\.\d+$/, '')
      .split('.')
      .at(-1) ?? '';
  return sentences[`${rule}:${last}`] ?? sentences[rule] ?? sentences['other'] ?? '';
}

export function errorOf(problem: FormProblem | undefined, field: string): string | undefined {
  return problem?.errors.find((error) => error.field === field)?.text;
}

/** The API names each of several values (`emails.3`); a form that has one field for all names that, once. */
export function withoutPlaces(problem: FormProblem): FormProblem {
  const errors = problem.errors.map((one) => ({ ...one, field: one.field.replace(/\.\d+$/, '') }));
  const seen = new Set<string>();
  return { ...problem, errors: errors.filter(({ field }) => !seen.has(field) && seen.add(field)) };
}
