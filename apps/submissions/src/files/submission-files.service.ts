import { filesRpc, type OutputOf, ProblemError, type submissionsRpc } from '@allmende/contracts';
import { type Call, type CallContext, Messaging } from '@allmende/messaging';
import { Writes } from '@allmende/messaging/durable';
import { Injectable } from '@nestjs/common';
import { recipientOf } from '@allmende/sealing';
import { DataSource, type EntityManager } from 'typeorm';
import { FileCards, neutralName } from '../sealing/file.cards.js';
import { accountOf, assertInTheMaking, SubmissionAccess } from '../submissions/submission.access.js';
import { type CaseFile, lockSubmission } from '../submissions/submission.case.js';
import { maxFiles } from '../submissions/submission.rules.js';
import { assertOpen, WindowsService } from '../windows/windows.service.js';
import { FileRemovals } from './file.removals.js';
import { keepFile } from './submission-files.events.js';

type UploadGrant = OutputOf<typeof filesRpc.grantUpload>;

/** The files of a draft: who may add and take out; their bytes are `groups`'. */
@Injectable()
export class SubmissionFiles {
  constructor(
    private readonly dataSource: DataSource,
    private readonly messaging: Messaging,
    private readonly writes: Writes,
    private readonly windows: WindowsService,
    private readonly access: SubmissionAccess,
    private readonly removals: FileRemovals,
    private readonly cards: FileCards,
  ) {}

  async add(call: Call<typeof submissionsRpc.addFile>): Promise<UploadGrant> {
    const { submissionId, ...file } = call.input;
    const { challengeId, state } = await this.access.writer(submissionId, call.context);
    assertInTheMaking(state);
    return this.windows.judge(challengeId, call.context, async (window) => {
      assertOpen(window);
      await assertRoom(this.dataSource.manager, submissionId);
      const request = { submissionId, accountId: accountOf(call.actor), key: call.key };
      const { card, identity } = await this.cards.make(file.name, request);
      const owner = { service: 'submissions' as const, objectId: submissionId };
      const told = { ...file, name: neutralName(file.name), recipient: await recipientOf(identity) };
      const grant = await this.messaging.call(filesRpc.grantUpload, { owner, ...told }, call.context);
      const keep = async (tx: EntityManager): Promise<UploadGrant> => {
        assertInTheMaking(await lockSubmission(tx, submissionId));
        await announce(tx, submissionId, { ...file, card, fileId: grant.fileId });
        return grant;
      };
      return this.writes.run(call, keep, { again: keep });
    });
  }

  /** Out of the draft at once; the bytes go unless a version that was handed in holds them. */
  async remove(call: Call<typeof submissionsRpc.removeSubmissionFile>): Promise<{ done: true }> {
    const { submissionId, fileId } = call.input;
    const { challengeId, state } = await this.access.writer(submissionId, call.context);
    assertInTheMaking(state);
    return this.windows.judge(challengeId, call.context, (window) => {
      assertOpen(window);
      return this.writes.run(call, (tx) => this.takeOut(tx, submissionId, fileId));
    });
  }

  /** The draft's files, with the news about those under way: the event of a finished one may still be on its way. */
  async settle(submissionId: string, files: readonly CaseFile[], context: CallContext): Promise<CaseFile[]> {
    const fileIds = files.filter(({ state }) => state === 'uploading').map(({ fileId }) => fileId);
    if (fileIds.length === 0) return [...files];
    const { items } = await this.messaging.call(filesRpc.describeFiles, { fileIds }, context);
    const news = items.filter(({ owner, state }) => owner.objectId === submissionId && state === 'complete');
    for (const file of news) await keepFile(this.dataSource.manager, file);
    const byId = new Map(news.map((file) => [file.fileId, file]));
    return files.map((file) => {
      const { size, type, digest, uploadedAt } = byId.get(file.fileId) ?? file;
      const state = byId.has(file.fileId) ? 'complete' : file.state;
      return { fileId: file.fileId, size, type, digest, state, uploadedAt };
    });
  }

  private async takeOut(tx: EntityManager, submissionId: string, fileId: string): Promise<{ done: true }> {
    assertInTheMaking(await lockSubmission(tx, submissionId));
    const [rows] = await tx.query<[{ isHandedIn: boolean }[], number]>(
      `UPDATE submission_file f SET in_draft = false WHERE f.file_id = $1 AND f.submission_id = $2 AND f.in_draft
         AND f.state <> 'removed'
       RETURNING EXISTS (SELECT 1 FROM submission_version v WHERE v.submission_id = $2
         AND v.files @> jsonb_build_array(jsonb_build_object('fileId', f.file_id))) AS "isHandedIn"`,
      [fileId, submissionId],
    );
    if (!rows[0]) throw new ProblemError('file.not-found');
    if (!rows[0].isHandedIn) await this.removals.queue(tx, submissionId, [fileId]);
    return { done: true };
  }
}

async function assertRoom(tx: EntityManager, submissionId: string): Promise<void> {
  const [row] = await tx.query<[{ count: number }]>(
    `SELECT count(*)::int AS count FROM submission_file
     WHERE submission_id = $1 AND in_draft AND state <> 'removed'`,
    [submissionId],
  );
  if (row.count >= maxFiles) throw new ProblemError('submission.too-many-files');
}

type Announced = { fileId: string; card: Buffer; size: number; type: string };

// Under the lock the room is measured again: twenty grants that were asked for at once are still at most twenty files.
async function announce(tx: EntityManager, submissionId: string, file: Announced): Promise<void> {
  const known = await tx.query<unknown[]>('SELECT 1 FROM submission_file WHERE file_id = $1', [file.fileId]);
  if (known.length > 0) return;
  await assertRoom(tx, submissionId);
  await tx.query(
    `INSERT INTO submission_file (file_id, submission_id, card, size, type) VALUES ($1, $2, $3, $4, $5)`,
    [file.fileId, submissionId, file.card, file.size, file.type],
  );
}
