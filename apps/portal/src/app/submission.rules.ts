import type { ChallengePage, Submission } from '@allmende/contracts';
import type { Texts } from './texts/index.js';

/**
 * Text, names of files and their bytes are gone for good: withdrawn before the close, or deleted after the decision. What
 * is withdrawn after the close is kept until then, also where there is no working copy; a draft that was never handed in
 * is not.
 */
export function isDestroyed({
  state,
  solution,
  versions,
  updatedAt,
  closesAt,
  graceSeconds,
  retention,
}: Pick<
  Submission,
  'state' | 'solution' | 'versions' | 'updatedAt' | 'closesAt' | 'graceSeconds' | 'retention'
>): boolean {
  if (retention?.deletedAt) return true;
  if (state !== 'withdrawn' || solution.title !== '' || solution.body !== '') return false;
  const isLate = Date.parse(updatedAt) > Date.parse(closesAt) + graceSeconds * 1_000;
  return !isLate || versions.length === 0;
}

/** Who can read it now: a draft the team; what was handed in nobody until it is opened, then both teams. */
export function readersOf({
  openedAt,
  state,
  versions,
  retention,
}: Pick<Submission, 'openedAt' | 'state' | 'versions' | 'retention'>):
  'onlyTeam' | 'nobody' | 'teamAndSeeker' {
  if (retention?.accessEnded) return 'onlyTeam';
  if (state === 'withdrawn' || versions.length === 0) return 'onlyTeam';
  return openedAt === null ? 'nobody' : 'teamAndSeeker';
}

/** The version that stands until the team submits again, as long as it can. */
export function replaceableVersion({
  open,
  versions,
}: Pick<Submission, 'open' | 'versions'>): Submission['versions'][number] | undefined {
  return open ? versions.find(({ counts }) => counts) : undefined;
}

/** Handed in, and nothing kept of it but the sealed version. */
export function keptNoCopy({
  hasWorkingCopy,
  state,
  versions,
  retention,
}: Pick<Submission, 'hasWorkingCopy' | 'state' | 'versions' | 'retention'>): boolean {
  if (retention?.deletedAt) return false;
  return !hasWorkingCopy && versions.length > 0 && state !== 'withdrawn';
}

/** Whether the draft says something else than the version that was handed in last. */
export function isChangedSince(
  submission: Pick<Submission, 'state' | 'versions' | 'files' | 'updatedAt' | 'hasWorkingCopy' | 'mayRead'>,
): boolean {
  const [last] = submission.versions;
  // Whoever reads nothing yet sees nothing to compare.
  if (!submission.mayRead) return false;
  if (!last || submission.state !== 'submitted' || !submission.hasWorkingCopy) return false;
  const ids = (files: { fileId: string }[]): string =>
    files
      .map(({ fileId }) => fileId)
      .sort()
      .join();
  return submission.updatedAt > last.submittedAt || ids(submission.files) !== ids(last.files);
}

/** What the team reads still is the version that was handed in last, so that its file fits the receipt. */
export function isAsHandedIn(
  submission: Parameters<typeof isChangedSince>[0] & Pick<Submission, 'openedAt'>,
): boolean {
  const { state, versions, hasWorkingCopy, openedAt, mayRead } = submission;
  const isIn = mayRead && state === 'submitted' && versions.length > 0;
  return isIn && (hasWorkingCopy || openedAt !== null) && !isChangedSince(submission);
}

/** The version that the text which can be handed out is; none where it was changed since, or never handed in. */
export function versionOfText(submission: Submission): number | undefined {
  return isAsHandedIn(submission) ? submission.versions[0]?.version : undefined;
}

/** Somebody of the team, or somebody invited, still has to do a part of their own before it can be submitted. */
export function waitsForTeam(submission: Pick<Submission, 'members' | 'invitations'>): boolean {
  const { members, invitations } = submission;
  const isOpen = members.some(({ agreed, unconfirmed }) => !agreed || unconfirmed);
  return isOpen || undeclaredOf(submission).length > 0 || invitations.length > 0;
}

