import type { ChallengeDraft, Localized } from '@allmende/contracts';

/** What stands in the way of a review: a field in dots and the rule that it breaks. */
export type Finding = { field: string; code: string };

/** An opening this long past still counts as "at once": filling in the form takes its time. */
export const openingToleranceMs = 15 * 60_000;

const optional = [
  'constraints',
  'successMeasure',
  'background',
  'alreadyTried',
  'forMembers',
  'brief',
  'briefNote',
] as const;
export const dateFields: readonly string[] = ['opensAt', 'closesAt', 'decisionBy', 'termsBlanks.optionUntil'];

export type DraftFacts = {
  hasOrganisation: boolean;
  seekers: number;
  /** Blanks of the rights model that `terms` still misses. */
  missingBlanks: readonly string[];
  filesUploading: number;
};

/** Everything that a challenge lacks before it can be reviewed, in the order of the form. */
export function findingsOf(draft: ChallengeDraft, facts: DraftFacts, now: Date): Finding[] {
  return [
    ...textFindings(draft),
    ...(facts.filesUploading > 0 ? [{ field: 'files', code: 'uploading' }] : []),
    ...criteriaFindings(draft),
    ...rewardFindings(draft),
    ...rightsFindings(draft, facts.missingBlanks),
    ...dateFindings(draft, now),
    ...peopleFindings(draft, facts),
  ];
}

function textFindings(draft: ChallengeDraft): Finding[] {
  const { original } = draft;
  return [
    ...missingTexts(draft, ['question', 'lead']),
    ...(draft.topic ? [] : [missing('topic')]),
    ...missingTexts(draft, ['wantedResult']),
    ...optional
      .filter((name) => !draft[name][original] && hasText(draft[name]))
      .map((name) => ({ field: `${name}.${original}`, code: 'original-missing' })),
  ];
}

function missingTexts(
  draft: ChallengeDraft,
  names: readonly ('question' | 'lead' | 'wantedResult')[],
): Finding[] {
  const { original } = draft;
  return names.filter((name) => !draft[name][original]).map((name) => missing(`${name}.${original}`));
}

function criteriaFindings({ criteria, original }: ChallengeDraft): Finding[] {
  if (criteria.length === 0) return [missing('criteria')];
  return [
    ...criteria.flatMap(({ name }, index) =>
      name[original] ? [] : [missing(`criteria.${index}.name.${original}`)],
    ),
    ...weightFindings(criteria),
  ];
}

/** All of them make 100, or there are none and all criteria count equally. */
function weightFindings(criteria: ChallengeDraft['criteria']): Finding[] {
  const weights = criteria.map(({ weight }) => weight);
  if (weights.every((weight) => weight === null)) return [];
  if (weights.includes(null))
    return weights.flatMap((weight, index) =>
      weight === null ? [{ field: `criteria.${index}.weight`, code: 'weights-mixed' }] : [],
    );
  const total = weights.reduce<number>((sum, weight) => sum + (weight ?? 0), 0);
  return total === 100 ? [] : [{ field: 'criteria', code: 'weights-total' }];
}

function rewardFindings({ reward, original }: ChallengeDraft): Finding[] {
  if (!reward) return [missing('reward')];
  if (reward.kind === 'money' && !reward.amount?.minor) return [missing('reward.amount')];
  if (reward.kind === 'other' && !reward.note[original]) return [missing(`reward.note.${original}`)];
  return [];
}

function rightsFindings({ rightsModel }: ChallengeDraft, missingBlanks: readonly string[]): Finding[] {
  if (!rightsModel) return [missing('rightsModel')];
  return missingBlanks.map((name) => missing(`termsBlanks.${name}`));
}

/**
 * Opens before it closes, both in the future; decided no earlier than on the day of the close, and before an option of
 * the rights model ends.
 */
