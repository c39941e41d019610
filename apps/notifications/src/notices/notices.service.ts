import { noticeKinds, type notificationsRpc, ProblemError } from '@allmende/contracts';
import { type Call, JsonText } from '@allmende/messaging';
import { Writes } from '@allmende/messaging/durable';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { DataSource, Repository } from 'typeorm';
import { type Choices, type Preferences, preferencesOf } from './notice.rules.js';
import { PreferenceEntity } from './preference.entity.js';

@Injectable()
export class NoticesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly writes: Writes,
    @InjectRepository(PreferenceEntity) private readonly preferences: Repository<PreferenceEntity>,
  ) {}

  async list({ actor, input }: Call<typeof notificationsRpc.listNotices>): Promise<JsonText> {
    const forward = input.after !== undefined;
    const [{ text }] = await this.dataSource.query<[{ text: string }]>(
      `WITH page AS (
         SELECT * FROM notice
         WHERE account_id = $1
           AND ($2::bigint IS NULL OR number > $2) AND ($3::bigint IS NULL OR number < $3)
           AND (NOT $4 OR (read_at IS NULL AND counted)) AND ($7::text IS NULL OR path = $7)
         ORDER BY number ${forward ? 'ASC' : 'DESC'} LIMIT $5)
       SELECT json_build_object(
         'items', coalesce((SELECT json_agg(json_build_object(
            'noticeId', id, 'number', number, 'kind', kind, 'path', path, 'params', params, 'challengeId', challenge_id, 'at', at, 'readAt', read_at,
            'counted', counted)
            ORDER BY number ${forward ? 'ASC' : 'DESC'}) FROM page), '[]'),
         'unread', (SELECT count(*) FROM notice WHERE account_id = $1 AND read_at IS NULL AND counted),
         'nextBefore', CASE WHEN (SELECT count(*) FROM page) = $5 AND NOT $6 THEN (SELECT min(number) FROM page) END
       )::text AS text`,
      [
        accountOf(actor),
        input.after ?? null,
        input.before ?? null,
        input.unread === 'true',
        input.limit,
        forward,
        input.path ?? null,
      ],
    );
    return new JsonText(text);
  }

  async markRead(call: Call<typeof notificationsRpc.markRead>): Promise<{ unread: number }> {
    const accountId = accountOf(call.actor);
    const { upTo, noticeIds, path } = call.input;
    return this.writes.run(call, async (tx) => {
      await tx.query(
        `UPDATE notice SET read_at = clock_timestamp()
         WHERE account_id = $1 AND read_at IS NULL AND (number <= $2 OR id = ANY($3) OR path = $4)`,
        [accountId, upTo ?? 0, noticeIds ?? [], path ?? null],
      );
      const [{ unread }] = await tx.query<[{ unread: string }]>(
        'SELECT count(*) AS unread FROM notice WHERE account_id = $1 AND read_at IS NULL AND counted',
        [accountId],
      );
      return { unread: Number(unread) };
    });
  }

  async getPreferences({ actor }: Call): Promise<Preferences> {
    return preferencesOf(await this.choicesOf(accountOf(actor)));
  }

  /** Kinds that are left out stay as they are. */
  async setPreferences(call: Call<typeof notificationsRpc.setPreferences>): Promise<Preferences> {
    const accountId = accountOf(call.actor);
    const { mail, portal } = call.input;
    await this.writes.run(call, async (tx) => {
      await tx.query(
        `INSERT INTO preference AS kept (account_id, kind, mail, portal)
         SELECT $1, kind, ($3::jsonb ->> kind)::boolean, ($4::jsonb ->> kind)::boolean FROM unnest($2::text[]) AS chosen (kind)
         ON CONFLICT (account_id, kind) DO UPDATE SET mail = coalesce(excluded.mail, kept.mail),
           portal = coalesce(excluded.portal, kept.portal)`,
        [
          accountId,
          noticeKinds.filter((kind) => kind in mail || kind in portal),
          JSON.stringify(mail),
          JSON.stringify(portal),
        ],
      );
      return { done: true };
    });
    return preferencesOf(await this.choicesOf(accountId));
  }

  async choicesOf(accountId: string): Promise<Choices> {
    const rows = await this.preferences.findBy({ accountId });
    return Object.fromEntries(rows.map(({ kind, mail, portal }) => [kind, { mail, portal }]));
  }
}

function accountOf(actor: Call['actor']): string {
  if (actor.kind !== 'person' && actor.kind !== 'program') throw new ProblemError('not-signed-in');
  return actor.accountId;
}
