import {
  clustersEvents,
  type clustersRpc,
  id,
  newId,
  type OutputOf,
  personOf,
  type Portal,
  ProblemError,
} from '@allmende/contracts';
import type { Call, JsonText } from '@allmende/messaging';
import { Outbox, Writes } from '@allmende/messaging/durable';
import { readCursor } from '@allmende/platform/database';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { z } from 'zod';
import { portalOf } from '../access.rules.js';
import { containing, cursorText, type ListRow, toAnswer, toPage } from '../list.rules.js';
import { ClusterEntity, toPortal, toSummary } from './cluster.entity.js';
import { drawBrand, isReserved, mayEditPortal, storable } from './cluster.rules.js';

type Summary = OutputOf<typeof clustersRpc.createCluster>;

const summary = `'clusterId', id, 'slug', slug, 'name', name, 'brand', brand, 'city', facts -> 'city',
  'fields', facts -> 'fields', 'demo', demo`;
/** Names sort as people of both languages expect, whatever the database's own order. */
const byName = 'name COLLATE "de-x-icu"';

@Injectable()
export class ClustersService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly writes: Writes,
    private readonly outbox: Outbox,
  ) {}

  async current({ actor }: Call<typeof clustersRpc.currentPortal>): Promise<{ portal: Portal | null }> {
    const clusterId = portalOf(actor);
    const cluster = clusterId
      ? await this.dataSource.manager.findOneBy(ClusterEntity, { id: clusterId })
      : null;
    return { portal: cluster ? toPortal(cluster) : null };
  }

  async list({ input }: Call<typeof clustersRpc.listClusters>): Promise<JsonText> {
    const [name, clusterId] = readCursor(input.cursor, z.tuple([cursorText, id])) ?? [];
    const rows = await this.dataSource.query<ListRow[]>(
      `SELECT json_build_object(${summary})::text AS item, ARRAY[name, id::text] AS cursor FROM cluster
       WHERE NOT archive AND ($1::text IS NULL OR concat_ws(' ', name, slug, facts ->> 'city', facts ->> 'fields') ILIKE $1)
         AND ($2::text IS NULL OR (${byName}, id) > ($2 COLLATE "de-x-icu", $3::uuid))
       ORDER BY ${byName}, id LIMIT $4`,
      [containing(input.q), name ?? null, clusterId ?? null, input.limit + 1],
    );
    return toPage(rows, input.limit);
  }

  /** The archive is found through its own portal only. */
  async get({ actor, input }: Call<typeof clustersRpc.getCluster>): Promise<Portal> {
    const cluster = await this.dataSource.manager.findOneBy(ClusterEntity, { slug: input.slug });
    if (!cluster || (cluster.archive && portalOf(actor) !== cluster.id))
      throw new ProblemError('cluster.not-found');
    return toPortal(cluster);
  }

  /** The demo may come again and finds its clusters as they are by then. */
  async create(call: Call<typeof clustersRpc.createCluster>): Promise<Summary> {
    const { slug, name, language, brand, contact, content, facts, source } = call.input;
    if (isReserved(slug)) throw slugTaken('reserved');
    const isDemo = call.actor.kind === 'system';
    return this.writes.run(call, async (tx) => {
      const cluster = storable({
        ...{ id: newId(), slug, name, language, contact, content, facts, source: source ?? null },
        brand: brand ?? drawBrand(slug),
        demo: isDemo,
      });
      const isNew = await insertOnce(tx, cluster);
      if (!isNew && !isDemo) throw slugTaken('taken');
      if (isNew) await this.tellOfChange(tx, { ...cluster, archive: false });
      return toSummary(await tx.findOneByOrFail(ClusterEntity, { slug }));
    });
  }

  async updatePortal(call: Call<typeof clustersRpc.updatePortal>): Promise<Portal> {
    personOf(call.actor);
    const { clusterId, brand, contact, content } = call.input;
    if (!mayEditPortal(call.actor, clusterId)) await this.refuseEditing(clusterId);
    return this.writes.run(call, async (tx) => {
      const cluster = await tx.findOne(ClusterEntity, {
        where: { id: clusterId },
        lock: { mode: 'pessimistic_write' },
      });
      if (!cluster) throw new ProblemError('cluster.not-found');
      Object.assign(cluster, storable({ brand, contact, content }));
      await tx.save(cluster);
      await this.tellOfChange(tx, cluster);
      return toPortal(cluster);
    });
  }

  async resolveHost({
    input,
  }: Call<typeof clustersRpc.resolveHost>): Promise<OutputOf<typeof clustersRpc.resolveHost>> {
    const rows = await this.dataSource.query<{ clusterId: string; archive: boolean }[]>(
      'SELECT id AS "clusterId", archive FROM cluster WHERE slug = $1',
      [input.slug.replaceAll('\0', '')],
    );
    return rows[0] ?? { clusterId: null, archive: false };
  }

  async byId({ input }: Call<typeof clustersRpc.clustersById>): Promise<JsonText> {
    return toAnswer(
      await this.dataSource.query(
        `SELECT json_build_object('items', coalesce(json_agg(json_build_object(
           ${summary}, 'language', language, 'contact', contact, 'archive', archive)), '[]'))::text AS json
         FROM cluster WHERE id = ANY($1)`,
        [input.clusterIds],
      ),
    );
  }

  async tellOfChange(
    tx: EntityManager,
    { id: clusterId, slug, archive }: Pick<ClusterEntity, 'id' | 'slug' | 'archive'>,
  ) {
    await this.outbox.append(tx, clustersEvents.clusterChanged, { clusterId, slug, archive });
  }

  // Clusters are public, so whoever may not edit one is told so; what does not exist is not found.
  private async refuseEditing(clusterId: string): Promise<never> {
    const isKnown = await this.dataSource.manager.existsBy(ClusterEntity, { id: clusterId });
    throw new ProblemError(isKnown ? 'forbidden' : 'cluster.not-found');
  }
}

/** False when the slug is taken. */
export async function insertOnce(tx: EntityManager, cluster: Partial<ClusterEntity>): Promise<boolean> {
  const { raw } = await tx
    .createQueryBuilder()
    .insert()
    .into(ClusterEntity)
    .values(cluster)
    .orIgnore()
    .returning('id')
    .execute();
  return (raw as unknown[]).length > 0;
}

function slugTaken(code: 'taken' | 'reserved'): ProblemError {
  const message = code === 'taken' ? 'Another cluster has it' : 'Reserved for the platform';
  return new ProblemError('cluster.slug-taken', { errors: [{ field: 'slug', code, message }] });
}
