import type { ErasureGrade, Id, Statement } from '@allmende/contracts';

/** A row of the log whose receipt the person holds. */
export type HeldRow = {
  seq: number;
  statement: Statement;
  /** Somebody else holds its receipt as well. */
  isShared: boolean;
};

/**
 * What becomes of a row: its statement goes; it moves to where it is kept; it stays because it stands in the receipt of
 * somebody else, too; or because it says nothing of the person.
 */
export type Fate = 'erased' | 'kept' | 'shared' | 'impersonal';
export type Judged<R extends HeldRow = HeldRow> = R & { fate: Fate; isReliedOn: boolean };

/** What somebody did and others have acted on since, or may. */
const acts: readonly Statement['type'][] = [
  'submission',
  'withdrawal',
  'agreement-answered',
  'award-answered',
  'award-taken-back',
  'opening-approved',
  'brief-opened',
  'brief-answered',
  'submission-read',
  'deposit',
  'deposit-opened',
  'non-use-confirmed',
  'consent',
  'office-confidentiality',
  'manager-confidentiality',
  'challenge-suspended',
  'challenge-resumed',
  'opener-replaced',
];

/**
 * Others rely on what was handed in and not withdrawn before the close, on what somebody read, answered or decided, and
 * on an agreement that one of these rests on or that was made for an organisation. They do not rely on an agreement
 * after which nothing came, on what was withdrawn in time, or on an attempt that was refused.
 */
export function judgeRows<R extends HeldRow>(rows: readonly R[], accountId: Id): Judged<R>[] {
  const withdrawn = withdrawnInTime(rows);
  const isActed = (said: Statement): boolean =>
    acts.includes(said.type) &&
    peopleIn(said).by.includes(accountId) &&
    !('submissionId' in said && said.submissionId !== null && withdrawn.has(said.submissionId));
  const bound = new Set(
    rows
      .map(({ statement }) => statement)
      .filter((said) => isActed(said) || isForOrganisation(said))
      .map(({ challengeId }) => challengeId),
  );
  return rows.map((row) => {
    const { statement: said, isShared } = row;
    const { by, about } = peopleIn(said);
    if (![...by, ...about].includes(accountId)) return { ...row, fate: 'impersonal', isReliedOn: false };
    const isAgreement = said.type === 'agreement' || said.type === 'agreement-ended';
    const isReliedOn = isActed(said) || (isAgreement && bound.has(said.challengeId));
    const own = isReliedOn ? 'kept' : 'erased';
    return { ...row, fate: isShared ? 'shared' : own, isReliedOn };
  });
}

/** What others rely on is worth nothing to them without who it was, also where they hold the receipt themselves. */
export function gradeOf(judged: readonly Judged[]): ErasureGrade {
  return judged.some(({ isReliedOn }) => isReliedOn) ? 'restricted' : 'whole';
}

/**
 * Claims lapse three years after the end of the year in which they came up (§§ 195, 199 BGB): so long they can be raised
 * and defended against, and so long is kept what serves for it (GDPR Art. 17(3)(e)).
 */
export function keptUntil(erasedAt: Date): string {
  return `${erasedAt.getUTCFullYear() + 3}-12-31`;
}

function withdrawnInTime(rows: readonly HeldRow[]): Set<Id> {
  return new Set(
    rows.flatMap(({ statement: said }) =>
      said.type === 'withdrawal' && !said.afterClose ? [said.submissionId] : [],
    ),
  );
}

const isForOrganisation = (said: Statement): boolean =>
  said.type === 'agreement' && said.party.kind === 'organisation';

/** Whose act a statement is, and who else is named in it. */
function peopleIn(said: Statement): { by: Id[]; about: Id[] } {
  const by = 'accountId' in said && said.accountId ? [said.accountId] : [];
  if (said.type === 'submission') return { by: [...by, ...said.teamAccountIds], about: [] };
  if (said.type === 'agreement-answered' || said.type === 'consent')
    return { by: [...by, said.memberAccountId], about: [] };
  if (said.type === 'brief-answered') return { by: [...by, said.readerAccountId], about: [] };
  if (said.type === 'opener-replaced')
    return { by, about: [said.replacedAccountId, ...said.openerAccountIds] };
  return { by, about: said.type === 'opening-approved' ? said.openerAccountIds : [] };
}
