import {
  type Actor,
  challengesRpc,
  type ChallengeWindow,
  isManagerOf,
  isPerson,
  type ProblemCode,
  ProblemError,
} from '@allmende/contracts';
import { type CallContext, Messaging } from '@allmende/messaging';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { graceSeconds, isEligible, isReadable, refusalOf } from '../submissions/submission.rules.js';
import type { ChallengeWindowEntity } from './window.entity.js';

/** The copy as it stands, and this database's clock. */
export type Window = ChallengeWindowEntity & { now: Date };

const maxRounds = 3;
/** Refusals that a newer window may turn; a plain "not found" is one for whom only the seeker's team may see. */
const restingOnWindow: ReadonlySet<ProblemCode> = new Set([
  'challenge.not-found',
  'challenge.not-eligible',
  'challenge.read-only',
  'submission.not-found',
  'submission.not-open',
  'submission.still-open',
  'submission.deadline-passed',
]);

/** What this service knows of challenges, and when it has to ask their owner. */
@Injectable()
export class WindowsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly messaging: Messaging,
  ) {}

  /**
   * Judges by the own copy. Before a refusal stands, `challenges` is asked once more, and if its answer is newer the
   * judgement is made again: an extension never loses to its own event. `unavailable` when it cannot be asked.
   */
  async judge<T>(
    challengeId: string,
    context: CallContext,
    judgement: (window: Window) => Promise<T> | T,
  ): Promise<T> {
    let window = (await this.copy(challengeId)) ?? (await this.ask(challengeId, context));
    for (let round = 1; ; round += 1) {
      try {
        return await judgement(window);
      } catch (error) {
        if (round === maxRounds || !isRefusal(error)) throw error;
        const fresh = await this.ask(challengeId, context);
        if (fresh.revision === window.revision) throw error;
        window = fresh;
      }
    }
  }

  /**
   * The window of a challenge whose submissions may be read by now. Nobody reads by a copy that may have missed an
   * extension: the first time after the close `challenges` is asked.
   */
  async readable(challengeId: string, context: CallContext, seen: (window: Window) => void): Promise<Window> {
    const judgement = (window: Window): Window => {
      seen(window);
      if (!isReadable(window, window.now)) throw new ProblemError('submission.still-open');
      return window;
    };
    const window = await this.judge(challengeId, context, judgement);
    if (window.closeConfirmed) return window;
    const fresh = judgement(await this.ask(challengeId, context));
    await this.dataSource.query(
      'UPDATE challenge_window SET close_confirmed = true WHERE challenge_id = $1 AND revision = $2',
      [challengeId, fresh.revision],
    );
    return fresh;
  }

  /** As `readable`, for calls that name a submission alone: where reading is not allowed it is not there. */
  async readableHidden(challengeId: string, accountId: string, context: CallContext): Promise<Window> {
    try {
      return await this.readable(challengeId, context, (window) => {
        if (!window.seekerAccountIds.includes(accountId)) throw new ProblemError('submission.not-found');
      });
    } catch (error) {
      const isEarly = error instanceof ProblemError && error.code === 'submission.still-open';
      throw isEarly ? new ProblemError('submission.not-found') : error;
    }
  }

  /** Where this service was never told, `challenges` is asked. */
  async isSeekerNamed(challengeId: string, context: CallContext): Promise<boolean> {
    const known = (await this.copy(challengeId))?.seekerNamed ?? null;
    return known ?? (await this.ask(challengeId, context)).seekerNamed ?? false;
  }

  /** Asks `challenges` and keeps what it says. */
  async ask(challengeId: string, context: CallContext): Promise<Window> {
    const { window } = await this.messaging
      .call(challengesRpc.challengeWindow, { challengeId }, context)
      .catch((error: unknown) => {
        throw isSilence(error) ? new ProblemError('unavailable', { retryAfter: 1, cause: error }) : error;
      });
    await keepWindow(this.dataSource.manager, window);
    const kept = await this.copy(challengeId);
    if (!kept) throw new ProblemError('challenge.not-found');
    return kept;
  }

  private async copy(challengeId: string): Promise<Window | undefined> {
    const rows = await this.dataSource.query<Window[]>(`${selectWindow} WHERE w.challenge_id = $1`, [
      challengeId,
    ]);
    return rows[0];
  }
}

