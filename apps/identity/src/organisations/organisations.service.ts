import { type clustersRpc, personOf } from '@allmende/contracts';
import { id } from '@allmende/contracts';
import type { Call, JsonText } from '@allmende/messaging';
import { readCursor } from '@allmende/platform/database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { containing, cursorText, type ListRow, toPage } from '../list.rules.js';
import { organisationKey } from './organisation.rules.js';

@Injectable()
export class OrganisationsService {
  constructor(private readonly dataSource: DataSource) {}

  /** By name; those that somebody verified belongs to, and one's own. What anyone merely typed is shown to no one else. */
  async search({ actor, input }: Call<typeof clustersRpc.searchOrganisations>): Promise<JsonText> {
    const { accountId } = personOf(actor);
    const [nameKey, organisationId] = readCursor(input.cursor, z.tuple([cursorText, id])) ?? [];
    const rows = await this.dataSource.query<ListRow[]>(
      `SELECT json_build_object('organisationId', id, 'name', name)::text AS item, ARRAY[name_key, id::text] AS cursor
       FROM organisation
       WHERE name_key LIKE $1 AND ($2::text IS NULL OR (name_key, id) > ($2, $3::uuid))
         AND (EXISTS (SELECT 1 FROM affiliation WHERE organisation_id = organisation.id AND left_at IS NULL
                AND (verified_at IS NOT NULL OR account_id = $4))
           OR EXISTS (SELECT 1 FROM organisation_domain WHERE organisation_id = organisation.id))
       ORDER BY name_key, id LIMIT $5`,
      [
        containing(organisationKey(input.q)),
        nameKey ?? null,
        organisationId ?? null,
        accountId,
        input.limit + 1,
      ],
    );
    return toPage(rows, input.limit);
  }
}
