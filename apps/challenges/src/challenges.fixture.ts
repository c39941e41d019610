import {
  accountsRpc,
  type ChallengeChanges,
  challengeDraft,
  type ChallengeDraft,
  challengesRpc,
  clustersEvents,
  clustersRpc,
  type EditableChallenge,
  type FileFacts,
  filesEvents,
  filesRpc,
  type Id,
  type ManagerAgreement,
  newId,
  type Person,
  sidesRpc,
  submissionsRpc,
  termsRpc,
} from '@allmende/contracts';
import { eventually, person, startService, type TestService } from '@allmende/testing';
import { AppModule } from './app.module.js';
import { dataSource } from './data-source.js';

export type Actors = {
  clusterId: Id;
  partnerId: Id;
  archiveId: Id;
  organisationId: Id;
  seeker: Person;
  manager: Person;
  partner: Person;
  expert: Person;
};

export const clusterNames = new Map<Id, { slug: string; name: string; archive: boolean }>();

/** Managers whom `identity` knows, by cluster. */
export const managersOf = new Map<Id, Id[]>();

/** Managers who have undertaken confidentiality for their cluster, as `terms` says. */
const undertaken = new Map<Id, Id>();
const undertakenAt = new Date(Date.now() - 60_000).toISOString();
export const managersReceiptId = newId();

/** From now on `terms` says that they have, in every challenge. */
export function undertakes({ accountId }: Person, clusterId: Id): void {
  undertaken.set(accountId, clusterId);
}

export function managersAmong(accountIds: readonly Id[]): ManagerAgreement[] {
  return accountIds.flatMap((accountId) => {
    const clusterId = undertaken.get(accountId);
    return clusterId ? [{ accountId, clusterId, receiptId: managersReceiptId, at: undertakenAt }] : [];
  });
}

/** The service with two clusters, the archive, and answers of its neighbours; the manager has undertaken confidentiality. */
export async function startChallenges(): Promise<{ service: TestService; actors: Actors }> {
  const service = await startService(AppModule, { service: 'challenges', dataSource });
  const [clusterId, partnerId, archiveId, organisationId] = [newId(), newId(), newId(), newId()];
  clusterNames.set(clusterId, { slug: 'glas-und-licht', name: 'Glas und Licht', archive: false });
  clusterNames.set(partnerId, { slug: 'holz-nord', name: 'Holz Nord', archive: false });
  clusterNames.set(archiveId, { slug: 'archive', name: 'Archive', archive: true });
  await answerAsNeighbours(service);
  await service.emit(clustersEvents.clusterChanged, { clusterId: archiveId, slug: 'archive', archive: true });
  const organisations = [{ organisationId, role: 'signatory' as const, verified: true }];
  const seeker = person({
    memberships: [{ clusterId, roles: ['member'] }],
    organisations,
    portal: clusterId,
  });
  const manager = person({ memberships: [{ clusterId, roles: ['member', 'manager'] }], portal: clusterId });
  managersOf.set(clusterId, [manager.accountId]);
  undertakes(manager, clusterId);
  const partner = person({ memberships: [{ clusterId: partnerId, roles: ['manager'] }], portal: partnerId });
  const expert = person({ portal: partnerId });
  const actors = { clusterId, partnerId, archiveId, organisationId, seeker, manager, partner, expert };
  return { service, actors };
}

async function answerAsNeighbours(service: TestService): Promise<void> {
  const brand = { lead: '#123456', companion: '#654321' };
  await service.answer(clustersRpc.clustersById, ({ clusterIds }) => ({
    items: clusterIds.flatMap((clusterId) => {
      const cluster = clusterNames.get(clusterId);
      const contact = { name: 'Kim Büro', role: {}, phone: '+49 1' };
      const rest = { brand, city: null, fields: [], demo: false, language: 'de' as const, contact };
      return cluster ? [{ clusterId, ...cluster, ...rest }] : [];
    }),
  }));
  await service.answer(accountsRpc.names, ({ accountIds, organisationIds }) => ({
    accounts: accountIds.map((accountId) => ({
      accountId,
      name: `Person ${accountId.slice(-4)}`,
      organisationName: 'Institut für Glas',
      clusterName: null,
    })),
    organisations: organisationIds.map((organisationId) => ({ organisationId, name: 'Klarblick GmbH' })),
  }));
  await service.answer(accountsRpc.findAccount, () => ({ accountId: null }));
  await service.answer(accountsRpc.holders, ({ clusterIds = [] }) => ({
    items: clusterIds.flatMap((clusterId) =>
      (managersOf.get(clusterId) ?? []).map((accountId) => ({ accountId, clusterId })),
    ),
    nextCursor: null,
  }));
  await termsAnswers(service);
  await service.answer(filesRpc.grantUpload, () => grantOf(newId()));
  await service.answer(filesRpc.grantDownload, ({ fileId }) => grantOf(fileId));
  await service.answer(sidesRpc.takeSeekerSide, () => ({ done: true as const }));
  await service.answer(submissionsRpc.readiness, () => ({
    exists: true,
    gone: false,
    total: 3,
    portals: 2,
    withoutReason: [],
    unread: [],
  }));
}

function grantOf(fileId: Id) {
  return { fileId, url: `http://files.example/${fileId}`, expiresAt: inSeconds(60) };
}