const selectWindow = `SELECT w.challenge_id AS "challengeId", w.revision, w.cluster_id AS "clusterId", w.state, w.slug,
  w.opens_at AS "opensAt", w.closes_at AS "closesAt", w.eligibility, w.seeker_account_ids AS "seekerAccountIds",
  w.former_seeker_account_ids AS "formerSeekerAccountIds", w.seeker_named AS "seekerNamed",
  w.opener_account_ids AS "openerAccountIds", w.held_consents AS "heldConsents", w.close_confirmed AS "closeConfirmed", w.decided_at AS "decidedAt", clock_timestamp() AS now
  FROM challenge_window w`;

/** Keeps a window unless the copy is as new already. */
export async function keepWindow(tx: EntityManager, window: ChallengeWindow): Promise<void> {
  await tx.query(
    `INSERT INTO challenge_window AS w (challenge_id, revision, cluster_id, state, slug, opens_at, closes_at,
       eligibility, seeker_account_ids, opener_account_ids, held_consents, seeker_named,
       former_seeker_account_ids)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
     ON CONFLICT (challenge_id) DO UPDATE SET revision = excluded.revision, cluster_id = excluded.cluster_id,
       state = excluded.state, slug = excluded.slug, opens_at = excluded.opens_at, closes_at = excluded.closes_at,
       eligibility = excluded.eligibility, seeker_account_ids = excluded.seeker_account_ids,
       opener_account_ids = excluded.opener_account_ids, held_consents = excluded.held_consents,
       seeker_named = excluded.seeker_named, former_seeker_account_ids = excluded.former_seeker_account_ids,
       close_confirmed = w.close_confirmed AND w.closes_at IS NOT DISTINCT FROM excluded.closes_at
     WHERE w.revision < excluded.revision OR (w.revision = excluded.revision AND w.seeker_named IS NULL)`,
    [
      window.challengeId,
      window.revision,
      window.clusterId,
      window.state,
      window.slug,
      window.opensAt,
      window.closesAt,
      JSON.stringify(window.eligibility),
      window.seekerAccountIds,
      window.openerAccountIds ?? [],
      window.heldConsents ?? 'wait',
      window.seekerNamed ?? null,
      window.formerSeekerAccountIds ?? [],
    ],
  );
}

/** Refuses to begin or join: by time, by who the challenge is open to, or for being of those who ask or asked, open or run it. */
export function assertMayTakePart(window: Window, actor: Actor): void {
  assertOpen(window);
  if (runs(window, actor) || !isEligible(window, actor)) throw new ProblemError('challenge.not-eligible');
}

function runs(window: Window, actor: Actor): boolean {
  if (!isPerson(actor)) return false;
  const { seekerAccountIds, formerSeekerAccountIds, openerAccountIds, clusterId } = window;
  const others = [...seekerAccountIds, ...formerSeekerAccountIds, ...openerAccountIds];
  return isManagerOf(actor, clusterId) || others.includes(actor.accountId);
}

/** Refuses what can be done only while the challenge is open. */
export function assertOpen(window: Window): void {
  const code = refusalOf(window, window.now);
  if (code) throw new ProblemError(code, { facts: refusalFacts(code, window) });
}

function refusalFacts(code: ProblemCode, { closesAt, now }: Window): Record<string, unknown> | undefined {
  if (code !== 'submission.deadline-passed') return undefined;
  return { closesAt: closesAt?.toISOString(), now: now.toISOString(), graceSeconds };
}

function isRefusal(error: unknown): boolean {
  return error instanceof ProblemError && restingOnWindow.has(error.code);
}

function isSilence(error: unknown): boolean {
  return error instanceof ProblemError && (error.code === 'timeout' || error.code === 'unavailable');
}
