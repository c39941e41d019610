import type { EditableChallenge } from '@allmende/contracts';
import { anchorOf } from './drafting.outline.js';
import type { Page } from './page.js';
import type { FormProblem } from './problem.view.js';
import type { FormState } from './served.js';

export type Finding = EditableChallenge['missing'][number];
type FieldSentence = FormProblem['errors'][number];

/** A finding as a sentence that names what it is about. */
export function findingText({ field, code }: Finding, page: Page): string {
  const { missing } = page.texts.drafting;
  const words = missing[`${field}.${code}`] ?? missing[code] ?? missing['required'];
  return words?.(nameOfField(field, page)) ?? '';
}

/** `criteria.0.name.de` → the words for `criteria.name`. */
export function nameOfField(field: string, { texts }: Page): string {
  const { fieldNames, fields } = texts.drafting;
  const [first = '', second = ''] = field.split('.').filter((part) => !/^(de|en|\d+)$/.test(part));
  const blank = first === 'termsBlanks' ? (fields as Record<string, unknown>)[second] : undefined;
  if (typeof blank === 'string') return blank;
  return fieldNames[`${first}.${second}`] ?? fieldNames[first] ?? field;
}

/** Where a finding is mended; the organisation has no place in the form. */
export function placeOf(field: string): string | undefined {
  if (field === 'organisationId') return undefined;
  if (field === 'seekers') return anchorOf('team');
  if (field === 'reward') return 'reward.kind';
  if (field === 'contact') return 'contact.name';
  if (/^termsBlanks\.(licenceField|jointAgreement)$/.test(field)) return `${field}.de`;
  return field;
}

/** What stands beside the fields: mistakes at once, what is only empty once a step was tried. */
export function sentencesOfFindings(
  { missing }: EditableChallenge,
  { tried, page }: { tried: boolean; page: Page },
): FieldSentence[] {
  return missing
    .filter(({ code }) => tried || code !== 'required')
    .map((finding) => ({ field: placeOf(finding.field) ?? finding.field, text: findingText(finding, page) }));
}

/** A review was asked for and refused, since something is missing or wrong. */
export function triedIncomplete(state: FormState | undefined): boolean {
  const refused = ['challenge.incomplete', 'challenge.dates'].includes(state?.problem.code ?? '');
  return refused && state?.values['intent'] === 'review';
}