export function dateFindings(draft: ChallengeDraft, now: Date): Finding[] {
  const { opensAt, closesAt, decisionBy, zone } = draft;
  const findings: Finding[] = [];
  const opening = opensAt === null ? now : new Date(opensAt);
  if (now.getTime() - opening.getTime() > openingToleranceMs) {
    findings.push({ field: 'opensAt', code: 'in-the-past' });
  }
  if (closesAt === null) findings.push(missing('closesAt'));
  else if (new Date(closesAt) <= now) findings.push({ field: 'closesAt', code: 'in-the-past' });
  else if (new Date(closesAt) <= opening) findings.push({ field: 'closesAt', code: 'before-opening' });
  if (decisionBy === null) findings.push(missing('decisionBy'));
  else if (closesAt !== null && decisionBy < dayOf(closesAt, zone)) {
    findings.push({ field: 'decisionBy', code: 'before-close' });
  }
  return [...findings, ...optionFindings(draft)];
}

function optionFindings({
  rightsModel,
  termsBlanks: { optionUntil },
  decisionBy,
}: ChallengeDraft): Finding[] {
  if (rightsModel !== 'option' || !optionUntil || !decisionBy || optionUntil > decisionBy) return [];
  return [{ field: 'termsBlanks.optionUntil', code: 'before-decision' }];
}

function peopleFindings(draft: ChallengeDraft, { hasOrganisation, seekers }: DraftFacts): Finding[] {
  const { eligibility, seekerNamed, seekerDescription, original, contact } = draft;
  const findings: Finding[] = [];
  if (eligibility.kind === 'clusters' && eligibility.clusterIds.length === 0)
    findings.push(missing('eligibility.clusterIds'));
  if (!hasOrganisation) findings.push(missing('organisationId'));
  if (seekers === 0) findings.push(missing('seekers'));
  if (!seekerNamed && !seekerDescription[original]) findings.push(missing(`seekerDescription.${original}`));
  // Without the seeker's name the owning cluster's contact stands in.
  if (seekerNamed) findings.push(...contactFindings(contact));
  return findings;
}

function contactFindings(contact: ChallengeDraft['contact']): Finding[] {
  if (!contact) return [missing('contact')];
  return (['name', 'phone'] as const)
    .filter((part) => !contact[part])
    .map((part) => missing(`contact.${part}`));
}

/** The calendar day of an instant in a zone, `YYYY-MM-DD`. */
export function dayOf(instant: string, zone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' });
  return parts.format(new Date(instant));
}

export type Extension = { closesAt: string; decisionBy?: string };

type Standing = { closesAt: Date; decisionBy: string | null; zone: string };

/** Later than before and in the future; the decision moves along only if it is said or still fits. */
export function extensionFindings(current: Standing, extension: Extension, now: Date): Finding[] {
  const isLater = new Date(extension.closesAt) > current.closesAt;
  return [...closeFindings(extension, isLater, now), ...decisionFindings(current, extension)];
}

/** No clock ran while it was suspended: the close stays if it is still to come, and never comes sooner. */
export function resumptionFindings(current: Standing, resumption: Partial<Extension>, now: Date): Finding[] {
  if (resumption.closesAt === undefined && current.closesAt <= now) return [missing('closesAt')];
  const extension = { ...resumption, closesAt: resumption.closesAt ?? current.closesAt.toISOString() };
  const isNoSooner = new Date(extension.closesAt) >= current.closesAt;
  return [...closeFindings(extension, isNoSooner, now), ...decisionFindings(current, extension)];
}

function closeFindings({ closesAt }: Extension, fits: boolean, now: Date): Finding[] {
  if (!fits) return [{ field: 'closesAt', code: 'not-later' }];
  return new Date(closesAt) <= now ? [{ field: 'closesAt', code: 'in-the-past' }] : [];
}

function decisionFindings(current: Standing, { closesAt, decisionBy }: Extension): Finding[] {
  const decision = decisionBy ?? current.decisionBy;
  if (decision !== null && decision < dayOf(closesAt, current.zone))
    return [{ field: 'decisionBy', code: 'before-close' }];
  const isSooner = decisionBy !== undefined && current.decisionBy !== null && decisionBy < current.decisionBy;
  return isSooner ? [{ field: 'decisionBy', code: 'not-later' }] : [];
}

function hasText(value: Localized): boolean {
  return Boolean(value.de) || Boolean(value.en);
}

function missing(field: string): Finding {
  return { field, code: 'required' };
}
