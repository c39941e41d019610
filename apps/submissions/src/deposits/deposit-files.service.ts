import {
  type FileFacts,
  filesRpc,
  type OutputOf,
  ProblemError,
  type submissionsRpc,
} from '@allmende/contracts';
import { type Call, type CallContext, Messaging } from '@allmende/messaging';
import { Writes } from '@allmende/messaging/durable';
import { KeyRing, recipientOf } from '@allmende/sealing';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { FileRemovals } from '../files/file.removals.js';
import { assertSeeker } from '../received/received.service.js';
import { type Cards, FileCards, neutralName } from '../sealing/file.cards.js';
import type { FileCard } from '../sealing/sealed.values.js';
import { accountOf } from '../submissions/submission.access.js';
import type { CaseFile } from '../submissions/submission.case.js';
import { maxFiles } from '../submissions/submission.rules.js';
import { WindowsService } from '../windows/windows.service.js';
import type { DepositContent } from './deposit.layers.js';
import { depositOf, type DepositRow, type ListedDeposit, lockDraft } from './deposit.query.js';
import { assertDepositable } from './deposit.rules.js';

type Grant = OutputOf<typeof filesRpc.grantUpload>;
type FileKey = OutputOf<typeof submissionsRpc.fileKey>;
type GrantCall = Call<typeof submissionsRpc.grantDepositFile>;

/** The files of a deposit: added and taken out while it is a draft, read in it and once it was opened. */
@Injectable()
export class DepositFiles {
  constructor(
    private readonly dataSource: DataSource,
    private readonly messaging: Messaging,
    private readonly writes: Writes,
    private readonly windows: WindowsService,
    private readonly removals: FileRemovals,
    private readonly cards: FileCards,
    private readonly keys: KeyRing,
  ) {}

  async add(call: Call<typeof submissionsRpc.addDepositFile>): Promise<Grant> {
    const { challengeId, depositId, ...file } = call.input;
    const one = { challengeId, depositId };
    const accountId = accountOf(call.actor);
    return this.windows.judge(challengeId, call.context, async (window) => {
      assertSeeker(window, accountId);
      assertDepositable(window, window.now);
      const { files, state } = await depositOf(this.dataSource, one);
      if (state !== 'draft') throw new ProblemError('deposit.sealed');
      if (files.length >= maxFiles) throw new ProblemError('submission.too-many-files');
      const request = { submissionId: depositId, accountId, key: call.key };
      const { card, identity } = await this.cards.make(file.name, request);
      const owner = { service: 'submissions' as const, objectId: depositId };
      const told = { ...file, name: neutralName(file.name), recipient: await recipientOf(identity) };
      const grant = await this.messaging.call(filesRpc.grantUpload, { owner, ...told }, call.context);
      const keep = async (tx: EntityManager): Promise<Grant> => {
        announce(await lockDraft(tx, one), grant.fileId);
        await tx.query(
          `INSERT INTO deposit_file (file_id, deposit_id, card, size, type) VALUES ($1, $2, $3, $4, $5)
           ON CONFLICT (file_id) DO NOTHING`,
          [grant.fileId, depositId, card, file.size, file.type],
        );
        return grant;
      };
      return this.writes.run(call, keep, { again: keep });
    });
  }

  async remove(call: Call<typeof submissionsRpc.removeDepositFile>): Promise<{ done: true }> {
    const { challengeId, depositId, fileId } = call.input;
    const accountId = accountOf(call.actor);
    await this.windows.judge(challengeId, call.context, (window) => assertSeeker(window, accountId));
    return this.writes.run(call, async (tx) => {
      const { files } = await lockDraft(tx, { challengeId, depositId });
      if (!files.some((file) => file.fileId === fileId.toLowerCase()))
        throw new ProblemError('file.not-found');
      await this.drop(tx, depositId, fileId);
      return { done: true as const };
    });
  }

  async grant(call: GrantCall): Promise<OutputOf<typeof filesRpc.grantDownload>> {
    const { challengeId, depositId, fileId } = call.input;
    const accountId = accountOf(call.actor);
    await this.windows.judge(challengeId, call.context, (window) => assertSeeker(window, accountId));
    const row = await depositOf(this.dataSource, { challengeId, depositId });
    if (!row.files.some((file) => file.fileId === fileId.toLowerCase() && file.state === 'complete'))
      throw new ProblemError('file.not-found');
    if (row.state === 'sealed') throw new ProblemError('deposit.sealed');
    const owner = { service: 'submissions' as const, objectId: depositId };
    return this.messaging.call(filesRpc.grantDownload, { owner, fileId }, call.context);
  }

