import {
  accountsRpc,
  challengesEvents,
  challengesRpc,
  type ChallengeWindow,
  type FileFacts,
  filesEvents,
  filesRpc,
  newId,
  type Person,
  type PersonConsent,
  ProblemError,
  type Solution,
  type Submission,
  submissionsEvents,
  submissionsRpc,
  openersOf,
  termsRpc,
} from '@allmende/contracts';
import { KeyRing } from '@allmende/sealing';
import {
  eventually,
  person,
  sealingKeys,
  startService,
  type TestKeys,
  type TestService,
} from '@allmende/testing';
import { createHash } from 'node:crypto';
import { AppModule } from '../app.module.js';
import { dataSource } from '../data-source.js';
import type { OuterDepositKey } from '../deposits/deposit.layers.js';
import type { VersionContent } from '../sealing/sealed.values.js';

/** What stands around `submissions` in its tests: the other services' answers, as each test wants them. */
export type Stage = {
  service: TestService;
  keys: TestKeys;
  /** What `challenges` says when it is asked. */
  windows: Map<string, ChallengeWindow>;
  /** While true, `challenges` does not answer. */
  silence: { challenges: boolean; terms: boolean };
  /** Called each time `challenges` is asked, before it answers. */
  onAsk: { challenges?: (challengeId: string) => Promise<void> | void };
  asked: string[];
  /** Challenges of the teams that `terms` was asked about at once. */
  askedTeams: string[][];
  /** Accounts that have not agreed to any terms. */
  refusing: Set<string>;
  /** Accounts whose organisation has not confirmed what they agreed to. */
  unconfirmed: Set<string>;
  /** What offices said. */
  consents: PersonConsent[];
  /** Accounts that undertook confidentiality for an office. */
  undertaken: Set<string>;
  accounts: Map<string, string>;
  /** Managers, by cluster. */
  managers: Map<string, string[]>;
  files: Map<string, FileFacts>;
  removed: string[];
  grants: { kind: 'upload' | 'download'; fileId: string; objectId: string }[];
  awardReasons: Map<string, string>;
  /** Who has approved an opening, by challenge. */
  approvals: Map<string, Set<string>>;
  /** What `terms` wrote down of deposits that were opened. */
  depositOpenings: Map<string, { receiptId: string; at: string }>;
  /** `recipient` of each upload that was granted. */
  recipients: Map<string, string | undefined>;
};

export const declaration = {
  ownWork: true as const,
  othersRights: 'none' as const,
  othersRightsNote: '',
  employer: 'consented' as const,
  employerNote: '',
};

export const text: Partial<Solution> = {
  title: 'Kühlung ohne Lüfter 🧊',
  summary: 'Wärme geht über das Gehäuse ab.',
  body: 'Ein Wärmerohr, das zugleich trägt.\n<script>alert(1)</script>\n\u05e9\u05dc\u05d5\u05dd',
};

export async function openStage(): Promise<Stage> {
  const keys = await sealingKeys();
  const service = await startService(AppModule, { service: 'submissions', dataSource, env: keys.env });
  const stage: Stage = {
    service,
    keys,
    windows: new Map(),
    silence: { challenges: false, terms: false },
    onAsk: {},
    asked: [],
    askedTeams: [],
    refusing: new Set(),
    unconfirmed: new Set(),
    consents: [],
    undertaken: new Set(),
    accounts: new Map(),
    managers: new Map(),
    files: new Map(),
    removed: [],
    grants: [],
    awardReasons: new Map(),
    approvals: new Map(),
    depositOpenings: new Map(),
    recipients: new Map(),
  };
  await Promise.all([
    answerAsChallenges(stage),
    answerAsTerms(stage),
    answerDeposits(stage),
    answerAsIdentity(stage),
    answerAsGroups(stage),
  ]);
  return stage;
}

async function answerAsChallenges({ service, windows, silence, onAsk, asked, awardReasons }: Stage) {
  await service.answer(challengesRpc.challengeWindow, async ({ challengeId }) => {
    asked.push(challengeId);
    await onAsk.challenges?.(challengeId);
    if (silence.challenges) throw new ProblemError('unavailable', { retryAfter: 1 });
    const window = windows.get(challengeId);
    if (!window) throw new ProblemError('challenge.not-found');
    return { window };
  });
  await service.answer(challengesRpc.awardReason, ({ awardId }) => ({
    reason: awardReasons.get(awardId) ?? null,
    organisationName: 'Klarblick GmbH',
  }));
}

