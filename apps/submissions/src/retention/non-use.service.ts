import {
  accountsRpc,
  type Actor,
  type ChallengeRetention,
  challengesRpc,
  isManagerOf,
  isPerson,
  type Language,
  newId,
  type OutputOf,
  ProblemError,
  type retentionRpc,
  submissionsEvents,
} from '@allmende/contracts';
import { type Call, type CallContext, Messaging } from '@allmende/messaging';
import { Outbox, Writes } from '@allmende/messaging/durable';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { assertSeeker } from '../received/received.service.js';
import { accountOf } from '../submissions/submission.access.js';
import { iso } from '../submissions/submission.sql.js';
import { type Window, WindowsService } from '../windows/windows.service.js';
import { nonUseWords } from './non-use.words.js';
import { namedNonUse, nonUseJson, type NonUseRow } from './retention.sql.js';

type Shown = OutputOf<typeof retentionRpc.showRetention>;
type Open = OutputOf<typeof retentionRpc.listOpenNonUse>;
type Confirmed = OutputOf<typeof retentionRpc.confirmNonUse>;
type Row = Omit<ChallengeRetention, 'challengeId' | 'nonUse'> & { overdue: boolean; nonUse: NonUseRow };

/** What a challenge left not awarded, and the seeker's word that it is not used. */
@Injectable()
export class NonUseService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly messaging: Messaging,
    private readonly writes: Writes,
    private readonly outbox: Outbox,
    private readonly windows: WindowsService,
  ) {}

  async show({ input, actor, context }: Call<typeof retentionRpc.showRetention>): Promise<Shown> {
    const { challengeId } = input;
    const accountId = accountOf(actor);
    const window = await this.windows.judge(challengeId, context, (seen) => {
      if (!isManagerOf(actor, seen.clusterId)) assertSeeker(seen, accountId);
      return seen;
    });
    const [row] = await this.dataSource.query<Row[]>(retentionOf, [challengeId]);
    if (!row) return { retention: null };
    const { nonUse, overdue, ...dates } = row;
    const asks = window.seekerAccountIds.includes(accountId);
    const isOpen = nonUse.confirmedAt === null && asks;
    const [names, organisationId] = await Promise.all([
      this.names(nonUse.accountId, context),
      isOpen ? this.signedFor(challengeId, actor, context) : null,
    ]);
    const mayConfirm = organisationId !== null;
    const said = namedNonUse(nonUse, names);
    // Managers learn that it is confirmed, and hold no receipt of it.
    const receiptId = asks ? said.receiptId : null;
    const shown = { ...said, receiptId, overdue, mayConfirm, words: nonUseWords };
    return { retention: { challengeId, ...dates, nonUse: shown } };
  }

  async listOpen({ actor }: Call<typeof retentionRpc.listOpenNonUse>): Promise<Open> {
    const accountId = accountOf(actor);
    const memberships = isPerson(actor) ? actor.memberships : [];
    const managed = memberships.map(({ clusterId }) => clusterId).filter((one) => isManagerOf(actor, one));
    const items = await this.dataSource.query<Open['items']>(openOf, [accountId, managed]);
    return { items };
  }

  async confirm(call: Call<typeof retentionRpc.confirmNonUse>): Promise<Confirmed> {
    const { challengeId, language, words } = call.input;
    const accountId = accountOf(call.actor);
    const window = await this.windows.judge(challengeId, call.context, (seen) => {
      assertSeeker(seen, accountId);
      return seen;
    });
    const organisationId = await this.signedFor(challengeId, call.actor, call.context);
    if (organisationId === null) throw new ProblemError('non-use.signatory');
    if (words !== nonUseWords[language]) throw new ProblemError('non-use.words');
    return this.writes.run(call, (tx) =>
      this.keep(tx, window, { accountId, organisationId, language, words }),
    );
  }

  private async keep(
    tx: EntityManager,
    { challengeId, seekerAccountIds }: Window,
    said: Said,
  ): Promise<Confirmed> {
    const [first] = await tx.query<[Kept[], number]>(
      `UPDATE non_use SET confirmed_at = clock_timestamp(), confirmed_by = $2, organisation_id = $3, receipt_id = $4
       WHERE challenge_id = $1 AND confirmed_at IS NULL RETURNING confirmed_at AS at, receipt_id AS "receiptId"`,
      [challengeId, said.accountId, said.organisationId, newId()],
    );
    const [kept] = first.length > 0 ? first : await confirmedBefore(tx, challengeId);
    if (!kept) throw new ProblemError('challenge.state');
    const { receiptId } = kept;
    const at = kept.at.toISOString();
    if (first.length > 0) {
      await endAccess(tx, challengeId, kept.at);
      const fact = { challengeId, receiptId, at, ...said, seekerAccountIds };
      await this.outbox.append(tx, submissionsEvents.nonUseConfirmed, fact);
    }
    return { confirmedAt: at, receiptId };
  }

  /** The organisation that asks, where the person may sign for it by what is verified at this moment. */
  private async signedFor(challengeId: string, actor: Actor, context: CallContext): Promise<string | null> {
    const organisations = isPerson(actor) ? actor.organisations : [];
    const own = organisations.filter(({ role, verified }) => role === 'signatory' && verified);
    if (own.length === 0) return null;
    const { window } = await this.messaging.call(challengesRpc.challengeWindow, { challengeId }, context);
    return own.find((one) => one.organisationId === window.organisationId)?.organisationId ?? null;
  }

  private async names(accountId: string | null, context: CallContext): Promise<ReadonlyMap<string, string>> {
    if (accountId === null) return new Map();
    const { accounts } = await this.messaging.call(accountsRpc.names, { accountIds: [accountId] }, context);
    return new Map(accounts.map((account) => [account.accountId, account.name]));
  }
}