  /** What opens a file of a deposit, for somebody of the seeker's team. */
  async keyOf(fileId: string, accountId: string, { traceId }: CallContext): Promise<FileKey> {
    const [row] = await this.dataSource.query<{ challengeId: string; depositId: string }[]>(
      `SELECT d.challenge_id AS "challengeId", d.id AS "depositId" FROM deposit_file f
         JOIN deposit d ON d.id = f.deposit_id WHERE f.file_id = $1 AND f.state = 'complete'`,
      [fileId],
    );
    if (!row) throw new ProblemError('file.not-found');
    const asking = { actor: { kind: 'system' as const, reason: 'event:file-key' }, traceId };
    const { seekerAccountIds } = await this.windows.judge(row.challengeId, asking, (window) => window);
    const card = seekerAccountIds.includes(accountId)
      ? (await this.cardsOf(await depositOf(this.dataSource, row))).get(fileId)
      : undefined;
    if (!card?.identity) throw new ProblemError('file.not-found');
    return { identity: card.identity, name: card.name };
  }

  /** None while it is sealed. Within a transaction it is asked through that one's connection. */
  async cardsOf(
    { depositId, state, opened }: ListedDeposit,
    db: Pick<DataSource, 'query'> = this.dataSource,
  ): Promise<Cards> {
    if (opened) {
      const { files } = await this.keys.open<DepositContent>(opened);
      return new Map(files.map(({ fileId, name, identity }) => [fileId, { name, identity }]));
    }
    if (state !== 'draft') return new Map();
    const rows = await db.query<{ fileId: string; card: Buffer }[]>(
      'SELECT file_id AS "fileId", card FROM deposit_file WHERE deposit_id = $1 AND card IS NOT NULL',
      [depositId],
    );
    const cards = rows.map(
      async ({ fileId, card }) => [fileId, await this.keys.open<FileCard>(card)] as const,
    );
    return new Map(await Promise.all(cards));
  }

  /** With the news about those under way: the event of a finished one may still be on its way. */
  async settle({ depositId, files }: ListedDeposit, context: CallContext): Promise<CaseFile[]> {
    const fileIds = files.filter(({ state }) => state === 'uploading').map(({ fileId }) => fileId);
    if (fileIds.length === 0) return files;
    const { items } = await this.messaging.call(filesRpc.describeFiles, { fileIds }, context);
    const news = items.filter(({ owner, state }) => owner.objectId === depositId && state === 'complete');
    for (const file of news) await this.keep(this.dataSource.manager, file);
    const byId = new Map(news.map((file) => [file.fileId, file]));
    return files.map((file) => ({ ...file, ...pick(byId.get(file.fileId)) }));
  }

  /** What `groups` says of a file that has arrived; what nobody wants any more goes. False: it is of no deposit. */
  async keep(tx: EntityManager, file: FileFacts): Promise<boolean> {
    const { fileId, owner, size, type, digest, uploadedAt } = file;
    const rows = await tx.query<{ state: string | null }[]>(
      `SELECT f.state FROM deposit d LEFT JOIN deposit_file f ON f.file_id = $2 WHERE d.id = $1`,
      [owner.objectId, fileId],
    );
    if (!rows[0]) return false;
    if (rows[0].state === null || rows[0].state === 'removed') await this.drop(tx, owner.objectId, fileId);
    await tx.query(
      `UPDATE deposit_file SET size = $2, type = $3, digest = $4, state = 'complete', uploaded_at = $5
       WHERE file_id = $1 AND state = 'uploading'`,
      [fileId, size, type, digest, uploadedAt],
    );
    return true;
  }

  private async drop(tx: EntityManager, depositId: string, fileId: string): Promise<void> {
    await tx.query(`UPDATE deposit_file SET state = 'removed', card = NULL WHERE file_id = $1`, [fileId]);
    await this.removals.ask(tx, depositId, [fileId]);
  }
}

// Under the lock the room is measured again: twenty grants that were asked for at once are still at most twenty files.
function announce({ files }: DepositRow, fileId: string): void {
  const others = files.filter((file) => file.fileId !== fileId);
  if (others.length >= maxFiles) throw new ProblemError('submission.too-many-files');
}

function pick(file: FileFacts | undefined): Partial<CaseFile> {
  if (!file) return {};
  const { size, type, digest, state, uploadedAt } = file;
  return { size, type, digest, state, uploadedAt };
}
