import {
  type Acceptance,
  type AwaitedConfirmation,
  isManagerOf,
  ProblemError,
  termsRpc,
} from '@allmende/contracts';
import { type Call, type CallContext, JsonText } from '@allmende/messaging';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { DataSource, type Repository } from 'typeorm';
import { AwaitedConfirmations } from '../confirmations/awaited-confirmations.service.js';
import { SignatoriesService } from '../confirmations/signatories.service.js';
import { isAskedStill } from '../consents/consent.sql.js';
import { isCurrent, iso, isStanding, isUnconfirmed, termsInForce } from '../terms/terms.sql.js';
import { WindowsService } from '../windows/windows.service.js';
import { accountOf } from './acceptance.access.js';
import { cursorOf, placeOf } from './acceptance.cursor.js';
import { AcceptanceEntity, toAcceptance } from './acceptance.entity.js';
import { mayBind } from './acceptance.rules.js';
import { acceptanceColumns, versionsJson } from './acceptance.sql.js';
import { NamesService } from './names.service.js';

type OwnAcceptance = {
  acceptance: Acceptance | null;
  newVersionIds: string[];
  parties: { organisationId: string; name: string; mayBind: boolean; canBeAsked: boolean | null }[];
  awaits: AwaitedConfirmation | null;
};
type Page = { items: Acceptance[]; nextCursor: string | null };

/** Who has agreed to what: read only. */
@Injectable()
export class StandingsService {
  constructor(
    @InjectRepository(AcceptanceEntity) private readonly acceptances: Repository<AcceptanceEntity>,
    private readonly dataSource: DataSource,
    private readonly windows: WindowsService,
    private readonly names: NamesService,
    private readonly confirmations: AwaitedConfirmations,
    private readonly signatories: SignatoriesService,
  ) {}

  async own({ input, actor, context }: Call<typeof termsRpc.ownAcceptance>): Promise<OwnAcceptance> {
    const { challengeId } = input;
    const accountId = accountOf(actor);
    await this.windows.visible(challengeId, context);
    const newVersionIds = await this.newVersions(challengeId, accountId);
    const row = await this.acceptances.findOne({
      where: { challengeId, accountId },
      order: { acceptedAt: 'DESC', acceptanceId: 'DESC' },
    });
    const organisations = actor.kind === 'person' ? actor.organisations : [];
    const ids = organisations.map(({ organisationId }) => organisationId);
    const names = await this.names.ofOrganisations([...ids, row?.organisationId ?? null], context);
    return {
      acceptance: row && toAcceptance(row, names.get(row.organisationId ?? '') ?? null),
      newVersionIds,
      parties: await Promise.all(
        organisations.map(async (affiliation) => ({
          organisationId: affiliation.organisationId,
          name: names.get(affiliation.organisationId) ?? '',
          mayBind: mayBind(affiliation),
          canBeAsked:
            mayBind(affiliation) || (await this.signatories.canBeAsked(affiliation.organisationId, context)),
        })),
      ),
      awaits: row && (await this.confirmations.awaited(row, context)),
    };
  }

  async list({ input, actor, context }: Call<typeof termsRpc.listAcceptances>): Promise<Page> {
    const { at, id } = placeOf(input.cursor, 'newest');
    const rows = await this.dataSource.query<AcceptanceEntity[]>(
      `SELECT ${acceptanceColumns} FROM acceptance a
       WHERE a.account_id = $1 AND (a.accepted_at, a.acceptance_id) < ($2::timestamptz, $3::uuid)
       ORDER BY a.accepted_at DESC, a.acceptance_id DESC LIMIT $4`,
      [accountOf(actor), at, id, input.limit + 1],
    );
    const shown = rows.slice(0, input.limit);
    const last = rows.length > input.limit ? shown.at(-1) : undefined;
    return { items: await this.named(shown, context), nextCursor: last ? cursorOf(last) : null };
  }

