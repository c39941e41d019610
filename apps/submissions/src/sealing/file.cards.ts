import { KeyRing, newKeyPair } from '@allmende/sealing';
import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { DataSource } from 'typeorm';
import type { FileCard, VersionContent } from './sealed.values.js';

export type Cards = ReadonlyMap<string, FileCard>;
/** A card as it is stored, and the public half that its file is sealed to. */
export type NewCard = { card: Buffer; identity: string };
type Request = { submissionId: string; accountId: string; key?: string };

/** What files are called and what opens them. `groups` knows neither before somebody downloads. */
@Injectable()
export class FileCards {
  constructor(
    private readonly dataSource: DataSource,
    private readonly keys: KeyRing,
  ) {}

  /**
   * Of the working copy and of what was opened; a file that is only in a sealed version has none here. Within a
   * transaction it is asked through that one's connection.
   */
  async of(submissionId: string, db: Pick<DataSource, 'query'> = this.dataSource): Promise<Cards> {
    const cards = await db.query<{ fileId: string; card: Buffer }[]>(
      `SELECT file_id AS "fileId", card FROM submission_file WHERE submission_id = $1 AND card IS NOT NULL`,
      [submissionId],
    );
    const versions = await db.query<{ opened: Buffer }[]>(
      `SELECT opened FROM submission_version WHERE submission_id = $1 AND opened IS NOT NULL ORDER BY version`,
      [submissionId],
    );
    const own = cards.map(
      async ({ fileId, card }) => [fileId, await this.keys.open<FileCard>(card)] as const,
    );
    const opened = versions.map(async (row) => (await this.keys.open<VersionContent>(row.opened)).files);
    const handedIn = (await Promise.all(opened)).flat();
    return new Map([
      ...handedIn.map(({ fileId, name, identity }) => [fileId, { name, identity }] as const),
      ...(await Promise.all(own)),
    ]);
  }

  /** A file's own key pair; the same one when a call is repeated under its idempotency key. */
  async make(name: string, request: Request): Promise<NewCard> {
    const { identity } = await newKeyPair();
    const card = await this.keys.seal({ name, identity } satisfies FileCard);
    if (request.key === undefined) return { card, identity };
    await this.dataSource.query(
      `DELETE FROM file_request WHERE at < clock_timestamp() - interval '25 hours'`,
    );
    const hash = createHash('sha256').update(`${request.accountId} ${request.key}`).digest();
    const [row] = await this.dataSource.query<[{ card: Buffer }]>(
      `INSERT INTO file_request AS r (request, submission_id, card) VALUES ($1, $2, $3)
       ON CONFLICT (request) DO UPDATE SET request = r.request RETURNING r.card`,
      [hash, request.submissionId, card],
    );
    const kept = await this.keys.open<FileCard>(row.card);
    return { card: row.card, identity: kept.identity ?? identity };
  }
}

/** What `groups` is told: the extension, by which it checks the type, and nothing else of the name. */
export function neutralName(name: string): string {
  const [extension = ''] = /\.[a-z0-9]{1,8}$/i.exec(name) ?? [];
  return `file${extension.toLowerCase()}`;
}
