import { setTimeout as sleep } from 'node:timers/promises';
import { accountsRpc, submissionsRpc } from '@allmende/contracts';
import pg from 'pg';
import { demoParts } from '../story/play.js';
import { openShortly, submitTo } from '../story/short.challenge.js';
import { openScene } from '../story/story.js';
import type { BenchPlatform } from './bench.platform.js';
import type { Values } from './figure.js';

const submissions = 1_000;
const patienceMs = 60_000;

/** Seconds from the approval until all of a thousand submissions can be read: copies of one that was handed in. */
export async function openingFigure(platform: BenchPlatform): Promise<Values> {
  const scene = openScene({ ...demoParts, url: platform.url, mailUrl: '' });
  for (const who of ['company', 'manager', 'expert'] as const) {
    const { email } = demoParts[who];
    await scene[who].insist(accountsRpc.signIn, { email, password: demoParts.password });
  }
  const { challengeId } = await openShortly(scene, 'Wie geht ein Tor auf?', 3_600_000);
  const submissionId = await submitTo(scene.expert, challengeId, { title: 'Ein Riegel' });
  await run(await platform.databaseOf('submissions'), cloneSql, [submissionId, submissions - 1]);
  await run(await platform.databaseOf('challenges'), closeSql, [challengeId]);
  const began = performance.now();
  await scene.company.call(submissionsRpc.openSubmissions, { challengeId });
  for (;;) {
    const { state } = await scene.company.call(submissionsRpc.showOpening, { challengeId });
    const took = performance.now() - began;
    if (state === 'opened') return { opening: took / 1_000 };
    if (took > patienceMs) throw new Error(`After ${patienceMs / 1_000} s the submissions are ${state}`);
    await sleep(50);
  }
}

async function run(address: string, sql: string, values: unknown[]): Promise<void> {
  const client = new pg.Client(address);
  await client.connect();
  await client.query(sql, values).finally(() => client.end());
}

const closeSql = `UPDATE challenge SET state = 'closed', revision = revision + 1,
    opens_at = clock_timestamp() - interval '1 day', closes_at = clock_timestamp() - interval '31 seconds' WHERE id = $1`;

const cloneSql = `WITH more AS (
    INSERT INTO submission (id, challenge_id, state, last_version)
    SELECT gen_random_uuid(), challenge_id, state, 1 FROM submission, generate_series(1, $2::int) WHERE id = $1
    RETURNING id)
  INSERT INTO submission_version (submission_id, version, submitted_at, submitted_by, sealed, text_digest, files,
    team_account_ids, receipt_id)
  SELECT more.id, 1, v.submitted_at, v.submitted_by, v.sealed, v.text_digest, v.files, v.team_account_ids, v.receipt_id
  FROM more, submission_version v WHERE v.submission_id = $1`;
