import { checkpointsEvents, type checkpointsRpc, ProblemError } from '@allmende/contracts';
import { type Call, JsonText } from '@allmende/messaging';
import { Outbox, Writes } from '@allmende/messaging/durable';
import { cursorSql } from '@allmende/platform/database';
import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { env } from '../env.js';
import { base64url, iso } from '../terms/terms.sql.js';
import { keepOutside } from './checkpoint.folder.js';
import { checkpointNote } from './checkpoint.rules.js';
import { ProofsService } from './proofs.service.js';
import { ReceiptKeysService } from './receipt-keys.service.js';
import { numberBefore } from './sequence.cursor.js';
import { rootOf } from './tree.rules.js';

/** `isFirst…`: no checkpoint was signed since the hour or week began, in UTC. */
type Head = {
  size: string;
  peaks: Buffer[];
  origin: string;
  at: Date;
  isFirstOfHour: boolean;
  isFirstOfWeek: boolean;
};

const againMs = 5_000;

/** What the log was, signed again and again, so that whoever kept one state can tell when another is shown later. */
@Injectable()
export class CheckpointsService implements OnModuleInit {
  /** The first of each hour, until they are in the operator's folder. */
  private readonly toKeep = new Map<string, string>();
  private notBefore = 0;
  private readonly logger = new Logger(CheckpointsService.name);

  constructor(
    private readonly dataSource: DataSource,
    private readonly writes: Writes,
    private readonly outbox: Outbox,
    private readonly keys: ReceiptKeysService,
    private readonly proofs: ProofsService,
  ) {}

  /** The log keeps the name of its first day: a checkpoint of another name is one of another log. */
  async onModuleInit(): Promise<void> {
    const origin = `${new URL(env().PLATFORM_URL).host}/evidence`;
    await this.dataSource.query('UPDATE evidence_head SET origin = $1 WHERE origin IS NULL', [origin]);
  }

  /** Signs the log as it is, unless that was done already; the first of all is that of the empty log. */
  async sign(): Promise<void> {
    await this.signNew();
    await this.keepOutside();
  }

  private async signNew(): Promise<void> {
    const [head] = await this.dataSource.query<Head[]>(
      `SELECT seq AS size, peaks, origin, date_trunc('milliseconds', clock_timestamp()) AS at,
         ${isFirstOf('hour')} AS "isFirstOfHour", ${isFirstOf('week')} AS "isFirstOfWeek"
       FROM evidence_head
       WHERE origin IS NOT NULL AND seq > coalesce((SELECT max(size) FROM checkpoint), -1)`,
    );
    if (!head) return;
    const note = await this.writes.system('clock', (tx) => this.signHead(tx, head));
    if (note && head.isFirstOfHour) this.toKeep.set(`checkpoint-${head.size}.txt`, note);
  }

  /** A folder that is away for a while gets them when it is there again. */
  private async keepOutside(): Promise<void> {
    if (Date.now() < this.notBefore) return;
    try {
      for (const [name, note] of this.toKeep) {
        await keepOutside(name, note);
        this.toKeep.delete(name);
      }
    } catch (err) {
      this.notBefore = Date.now() + againMs;
      this.logger.warn({ message: 'The folder for checkpoints is away', err });
    }
  }

  /** `undefined` when another process has signed it meanwhile. */
  private async signHead(tx: EntityManager, head: Head): Promise<string | undefined> {
    const { size, at, origin } = head;
    const root = rootOf(head.peaks);
    const key = this.keys.current;
    const note = checkpointNote({ origin, size: Number(size), root, at }, key);
    const signed = await tx.query<unknown[]>(
      `INSERT INTO checkpoint (size, root, at, note, key_id) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT DO NOTHING RETURNING 1`,
      [size, root, at, note, key.keyId],
    );
    if (signed.length === 0) return undefined;
    if (head.isFirstOfWeek) {
      const checkpoint = { size: Number(size), at: at.toISOString(), note };
      await this.outbox.append(tx, checkpointsEvents.checkpointOfWeek, checkpoint);
    }
    return note;
  }

  async latest(): Promise<JsonText> {
    const [found] = await this.dataSource.query<{ text: string }[]>(
      `SELECT ${checkpointJson}::text AS text FROM checkpoint ORDER BY size DESC LIMIT 1`,
    );
    if (!found) throw new ProblemError('evidence.no-such-size');
    return new JsonText(found.text);
  }

  async list({ input }: Call<typeof checkpointsRpc.listCheckpoints>): Promise<JsonText> {
    const rows = await this.dataSource.query<{ text: string }[]>(
      `WITH found AS (SELECT * FROM checkpoint WHERE size < $1 ORDER BY size DESC LIMIT $2 + 1),
       shown AS (SELECT * FROM found ORDER BY size DESC LIMIT $2)
       SELECT json_build_object('items', coalesce(json_agg(${checkpointJson} ORDER BY size DESC), '[]'),
         'nextCursor', CASE WHEN (SELECT count(*) FROM found) > $2
           THEN ${cursorSql('json_build_array(min(size)::text)')} END)::text AS text
       FROM shown`,
      [numberBefore(input.cursor), input.limit],
    );
    return new JsonText(rows[0]?.text ?? '');
  }

  /** Only up to the newest checkpoint: what was not signed yet promises nothing. */
  async consistency({ input: { from, to } }: Call<typeof checkpointsRpc.consistency>) {
    if (from > to) throw new ProblemError('invalid', { errors: [beforeFrom] });
    const [signed] = await this.dataSource.query<{ size: string | null }[]>(
      'SELECT max(size) AS size FROM checkpoint',
    );
    if (to > Number(signed?.size ?? 0)) throw new ProblemError('evidence.no-such-size');
    return { from, to, path: await this.proofs.consistency(from, to) };
  }
}

/** The checkpoint of the empty log is no witness. The newest one tells, and is found at once among a million. */
const isFirstOf = (span: 'hour' | 'week') => `(seq > 0 AND NOT EXISTS (
  SELECT FROM (SELECT at FROM checkpoint WHERE size > 0 ORDER BY size DESC LIMIT 1) AS newest
  WHERE newest.at >= date_trunc('${span}', clock_timestamp(), 'UTC')))`;

const checkpointJson = `json_build_object(
  'size', size, 'at', ${iso('at')}, 'root', ${base64url('root')}, 'note', note)`;

const beforeFrom = { field: 'to', code: 'too_small', message: 'Not before from' };
