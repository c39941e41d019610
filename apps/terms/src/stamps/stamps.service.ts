import { ProblemError, type checkpointsRpc } from '@allmende/contracts';
import { type Call, JsonText } from '@allmende/messaging';
import { cursorSql } from '@allmende/platform/database';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { env } from '../env.js';
import { keepOutside } from '../evidence/checkpoint.folder.js';
import { numberBefore } from '../evidence/sequence.cursor.js';
import { base64url, iso } from '../terms/terms.sql.js';
import { readStamp, type Stamp, stampQuestion, trustedIn } from './stamp.rules.js';

type Due = { size: string; note: string };

const patienceMs = 10_000;
const againMs = 60_000;
const largest = 100_000;

/**
 * Somebody else's clock under a checkpoint: whoever holds key and database of the platform cannot make an older log
 * anew, as far as that authority is trusted. Without an answer everything goes on, and it is asked again.
 */
@Injectable()
export class StampsService {
  private readonly logger = new Logger(StampsService.name);
  private notBefore = 0;

  constructor(private readonly dataSource: DataSource) {}

  /** The newest checkpoint, if it is time for the next stamp. */
  async stamp(url: string): Promise<void> {
    if (Date.now() < this.notBefore) return;
    const due = await this.due();
    if (!due) return;
    try {
      await this.keep(due, await ask(url, due.note));
      this.notBefore = 0;
    } catch (err) {
      this.notBefore = Date.now() + againMs;
      this.logger.warn({ message: 'No time stamp', err, size: due.size });
    }
  }

  private async due(): Promise<Due | undefined> {
    const [due] = await this.dataSource.query<Due[]>(
      `SELECT size, note FROM checkpoint c WHERE size > 0 AND size = (SELECT max(size) FROM checkpoint)
         AND NOT EXISTS (SELECT FROM checkpoint_stamp s
           WHERE s.size = c.size OR s.received_at > clock_timestamp() - make_interval(mins => $1))`,
      [env().TIMESTAMP_MINUTES],
    );
    return due;
  }

  private async keep({ size, note }: Due, { at, authority, response }: Stamped): Promise<void> {
    await this.dataSource.query(
      `INSERT INTO checkpoint_stamp (size, at, authority, response) VALUES ($1, $2, $3, $4)
       ON CONFLICT DO NOTHING`,
      [size, at, authority, response],
    );
    await keepOutside(`checkpoint-${size}.txt`, note);
    await keepOutside(`checkpoint-${size}.tsr`, response);
  }

  async list({ input }: Call<typeof checkpointsRpc.listStamps>): Promise<JsonText> {
    const rows = await this.dataSource.query<{ text: string }[]>(
      `WITH found AS (SELECT * FROM checkpoint_stamp WHERE size < $1 ORDER BY size DESC LIMIT $2 + 1),
       shown AS (SELECT * FROM found ORDER BY size DESC LIMIT $2)
       SELECT json_build_object('items', coalesce(json_agg(json_build_object(${facts}) ORDER BY size DESC), '[]'),
         'nextCursor', CASE WHEN (SELECT count(*) FROM found) > $2
           THEN ${cursorSql('json_build_array(min(size)::text)')} END)::text AS text
       FROM shown s`,
      [numberBefore(input.cursor), input.limit],
    );
    return new JsonText(rows[0]?.text ?? '');
  }

  async get({ input }: Call<typeof checkpointsRpc.getStamp>): Promise<JsonText> {
    const [found] = await this.dataSource.query<{ text: string }[]>(
      `SELECT json_build_object(${facts}, 'note', c.note, 'response', ${base64url('s.response')})::text AS text
       FROM checkpoint_stamp s JOIN checkpoint c USING (size) WHERE size = $1`,
      [input.size],
    );
    if (!found) throw new ProblemError('evidence.no-such-size');
    return new JsonText(found.text);
  }
}

type Stamped = Stamp & { response: Buffer };

async function ask(url: string, note: string): Promise<Stamped> {
  const { request, nonce } = await stampQuestion(note);
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/timestamp-query', accept: 'application/timestamp-reply' },
    body: request,
    signal: AbortSignal.timeout(patienceMs),
  });
  if (!answer.ok) throw new Error(`The authority answers ${answer.status}`);
  const response = await readAtMost(largest, answer);
  const trusted = await trustedIn(env().TIMESTAMP_CERTIFICATE);
  return { ...(await readStamp(new Uint8Array(response), { note, nonce, trusted })), response };
}

/** Ends with the first byte too many, whatever length was announced. */
async function readAtMost(most: number, { body }: Response): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of body ?? []) {
    length += piece.length;
    if (length > most) throw new Error(`The authority answers more than ${most} bytes`);
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

const facts = `'size', s.size, 'at', ${iso('s.at')}, 'authority', s.authority`;