export async function termsAnswers(service: TestService): Promise<void> {
  await service.answer(termsRpc.previewRightsModel, ({ code, blanks }) => ({
    code,
    name: { de: '', en: '' },
    line: { de: '', en: '' },
    lines: [],
    blanks: [],
    missing: code === 'option' && !blanks.optionUntil ? ['optionUntil'] : [],
  }));
  await service.answer(termsRpc.publishChallengeTerms, () => ({
    versionId: newId(),
    digest: 'a'.repeat(64),
  }));
  await service.answer(termsRpc.agreements, ({ accountIds }) => ({
    ...{ agreed: [], missing: accountIds },
    managers: managersAmong(accountIds),
  }));
}

export const inSeconds = (seconds: number): string => new Date(Date.now() + seconds * 1000).toISOString();
const day = 86_400;

/** A draft that lacks nothing. */
export function completeDraft(changes: Partial<ChallengeDraft> = {}): ChallengeDraft {
  return {
    ...challengeDraft.parse({
      question: { de: 'Wie bleibt Glas im Regen klar?', en: 'How does glass stay clear in the rain?' },
      lead: { de: 'Eine Beschichtung, die hält.' },
      wantedResult: { de: 'Ein Verfahren, das **zehn Jahre** hält.' },
      topic: 'optics',
      criteria: [
        { name: { de: 'Wirkung' }, weight: 60 },
        { name: { de: 'Kosten' }, weight: 40 },
      ],
      reward: { kind: 'money', amount: { minor: 2_500_000, currency: 'EUR' } },
      rightsModel: 'licence',
      closesAt: inSeconds(30 * day),
      decisionBy: inSeconds(60 * day).slice(0, 10),
      contact: { name: 'Ada Muster', phone: '+49 89 1234' },
    }),
    ...changes,
  };
}

/** What `groups` tells of a file of a brief that has arrived whole. */
export function completedFile(
  challengeId: Id,
  fileId: Id,
  { uploadedBy, name = 'Rezeptur.pdf' }: { uploadedBy: Id; name?: string },
): { file: FileFacts } {
  return {
    file: {
      ...{ fileId, owner: { service: 'challenges', objectId: challengeId }, name, size: 1200 },
      ...{ type: 'application/pdf', digest: 'b'.repeat(64), sha256: null, state: 'complete' },
      ...{ uploadedBy, uploadedAt: inSeconds(0) },
    },
  };
}

export type Story = {
  create: (changes?: Partial<ChallengeDraft>) => Promise<EditableChallenge>;
  inReview: (changes?: Partial<ChallengeDraft>) => Promise<EditableChallenge>;
  published: (changes?: Partial<ChallengeDraft>) => Promise<EditableChallenge>;
  save: (
    challenge: EditableChallenge,
    changes: ChallengeChanges,
    actor?: Person,
  ) => Promise<EditableChallenge>;
  /** A published challenge that closed a while ago. */
  closed: (changes?: Partial<ChallengeDraft>, secondsAgo?: number) => Promise<EditableChallenge>;
  /** A file of the confidential brief, uploaded whole. */
  briefFile: (challengeId: Id, name?: string) => Promise<Id>;
};

/** The way of a challenge, as far as a test needs it. */
export function storyOf(service: TestService, { seeker, manager }: Actors): Story {
  const create: Story['create'] = (changes) =>
    service.call(challengesRpc.createChallenge, { draft: completeDraft(changes) }, seeker);
  const inReview: Story['inReview'] = async (changes) => {
    const { challengeId, revision } = await create(changes);
    return service.call(challengesRpc.sendToReview, { challengeId, revision }, seeker);
  };
  const published: Story['published'] = async (changes) => {
    const { challengeId, revision } = await inReview(changes);
    return service.call(challengesRpc.publish, { challengeId, revision }, manager);
  };
  return {
    create,
    inReview,
    published,
    save: ({ challengeId, revision }, changes, actor = seeker) =>
      service.call(challengesRpc.saveDraft, { challengeId, revision, changes }, actor),
    closed: async (changes = {}, secondsAgo = 60) => {
      const challenge = await published(changes);
      await service.db.query(
        `UPDATE challenge SET state = 'closed', revision = revision + 1,
           opens_at = clock_timestamp() - interval '30 days',
           closes_at = clock_timestamp() - make_interval(secs => $2) WHERE id = $1`,
        [challenge.challengeId, secondsAgo],
      );
      return service.call(challengesRpc.getDraft, { challengeId: challenge.challengeId }, seeker);
    },
    briefFile: async (challengeId, name = 'Rezeptur.pdf') => {
      const file = { challengeId, name, size: 1200, type: 'application/pdf' };
      const { fileId } = await service.call(challengesRpc.addBriefFile, file, seeker);
      const uploaded = completedFile(challengeId, fileId, { uploadedBy: seeker.accountId, name });
      await service.emit(filesEvents.fileCompleted, uploaded);
      return fileId;
    },
  };
}

/** What becomes of an act that has passed its first checks when a change of what it locks is committed: its error, if any. */
export async function actDuring(
  service: TestService,
  change: readonly [sql: string, values: unknown[]],
  act: () => Promise<unknown>,
): Promise<unknown> {
  const changing = service.db.createQueryRunner();
  await changing.startTransaction();
  await changing.query(...change);
  const outcome = act().catch((error: unknown) => error);
  await eventually('it waits for the change', async () => {
    const waiting = await service.db.query<unknown[]>(
      `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    return waiting.length > 0;
  });
  await changing.commitTransaction();
  await changing.release();
  return outcome;
}