/** The receipt of somebody's agreement has their id, so that a spec knows it. */
function standingOf(accountId: string) {
  const at = '2026-11-20T08:00:00.000Z';
  return { accountId, acceptanceId: accountId, receiptId: accountId, organisationId: null, at };
}

async function answerAsTerms(stage: Stage) {
  const { service, refusing, unconfirmed, consents, undertaken, silence, approvals } = stage;
  await service.answer(termsRpc.agreements, ({ accountIds }) => {
    if (silence.terms) throw new ProblemError('unavailable', { retryAfter: 1 });
    return {
      agreed: accountIds.filter((accountId) => !refusing.has(accountId)),
      missing: accountIds.filter((accountId) => refusing.has(accountId)),
      unconfirmed: accountIds.filter((accountId) => unconfirmed.has(accountId)),
      consents: consents.filter(({ accountId }) => accountIds.includes(accountId)),
      standing: accountIds
        .map((accountId) => standingOf(accountId))
        .filter(({ accountId }) => !refusing.has(accountId)),
      offices: accountIds
        .filter((accountId) => undertaken.has(accountId))
        .map((accountId) => ({ ...standingOf(accountId), organisationId: accountId, versions: [] })),
    };
  });
  await service.answer(termsRpc.waiting, ({ teams }) => {
    stage.askedTeams.push(teams.map(({ challengeId }) => challengeId));
    if (silence.terms) throw new ProblemError('unavailable', { retryAfter: 1 });
    const isHeld = (id: string) =>
      consents.some(({ accountId, state }) => accountId === id && state === 'held');
    return {
      teams: teams.map(({ accountIds }) => ({
        unconfirmed: accountIds.filter((accountId) => unconfirmed.has(accountId)),
        held: accountIds.filter(isHeld),
      })),
    };
  });
  await service.answer(termsRpc.approveOpening, async ({ challengeId, wrapped }, { actor }) => {
    if (silence.terms) throw new ProblemError('unavailable', { retryAfter: 1 });
    const approved = approvals.get(challengeId) ?? new Set<string>();
    approvals.set(challengeId, approved.add(actor.kind === 'person' ? actor.accountId : ''));
    const openers = openersOf(stage.windows.get(challengeId)!);
    const isWhole = openers.every((opener) => approved.has(opener));
    return { approvedAccountIds: [...approved], released: isWhole ? await peel(stage, wrapped) : null };
  });
  await service.answer(termsRpc.keptChallengeKey, async ({ challengeId }) => {
    if (silence.terms) throw new ProblemError('unavailable', { retryAfter: 1 });
    const made = (await service.published(submissionsEvents.challengeKeyMade)).map(({ payload }) => payload);
    return { kept: made.findLast((key) => key.challengeId === challengeId) ?? null };
  });
}

/** Takes the outer layer off a deposit's key, once it is the one that was asked for. */
async function answerDeposits({ service, keys, silence, depositOpenings }: Stage) {
  const ring = await KeyRing.read({ file: keys.env.TERMS_KEY_FILE, recovery: keys.recovery.recipient });
  await service.answer(termsRpc.openDeposit, async ({ challengeId, depositId, wrapped }) => {
    if (silence.terms) throw new ProblemError('unavailable', { retryAfter: 1 });
    const { deposit, inner } = await ring.open<OuterDepositKey>(Buffer.from(wrapped, 'base64url'));
    expect(deposit).toEqual({ challengeId, depositId });
    const opening = depositOpenings.get(depositId) ?? { receiptId: newId(), at: new Date().toISOString() };
    depositOpenings.set(depositId, opening);
    return { ...opening, released: inner };
  });
}

/** What only `terms` can do. */
export async function peel({ keys }: Stage, wrapped: string): Promise<string> {
  const ring = await KeyRing.read({ file: keys.env.TERMS_KEY_FILE, recovery: keys.recovery.recipient });
  const { inner } = await ring.open<{ inner: string }>(Buffer.from(wrapped, 'base64url'));
  return inner;
}

async function answerAsIdentity({ service, accounts, managers }: Stage) {
  await service.answer(accountsRpc.names, ({ accountIds, organisationIds }) => ({
    accounts: accountIds.map((accountId) => ({
      accountId,
      name: nameOf(accountId),
      organisationName: 'Werk Nord',
      clusterName: null,
    })),
    organisations: organisationIds.map((organisationId) => ({ organisationId, name: 'Werk Nord' })),
  }));
  await service.answer(accountsRpc.findAccount, ({ email }) => ({ accountId: accounts.get(email) ?? null }));
  await service.answer(accountsRpc.holders, ({ clusterIds = [] }) => ({
    items: clusterIds.flatMap((clusterId) =>
      (managers.get(clusterId) ?? []).map((accountId) => ({ accountId, clusterId })),
    ),
    nextCursor: null,
  }));
}