  /**
   * One statement: `submissions` and `challenges` ask this before every reading and submitting. Who agreed for an office
   * or as a manager only is `missing`: that lets nobody take part.
   */
  async agreements({ input }: Call<typeof termsRpc.agreements>): Promise<JsonText> {
    const rows = await this.dataSource.query<{ text: string }[]>(
      `WITH current AS (
         SELECT a.account_id, ${isUnconfirmed('a')} AS unconfirmed, json_build_object(
             'accountId', a.account_id, 'acceptanceId', a.acceptance_id, 'receiptId', a.receipt_id,
             'organisationId', a.organisation_id, 'at', ${iso('a.accepted_at')},
             'versions', ${versionsJson('ARRAY[a.platform_version_id, a.cluster_version_id, a.challenge_version_id]')}) AS standing
         FROM acceptance a
         WHERE a.challenge_id = $1 AND a.account_id = ANY($2) AND ${isStanding('a')} AND ${isCurrent('a')}),
       asked AS (
         SELECT person, c.account_id IS NOT NULL AS agreed, c.unconfirmed, c.standing
         FROM (SELECT DISTINCT unnest($2::uuid[]) AS person) people LEFT JOIN current c ON c.account_id = person)
       SELECT json_build_object(
         'agreed', coalesce(json_agg(person) FILTER (WHERE agreed), '[]'),
         'missing', coalesce(json_agg(person) FILTER (WHERE NOT agreed), '[]'),
         'unconfirmed', coalesce(json_agg(person) FILTER (WHERE unconfirmed), '[]'),
         'standing', coalesce(json_agg(standing) FILTER (WHERE agreed), '[]'),
         'consents', (SELECT coalesce(json_agg(json_build_object('accountId', c.account_id,
             'organisationId', c.organisation_id, 'state', c.state) ORDER BY c.consent_id), '[]')
           FROM consent c WHERE c.challenge_id = $1 AND c.account_id = ANY($2)),
         'offices', (SELECT coalesce(json_agg(json_build_object('accountId', o.account_id,
             'organisationId', o.organisation_id, 'receiptId', o.receipt_id, 'at', ${iso('o.agreed_at')},
             'versions', ${versionsJson('o.version_ids')}) ORDER BY o.agreed_at), '[]')
           FROM office_agreement o
           WHERE o.challenge_id = $1 AND o.account_id = ANY($2) AND ${isAskedStill('o')}),
         'managers', (SELECT coalesce(json_agg(json_build_object('accountId', m.account_id,
             'clusterId', m.cluster_id, 'receiptId', m.receipt_id, 'at', ${iso('m.agreed_at')})
             ORDER BY m.agreed_at), '[]')
           FROM manager_agreement m WHERE m.challenge_id = $1 AND m.account_id = ANY($2)))::text AS text
       FROM asked`,
      [input.challengeId, input.accountIds],
    );
    return new JsonText(rows[0]?.text ?? '');
  }

  /** One statement for the whole list of a person's submissions. */
  async waiting({ input }: Call<typeof termsRpc.waiting>): Promise<JsonText> {
    const rows = await this.dataSource.query<{ text: string }[]>(
      `SELECT json_build_object('teams', coalesce(json_agg(json_build_object(
           'unconfirmed', (SELECT coalesce(json_agg(DISTINCT a.account_id), '[]') FROM acceptance a
             WHERE a.challenge_id = team."challengeId" AND a.account_id = ANY(team."accountIds")
               AND ${isStanding('a')} AND ${isCurrent('a')} AND ${isUnconfirmed('a')}),
           'held', (SELECT coalesce(json_agg(DISTINCT c.account_id), '[]') FROM consent c
             WHERE c.challenge_id = team."challengeId" AND c.account_id = ANY(team."accountIds") AND c.state = 'held'))
           ORDER BY place), '[]'))::text AS text
         FROM ROWS FROM (jsonb_to_recordset($1::jsonb) AS ("challengeId" uuid, "accountIds" uuid[]))
           WITH ORDINALITY AS team("challengeId", "accountIds", place)`,
      [JSON.stringify(input.teams)],
    );
    return new JsonText(rows[0]?.text ?? '');
  }

  /** The number and nothing else, for those who run the challenge. */
  async count({ input, actor, context }: Call<typeof termsRpc.countAgreements>): Promise<{ count: number }> {
    const { window } = await this.windows.visible(input.challengeId, context);
    if (!isManagerOf(actor, window.clusterId)) throw new ProblemError('terms.not-found');
    const rows = await this.dataSource.query<{ count: number }[]>(
      `SELECT count(*)::integer AS count FROM acceptance a WHERE a.challenge_id = $1 AND ${isStanding('a')}`,
      [input.challengeId],
    );
    return { count: rows[0]?.count ?? 0 };
  }

  // Terms of use and of a cluster that were agreed to for another challenge are not new, nor are other words for what
  // was agreed to; what was ended is.
  private async newVersions(challengeId: string, accountId: string): Promise<string[]> {
    const rows = await this.dataSource.query<{ versionId: string }[]>(
      `WITH ${termsInForce}
       SELECT v.version_id AS "versionId"
       FROM (SELECT 1 AS place, * FROM platform_terms UNION ALL SELECT 2, * FROM cluster_terms
         UNION ALL SELECT 3, * FROM challenge_terms) v
       WHERE NOT EXISTS (
         SELECT FROM acceptance a JOIN terms_version agreed
           ON agreed.version_id IN (a.platform_version_id, a.cluster_version_id, a.challenge_version_id)
         WHERE a.account_id = $2 AND a.ended_at IS NULL AND agreed.layer = v.layer AND agreed.scope_id = v.scope_id
           AND NOT EXISTS (SELECT FROM terms_version newer WHERE newer.layer = v.layer AND newer.scope_id = v.scope_id
             AND newer.number > agreed.number AND NOT newer.editorial))
       ORDER BY v.place`,
      [challengeId, accountId],
    );
    return rows.map(({ versionId }) => versionId);
  }

  private async named(rows: AcceptanceEntity[], context: CallContext): Promise<Acceptance[]> {
    const names = await this.names.ofOrganisations(
      rows.map(({ organisationId }) => organisationId),
      context,
    );
    return rows.map((row) => toAcceptance(row, names.get(row.organisationId ?? '') ?? null));
  }
}
