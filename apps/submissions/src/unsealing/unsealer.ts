import { submissionsEvents } from '@allmende/contracts';
import { isDatabaseOutage } from '@allmende/messaging';
import { Outbox, Writes } from '@allmende/messaging/durable';
import { Clock } from '@allmende/platform';
import { KeyRing, openerOf } from '@allmende/sealing';
import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { InnerKey, VersionContent } from '../sealing/sealed.values.js';
import { textDigest } from '../submissions/submission.rules.js';
import { lastSealed } from './challenge-key.query.js';

/** For what a stop left; a release wakes it at once. */
const everySeconds = 5;
/** Opened in one transaction: a kill costs no more than that. */
const atOnce = 50;

type Released = { challengeId: string; released: Buffer };
type Sealed = { submissionId: string; version: number; sealed: Buffer; textDigest: string };
type Open = <T>(sealed: Uint8Array) => Promise<T>;

/**
 * Opens what was handed in once `terms` has given the challenge's key: each version that counts once, sealed again to
 * this service's key in the transaction in which its sealed bytes go. Whatever stops it, the next pass goes on there.
 */
@Injectable()
export class Unsealer implements OnApplicationBootstrap {
  private readonly logger = new Logger(Unsealer.name);
  private running: Promise<void> | undefined;
  private isWoken = false;

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly writes: Writes,
    private readonly outbox: Outbox,
    private readonly keys: KeyRing,
  ) {}

  onApplicationBootstrap(): void {
    this.clock.every(everySeconds, () => this.run());
  }

  /** At once, also where a pass is under way that has looked already. */
  wake(): void {
    this.isWoken = true;
    void this.run().catch((err: unknown) => this.logger.warn({ message: 'Opening waits', err }));
  }

  run(): Promise<void> {
    this.running ??= this.passes().finally(() => (this.running = undefined));
    return this.running;
  }

  private async passes(): Promise<void> {
    do {
      this.isWoken = false;
      await this.pass();
    } while (this.isWoken);
  }

  private async pass(): Promise<void> {
    const keys = await this.dataSource.query<Released[]>(
      `SELECT challenge_id AS "challengeId", released FROM challenge_key
       WHERE released IS NOT NULL AND opened_at IS NULL`,
    );
    for (const key of keys) {
      await this.openAll(key).catch((err: unknown) => {
        const message = `Opening what was handed in for ${key.challengeId} waits`;
        this.logger[isDatabaseOutage(err) ? 'warn' : 'error']({ message, err });
      });
    }
  }

  private async openAll({ challengeId, released }: Released): Promise<void> {
    const { identity, ...inner } = await this.keys.open<InnerKey>(released);
    if (inner.challengeId !== challengeId) throw new Error('The released key is another challenge’s');
    const open = openerOf(identity);
    const broken = new Set<string>();
    while (await this.openSome(challengeId, { open, broken }));
    await this.writes.system('unsealing', (tx) => this.finish(tx, challengeId, [...broken]));
  }

  private openSome(challengeId: string, { open, broken }: { open: Open; broken: Set<string> }) {
    return this.writes.system('unsealing', async (tx) => {
      const rows = await tx.query<Sealed[]>(
        `SELECT v.submission_id AS "submissionId", v.version, v.sealed, v.text_digest AS "textDigest"
         FROM submission s JOIN submission_version v ON ${lastSealed}
         WHERE s.challenge_id = $1 AND s.id <> ALL ($2) ORDER BY s.id LIMIT ${atOnce} FOR UPDATE OF v SKIP LOCKED`,
        [challengeId, [...broken]],
      );
      const tried = await Promise.all(rows.map((row) => this.reseal(row, open)));
      const opened = tried.filter((one) => one.opened !== null);
      for (const { submissionId } of tried.filter((one) => one.opened === null)) broken.add(submissionId);
      await tx.query(
        `UPDATE submission_version v SET sealed = NULL, opened = o.opened
         FROM unnest($1::uuid[], $2::int[], $3::bytea[]) AS o (submission_id, version, opened)
         WHERE v.submission_id = o.submission_id AND v.version = o.version`,
        [
          opened.map(({ submissionId }) => submissionId),
          opened.map(({ version }) => version),
          opened.map((one) => one.opened),
        ],
      );
      return rows.length > 0;
    });
  }

  // One that a broken disk has changed must not keep all others closed: it stays sealed and is reported. Anybody who can
  // write here could seal something else to the challenge, so that it counts only with the digest of the receipt.
  private async reseal({ submissionId, version, sealed, textDigest: handedIn }: Sealed, open: Open) {
    try {
      const content = await open<VersionContent>(sealed);
      if (textDigest(content.text) !== handedIn)
        throw new Error('The text is not the one that was handed in');
      return { submissionId, version, opened: await this.keys.seal(content) };
    } catch (err) {
      this.logger.error({ message: `Version ${version} of ${submissionId} does not open`, err });
      return { submissionId, version, opened: null };
    }
  }

  /** Once, by whoever comes first; another process may still be at its last ones, then the next pass does it. */
  private async finish(tx: EntityManager, challengeId: string, broken: string[]): Promise<void> {
    const open = await tx.query<unknown[]>(
      'SELECT 1 FROM challenge_key WHERE challenge_id = $1 AND opened_at IS NULL FOR UPDATE',
      [challengeId],
    );
    const left = await tx.query<unknown[]>(
      `SELECT 1 FROM submission s JOIN submission_version v ON ${lastSealed}
       WHERE s.challenge_id = $1 AND s.id <> ALL ($2) LIMIT 1`,
      [challengeId, broken],
    );
    if (open.length === 0 || left.length > 0) return;
    await tx.query(
      `UPDATE submission_version v SET sealed = NULL FROM submission s
       WHERE s.id = v.submission_id AND s.challenge_id = $1 AND v.version < s.last_version AND v.sealed IS NOT NULL`,
      [challengeId],
    );
    const [fact] = await tx.query<[Fact]>(finishSql, [challengeId]);
    const at = fact.at.toISOString();
    await this.outbox.append(tx, submissionsEvents.allOpened, { ...fact, challengeId, at });
  }
}

type Fact = { clusterId: string; seekerAccountIds: string[]; at: Date; submissions: number };

const finishSql = `WITH done AS (
    UPDATE challenge_key SET opened_at = clock_timestamp() WHERE challenge_id = $1 RETURNING opened_at)
  SELECT w.cluster_id AS "clusterId", w.seeker_account_ids AS "seekerAccountIds", done.opened_at AS at,
    (SELECT count(*)::int FROM submission s JOIN submission_version v
       ON v.submission_id = s.id AND v.version = s.last_version AND v.opened IS NOT NULL
     WHERE s.challenge_id = $1) AS submissions
  FROM challenge_window w, done WHERE w.challenge_id = $1`;
