import type { Solution } from '@allmende/contracts';

/** Parts of a solution that people write and save each on its own. */
export type Part =
  'title' | 'summary' | 'body' | 'existingRights' | (typeof patentParts)[number] | `answer-${number}`;
/** What is said about a patent; number and day of the filing only beside `yes`. */
const patentParts = ['patentFiled', 'patentNumber', 'patentDate'] as const;
/** A solution as its form holds it: one text a part. */
export type Draft = Record<string, string>;

export const limits: Record<string, number> = {
  title: 140,
  summary: 600,
  body: 40_000,
  existingRights: 4000,
  patentNumber: 60,
};
export const answerLimit = 4000;

export function draftOf(solution: Solution): Draft {
  const { title, summary, body, existingRights, answers } = solution;
  return {
    title,
    summary,
    body,
    existingRights,
    patentFiled: solution.patentFiled ?? '',
    patentNumber: solution.patentNumber ?? '',
    patentDate: solution.patentDate ?? '',
    ...Object.fromEntries(answers.map(({ criterion, text }) => [`answer-${criterion}`, text])),
  };
}

/** The parts in which two drafts differ; a part that is missing is empty. */
export function differing(one: Draft, other: Draft): string[] {
  const parts = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...parts].filter((part) => tidy(one[part]) !== tidy(other[part])).sort();
}

/** As the service keeps a text, so that what was just saved does not look changed. */
function tidy(text = ''): string {
  return text.replaceAll('\r\n', '\n').normalize('NFC').trim();
}

export type Merge = { draft: Draft; conflicts: string[] };

/**
 * Somebody else saved in between: what only they changed is taken, what only I changed stays, and what both changed
 * differently is a conflict in which my text stays until I have chosen.
 */
export function merge({ base, mine, theirs }: { base: Draft; mine: Draft; theirs: Draft }): Merge {
  const changedByMe = new Set(differing(base, mine));
  const draft: Draft = { ...mine };
  const conflicts: string[] = [];
  for (const part of differing(mine, theirs)) {
    if (!changedByMe.has(part)) draft[part] = theirs[part] ?? '';
    else if (differing({ [part]: base[part] ?? '' }, { [part]: theirs[part] ?? '' }).length > 0)
      conflicts.push(part);
  }
  return { draft, conflicts };
}

type Changes = Partial<Omit<Solution, 'answers'>> & { answers?: Solution['answers'] };

/** Only the parts that changed; answers travel together, since they are one list, and so does what goes with a patent. */
export function changesOf(base: Draft, mine: Draft): Changes | undefined {
  const parts = differing(base, mine);
  if (parts.length === 0) return undefined;
  const changes: Changes = {};
  for (const part of parts) {
    if (patentParts.some((one) => one === part)) Object.assign(changes, patentOf(mine));
    else if (part === 'title' || part === 'summary' || part === 'body' || part === 'existingRights')
      changes[part] = mine[part] ?? '';
    else changes.answers = answersOf(mine);
  }
  return changes;
}

/** What was typed beside another answer stays in the form and is not said. */
export function patentOf(draft: Draft): Pick<Solution, (typeof patentParts)[number]> {
  const patentFiled = (draft['patentFiled'] || null) as Solution['patentFiled'];
  const isFiled = patentFiled === 'yes';
  return {
    patentFiled,
    patentNumber: isFiled ? (draft['patentNumber'] ?? '') : '',
    patentDate: isFiled ? (draft['patentDate'] ?? '') : '',
  };
}

function answersOf(draft: Draft): Solution['answers'] {
  return Object.entries(draft)
    .filter(([part, text]) => part.startsWith('answer-') && tidy(text) !== '')
    .map(([part, text]) => ({ criterion: Number(part.slice('answer-'.length)), text }))
    .sort((one, other) => one.criterion - other.criterion);
}
