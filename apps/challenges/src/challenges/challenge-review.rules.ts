import { isDeepStrictEqual } from 'node:util';
import type { ChallengeDraft, EditableChallenge, Localized } from '@allmende/contracts';
import { publicTexts } from '../discretion/discretion.rules.js';
import type { ReviewedFile } from './challenge-review.entity.js';

type Review = NonNullable<EditableChallenge['lastReview']>;
type Change = Review['changed'][number];
type Reader = { readsBrief: boolean };

/** The fields that differ between two states of a draft, in the draft's own order. */
export function changesSince(before: ChallengeDraft, now: ChallengeDraft, reader: Reader): Change[] {
  const fields = Object.keys(now) as (keyof ChallengeDraft)[];
  return (
    fields
      // A field that there was not yet when the earlier state was kept says nothing.
      .filter((field) => before[field] !== undefined && !isDeepStrictEqual(before[field], now[field]))
      .map((field) => ({ field, before: textOf(before, field, reader), after: textOf(now, field, reader) }))
  );
}

/** A file that was exchanged is another one, also under the same name. */
export function filesSince(before: readonly ReviewedFile[], now: readonly ReviewedFile[]): Review['files'] {
  return { added: namesWithout(now, before), removed: namesWithout(before, now) };
}

function namesWithout(files: readonly ReviewedFile[], others: readonly ReviewedFile[]): string[] {
  const known = new Set(others.map(({ fileId }) => fileId));
  return files.filter(({ fileId }) => !known.has(fileId)).map(({ name }) => name);
}

/** Public texts are shown as they were and are; who reads the brief is on record. */
function textOf(
  draft: ChallengeDraft,
  field: keyof ChallengeDraft,
  { readsBrief }: Reader,
): Localized | null {
  if (field === 'brief') return readsBrief ? draft.brief : null;
  const shown = publicTexts.find((name) => name === field);
  return shown ? draft[shown] : null;
}