/** Whom the version that counts names, and who is no longer in the team. */
export function formerMembersOf({
  state,
  members,
  versionTeam,
}: Pick<Submission, 'state' | 'members' | 'versionTeam'>): Submission['versionTeam'] {
  if (state !== 'submitted') return [];
  return versionTeam.filter((one) => !members.some(({ accountId }) => accountId === one.accountId));
}

/** Who joined to take part after the version that was handed in last, which does not name them. */
export function laterMembersOf({
  state,
  members,
  versionTeam,
}: Pick<Submission, 'state' | 'members' | 'versionTeam'>): Submission['members'] {
  if (state !== 'submitted') return [];
  const named = new Set(versionTeam.map(({ accountId }) => accountId));
  return members.filter(({ role, accountId }) => role !== 'reader' && !named.has(accountId));
}

/** Text, files and team are those of the version that counts: there is nothing to hand in. */
export function hasNothingNew(submission: Submission): boolean {
  return isAsHandedIn(submission) && laterMembersOf(submission).length === 0;
}

type OwnPart = { submission: Submission; accountId: string };

/** The challenge is stopped: nothing can be changed, and nothing has closed. */
export function isSuspended({ challenge }: { challenge: ChallengePage | undefined }): boolean {
  return challenge?.state === 'suspended';
}

/** Whether the person may change it now: in the team, not only reading along, and in time. */
export function mayEdit({ open, role }: Pick<Submission, 'open' | 'role'>): boolean {
  return open && role !== 'reader';
}

/** Whether there is anything for the person to see: while it is open, only what somebody who agreed may see. */
export function mayWork({ submission, accountId }: OwnPart): boolean {
  return !submission.open || hasAgreed({ submission, accountId });
}

export function hasAgreed({ submission, accountId }: OwnPart): boolean {
  return submission.members.some((member) => member.accountId === accountId && member.agreed);
}

/** Members who have a part of their own and so declare. */
export function undeclaredOf({ members }: Pick<Submission, 'members'>): Submission['members'] {
  return members.filter(({ role, declared }) => role !== 'reader' && !declared);
}

/** Whether the person's own declaration is there, with all that it needs. */
export function hasDeclared({ submission, accountId }: OwnPart): boolean {
  return submission.members.some((member) => member.accountId === accountId && member.declared);
}

const letters: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' };
const longestName = 60;

/** `text-shell-of-two-layers-version-2.json`: tells texts of several submissions and versions apart on a disk. */
export function textFileName(
  submission: Submission,
  title: string,
  { receipts: { textFile } }: Pick<Texts, 'receipts'>,
): string {
  const plain = title
    .toLowerCase()
    .replace(/[äöüß]/g, (letter) => letters[letter] ?? '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, longestName)
    .replace(/^-|-$/g, '');
  const version = versionOfText(submission);
  const state = version === undefined ? textFile.draft : textFile.version(version);
  // A title without a Latin letter leaves nothing.
  const name = plain === '' ? submission.submissionId.slice(-12) : plain;
  return `${textFile.name}-${name}-${state}.json`;
}

/** Whether the platform itself has asked or told the office of this member, and whether anything stands submitted. */
export function officeStanding(
  { members, versions, state }: Pick<Submission, 'members' | 'versions' | 'state'>,
  accountId: string,
): { isAsked: boolean; hasSubmitted: boolean } {
  const consent = members.find((member) => member.accountId === accountId)?.consent ?? null;
  return {
    isAsked: consent !== null && consent !== 'withdrawn',
    hasSubmitted: versions.length > 0 && state !== 'withdrawn',
  };
}

/** Those for whom an office holds its consent. */
export function heldMembers({ members }: Pick<Submission, 'members'>): Submission['members'] {
  return members.filter(({ consent }) => consent === 'held');
}

/** Taken out before anything was handed in. */
export function isDiscarded({ state, versions }: { state: string; versions: number }): boolean {
  return state === 'withdrawn' && versions === 0;
}
