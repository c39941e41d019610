import {
  type Actor,
  challengesRpc,
  type Id,
  id as idSchema,
  isPerson,
  isAdmittedIn,
  ProblemError,
} from '@allmende/contracts';
import { type Call, JsonText } from '@allmende/messaging';
import { databaseClock } from '@allmende/platform/database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { managedBy, rolesOf } from './challenge-access.service.js';
import { ChallengeFileEntity } from './challenge-file.entity.js';
import { pagePairs, rowPairs } from './challenge-row.sql.js';
import { toWindow } from './challenge-window.rules.js';
import { ChallengeEntity } from './challenge.entity.js';

const pageSql = `SELECT json_build_object(${rowPairs('now()')}, ${pagePairs})::text AS page
  FROM challenge_listing l
  JOIN challenge c ON c.id = l.challenge_id
  LEFT JOIN cluster o ON o.id = c.cluster_id
  LEFT JOIN outcome u ON u.challenge_id = c.id
  LEFT JOIN challenge_import i ON i.challenge_id = c.id
  WHERE (c.id = $1 OR c.slug = $2) AND (NOT l.archived OR l.cluster_id = $3)`;

const namesSql = `SELECT json_build_object('items', coalesce(json_agg(json_build_object('challengeId', c.id,
    'slug', c.slug, 'question', c.question, 'original', c.original, 'state', c.state,
    'closesAt', iso(c.closes_at))), '[]'))::text AS names
  FROM challenge c LEFT JOIN challenge_listing l ON l.challenge_id = c.id
  WHERE c.id = ANY ($1::uuid[]) AND (NOT l.archived OR l.cluster_id = $2 OR c.seeker_account_ids @> ARRAY[$3::uuid]
    OR c.cluster_id = ANY ($4::uuid[]))`;

/** One published challenge, as everybody may read it. */
@Injectable()
export class ChallengePagesService {
  constructor(private readonly dataSource: DataSource) {}

  async get({ input, actor }: Call<typeof challengesRpc.getChallenge>): Promise<JsonText> {
    const { challenge } = input;
    const isId = idSchema.safeParse(challenge).success;
    const rows = await this.dataSource.query<{ page: string }[]>(pageSql, [
      isId ? challenge : null,
      isId ? null : challenge,
      portalOf(actor) ?? null,
    ]);
    const [row] = rows;
    if (!row) throw new ProblemError('challenge.not-found');
    return new JsonText(row.page);
  }

  async membersPart({ input, actor }: Call<typeof challengesRpc.getMembersPart>) {
    const { challengeId } = input;
    if (!isPerson(actor) || !(await this.isPublic(challengeId, actor)))
      throw new ProblemError('challenge.not-found');
    const { forMembers, original } = await this.dataSource.manager.findOneOrFail(ChallengeEntity, {
      where: { id: challengeId },
      select: { forMembers: true, original: true },
    });
    return { text: forMembers, original };
  }

  async names({ input, actor }: Call<typeof challengesRpc.nameChallenges>): Promise<JsonText> {
    const [row] = await this.dataSource.query<[{ names: string }]>(namesSql, [
      input.challengeId ?? [],
      portalOf(actor) ?? null,
      isPerson(actor) ? actor.accountId : null,
      managedBy(actor),
    ]);
    return new JsonText(row.names);
  }

  async standing({ input, actor }: Call<typeof challengesRpc.standing>) {
    const { challengeId } = input;
    const challenge = await this.dataSource.manager.findOneBy(ChallengeEntity, { id: challengeId });
    const roles = challenge && rolesOf(challenge, actor);
    if (!challenge || !roles) throw new ProblemError('challenge.not-found');
    const isVisible = await this.isPublic(challengeId, actor);
    if (!isVisible && !roles.seeker && !roles.manager) throw new ProblemError('challenge.not-found');
    const runs = roles.seeker || roles.manager;
    return { challengeId, eligible: isVisible && !runs && mayTakePart(challenge, actor), ...roles };
  }

  /** For other services, drafts included. */
  async window({ input }: Call<typeof challengesRpc.challengeWindow>) {
    const { manager } = this.dataSource;
    const challenge = await manager.findOneBy(ChallengeEntity, { id: input.challengeId });
    if (!challenge) throw new ProblemError('challenge.not-found');
    const files = await manager.countBy(ChallengeFileEntity, { challengeId: challenge.id });
    return { window: toWindow(challenge, files, await databaseClock(manager)) };
  }

  private async isPublic(challengeId: Id, actor: Actor): Promise<boolean> {
    const rows = await this.dataSource.query<unknown[]>(
      'SELECT 1 FROM challenge_listing WHERE challenge_id = $1 AND (NOT archived OR cluster_id = $2)',
      [challengeId, portalOf(actor) ?? null],
    );
    return rows.length > 0;
  }
}

/** The cluster whose portal the request came through. */
export function portalOf(actor: Actor): Id | undefined {
  return actor.kind === 'system' ? undefined : actor.portal;
}

function mayTakePart(challenge: ChallengeEntity, actor: Actor): boolean {
  const { eligibility, clusterId, formerSeekerAccountIds } = challenge;
  if (!eligibility || !isPerson(actor) || formerSeekerAccountIds.includes(actor.accountId)) return false;
  if (eligibility.kind === 'everyone') return true;
  return isAdmittedIn(actor, eligibility.kind === 'clusters' ? eligibility.clusterIds : [clusterId]);
}
