import { isDeepStrictEqual } from 'node:util';
import type { ChallengeDraft, EditableChallenge, Localized } from '@allmende/contracts';

type Change = NonNullable<EditableChallenge['lastReview']>['changed'][number];

/** Texts that are shown as they were and are. The brief is not among them: who reads it is on record. */
const shownTexts = [
  'question',
  'lead',
  'wantedResult',
  'constraints',
  'successMeasure',
  'background',
  'alreadyTried',
  'briefNote',
  'seekerDescription',
] as const satisfies (keyof ChallengeDraft)[];

/** The fields that differ between two states of a draft, in the draft's own order. */
export function changesSince(before: ChallengeDraft, now: ChallengeDraft): Change[] {
  const fields = Object.keys(now) as (keyof ChallengeDraft)[];
  return (
    fields
      // A field that there was not yet when the earlier state was kept says nothing.
      .filter((field) => before[field] !== undefined && !isDeepStrictEqual(before[field], now[field]))
      .map((field) => ({ field, before: textOf(before, field), after: textOf(now, field) }))
  );
}

function textOf(draft: ChallengeDraft, field: keyof ChallengeDraft): Localized | null {
  const shown = shownTexts.find((name) => name === field);
  return shown ? draft[shown] : null;
}
