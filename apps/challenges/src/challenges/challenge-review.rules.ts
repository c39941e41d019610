import { isDeepStrictEqual } from 'node:util';
import type { ChallengeDraft, EditableChallenge, Localized } from '@allmende/contracts';
import { publicTexts } from '../discretion/discretion.rules.js';

type Change = NonNullable<EditableChallenge['lastReview']>['changed'][number];

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

/** Public texts are shown as they were and are; who reads the brief is on record. */
function textOf(draft: ChallengeDraft, field: keyof ChallengeDraft): Localized | null {
  const shown = publicTexts.find((name) => name === field);
  return shown ? draft[shown] : null;
}