async function answerAsGroups({ service, files, removed, grants, recipients }: Stage) {
  const expiresAt = new Date(Date.now() + 60_000).toISOString();
  await service.answer(filesRpc.grantUpload, ({ owner, name, size, type, recipient }, { actor }) => {
    const fileId = newId();
    recipients.set(fileId, recipient);
    grants.push({ kind: 'upload', fileId, objectId: owner.objectId });
    const uploadedBy = actor.kind === 'person' ? actor.accountId : newId();
    const state = 'uploading' as const;
    files.set(fileId, {
      fileId,
      owner,
      name,
      size,
      type,
      digest: null,
      sha256: null,
      state,
      uploadedBy,
      uploadedAt: null,
    });
    return { fileId, url: `http://files.localhost/uploads/${newId()}`, expiresAt };
  });
  await service.answer(filesRpc.grantDownload, ({ owner, fileId }) => {
    grants.push({ kind: 'download', fileId, objectId: owner.objectId });
    return { fileId, url: `http://files.localhost/downloads/${newId()}`, expiresAt };
  });
  await service.answer(filesRpc.describeFiles, ({ fileIds }) => ({
    items: fileIds.flatMap((fileId) => files.get(fileId) ?? []),
  }));
  await service.answer(filesRpc.removeFile, ({ fileId }) => {
    removed.push(fileId);
    return { done: true as const };
  });
}

export function nameOf(accountId: string): string {
  return `Person ${accountId.slice(-4)} 🌱`;
}

export type ChallengeParts = Partial<ChallengeWindow> & {
  /** Milliseconds from now on; default an hour. */
  closesInMs?: number;
  /** Whether this service has heard of it; default yes. */
  told?: boolean;
};

/** An open challenge, known to `challenges` and, by event, to this service. */
export async function openChallenge(
  { service, windows }: Stage,
  { closesInMs = 3_600_000, told = true, ...parts }: ChallengeParts = {},
): Promise<ChallengeWindow> {
  const clusterId = parts.clusterId ?? newId();
  const now = Date.now();
  const window: ChallengeWindow = {
    challengeId: newId(),
    revision: 1,
    clusterId,
    hostIds: [clusterId],
    state: 'open',
    slug: 'kuehlung-ohne-luefter',
    opensAt: new Date(now - 3_600_000).toISOString(),
    closesAt: new Date(now + closesInMs).toISOString(),
    zone: 'Europe/Berlin',
    eligibility: { kind: 'everyone' },
    seekerAccountIds: [newId()],
    seekerNamed: true,
    organisationId: newId(),
    termsVersionId: newId(),
    confidential: true,
    ...parts,
  } as ChallengeWindow;
  windows.set(window.challengeId, window);
  if (told) await service.emit(challengesEvents.windowChanged, { window });
  return window;
}

/** Moves the close; `told: false` leaves this service with its old copy. */
export async function moveClose(
  { service, windows }: Stage,
  challengeId: string,
  closesInMs: number,
  { told = true }: { told?: boolean } = {},
): Promise<ChallengeWindow> {
  const old = windows.get(challengeId)!;
  const closesAt = new Date(Date.now() + closesInMs).toISOString();
  const window = { ...old, revision: old.revision + 1, closesAt };
  windows.set(challengeId, window);
  if (told) await service.emit(challengesEvents.windowChanged, { window });
  return window;
}

/** The close, half a minute ago, and every approval that opening takes; returns when all can be read. */
export async function closeAndOpen(stage: Stage, challengeId: string): Promise<ChallengeWindow> {
  const window = await moveClose(stage, challengeId, -31_000);
  await openAll(stage, challengeId);
  return window;
}

export async function openAll({ service, windows }: Stage, challengeId: string): Promise<void> {
  const openers = openersOf(windows.get(challengeId)!).map((accountId) => person({ accountId }));
  for (const opener of openers) await service.call(submissionsRpc.openSubmissions, { challengeId }, opener);
  await eventually('all are opened', async () => {
    const { state } = await service.call(submissionsRpc.showOpening, { challengeId }, openers[0]!);
    return state === 'opened';
  });
}

/** What was handed in last, once it was opened. */
export async function contentOf({ service, keys }: Stage, submissionId: string): Promise<VersionContent> {
  const ring = await KeyRing.read({
    file: keys.env.SUBMISSIONS_KEY_FILE,
    recovery: keys.recovery.recipient,
  });
  const [row] = await service.db.query<[{ opened: Buffer }]>(
    'SELECT opened FROM submission_version WHERE submission_id = $1 ORDER BY version DESC LIMIT 1',
    [submissionId],
  );
  return ring.open(row.opened);
}

