import { challengesEvents, challengesRpc, ProblemError } from '@allmende/contracts';
import { type Call, JsonText } from '@allmende/messaging';
import { Writes } from '@allmende/messaging/durable';
import { databaseClock, readPage } from '@allmende/platform/database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ChallengeAccess, lockFound } from '../challenges/challenge-access.service.js';
import { portalSql, SqlValues, visibleSql } from '../challenges/challenge-filters.sql.js';
import { withoutKey } from '../challenges/challenge-drafts.service.js';
import { ChallengeOutbox } from '../challenges/challenge-outbox.service.js';
import { outcomeInListSql, rowPairs, untoldSql } from '../challenges/challenge-row.sql.js';
import { assertAllows } from '../challenges/challenge-state.rules.js';
import { DiscretionService } from '../discretion/discretion.service.js';
import { OutcomeEntity } from './outcome.entity.js';

/** What came of challenges, told in public. */
@Injectable()
export class OutcomesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly access: ChallengeAccess,
    private readonly discretion: DiscretionService,
    private readonly outbox: ChallengeOutbox,
    private readonly writes: Writes,
  ) {}

  /** By the seeker's team or the manager; told to everybody the first time only. */
  async tell(call: Call<typeof challengesRpc.tellOutcome>) {
    const { challengeId, reason, story, withName } = call.input;
    const { challenge: asked } = await this.access.find(challengeId, call.actor);
    if (!withName) await this.discretion.assertUnnamed(asked, { reason, story }, withoutKey(call));
    return this.writes.run(call, async (tx) => {
      const { challenge } = await lockFound(tx, challengeId, call.actor);
      assertAllows(challenge.state, 'tell-outcome');
      const outcome = await tx.findOneBy(OutcomeEntity, { challengeId });
      if (!outcome) throw new ProblemError('challenge.state', { facts: { state: challenge.state } });
      const told = { ...outcome, reason, story, toldAt: outcome.toldAt ?? (await databaseClock(tx)) };
      await tx.update(OutcomeEntity, { challengeId }, { reason, story, toldAt: told.toldAt });
      if (!outcome.toldAt) await this.outbox.state(tx, challengesEvents.outcomeTold, challenge);
      return toOutcome(told);
    });
  }

  async list({ input, actor }: Call<typeof challengesRpc.listOutcomes>): Promise<JsonText> {
    const values = new SqlValues();
    const visible = visibleSql(portalSql(values, actor));
    const rows = `SELECT u.challenge_id AS id, u.decided_at AS at,
        json_build_object(${rowPairs('now()')}, 'outcome', ${outcomeInListSql}) AS item
      FROM outcome u JOIN challenge_listing l ON l.challenge_id = u.challenge_id
        JOIN challenge c ON c.id = u.challenge_id LEFT JOIN cluster o ON o.id = c.cluster_id
      WHERE ${visible} AND NOT ${untoldSql('u.challenge_id')}`;
    const list = { rows, values: values.list, direction: 'DESC' as const };
    return new JsonText(await readPage(this.dataSource, input, list));
  }
}

function toOutcome({ challengeId: _, decidedAt, toldAt, ...outcome }: OutcomeEntity) {
  return {
    ...outcome,
    decidedAt: decidedAt.toISOString(),
    toldAt: toldAt?.toISOString() ?? null,
  };
}
