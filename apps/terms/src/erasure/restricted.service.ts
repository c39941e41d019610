import type { erasureRpc, OutputOf } from '@allmende/contracts';
import type { Call } from '@allmende/messaging';
import { readPage } from '@allmende/platform/database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { operatorOf } from './erasure.access.js';

/** What is kept of erased people, as far as it may be said without opening it. */
@Injectable()
export class RestrictedService {
  constructor(private readonly dataSource: DataSource) {}

  async list({ input, actor }: Call<typeof erasureRpc.listRestricted>) {
    operatorOf(actor);
    const { find, ...place } = input;
    const text = await readPage(this.dataSource, place, {
      rows: kept,
      values: [find || null],
      direction: 'DESC',
    });
    return JSON.parse(text) as OutputOf<typeof erasureRpc.listRestricted>;
  }
}

/** Of one person; an answer stays under 900 KB. */
const listed = 50;

const kept = `SELECT e.account_id AS id, max(e.made_at) AS at, json_build_object('accountId', e.account_id,
    'until', max(e.until), 'count', sum(jsonb_array_length(e.listed)), 'receipts', (
      SELECT coalesce(json_agg(shown.one), '[]') FROM (
        SELECT one FROM restricted_entry o, jsonb_array_elements(o.listed) WITH ORDINALITY AS l (one, place)
        WHERE o.account_id = e.account_id AND o.is_final
        ORDER BY one ->> 'number' = upper($1) DESC NULLS LAST, o.entry_id, place LIMIT ${listed}) shown)) AS item
  FROM restricted_entry e
  WHERE e.is_final AND ($1::text IS NULL OR e.account_id IN (
    SELECT account_id FROM restricted_entry
    WHERE account_id::text = lower($1) OR listed @> jsonb_build_array(jsonb_build_object('number', upper($1)))))
  GROUP BY e.account_id`;
