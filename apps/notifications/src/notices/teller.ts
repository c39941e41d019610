import { newId, type NoticeKind, notificationsHints } from '@allmende/contracts';
import { Messaging } from '@allmende/messaging';
import { afterCommit, Effects } from '@allmende/messaging/durable';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { wantsMail } from './notice.rules.js';

export type News = {
  kind: NoticeKind;
  /** Path below the language. */
  path: string;
  params?: Record<string, string>;
  /** How long a mail waits, where it tells what is not known at once. */
  mailAfterMs?: number;
  /** What it is about. */
  challengeId?: string;
  /** The cluster that did it. */
  clusterId?: string;
  /** What proves it: an act and its receipt are one notice, whichever is heard of first. */
  receiptId?: string;
  /** The event behind it. */
  causeId: string;
  at: Date;
};

/** What the person chose, if anything: for the kind, and for receipts. */
type Written = {
  id: string;
  number: string;
  isCounted: boolean;
  mail: boolean | null;
  receiptMail: boolean | null;
};

/** As many notices as a crash can have cut off from their hints, and many more. */
const hintedAgain = 500;

/** Writes notices: once per cause and account, numbered per account, with a hint to open pages and a mail if wanted. */
@Injectable()
export class Teller implements OnApplicationBootstrap {
  constructor(
    private readonly dataSource: DataSource,
    private readonly effects: Effects,
    private readonly messaging: Messaging,
  ) {}

  /** Hints go out after the commit and can get lost with the process: the newest are said again. */
  async onApplicationBootstrap(): Promise<void> {
    const rows = await this.dataSource.query<{ accountId: string; number: string }[]>(
      `SELECT account_id AS "accountId", max(number) AS number
       FROM (SELECT account_id, number FROM notice WHERE counted ORDER BY id DESC LIMIT ${hintedAgain}) newest GROUP BY account_id`,
    );
    for (const { accountId, number } of rows) this.hint(accountId, Number(number));
  }

  async tell(tx: EntityManager, accountIds: readonly string[], news: News): Promise<void> {
    // In one order everywhere, so that two transactions never wait for each other's counters.
    for (const accountId of [...new Set(accountIds)].sort()) await this.tellOne(tx, accountId, news);
  }

  /** What an office was asked is answered, by whomever of it: it waits for nobody any more, and says so. */
  async settleConsent(tx: EntityManager, consentId: string): Promise<void> {
    await tx.query(
      `UPDATE notice SET params = params || '{"settled": "true"}', read_at = coalesce(read_at, clock_timestamp())
       WHERE path = '/consents/' || $1 AND path LIKE '/consents/%' AND kind IN ('consent-asked', 'consent-reminder')`,
      [consentId],
    );
  }

  private async tellOne(tx: EntityManager, accountId: string, news: News): Promise<void> {
    const known: unknown[] = await tx.query(
      `SELECT 1 FROM notice WHERE cause_id = $1 AND account_id = $2 AND kind = $3
       UNION ALL SELECT 1 FROM closed_account WHERE account_id = $2`,
      [news.causeId, accountId, news.kind],
    );
    if (known.length > 0) return;
    if (news.receiptId && (await this.isToldByAct(tx, accountId, news.receiptId, news.kind))) return;
    // The counter's row lock makes the numbers follow the order of the commits.
    const [{ id, number, isCounted, mail, receiptMail }] = await tx.query<[Written]>(
      `WITH counter AS (
         INSERT INTO notice_counter AS c (account_id, number) VALUES ($1, 1)
         ON CONFLICT (account_id) DO UPDATE SET number = c.number + 1 RETURNING number)
       INSERT INTO notice (id, account_id, number, kind, path, params, cause_id, at, challenge_id, cluster_id, counted)
       SELECT $2, $1, counter.number, $3, $4, $5, $6, $7, $8, $9,
         coalesce((SELECT portal FROM preference WHERE account_id = $1 AND kind = $3), true)
       FROM counter RETURNING id, number, counted AS "isCounted",
         (SELECT mail FROM preference WHERE account_id = $1 AND kind = $3) AS mail,
         (SELECT mail FROM preference WHERE account_id = $1 AND kind = 'receipt-issued') AS "receiptMail"`,
      [
        accountId,
        newId(),
        news.kind,
        news.path,
        JSON.stringify({ ...news.params, ...(news.receiptId ? { receiptId: news.receiptId } : {}) }),
        news.causeId,
        news.at,
        news.challengeId ?? null,
        news.clusterId ?? null,
      ],
    );
    if (isCounted) afterCommit(tx, () => this.hint(accountId, Number(number)));
    // Whoever wants receipts by mail gets one where the notice of the act stands for it.
    const isMailed =
      wantsMail(news.kind, mail) || (news.receiptId && wantsMail('receipt-issued', receiptMail));
    const dueAt = news.mailAfterMs ? { dueAt: new Date(Date.now() + news.mailAfterMs) } : {};
    if (isMailed) await this.effects.queue(tx, 'mail', { noticeId: id }, dueAt);
  }

  /** A receipt has nothing to add to the notice of its act, which in turn takes the place of an earlier one of it. */
  private async isToldByAct(
    tx: EntityManager,
    accountId: string,
    receiptId: string,
    kind: NoticeKind,
  ): Promise<boolean> {
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`${accountId} ${receiptId}`]);
    const same = `account_id = $1 AND params->>'receiptId' = $2`;
    if (kind === 'receipt-issued') {
      const acts = await tx.query<unknown[]>(`SELECT 1 FROM notice WHERE ${same}`, [accountId, receiptId]);
      return acts.length > 0;
    }
    await tx.query(`DELETE FROM notice WHERE ${same} AND kind = 'receipt-issued'`, [accountId, receiptId]);
    return false;
  }

  private hint(accountId: string, number: number): void {
    this.messaging.hint(notificationsHints.noticed, { accountId, number });
  }
}
