import { filesRpc, type OutputOf, ProblemError, type submissionsRpc } from '@allmende/contracts';
import { type Call, Messaging } from '@allmende/messaging';
import { Writes } from '@allmende/messaging/durable';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { OpeningsService } from '../received/openings.service.js';
import { inProcedure } from '../received/received.service.js';
import { accessEnded } from '../retention/retention.sql.js';
import { FileCards } from '../sealing/file.cards.js';
import { UnsealingService } from '../unsealing/unsealing.service.js';
import { accountOf, type Membership, SubmissionAccess } from '../submissions/submission.access.js';
import { WindowsService } from '../windows/windows.service.js';

type GrantCall = Call<typeof submissionsRpc.grantSubmissionFile>;
type Grant = OutputOf<typeof filesRpc.grantDownload>;
type Handed = { challengeId: string; version: number; isOver: boolean };

/** Who may open a file of a submission; its bytes come from `groups`. */
@Injectable()
export class FileGrants {
  constructor(
    private readonly dataSource: DataSource,
    private readonly messaging: Messaging,
    private readonly writes: Writes,
    private readonly windows: WindowsService,
    private readonly access: SubmissionAccess,
    private readonly openings: OpeningsService,
    private readonly unsealing: UnsealingService,
    private readonly cards: FileCards,
  ) {}

  async grant(call: GrantCall): Promise<Grant> {
    const own = await this.access.find(call.input.submissionId, accountOf(call.actor));
    return own ? this.grantToTeam(call, own) : this.grantToSeeker(call);
  }

  private async grantToTeam(call: GrantCall, own: Membership): Promise<Grant> {
    const { submissionId, fileId } = call.input;
    await this.access.assertMayRead(own, call.context);
    const known = await this.dataSource.query<unknown[]>(
      `SELECT 1 FROM submission_file WHERE file_id = $1 AND submission_id = $2 AND state = 'complete'`,
      [fileId, submissionId],
    );
    if (known.length === 0) throw new ProblemError('file.not-found');
    // Without a card it is in a sealed version only, which the team does not open either.
    if (!(await this.cards.of(submissionId)).has(fileId.toLowerCase()))
      throw new ProblemError('submission.sealed');
    return this.ask(call);
  }

  /** After the close, files of the version that counts; recorded as an opening before the grant is given. */
  private async grantToSeeker(call: GrantCall): Promise<Grant> {
    const { submissionId, fileId } = call.input;
    const accountId = accountOf(call.actor);
    const handed = await this.handedIn(submissionId, fileId);
    if (!handed) throw new ProblemError('submission.not-found');
    const { challengeId, version } = handed;
    const window = await this.windows.readableHidden(challengeId, accountId, call.context);
    await this.unsealing.assertOpened(window, call.context);
    if (handed.isOver) throw new ProblemError('submission.access-ended');
    const grant = await this.ask(call);
    const opened = { submissionId, challengeId, version, accountId, role: 'seeker', fileId } as const;
    await this.writes.run({ ...call, key: undefined }, (tx) => this.openings.record(tx, opened));
    return grant;
  }

  private async handedIn(submissionId: string, fileId: string): Promise<Handed | undefined> {
    const rows = await this.dataSource.query<Handed[]>(
      `SELECT s.challenge_id AS "challengeId", v.version, ${accessEnded('s.id')} AS "isOver"
       FROM submission s JOIN submission_version v ON v.submission_id = s.id AND v.version = s.last_version
       WHERE s.id = $1 AND s.state IN ${inProcedure}
         AND v.files @> jsonb_build_array(jsonb_build_object('fileId', $2::uuid))`,
      [submissionId, fileId],
    );
    return rows[0];
  }

  private ask({ input, context }: GrantCall): Promise<Grant> {
    const owner = { service: 'submissions' as const, objectId: input.submissionId };
    return this.messaging.call(filesRpc.grantDownload, { owner, fileId: input.fileId }, context);
  }
}
