import { accountsEvents } from '@allmende/contracts';
import { type EventMessage, OnEvent } from '@allmende/messaging/durable';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

@Injectable()
export class FilesEvents {
  /**
   * Ends what a revoked session was given. The listener asks `identity` too; this makes it last. What the account got
   * after the revocation, by another session, stays.
   */
  @OnEvent(accountsEvents.sessionsRevoked)
  async forget({ payload, at }: EventMessage<typeof accountsEvents.sessionsRevoked>, tx: EntityManager) {
    const { accountId, sessionIds } = payload;
    const which = [accountId, sessionIds.length === 0 ? null : sessionIds, at];
    await tx.query(
      `DELETE FROM file_grant
       WHERE account_id = $1 AND ($2::uuid[] IS NULL OR session_id = ANY($2)) AND given_at <= $3`,
      which,
    );
    await tx.query(
      `UPDATE file_upload SET session_id = NULL
       WHERE account_id = $1 AND ($2::uuid[] IS NULL OR session_id = ANY($2)) AND bound_at <= $3`,
      which,
    );
  }
}
