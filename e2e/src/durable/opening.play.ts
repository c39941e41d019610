import { setTimeout as sleep } from 'node:timers/promises';
import { submissionsRpc } from '@allmende/contracts';
import type { RunningPlatform } from '@allmende/local/platform/running.platform';
import { waitFor } from '../story/story.js';
import type { Query } from './outage.audit.js';
import { deposit, type Deposited } from './outage.deposits.js';
import type { Outages } from './outage.play.js';
import type { OutageStage } from './outage.stage.js';
import { WriteJournal } from './write.journal.js';

/** What is opened and sealed at the same time, while somebody who takes part in it dies. */
type Round = { challengeId: string; opened: Deposited; sealedFor: string };
type Moment = {
  victim: 'submissions' | 'terms';
  title: string;
  /** Looks until then; left out: as soon as it is asked. */
  seen?: (query: Query, round: Round) => Promise<unknown[]>;
};

const patienceMs = 30_000;

/** Between any two steps of opening a challenge, of opening a deposit and of sealing one. */
const moments: Moment[] = [
  {
    victim: 'terms',
    title: 'the approval is written',
    seen: (query, { challengeId }) =>
      query('terms', 'SELECT 1 FROM opening_approval WHERE challenge_id = $1', [challengeId]),
  },
  {
    victim: 'submissions',
    title: 'the key is there, and nothing is open',
    seen: (query, { challengeId }) =>
      query('submissions', 'SELECT 1 FROM challenge_key WHERE challenge_id = $1 AND released IS NOT NULL', [
        challengeId,
      ]),
  },
  {
    victim: 'terms',
    title: 'the deposit’s layer is off',
    seen: (query, { opened }) =>
      query('terms', 'SELECT 1 FROM deposit_key WHERE deposit_id = $1 AND opened_at IS NOT NULL', [
        opened.depositId,
      ]),
  },
  {
    victim: 'submissions',
    title: 'something is open',
    seen: (query, { challengeId }) =>
      query(
        'submissions',
        `SELECT 1 FROM submission s JOIN submission_version v ON v.submission_id = s.id
         WHERE s.challenge_id = $1 AND v.opened IS NOT NULL LIMIT 1`,
        [challengeId],
      ),
  },
  {
    victim: 'submissions',
    title: 'a deposit is sealed',
    seen: (query, { sealedFor }) =>
      query('submissions', 'SELECT 1 FROM deposit WHERE challenge_id = $1 AND sealed_at IS NOT NULL', [
        sealedFor,
      ]),
  },
  { victim: 'terms', title: 'it is asked' },
  { victim: 'submissions', title: 'it is asked' },
];

/** Lets challenges close, and opens them while deposits are opened and sealed and one process after the other dies. */
export async function openWhileKilled(
  platform: RunningPlatform,
  { stage, deposits }: Outages,
  query: Query,
  { openings, tell }: { openings: number; tell: (line: string) => void },
): Promise<void> {
  const { company, challengeIds } = stage;
  await close(stage, challengeIds.slice(0, openings), query);
  for (let place = 0; place < openings; place += 1) {
    const moment = moments[place % moments.length]!;
    const round = {
      challengeId: challengeIds[place]!,
      opened: deposits[place]!,
      sealedFor: challengeIds.at(-1 - place)!,
    };
    const { sealed, underWay } = await playRound(platform, { stage, moment, round, query });
    deposits.push(sealed);
    tell(`kill -9 of ${moment.victim} once ${moment.title}: ${underWay} of 3 calls were under way`);
  }
  for (const challengeId of challengeIds.slice(0, openings))
    await waitFor(
      'all are opened',
      async () => {
        const { state } = await company.client.call(submissionsRpc.showOpening, { challengeId });
        return state === 'opened';
      },
      patienceMs,
    );
}

/** Moves the close to where opening may begin; the platform's own clock closes them. */
async function close({ company }: OutageStage, challengeIds: string[], query: Query): Promise<void> {
  await query(
    'challenges',
    `UPDATE challenge SET closes_at = clock_timestamp() - interval '31 seconds' WHERE id = ANY ($1)`,
    [challengeIds],
  );
  for (const challengeId of challengeIds)
    await waitFor('it is closed', async () => {
      const { state } = await company.client.call(submissionsRpc.showOpening, { challengeId });
      return state === 'sealed';
    });
}

async function playRound(
  platform: RunningPlatform,
  { stage, moment, round, query }: { stage: OutageStage; moment: Moment; round: Round; query: Query },
): Promise<{ sealed: Deposited; underWay: number }> {
  const { client } = stage.company;
  const { challengeId, opened, sealedFor } = round;
  const journal = new WriteJournal(patienceMs);
  const one = { challengeId: opened.challengeId, depositId: opened.depositId };
  const sealing = deposit(stage, sealedFor, journal);
  const acts: Promise<unknown>[] = [
    journal.write(client, submissionsRpc.openSubmissions, { challengeId }),
    journal.write(client, submissionsRpc.openDeposit, one),
    sealing,
  ];
  let underWay = acts.length;
  const all = Promise.all(acts.map((act) => act.then(() => (underWay -= 1))));
  const until = Date.now() + patienceMs;
  while (moment.seen && (await moment.seen(query, round)).length === 0) {
    if (Date.now() > until) throw new Error(`It was never seen that ${moment.title}`);
    await sleep(1);
  }
  const cut = underWay;
  await platform.kill(moment.victim);
  await all;
  return { sealed: await sealing, underWay: cut };
}
