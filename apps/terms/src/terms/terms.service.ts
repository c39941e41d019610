import {
  ProblemError,
  rightsModels,
  type RightsPackage,
  type RightsPackageInFull,
  termsRpc,
} from '@allmende/contracts';
import { type Call, type CallContext, JsonText } from '@allmende/messaging';
import { Writes } from '@allmende/messaging/durable';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { accountOf } from '../acceptances/acceptance.access.js';
import {
  challengeText,
  comparedPackage,
  filledPackage,
  missingBlanks,
  ownBlanks,
  packageInFull,
} from '../packages/package.rules.js';
import { isOpen } from '../windows/window.rules.js';
import { WindowsService } from '../windows/windows.service.js';
import { ensureClusterTerms, lock, type PublishedVersion, publishVersion } from './publishing.js';
import { datesToState, termsDigest } from './terms.rules.js';
import { isCurrent, isNewest, termsAsked, termsInForce, versionHead, versionJson } from './terms.sql.js';
import type { ChallengeBasis } from './terms-version.entity.js';

type Publishing = Call<typeof termsRpc.publishChallengeTerms>;
type CurrentVersion = PublishedVersion & { clusterId: string; basis: ChallengeBasis };

@Injectable()
export class TermsService {
  private readonly compared = rightsModels.map((code) => comparedPackage(code));

  constructor(
    private readonly dataSource: DataSource,
    private readonly writes: Writes,
    private readonly windows: WindowsService,
  ) {}

  rightsModels(): { items: RightsPackage[] } {
    return { items: this.compared };
  }

  rightsModel({ input }: Call<typeof termsRpc.showRightsModel>): RightsPackageInFull {
    return packageInFull(input.code);
  }

  preview({ input }: Call<typeof termsRpc.previewRightsModel>): RightsPackage & { missing: string[] } {
    return {
      ...filledPackage(input.code, input.blanks),
      missing: missingBlanks(input.code, input.blanks),
    };
  }

  ofChallenge({ input, context }: Call<typeof termsRpc.challengeTerms>): Promise<JsonText> {
    return this.read(input.challengeId, input.version ?? [], context);
  }

  async versions({ input, context }: Call<typeof termsRpc.listTermsVersions>): Promise<JsonText> {
    const { challengeId } = input;
    await this.windows.visible(challengeId, context);
    const rows = await this.dataSource.query<{ text: string }[]>(
      `WITH ${termsInForce}
       SELECT json_build_object('items', json_agg(${versionHead('v')} ORDER BY v.layer, v.number DESC))::text AS text
       FROM terms_version v JOIN (SELECT layer, scope_id FROM platform_terms UNION ALL
         SELECT layer, scope_id FROM cluster_terms UNION ALL SELECT layer, scope_id FROM challenge_terms) own
         USING (layer, scope_id)
       WHERE EXISTS (SELECT FROM challenge_terms) HAVING count(*) > 0`,
      [challengeId],
    );
    const [found] = rows;
    if (!found) throw new ProblemError('terms.not-found');
    return new JsonText(found.text);
  }

  /** Notes which versions the person sees; the newest showing counts. */
  async show(call: Call<typeof termsRpc.showTerms>): Promise<JsonText> {
    const shown = await this.read(call.input.challengeId, [], call.context);
    await this.dataSource.query(
      `WITH ${termsInForce}
       INSERT INTO terms_shown (challenge_id, account_id, version_ids)
       SELECT $1, $2, ARRAY[p.version_id, l.version_id, c.version_id]
       FROM platform_terms p, cluster_terms l, challenge_terms c
       ON CONFLICT (challenge_id, account_id)
       DO UPDATE SET version_ids = excluded.version_ids, shown_at = excluded.shown_at`,
      [call.input.challengeId, accountOf(call.actor)],
    );
    return shown;
  }

  /** Called by `challenges`, which has decided that this may be published. */
  publish(call: Publishing): Promise<PublishedVersion> {
    assertBlanks(call.input);
    return this.writes.run(call, async (tx) => {
      await ensureClusterTerms(tx, call.input.clusterId);
      return publishOnce(tx, call.input);
    });
  }

  private async read(challengeId: string, version: string[], context: CallContext): Promise<JsonText> {
    const { window, now } = await this.windows.visible(challengeId, context);
    const rows = await this.dataSource.query<{ text: string }[]>(
      `WITH ${termsAsked}, shown AS (
         SELECT p.version_id AS platform_version_id, l.version_id AS cluster_version_id,
           c.version_id AS challenge_version_id
         FROM platform_terms p, cluster_terms l, challenge_terms c)
       SELECT json_build_object(
         'challengeId', $1::uuid, 'layers', json_build_array(${['p', 'l', 'c'].map(versionJson).join()}),
         'current', ${isNewest('shown')}, 'counts', ${isCurrent('shown')}, 'rights', c.rights, 'open', $3::boolean)::text AS text
       FROM platform_terms p, cluster_terms l, challenge_terms c, shown
       WHERE $2::uuid[] <@ ARRAY[p.version_id, l.version_id, c.version_id]`,
      [challengeId, version, isOpen(window, now)],
    );
    const [found] = rows;
    if (!found) throw new ProblemError('terms.not-found');
    return new JsonText(found.text);
  }
}

function assertBlanks({ rightsModel, blanks, decisionBy }: Publishing['input']): void {
  const errors = missingBlanks(rightsModel, blanks).map((name) => ({
    field: `blanks.${name}`,
    code: 'required',
    message: 'This rights model needs it',
  }));
  const { optionUntil } = ownBlanks(rightsModel, blanks);
  if (optionUntil !== undefined && optionUntil <= decisionBy) {
    const message = 'The option has to last beyond the decision';
    errors.push({ field: 'blanks.optionUntil', code: 'before-decision', message });
  }
  if (errors.length > 0) throw new ProblemError('terms.blanks', { errors });
}

async function publishOnce(tx: EntityManager, input: Publishing['input']): Promise<PublishedVersion> {
  const { challengeId, clusterId, rightsModel } = input;
  await lock(tx, `challenge-terms:${challengeId}`);
  const current = await currentVersion(tx, challengeId);
  const blanks = ownBlanks(rightsModel, input.blanks);
  const facts = { reward: input.reward, ...datesToState(current?.basis, input) };
  const text = challengeText(rightsModel, blanks, facts);
  if (current?.digest === termsDigest(text) && current.clusterId === clusterId) {
    return { versionId: current.versionId, digest: current.digest };
  }
  return publishVersion(tx, {
    ...text,
    layer: 'challenge',
    scopeId: challengeId,
    clusterId,
    rights: filledPackage(rightsModel, blanks),
    basis: { rightsModel, blanks, ...facts },
  });
}

async function currentVersion(tx: EntityManager, challengeId: string): Promise<CurrentVersion | undefined> {
  const rows = await tx.query<CurrentVersion[]>(
    `SELECT version_id AS "versionId", digest, cluster_id AS "clusterId", basis FROM terms_version
     WHERE layer = 'challenge' AND scope_id = $1 ORDER BY number DESC LIMIT 1`,
    [challengeId],
  );
  return rows[0];
}
