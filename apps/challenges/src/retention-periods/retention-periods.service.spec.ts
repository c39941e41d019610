import {
  type Id,
  newId,
  retentionPeriods,
  type RetentionPeriods,
  retentionPeriodsEvents,
} from '@allmende/contracts';
import type { TestService } from '@allmende/testing';
import { type Actors, startChallenges, type Story, storyOf } from '../challenges.fixture.js';
import { RetentionPeriodsClock } from './retention-periods.clock.js';

const tables = ['brief_opening', 'brief_request', 'complaint'] as const;

describe('what is over', () => {
  let service: TestService;
  let actors: Actors;
  let story: Story;
  beforeAll(async () => {
    ({ service, actors } = await startChallenges());
    story = storyOf(service, actors);
  });
  afterAll(() => service.stop());

  const run = () => service.get(RetentionPeriodsClock).run();
  const choose = (periods: Partial<RetentionPeriods>) =>
    service.emit(retentionPeriodsEvents.periodsChosen, {
      ...{ clusterId: actors.clusterId, periods: retentionPeriods.parse(periods) },
      chosenAt: new Date(Date.now() - 15 * 86_400_000).toISOString(),
    });
  const ago = (years: number) => `clock_timestamp() - make_interval(years => ${years}, days => 1)`;

  /** A closed challenge with an opening, a request that was answered and a complaint, all of them so many years old. */
  async function used(years: number, { answered = true } = {}): Promise<Id> {
    const { challengeId } = await story.closed({}, 86_400);
    const values = [newId(), challengeId, newId()];
    await service.db.query(
      `INSERT INTO brief_opening (id, challenge_id, account_id, revision, basis, at, hour)
       VALUES ($1, $2, $3, 1, '{}', ${ago(years)}, ${ago(years)})`,
      values,
    );
    await service.db.query(
      `INSERT INTO brief_request (id, challenge_id, account_id, revision, state, note, basis, asked_at, answered_at)
       VALUES ($1, $2, $3, 1, 'refused', '', '{}', ${ago(years)}, ${ago(years)})`,
      values,
    );
    await service.db.query(
      `INSERT INTO complaint (id, number, challenge_id, cluster_id, account_id, reason, text, at, answer_by, answered_at)
       VALUES ($1::uuid, $1::uuid::text, $2, $3, $3, 'procedure', '', ${ago(years)}, ${ago(years)}, ${answered ? ago(years) : 'NULL'})`,
      values,
    );
    return challengeId;
  }
  const decidedAgo = (challengeId: Id, years: number) =>
    service.db.query(
      `INSERT INTO outcome (challenge_id, decided_at, awarded) VALUES ($1, ${ago(years)}, false)`,
      [challengeId],
    );
  const left = async (challengeId: Id): Promise<string[]> => {
    const rows = await Promise.all(
      tables.map((table) =>
        service.db.query<unknown[]>(`SELECT 1 FROM ${table} WHERE challenge_id = $1`, [challengeId]),
      ),
    );
    return tables.filter((_, place) => rows[place]!.length > 0);
  };

  it('is who asked for and who opened a brief, and an answered complaint, so long after the decision', async () => {
    const challengeId = await used(7);
    await decidedAgo(challengeId, 5);
    await choose({ answeredComplaints: 6 });
    await run();
    expect(await left(challengeId)).toEqual([...tables]);
    await choose({});
    await run();
    expect(await left(challengeId)).toEqual(['brief_opening', 'brief_request']);
    await choose({ accessLists: 5 });
    await run();
    expect(await left(challengeId)).toEqual([]);
  });

  it('is nothing of a challenge without a decision, and no complaint without an answer', async () => {
    await choose({ accessLists: 5 });
    const undecided = await used(12);
    const unanswered = await used(12, { answered: false });
    await decidedAgo(unanswered, 11);
    await run();
    expect(await left(undecided)).toEqual([...tables]);
    expect(await left(unanswered)).toEqual(['complaint']);
  });

  it('counts from what happened after the decision, where that was later', async () => {
    await choose({ accessLists: 5 });
    const challengeId = await used(2);
    await decidedAgo(challengeId, 9);
    await run();
    expect(await left(challengeId)).toEqual([...tables]);
  });
});
