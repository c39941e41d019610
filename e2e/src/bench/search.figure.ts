import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  type Actor,
  type challengesRpc,
  challengesRpc as contracts,
  type ParsedInputOf,
} from '@allmende/contracts';
import { workspaceRoot } from '@allmende/local/platform/workspace.paths';
import pg from 'pg';
import { PortalClient } from '@allmende/local/client/portal.client';
import type { BenchPlatform } from './bench.platform.js';
import type { Scene } from './bench.scene.js';
import { percentile, type Values } from './figure.js';

const searches = 150;
const limit = 20;

type ListSql = (
  input: ParsedInputOf<typeof challengesRpc.listChallenges>,
  actor: Actor,
) => { text: string; values: unknown[] };

/** Words of the archive's own titles, each asked once of the API and once as the service's own statement. */
export async function searchFigure(
  platform: BenchPlatform,
  { archiveId }: Scene,
  round: number,
): Promise<Values> {
  const archive = new PortalClient(platform.url, 'archive');
  const actor: Actor = { kind: 'visitor', client: 'bench', portal: archiveId };
  const listSql = await statementOfService();
  const client = new pg.Client({ connectionString: await platform.databaseOf('challenges') });
  await client.connect();
  try {
    const words = await wordsOf(client, round);
    const bare: number[] = [];
    const whole: number[] = [];
    const measures = [
      async (q: string) => {
        const { text, values } = listSql({ q, limit }, actor);
        bare.push(await timed(() => client.query(text, values)));
      },
      async (q: string) =>
        whole.push(await timed(() => archive.call(contracts.listChallenges, { q, limit }))),
    ];
    for (const [place, q] of words.entries()) {
      // Who comes second finds warm pages; they take turns.
      for (const measure of place % 2 === 0 ? measures : measures.toReversed()) await measure(q);
    }
    const [bareP50, wholeP50] = [percentile(bare, 50), percentile(whole, 50)];
    return { search: wholeP50 - bareP50, searchP50: wholeP50, searchSqlP50: bareP50 };
  } finally {
    await client.end();
  }
}

async function wordsOf(client: pg.Client, round: number): Promise<string[]> {
  const { rows } = await client.query<{ word: string }>(
    `SELECT DISTINCT lower(word) AS word FROM challenge_listing,
       regexp_split_to_table(english_head, '[^A-Za-z]+') word
     WHERE archived AND length(word) BETWEEN 5 AND 12 ORDER BY 1 LIMIT $1 OFFSET $2`,
    [searches, round * searches],
  );
  return rows.map(({ word }) => word);
}

/** The very statement of the service, from its build: nothing else would be its bare SQL. */
async function statementOfService(): Promise<ListSql> {
  const file = join(workspaceRoot, 'apps/challenges/dist/challenges/challenge-listing.sql.js');
  const { listSql } = (await import(pathToFileURL(file).href)) as { listSql: ListSql };
  return listSql;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
