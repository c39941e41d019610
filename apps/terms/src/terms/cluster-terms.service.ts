import { type clusterTermsRpc, isManagerOf, ProblemError } from '@allmende/contracts';
import { type Call, JsonText } from '@allmende/messaging';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { isOpenNow } from '../windows/window.sql.js';
import { isStanding, versionHead } from './terms.sql.js';

/** What a manager sees of terms: versions and numbers, never who agreed. */
@Injectable()
export class ClusterTermsService {
  constructor(private readonly dataSource: DataSource) {}

  async list({ input, actor }: Call<typeof clusterTermsRpc.listClusterTerms>): Promise<JsonText> {
    if (!isManagerOf(actor, input.clusterId)) throw new ProblemError('terms.not-found');
    const rows = await this.dataSource.query<{ text: string }[]>(versions, [input.clusterId]);
    return new JsonText(rows[0]?.text ?? '');
  }
}

const mostVersions = 1_000;

const versions = `
  WITH own AS (SELECT w.challenge_id, ${isOpenNow('w')} AS is_open FROM challenge_window w WHERE w.cluster_id = $1),
  agreed AS (
    SELECT version_id, count(DISTINCT a.account_id) AS agreed,
      count(DISTINCT a.account_id) FILTER (WHERE own.is_open) AS could_agree
    FROM own JOIN acceptance a USING (challenge_id)
      CROSS JOIN unnest(ARRAY[a.platform_version_id, a.cluster_version_id, a.challenge_version_id]) version_id
    WHERE ${isStanding('a')} GROUP BY version_id),
  known AS (
    SELECT v.*, coalesce(agreed, 0) AS agreed, CASE WHEN EXISTS (
        SELECT FROM terms_version newer WHERE newer.layer = v.layer AND newer.scope_id = v.scope_id
          AND newer.number > v.number AND NOT newer.editorial) THEN coalesce(could_agree, 0) ELSE 0 END AS asked_again
    FROM terms_version v LEFT JOIN agreed USING (version_id)
    WHERE v.layer = 'platform' OR v.scope_id = $1 OR v.scope_id IN (SELECT challenge_id FROM own)
    ORDER BY v.published_at DESC, v.number DESC LIMIT ${mostVersions})
  SELECT json_build_object('items', coalesce(json_agg(${versionHead('v')}::jsonb || jsonb_build_object(
      'challengeId', CASE WHEN v.layer = 'challenge' THEN v.scope_id END,
      'agreed', v.agreed, 'askedAgain', v.asked_again)
    ORDER BY v.published_at DESC, v.number DESC), '[]'))::text AS text FROM known v`;
