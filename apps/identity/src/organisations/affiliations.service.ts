import {
  accountsEvents,
  type accountsRpc,
  newId,
  type OutputOf,
  personOf,
  ProblemError,
} from '@allmende/contracts';
import type { Call } from '@allmende/messaging';
import { Outbox, Writes } from '@allmende/messaging/durable';
import { databaseClock } from '@allmende/platform/database';
import { Injectable } from '@nestjs/common';
import { type EntityManager, IsNull } from 'typeorm';
import { managedClusters } from '../access.rules.js';
import { lockAccount } from '../memberships/membership.locks.js';
import { AffiliationEntity, type VerifiedBy } from './affiliation.entity.js';
import { OfficePersonEntity } from './office.entity.js';
import { OrganisationEntity } from './organisation.entity.js';
import { domainOf, isPublicProvider, organisationKey, stateRole } from './organisation.rules.js';

type Affiliation = OutputOf<typeof accountsRpc.stateAffiliation>;
type Unverified = Pick<Affiliation, 'organisationName' | 'role'>;
type Statement = { organisationId?: string; organisationName?: string; role: 'member' | 'signatory' };

@Injectable()
export class AffiliationsService {
  constructor(
    private readonly writes: Writes,
    private readonly outbox: Outbox,
  ) {}

  async state(call: Call<typeof accountsRpc.stateAffiliation>): Promise<Affiliation> {
    const { accountId } = personOf(call.actor);
    const { organisationId, organisationName } = call.input;
    if (!organisationId && !organisationName) {
      const error = { field: 'organisationName', code: 'required', message: 'Required' };
      throw new ProblemError('invalid', { errors: [error] });
    }
    return this.writes.run(call, (tx) => this.stateFor(tx, accountId, call.input));
  }

  /**
   * What somebody wrote into the registration form, or left empty. The domain of the address, now that it is confirmed,
   * knows better: it counts without words, too, and words stay beside it and make no second organisation of an
   * institute's name.
   */
  async stateFirst(tx: EntityManager, accountId: string, organisationName: string | null): Promise<void> {
    const known = await ownerOfDomain(tx, await lockAccount(tx, accountId));
    const statement = known
      ? { organisationId: known.id }
      : organisationName
        ? { organisationName }
        : undefined;
    if (!statement) return;
    const { affiliationId } = await this.stateFor(tx, accountId, { ...statement, role: 'member' });
    if (known && organisationName && known.nameKey !== organisationKey(organisationName))
      await tx.update(AffiliationEntity, affiliationId, { statedAs: organisationName });
  }

  async stateFor(tx: EntityManager, accountId: string, statement: Statement): Promise<Affiliation> {
    const email = await lockAccount(tx, accountId);
    const organisation = await findOrCreate(tx, statement);
    const current = await tx.findOneBy(AffiliationEntity, {
      accountId,
      organisationId: organisation.id,
      leftAt: IsNull(),
    });
    const standing = current && { role: current.role, isVerified: current.verifiedAt !== null };
    const next = stateRole(
      statement.role,
      standing ?? undefined,
      (await ownerOfDomain(tx, email))?.id === organisation.id,
    );
    const affiliation = current ?? newAffiliation(accountId, organisation.id);
    affiliation.role = next.role;
    await tx.save(affiliation);
    if (next.isVerified && !affiliation.verifiedAt) await this.markVerified(tx, affiliation, 'mail-domain');
    return toAffiliation(affiliation, organisation);
  }

  /** Whoever comes back later acts for the office only if it is named anew. */
  async leave(call: Call<typeof accountsRpc.leaveAffiliation>): Promise<{ done: true }> {
    const { accountId } = personOf(call.actor);
    return this.writes.run(call, async (tx) => {
      const [left] = await tx.query<[{ organisationId: string }[], number]>(
        `UPDATE affiliation SET left_at = clock_timestamp(), stated_as = NULL
         WHERE id = $1 AND account_id = $2 AND left_at IS NULL RETURNING organisation_id AS "organisationId"`,
        [call.input.affiliationId, accountId],
      );
      if (!left[0]) throw new ProblemError('affiliation.not-found');
      const { organisationId } = left[0];
      await tx.delete(OfficePersonEntity, { organisationId, accountId });
      return { done: true };
    });
  }

  /** All of an account that is being closed. */
  async endAll(tx: EntityManager, accountId: string): Promise<void> {
    await tx.update(
      AffiliationEntity,
      { accountId, leftAt: IsNull() },
      { leftAt: () => 'clock_timestamp()', statedAs: null },
    );
  }

  /** Which an address of another domain would leave unverified: those that a manager verified stay. */
  unverifiedBy(tx: EntityManager, accountId: string, email: string): Promise<Unverified[]> {
    return tx.query<Unverified[]>(
      `SELECT organisation.name AS "organisationName", affiliation.role
       FROM affiliation JOIN organisation ON organisation.id = organisation_id
       WHERE ${isUnverifiedBy} ORDER BY organisation.name`,
      [accountId, provingDomain(email)],
    );
  }

  /** As `unverifiedBy` says. The role stays as a statement; a manager may verify it again. */
  async unverify(tx: EntityManager, accountId: string, email: string): Promise<void> {
    await tx.query(
      `UPDATE affiliation SET verified_by = NULL, verified_at = NULL, verifier_id = NULL WHERE ${isUnverifiedBy}`,
      [accountId, provingDomain(email)],
    );
  }

