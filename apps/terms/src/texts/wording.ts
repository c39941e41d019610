import type { RightsModel, sevenLines } from '@allmende/contracts';

/** Two languages of equal standing: what one says the other says too, with the same blanks in braces. */
export type Both = { de: string; en: string };

export type SevenLine = (typeof sevenLines)[number];

export type ClauseText = { clauseId: string; title: Both; text: Both; plain: Both };

/** The terms of one layer as they are written down, before a version freezes them. */
export type TermsText = { title: Both; clauses: ClauseText[] };

/**
 * One rights model. `lines` answer the seven questions in plain words and stand beside the seven binding `clauses` of
 * the same name. `{blank}` is filled in from the challenge, see `package.rules.ts`.
 */
export type RightsPackageText = {
  code: RightsModel;
  name: Both;
  line: Both;
  lines: Record<SevenLine, Both>;
  clauses: Record<SevenLine, Both>;
};
