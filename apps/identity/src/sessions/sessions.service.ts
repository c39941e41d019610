import { accountsEvents, type accountsRpc, newId, personOf, ProblemError } from '@allmende/contracts';
import type { Call, JsonText } from '@allmende/messaging';
import { Outbox, Writes } from '@allmende/messaging/durable';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { toAnswer, utcText } from '../list.rules.js';
import { newToken, tokenDigest } from '../mail-links/mail-link.rules.js';
import { isOfOffice } from '../organisations/office.sql.js';
import { SessionEntity } from './session.entity.js';
import { deviceInWords, idleDays, longestDays } from './session.rules.js';

type NewSession = {
  accountId: string;
  portalId: string | null;
  device: string | undefined;
  /** What the password was compared with, where one was. */
  passwordHash?: string | undefined;
};

const isAlive = `session.last_seen_at > now() - interval '${idleDays} days'
  AND session.started_at > now() - interval '${longestDays} days'`;

// Another request that has the row is writing the same minute, so nobody waits for it.
const resolve = `
  WITH found AS MATERIALIZED (
    SELECT id, account_id, portal_id, last_seen_at FROM session
    WHERE token_hash = $1 AND portal_id IS NOT DISTINCT FROM $2::uuid AND ${isAlive}
  ), seen AS (
    UPDATE session SET last_seen_at = now() WHERE id IN (
      SELECT session.id FROM session JOIN found USING (id)
      WHERE found.last_seen_at < now() - interval '1 minute' FOR NO KEY UPDATE OF session SKIP LOCKED)
  )
  SELECT json_build_object('person', (
    SELECT json_strip_nulls(json_build_object(
      'kind', 'person', 'accountId', account.id, 'sessionId', found.id, 'portal', found.portal_id,
      'language', account.language, 'operator', account.operator,
      'memberships', coalesce((
        SELECT json_agg(json_build_object('clusterId', cluster_id, 'roles', roles) ORDER BY of_record DESC, cluster_id)
        FROM membership WHERE account_id = account.id AND state = 'admitted'), '[]'),
      'organisations', coalesce((
        SELECT json_agg(json_build_object(
          'organisationId', organisation_id, 'role', role, 'verified', verified_at IS NOT NULL,
          'office', CASE WHEN ${isOfOffice('affiliation')} THEN true END) ORDER BY stated_at)
        FROM affiliation WHERE account_id = account.id AND left_at IS NULL), '[]')))
    FROM found JOIN account ON account.id = found.account_id AND account.closed_at IS NULL))::text AS json`;

@Injectable()
export class SessionsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly writes: Writes,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Returns the token, which is known to nobody else from here on. An account that was closed, or whose password was
   * changed, while the password was compared, gets none: those sessions were ended already.
   */
  async start(tx: EntityManager, { accountId, portalId, device, passwordHash }: NewSession): Promise<string> {
    const standing = await tx.query<unknown[]>(
      `SELECT 1 FROM account WHERE id = $1 AND closed_at IS NULL AND ($2::text IS NULL OR password_hash = $2)
       FOR SHARE`,
      [accountId, passwordHash ?? null],
    );
    if (standing.length === 0) throw new ProblemError('account.wrong-credentials');
    const token = newToken();
    await tx.insert(SessionEntity, {
      id: newId(),
      tokenHash: tokenDigest(token),
      accountId,
      portalId,
      device: deviceInWords(device),
    });
    return token;
  }

  /** Who a token stands for at one portal, with roles, in one statement: every signed-in request asks this. */
  async resolve({ input }: Call<typeof accountsRpc.resolveSession>): Promise<JsonText> {
    const values = [tokenDigest(input.token), input.portal ?? null];
    return toAnswer(await this.dataSource.query(resolve, values));
  }

  async stands({ input }: Call<typeof accountsRpc.sessionStands>): Promise<{ stands: boolean }> {
    const rows = await this.dataSource.query<unknown[]>(
      `SELECT 1 FROM session WHERE id = $1 AND account_id = $2 AND ${isAlive}`,
      [input.sessionId, input.accountId],
    );
    return { stands: rows.length > 0 };
  }

  async list({ actor }: Call<typeof accountsRpc.listSessions>): Promise<JsonText> {
    const { accountId, sessionId } = personOf(actor);
    return toAnswer(
      await this.dataSource.query(
        `SELECT json_build_object('items', coalesce(json_agg(json_build_object(
           'sessionId', session.id, 'portalName', cluster.name, 'device', session.device,
           'startedAt', ${utcText('session.started_at')}, 'lastSeenAt', ${utcText('session.last_seen_at')}, 'current', session.id = $2)
           ORDER BY session.id = $2 DESC, session.last_seen_at DESC), '[]'))::text AS json
         FROM session LEFT JOIN cluster ON cluster.id = session.portal_id WHERE account_id = $1 AND ${isAlive}`,
        [accountId, sessionId],
      ),
    );
  }

  async signOut(call: Call<typeof accountsRpc.signOut>): Promise<{ done: true }> {
    const { accountId, sessionId } = personOf(call.actor);
    return this.writes.run(call, async (tx) => {
      await this.end(tx, accountId, sessionId);
      return { done: true };
    });
  }

  async signOutEverywhere(call: Call<typeof accountsRpc.signOutEverywhere>): Promise<{ done: true }> {
    const { accountId } = personOf(call.actor);
    return this.writes.run(call, async (tx) => {
      await this.endAll(tx, accountId);
      return { done: true };
    });
  }

  async endSession(call: Call<typeof accountsRpc.endSession>): Promise<{ done: true }> {
    const { accountId } = personOf(call.actor);
    return this.writes.run(call, async (tx) => {
      if (!(await this.end(tx, accountId, call.input.sessionId))) throw new ProblemError('not-found');
      return { done: true };
    });
  }

  async endAll(tx: EntityManager, accountId: string): Promise<void> {
    await tx.delete(SessionEntity, { accountId });
    await this.outbox.append(tx, accountsEvents.sessionsRevoked, { accountId, sessionIds: [] });
  }

  async endOthers(tx: EntityManager, accountId: string, kept: string): Promise<void> {
    const [ended] = await tx.query<[{ id: string }[], number]>(
      'DELETE FROM session WHERE account_id = $1 AND id <> $2 RETURNING id',
      [accountId, kept],
    );
    // An empty list would mean all of them.
    if (ended.length === 0) return;
    const sessionIds = ended.map(({ id }) => id);
    await this.outbox.append(tx, accountsEvents.sessionsRevoked, { accountId, sessionIds });
  }

  private async end(tx: EntityManager, accountId: string, sessionId: string): Promise<boolean> {
    const { affected } = await tx.delete(SessionEntity, { id: sessionId, accountId });
    if (!affected) return false;
    await this.outbox.append(tx, accountsEvents.sessionsRevoked, { accountId, sessionIds: [sessionId] });
    return true;
  }
}
