import { clause } from '@allmende/contracts';
import { z } from 'zod';
import type { TermsText } from '../texts/wording.js';

const words = z.strictObject({ de: z.string().trim().min(1), en: z.string().trim().min(1) });
const termsText = z.strictObject({
  title: words,
  clauses: z.array(clause.extend({ title: words, text: words, plain: words }).strict()).min(1),
});

/** The text of a layer as a file holds it, both languages complete. @throws ZodError naming what is missing */
export function readTermsText(json: string): TermsText {
  const text = termsText.parse(JSON.parse(json));
  const ids = text.clauses.map(({ clauseId }) => clauseId);
  const twice = ids.find((id, place) => ids.indexOf(id) !== place);
  if (twice) throw new Error(`The clause ${twice} is there twice`);
  return text;
}

/**
 * Other words may stand for the same clauses. Where a clause comes, goes or moves, or is explained differently to the
 * people who agreed, the change is material, whatever it is called.
 */
export function materialDifference(before: TermsText, after: TermsText): string | undefined {
  const idsOf = ({ clauses }: TermsText) => clauses.map(({ clauseId }) => clauseId).join(', ');
  if (idsOf(before) !== idsOf(after)) return `The clauses are ${idsOf(after)} instead of ${idsOf(before)}`;
  const changed = after.clauses.find(({ plain }, place) => {
    const earlier = before.clauses[place]?.plain;
    return earlier?.de !== plain.de || earlier.en !== plain.en;
  });
  return changed && `The plain line of ${changed.clauseId} has changed`;
}
