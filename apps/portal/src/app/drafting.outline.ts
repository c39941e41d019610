import type { ChallengeDraft, EditableChallenge, Localized } from '@allmende/contracts';
import type { Finding } from './drafting.findings.js';

/** The parts of a challenge's form in their order, each with the fields that stand in it. */
export const draftParts = {
  question: ['original', 'question', 'lead', 'topic'],
  task: ['wantedResult', 'constraints', 'successMeasure'],
  context: ['background', 'alreadyTried', 'forMembers'],
  brief: ['briefNote', 'brief', 'files', 'briefOnRequest', 'briefVerifiedOnly', 'briefExcluded'],
  criteria: ['criteria'],
  reward: ['reward'],
  rights: ['rightsModel', 'termsBlanks', 'heldConsents'],
  dates: ['opensAt', 'closesAt', 'decisionBy', 'zone', 'openerAccountIds'],
  people: ['eligibility', 'shownBy'],
  seeker: ['seekerNamed', 'seekerDescription', 'contact', 'organisationId'],
  team: ['seekers'],
} as const;
export type DraftPart = keyof typeof draftParts;

export type OutlinePart = { part: DraftPart; missing: Finding[]; optional: boolean };

/** Nobody has to write anything there. */
const optionalParts: readonly DraftPart[] = ['context', 'brief'];

/** Somebody wrote something there, or uploaded it. */
function isFilled(part: DraftPart, { draft, files }: Written): boolean {
  if (part === 'brief' && files.length > 0) return true;
  return draftParts[part].some((field) => {
    const value: unknown = draft[field as keyof ChallengeDraft];
    return isText(value) && Object.values(value).some(Boolean);
  });
}

function isText(value: unknown): value is Localized {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

type Written = Pick<EditableChallenge, 'draft' | 'files'>;

/** Part by part what is still missing; what nobody has to write stays optional until somebody did. */
export function outlineOf({ missing, ...written }: Written & { missing: Finding[] }): OutlinePart[] {
  return (Object.keys(draftParts) as DraftPart[]).map((part) => ({
    part,
    missing: missing.filter(({ field }) => partOf(field) === part),
    optional: optionalParts.includes(part) && !isFilled(part, written),
  }));
}

/** `criteria.0.name.de` → `criteria`; what has no place of its own is about the company. */
export function partOf(field: string): DraftPart {
  const [first = ''] = field.split('.');
  const own = Object.entries(draftParts).find(([, fields]) => (fields as readonly string[]).includes(first));
  return (own?.[0] ?? 'seeker') as DraftPart;
}

/** Where a part stands on the page. */
export function anchorOf(part: DraftPart): string {
  return `part-${part}`;
}
