import { type notificationsRpc, type NoticeKind, ProblemError } from '@allmende/contracts';
import { type Call, JsonText } from '@allmende/messaging';
import { Writes } from '@allmende/messaging/durable';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { DataSource, Repository } from 'typeorm';
import { type Choices, mailPreferences } from './notice.rules.js';
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
           AND (NOT $4 OR read_at IS NULL)
         ORDER BY number ${forward ? 'ASC' : 'DESC'} LIMIT $5)
       SELECT json_build_object(
         'items', coalesce((SELECT json_agg(json_build_object(
            'noticeId', id, 'number', number, 'kind', kind, 'path', path, 'params', params, 'at', at, 'readAt', read_at)
            ORDER BY number ${forward ? 'ASC' : 'DESC'}) FROM page), '[]'),
         'unread', (SELECT count(*) FROM notice WHERE account_id = $1 AND read_at IS NULL),
         'nextBefore', CASE WHEN (SELECT count(*) FROM page) = $5 AND NOT $6 THEN (SELECT min(number) FROM page) END
       )::text AS text`,
      [
        accountOf(actor),
        input.after ?? null,
        input.before ?? null,
        input.unread === 'true',
        input.limit,
        forward,
      ],
    );
    return new JsonText(text);
  }

  async markRead(call: Call<typeof notificationsRpc.markRead>): Promise<{ unread: number }> {
    const accountId = accountOf(call.actor);
    const { upTo, noticeIds } = call.input;
    return this.writes.run(call, async (tx) => {
      await tx.query(
        `UPDATE notice SET read_at = clock_timestamp()
         WHERE account_id = $1 AND read_at IS NULL AND (number <= $2 OR id = ANY($3))`,
        [accountId, upTo ?? 0, noticeIds ?? []],
      );
      const [{ unread }] = await tx.query<[{ unread: string }]>(
        'SELECT count(*) AS unread FROM notice WHERE account_id = $1 AND read_at IS NULL',
        [accountId],
      );
      return { unread: Number(unread) };
    });
  }

  async getPreferences({ actor }: Call): Promise<{ mail: Record<NoticeKind, boolean> }> {
    return { mail: mailPreferences(await this.choicesOf(accountOf(actor))) };
  }

  async setPreferences(
    call: Call<typeof notificationsRpc.setPreferences>,
  ): Promise<{ mail: Record<NoticeKind, boolean> }> {
    const accountId = accountOf(call.actor);
    const chosen = Object.entries(call.input.mail).map(([kind, mail]) => ({
      accountId,
      kind: kind as NoticeKind,
      mail,
    }));
    await this.writes.run(call, async (tx) => {
      if (chosen.length > 0) await tx.upsert(PreferenceEntity, chosen, ['accountId', 'kind']);
      return { done: true };
    });
    return { mail: mailPreferences(await this.choicesOf(accountId)) };
  }

  async choicesOf(accountId: string): Promise<Choices> {
    const rows = await this.preferences.find({ select: { kind: true, mail: true }, where: { accountId } });
    return Object.fromEntries(rows.map(({ kind, mail }) => [kind, mail]));
  }
}

function accountOf(actor: Call['actor']): string {
  if (actor.kind !== 'person' && actor.kind !== 'program') throw new ProblemError('not-signed-in');
  return actor.accountId;
}