  /** As stated, or in the role that the manager names. Nobody verifies an affiliation of their own. */
  async verify(call: Call<typeof accountsRpc.verifyAffiliation>): Promise<Affiliation> {
    const manager = personOf(call.actor);
    const { affiliationId, role } = call.input;
    return this.writes.run(call, async (tx) => {
      const affiliation = await findAmongAdmitted(tx, affiliationId, managedClusters(manager));
      if (affiliation.accountId === manager.accountId) throw new ProblemError('forbidden');
      affiliation.role = role ?? affiliation.role;
      await tx.save(affiliation);
      await this.markVerified(tx, affiliation, 'manager', manager.accountId);
      const organisation = await tx.findOneByOrFail(OrganisationEntity, { id: affiliation.organisationId });
      return toAffiliation(affiliation, organisation);
    });
  }

  /** What the person stated last, as stated; nothing if that is verified already. */
  async verifyLatest(tx: EntityManager, accountId: string, verifierId: string): Promise<void> {
    const affiliation = await tx.findOne(AffiliationEntity, {
      where: { accountId, leftAt: IsNull() },
      order: { statedAt: 'DESC' },
      lock: { mode: 'pessimistic_write' },
    });
    if (affiliation && accountId !== verifierId)
      await this.markVerified(tx, affiliation, 'manager', verifierId);
  }

  private async markVerified(
    tx: EntityManager,
    affiliation: AffiliationEntity,
    by: VerifiedBy,
    verifierId: string | null = null,
  ): Promise<void> {
    if (affiliation.verifiedAt) return;
    Object.assign(affiliation, { verifiedBy: by, verifiedAt: await databaseClock(tx), verifierId });
    await tx.save(affiliation);
    const { id, accountId, organisationId } = affiliation;
    await this.outbox.append(tx, accountsEvents.affiliationVerified, {
      affiliationId: id,
      accountId,
      organisationId,
      by,
      ...(verifierId ? { verifierId } : {}),
    });
  }
}

async function findOrCreate(tx: EntityManager, statement: Statement): Promise<OrganisationEntity> {
  if (statement.organisationId) {
    const known = await tx.findOneBy(OrganisationEntity, { id: statement.organisationId });
    if (!known) throw new ProblemError('organisation.not-found');
    return known;
  }
  return organisationNamed(tx, statement.organisationName ?? '');
}

/** The organisation of that name, made if it is new. */
export async function organisationNamed(tx: EntityManager, name: string): Promise<OrganisationEntity> {
  const nameKey = organisationKey(name);
  await tx
    .createQueryBuilder()
    .insert()
    .into(OrganisationEntity)
    .values({ id: newId(), name, nameKey })
    .orIgnore()
    .execute();
  return tx.findOneByOrFail(OrganisationEntity, { nameKey });
}

/** Of the account $1, at an organisation that does not own the domain $2. */
const isUnverifiedBy = `affiliation.account_id = $1 AND affiliation.left_at IS NULL
  AND affiliation.verified_by = 'mail-domain' AND NOT EXISTS (SELECT FROM organisation_domain own
    WHERE own.organisation_id = affiliation.organisation_id AND own.domain = $2)`;

/** None at providers where anybody gets an address. */
function provingDomain(email: string): string | null {
  const domain = domainOf(email);
  return isPublicProvider(domain) ? null : domain;
}

async function ownerOfDomain(
  tx: EntityManager,
  email: string,
): Promise<{ id: string; nameKey: string } | undefined> {
  const domain = provingDomain(email);
  if (domain === null) return undefined;
  const rows = await tx.query<{ id: string; nameKey: string }[]>(
    `SELECT id, name_key AS "nameKey" FROM organisation JOIN organisation_domain ON organisation_id = id
     WHERE domain = $1`,
    [domain],
  );
  return rows[0];
}

async function findAmongAdmitted(
  tx: EntityManager,
  affiliationId: string,
  clusterIds: string[],
): Promise<AffiliationEntity> {
  const affiliation = await tx
    .createQueryBuilder(AffiliationEntity, 'affiliation')
    .where('affiliation.id = :affiliationId AND affiliation.left_at IS NULL', { affiliationId })
    .andWhere(
      `EXISTS (SELECT 1 FROM membership WHERE membership.account_id = affiliation.account_id
         AND state = 'admitted' AND cluster_id = ANY(:clusterIds))`,
      { clusterIds },
    )
    .setLock('pessimistic_write')
    .getOne();
  if (!affiliation) throw new ProblemError('affiliation.not-found');
  return affiliation;
}

function newAffiliation(accountId: string, organisationId: string): AffiliationEntity {
  return Object.assign(new AffiliationEntity(), {
    id: newId(),
    accountId,
    organisationId,
    verifiedBy: null,
    verifiedAt: null,
    statedAs: null,
  });
}

function toAffiliation(affiliation: AffiliationEntity, organisation: OrganisationEntity): Affiliation {
  const { id, role, verifiedBy } = affiliation;
  return {
    affiliationId: id,
    organisationId: organisation.id,
    organisationName: organisation.name,
    role,
    verified: verifiedBy !== null,
    verifiedBy,
  };
}
