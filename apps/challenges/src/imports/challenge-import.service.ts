import { challengesRpc, type Id, newId, ProblemError } from '@allmende/contracts';
import type { Call } from '@allmende/messaging';
import { Writes } from '@allmende/messaging/durable';
import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { type EntityManager, In, type QueryDeepPartialEntity } from 'typeorm';
import { takeSlug } from '../challenges/challenge-slug.service.js';
import { ChallengeEntity } from '../challenges/challenge.entity.js';
import { ClustersService } from '../clusters/clusters.service.js';
import { ChallengeImportEntity } from './challenge-import.entity.js';
import {
  type ImportedChallenge,
  type ImportFormat,
  richness,
  type Understood,
  understand,
} from './challenge-import.rules.js';
import { shorten } from './challenge-import.texts.js';

type Result = 'created' | 'updated' | 'unchanged';

const maxOrganisation = 160;

/** Brings foreign records into the archive, each once however often and in whatever format it comes. */
@Injectable()
export class ChallengeImportService {
  constructor(
    private readonly clusters: ClustersService,
    private readonly writes: Writes,
  ) {}

  async import(call: Call<typeof challengesRpc.importChallenges>) {
    const { format, records } = call.input;
    const archive = await this.clusters.archive();
    if (!archive)
      throw new ProblemError('unavailable', { detail: 'The archive is not known here yet', retryAfter: 1 });
    const understood: Understood[] = [];
    for (const [index, record] of records.entries()) {
      understood.push(understand(format, record, index));
      // Long texts take their time; others are answered in between.
      await setImmediate();
    }
    return this.writes.run(call, async (tx) => {
      const counts = { created: 0, updated: 0, unchanged: 0 };
      await tx.query(`SELECT pg_advisory_xact_lock(hashtext('challenge-import'))`);
      const challenges = understood.flatMap(({ challenge }) => (challenge ? [challenge] : []));
      const known = await knownAmong(tx, challenges);
      for (const challenge of challenges) counts[await keep(tx, { challenge, format, archive, known })] += 1;
      return { ...counts, findings: understood.flatMap(({ findings }) => findings) };
    });
  }
}

type Keep = {
  challenge: ImportedChallenge;
  format: ImportFormat;
  archive: { id: Id };
  known: Map<string, ChallengeImportEntity>;
};

async function keep(tx: EntityManager, { challenge, format, archive, known }: Keep): Promise<Result> {
  const { source, sourceId, licence, url, organisation } = challenge;
  const contentHash = createHash('sha256').update(JSON.stringify(challenge)).digest('hex');
  const before = known.get(keyOf(challenge));
  if (before && richness[format] < richness[before.format]) return 'unchanged';
  const challengeId = before?.challengeId ?? newId();
  const row = { challengeId, source, sourceId, format, licence, url, organisation, contentHash };
  if (before?.contentHash === contentHash) {
    // From now on the poorer format does not count, though it said the same.
    if (before.format !== format) await tx.upsert(ChallengeImportEntity, row, ['challengeId']);
    return 'unchanged';
  }
  if (before) await update(tx, challengeId, challenge);
  else await insert(tx, challengeId, archive.id, challenge);
  await tx.upsert(ChallengeImportEntity, row, ['challengeId']);
  known.set(keyOf(challenge), row);
  return before ? 'updated' : 'created';
}

async function insert(tx: EntityManager, id: Id, clusterId: Id, challenge: ImportedChallenge): Promise<void> {
  const { opensAt, closesAt, question, original } = challenge;
  const values = {
    ...columnsOf(challenge),
    id,
    clusterId,
    slug: await takeSlug(tx, question[original] ?? ''),
    organisationId: null,
    seekerAccountIds: [],
    state: 'imported',
    revision: 0,
    wantedResult: {},
    alreadyTried: {},
    forMembers: {},
    brief: {},
    briefNote: {},
    topic: null,
    rightsModel: null,
    termsBlanks: {},
    eligibility: null,
    shownBy: [],
    seekerNamed: true,
    seekerDescription: {},
    decisionBy: null,
    contact: null,
    publishedAt: new Date(opensAt ?? closesAt ?? Date.now()),
  };
  await tx.insert(ChallengeEntity, values as QueryDeepPartialEntity<ChallengeEntity>);
}

async function update(tx: EntityManager, id: Id, challenge: ImportedChallenge): Promise<void> {
  const values = { ...columnsOf(challenge), revision: () => 'revision + 1', updatedAt: new Date() };
  await tx.update(ChallengeEntity, { id }, values as QueryDeepPartialEntity<ChallengeEntity>);
}

/** A name of hundreds of characters is a list of partners: shortened where the seeker stands, whole in the source. */
function columnsOf(challenge: ImportedChallenge) {
  const { organisation, opensAt, closesAt } = challenge;
  const {
    original,
    question,
    lead,
    constraints,
    successMeasure,
    background,
    criteria,
    reward,
    keywords,
    zone,
  } = challenge;
  return {
    ...{
      original,
      question,
      lead,
      constraints,
      successMeasure,
      background,
      criteria,
      reward,
      keywords,
      zone,
    },
    organisationName: organisation && shorten(organisation, maxOrganisation),
    opensAt: opensAt === null ? null : new Date(opensAt),
    closesAt: closesAt === null ? null : new Date(closesAt),
  };
}

async function knownAmong(
  tx: EntityManager,
  challenges: readonly ImportedChallenge[],
): Promise<Map<string, ChallengeImportEntity>> {
  const sourceIds = challenges.map(({ sourceId }) => sourceId);
  const rows = await tx.findBy(ChallengeImportEntity, { sourceId: In(sourceIds) });
  return new Map(rows.map((row) => [keyOf(row), row]));
}

function keyOf({ source, sourceId }: { source: string; sourceId: string }): string {
  return JSON.stringify([source, sourceId]);
}