type Said = { accountId: string; organisationId: string; language: Language; words: string };
type Kept = { at: Date; receiptId: string };

/** Whoever says that all copies are deleted makes no more of them. */
async function endAccess(tx: EntityManager, challengeId: string, at: Date): Promise<void> {
  await tx.query('UPDATE retention SET access_ends_at = $2 WHERE challenge_id = $1 AND access_ends_at > $2', [
    challengeId,
    at,
  ]);
}

function confirmedBefore(tx: EntityManager, challengeId: string): Promise<Kept[]> {
  return tx.query<Kept[]>(
    'SELECT confirmed_at AS at, receipt_id AS "receiptId" FROM non_use WHERE challenge_id = $1',
    [challengeId],
  );
}

const retentionOf = `SELECT ${iso('min(r.decided_at)')} AS "decidedAt", ${iso('max(r.access_ends_at)')} AS "accessEndsAt",
    max(r.access_ends_at) <= clock_timestamp() AS "accessEnded", ${iso('max(r.deletes_at)')} AS "deletesAt",
    count(*)::int AS submissions, count(r.deleted_at)::int AS deleted,
    count(r.kept_at) FILTER (WHERE r.erased_at IS NULL)::int AS kept,
    n.confirmed_at IS NULL AND n.due_at <= clock_timestamp() AS overdue, ${nonUseJson} AS "nonUse"
  FROM non_use n JOIN retention r ON r.challenge_id = n.challenge_id
  WHERE n.challenge_id = $1 GROUP BY n.challenge_id`;

const openOf = `SELECT n.challenge_id AS "challengeId", ${iso('n.due_at')} AS "dueAt"
  FROM non_use n JOIN challenge_window w ON w.challenge_id = n.challenge_id
  WHERE n.confirmed_at IS NULL AND (w.seeker_account_ids @> ARRAY[$1::uuid]
    OR (w.cluster_id = ANY ($2::uuid[]) AND n.due_at <= clock_timestamp()))
  ORDER BY n.due_at, n.challenge_id LIMIT 100`;