/** Sets this service's own copy to a close so many milliseconds ago by the clock that counts, without any delay. */
export async function closeAgo({ service }: Stage, challengeId: string, ms: number): Promise<void> {
  await service.db.query(
    `UPDATE challenge_window SET closes_at = clock_timestamp() - make_interval(secs => $2) WHERE challenge_id = $1`,
    [challengeId, ms / 1_000],
  );
}

export function begin({ service }: Stage, challengeId: string, who: Person): Promise<Submission> {
  return service.call(submissionsRpc.startSubmission, { challengeId }, who);
}

/** A draft with all that handing in asks for. */
export async function beginComplete(
  stage: Stage,
  challengeId: string,
  lead: Person = person(),
): Promise<{ lead: Person; submissionId: string; revision: number }> {
  const { submissionId } = await begin(stage, challengeId, lead);
  const { revision } = await stage.service.call(
    submissionsRpc.saveSolution,
    { submissionId, revision: 0, changes: text },
    lead,
  );
  await stage.service.call(submissionsRpc.declare, { submissionId, declaration }, lead);
  return { lead, submissionId, revision };
}

export async function submitted(stage: Stage, challengeId: string, lead: Person = person()) {
  const draft = await beginComplete(stage, challengeId, lead);
  const version = await submit(stage, draft);
  return { ...draft, version };
}

export function submit(
  { service }: Stage,
  { submissionId, revision, lead }: { submissionId: string; revision: number; lead: Person },
  options: { key?: string } = {},
) {
  return service.call(submissionsRpc.submit, { submissionId, revision }, lead, options);
}

export async function invite(
  { service }: Stage,
  submissionId: string,
  lead: Person,
  { email = `${newId()}@example.org`, role = 'member' }: { email?: string; role?: 'member' | 'reader' } = {},
): Promise<{ invitationId: string; token: string; email: string }> {
  const { invitationId } = await service.call(
    submissionsRpc.inviteMember,
    { submissionId, email, role },
    lead,
  );
  const mail = await service.call(
    submissionsRpc.mailInvitation,
    { invitationId },
    { kind: 'system', reason: 'event:mail' },
  );
  return { invitationId, token: mail?.token ?? '', email };
}

/** A second person in the team. */
export async function join(
  stage: Stage,
  submissionId: string,
  lead: Person,
  { role = 'member', who = person() }: { role?: 'member' | 'reader'; who?: Person } = {},
): Promise<Person> {
  const { token } = await invite(stage, submissionId, lead, { role });
  await stage.service.call(submissionsRpc.acceptTeamInvitation, { invitation: token }, who);
  return who;
}

/** A file in the draft; complete unless said otherwise. */
export async function addFile(
  { service, files }: Stage,
  submissionId: string,
  who: Person,
  { name = 'Skizze.pdf', complete = true, told = true } = {},
): Promise<string> {
  const { fileId } = await service.call(
    submissionsRpc.addFile,
    { submissionId, name, size: 2_000_000, type: 'application/pdf' },
    who,
  );
  if (complete) await arrive({ service, files }, fileId, { told });
  return fileId;
}

/** The file's bytes are there. */
export async function arrive(
  { service, files }: Pick<Stage, 'service' | 'files'>,
  fileId: string,
  { told = true } = {},
): Promise<void> {
  const file: FileFacts = {
    ...files.get(fileId)!,
    digest: createHash('sha256').update(fileId).digest('hex'),
    state: 'complete',
    uploadedAt: new Date().toISOString(),
  };
  files.set(fileId, file);
  if (told) await service.emit(filesEvents.fileCompleted, { file });
}

/** With an affiliation that was verified, and before it one that was only stated. */
export function seekerOf(window: ChallengeWindow): Person {
  const stated = { organisationId: newId(), role: 'signatory' as const, verified: false };
  const organisations = [stated, { organisationId: newId(), role: 'member' as const, verified: true }];
  return person({ accountId: window.seekerAccountIds[0], organisations });
}

/** What the office of somebody's organisation said last. */
export function say({ consents }: Stage, { accountId }: Person, state: PersonConsent['state']): void {
  const known = consents.find((one) => one.accountId === accountId);
  if (known) known.state = state;
  else consents.push({ accountId, organisationId: newId(), state });
}

export function managerOf(clusterId: string): Person {
  return person({ memberships: [{ clusterId, roles: ['member', 'manager'] }] });
}
