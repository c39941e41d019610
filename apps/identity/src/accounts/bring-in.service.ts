import {
  accountsEvents,
  type accountsRpc,
  newId,
  type ParsedInputOf,
  ProblemError,
} from '@allmende/contracts';
import type { Call } from '@allmende/messaging';
import { Outbox, Writes } from '@allmende/messaging/durable';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { orderRoles } from '../memberships/membership.rules.js';
import { organisationNamed } from '../organisations/affiliations.service.js';
import { hashPassword } from '../passwords/password.hash.js';

type Input = ParsedInputOf<typeof accountsRpc.bringInAccount>;
type Organisation = NonNullable<Input['organisation']>;

/** Accounts that are confirmed elsewhere: moves from another platform, and the demo. */
@Injectable()
export class BringInService {
  constructor(
    private readonly writes: Writes,
    private readonly outbox: Outbox,
  ) {}

  /** A second time adds what is new and leaves alone what the person has changed since, the password above all. */
  async bringIn({ input, traceId: _traceId, ...call }: Call<typeof accountsRpc.bringInAccount>) {
    const passwordHash = await hashPassword(input.password);
    return this.writes.system(`bring-in-${call.caller}`, async (tx) => {
      const accountId = await this.ensureAccount(tx, input, passwordHash);
      await addMemberships(tx, accountId, input.memberships);
      const organisationId = input.organisation
        ? await this.affiliate(tx, accountId, input.organisation)
        : null;
      return { accountId, organisationId };
    });
  }

  private async ensureAccount(tx: EntityManager, input: Input, passwordHash: string): Promise<string> {
    const { email, name, language, operator } = input;
    const made = await tx.query<{ id: string }[]>(
      `INSERT INTO account (id, email, name, language, password_hash, operator) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (email) DO NOTHING RETURNING id`,
      [newId(), email, name, language, passwordHash, operator],
    );
    if (made[0]) {
      await this.outbox.append(tx, accountsEvents.accountConfirmed, {
        accountId: made[0].id,
        portalId: null,
      });
      return made[0].id;
    }
    const known = await tx.query<[{ id: string }]>(
      'SELECT id FROM account WHERE email = $1 FOR NO KEY UPDATE',
      [email],
    );
    return known[0].id;
  }

  private async affiliate(tx: EntityManager, accountId: string, stated: Organisation): Promise<string> {
    const { id: organisationId } = await organisationNamed(tx, stated.name);
    if (stated.mailDomain) {
      await tx.query(
        'INSERT INTO organisation_domain (domain, organisation_id) VALUES ($1, $2) ON CONFLICT DO NOTHING',
        [stated.mailDomain.trim().toLowerCase(), organisationId],
      );
    }
    const affiliationId = newId();
    const by = stated.verified ? 'manager' : null;
    const made = await tx.query<unknown[]>(
      `INSERT INTO affiliation (id, account_id, organisation_id, role, verified_by, verified_at)
       VALUES ($1, $2, $3, $4, $5, CASE WHEN $5::text IS NOT NULL THEN now() END)
       ON CONFLICT (account_id, organisation_id) WHERE left_at IS NULL DO NOTHING RETURNING id`,
      [affiliationId, accountId, organisationId, stated.role, by],
    );
    if (made.length > 0 && by) {
      const fact = { affiliationId, accountId, organisationId, by } as const;
      await this.outbox.append(tx, accountsEvents.affiliationVerified, fact);
    }
    return organisationId;
  }
}

async function addMemberships(
  tx: EntityManager,
  accountId: string,
  memberships: Input['memberships'],
): Promise<void> {
  const held = await tx.query<unknown[]>('SELECT 1 FROM membership WHERE account_id = $1 AND of_record', [
    accountId,
  ]);
  const chosen = memberships.find(({ ofRecord }) => ofRecord) ?? memberships[0];
  for (const stated of memberships) {
    const clusters = await tx.query<{ id: string }[]>(
      'SELECT id FROM cluster WHERE slug = $1 AND NOT archive',
      [stated.clusterSlug],
    );
    if (!clusters[0]) throw new ProblemError('cluster.not-found', { detail: stated.clusterSlug });
    const ofRecord = stated === chosen && held.length === 0;
    await tx.query(
      `INSERT INTO membership (id, cluster_id, account_id, state, roles, of_record, decided_at)
       VALUES ($1, $2, $3, 'admitted', $4, $5, now()) ON CONFLICT (account_id, cluster_id) DO NOTHING`,
      [newId(), clusters[0].id, accountId, orderRoles(stated.roles), ofRecord],
    );
  }
}
