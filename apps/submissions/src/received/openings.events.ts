import { filesEvents } from '@allmende/contracts';
import { type EventMessage, OnEvent } from '@allmende/messaging/durable';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { OpeningsService } from './openings.service.js';

type Handed = { challengeId: string; version: number; isMember: boolean };

@Injectable()
export class OpeningsEvents {
  constructor(private readonly openings: OpeningsService) {}

  /** The first byte of a file went out. Files of drafts that were never handed in are the team's own affair. */
  @OnEvent(filesEvents.fileOpened)
  async note({ payload }: EventMessage<typeof filesEvents.fileOpened>, tx: EntityManager): Promise<void> {
    const { fileId, owner, accountId, at } = payload;
    if (owner.service !== 'submissions') return;
    const [handed] = await tx.query<Handed[]>(
      `SELECT s.challenge_id AS "challengeId", v.version,
         EXISTS (SELECT 1 FROM team_member m WHERE m.submission_id = s.id AND m.account_id = $3) AS "isMember"
       FROM submission s JOIN submission_version v ON v.submission_id = s.id
       WHERE s.id = $1 AND v.files @> jsonb_build_array(jsonb_build_object('fileId', $2::uuid))
       ORDER BY v.version DESC LIMIT 1`,
      [owner.objectId, fileId, accountId],
    );
    if (!handed) return;
    const { challengeId, version, isMember } = handed;
    const role = isMember ? 'member' : 'seeker';
    const opened = { submissionId: owner.objectId, challengeId, version, accountId, role, fileId } as const;
    await this.openings.record(tx, { ...opened, at: new Date(at) });
  }
}
