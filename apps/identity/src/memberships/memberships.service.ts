import { clustersEvents, type clustersRpc, id, newId, personOf, ProblemError } from '@allmende/contracts';
import type { Call, JsonText } from '@allmende/messaging';
import { Outbox, Writes } from '@allmende/messaging/durable';
import { databaseClock, readCursor } from '@allmende/platform/database';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, In } from 'typeorm';
import { z } from 'zod';
import { mayManage } from '../access.rules.js';
import { ClusterEntity } from '../clusters/cluster.entity.js';
import { containing, cursorInstant, type ListRow, toPage } from '../list.rules.js';
import { AffiliationsService } from '../organisations/affiliations.service.js';
import { MembershipEntity } from './membership.entity.js';
import { listed, type Membership, membershipOf } from './membership.queries.js';
import { assertPossible, orderRoles } from './membership.rules.js';
import {
  chooseAnother,
  giveRecord,
  lockAccount,
  lockCluster,
  lockMembership,
  refuseLoss,
} from './membership.locks.js';

const left = {
  ...{ state: 'left' as const, roles: [], ofRecord: false },
  endedAt: () => 'clock_timestamp()',
};

type Fact = 'membershipRequested' | 'membershipAdmitted' | 'membershipRefused' | 'membershipEnded';

/** Who belongs to which cluster. Locks are taken in the order cluster, account, membership. */
@Injectable()
export class MembershipsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly writes: Writes,
    private readonly outbox: Outbox,
    private readonly affiliations: AffiliationsService,
  ) {}

  async request(call: Call<typeof clustersRpc.requestMembership>) {
    const { accountId } = personOf(call.actor);
    const { clusterId, ofRecord: wantsOfRecord } = call.input;
    return this.writes.run(call, async (tx) => {
      if (!(await tx.existsBy(ClusterEntity, { id: clusterId, archive: false }))) {
        throw new ProblemError('cluster.not-found');
      }
      await lockAccount(tx, accountId);
      const earlier = await tx.findOneBy(MembershipEntity, { clusterId, accountId });
      if (earlier) assertPossible('request', earlier.state);
      const membership = Object.assign(earlier ?? new MembershipEntity(), {
        ...{
          id: earlier?.id ?? newId(),
          clusterId,
          accountId,
          wantsOfRecord,
          roles: [],
          requestedAt: await databaseClock(tx),
        },
        ...{ state: 'requested', decidedAt: null, endedAt: null, decidedBy: null, reason: null },
      });
      await tx.save(membership);
      await this.tell(tx, 'membershipRequested', membership);
      return { membershipId: membership.id, state: membership.state };
    });
  }

  /** Newest request first. */
  async list({ actor, input }: Call<typeof clustersRpc.listMemberships>): Promise<JsonText> {
    personOf(actor);
    if (!mayManage(actor, input.clusterId)) throw new ProblemError('cluster.not-found');
    const [at, membershipId] = readCursor(input.cursor, z.tuple([cursorInstant, id])) ?? [];
    const rows = await this.dataSource.query<ListRow[]>(listed, [
      input.clusterId,
      input.state ?? null,
      containing(input.q),
      at ?? null,
      membershipId ?? null,
      input.limit + 1,
    ]);
    return toPage(rows, input.limit);
  }

  async admit(call: Call<typeof clustersRpc.admitMember>): Promise<Membership> {
    const manager = personOf(call.actor);
    const { membershipId, verifyAffiliation } = call.input;
    const { accountId } = await this.findManaged(call);
    return this.writes.run(call, async (tx) => {
      await lockAccount(tx, accountId);
      const membership = await lockMembership(tx, membershipId);
      assertPossible('admit', membership.state);
      await tx.update(
        MembershipEntity,
        { id: membershipId },
        {
          state: 'admitted',
          roles: ['member'],
          decidedAt: () => 'clock_timestamp()',
          decidedBy: manager.accountId,
        },
      );
      await giveRecord(tx, membership, { always: membership.wantsOfRecord });
      if (verifyAffiliation) await this.affiliations.verifyLatest(tx, accountId, manager.accountId);
      await this.tell(tx, 'membershipAdmitted', membership);
      return membershipOf(tx, membershipId);
    });
  }

  async refuse(call: Call<typeof clustersRpc.refuseMember>): Promise<Membership> {
    const manager = personOf(call.actor);
    const { membershipId, reason } = call.input;
    await this.findManaged(call);
    return this.writes.run(call, async (tx) => {
      const membership = await lockMembership(tx, membershipId);
      assertPossible('refuse', membership.state);
      await tx.update(
        MembershipEntity,
        { id: membershipId },
        {
          state: 'refused',
          decidedAt: () => 'clock_timestamp()',
          decidedBy: manager.accountId,
          reason: reason || null,
        },
      );
      await this.tell(tx, 'membershipRefused', membership);
      return membershipOf(tx, membershipId);
    });
  }

  async changeRoles(call: Call<typeof clustersRpc.changeRoles>): Promise<Membership> {
    const { membershipId } = call.input;
    const roles = orderRoles(call.input.roles);
    const { clusterId } = await this.findManaged(call);
    return this.writes.run(call, async (tx) => {
      await lockCluster(tx, clusterId);
      const membership = await lockMembership(tx, membershipId);
      assertPossible('changeRoles', membership.state);
      if (!roles.includes('manager')) await refuseLoss(tx, membership);
      await tx.update(MembershipEntity, { id: membershipId }, { roles });
      return membershipOf(tx, membershipId);
    });
  }

  /** By the person, or by a manager who ends the membership. */
  async leave(call: Call<typeof clustersRpc.leaveCluster>): Promise<{ done: true }> {
    const { membershipId } = call.input;
    const { accountId, clusterId } = await this.findManaged(call, { orOwn: true });
    return this.writes.run(call, async (tx) => {
      await lockCluster(tx, clusterId);
      await lockAccount(tx, accountId);
      const membership = await lockMembership(tx, membershipId);
      assertPossible('leave', membership.state);
      await refuseLoss(tx, membership);
      await tx.update(MembershipEntity, { id: membershipId }, left);
      if (membership.ofRecord) await chooseAnother(tx, accountId);
      await this.tell(tx, 'membershipEnded', membership);
      return { done: true };
    });
  }

  /** All of an account that is being closed. Needs the locks of its clusters and of the account. */
  async endAll(tx: EntityManager, accountId: string): Promise<void> {
    const open = await tx.findBy(MembershipEntity, { accountId, state: In(['requested', 'admitted']) });
    await tx.update(MembershipEntity, { id: In(open.map(({ id }) => id)) }, left);
    for (const membership of open) {
      if (membership.state === 'admitted') await this.tell(tx, 'membershipEnded', membership);
    }
  }

  async chooseOfRecord(call: Call<typeof clustersRpc.chooseClusterOfRecord>): Promise<{ done: true }> {
    const { accountId } = personOf(call.actor);
    const { membershipId } = call.input;
    return this.writes.run(call, async (tx) => {
      await lockAccount(tx, accountId);
      const membership = await lockMembership(tx, membershipId);
      if (membership.accountId !== accountId) throw new ProblemError('membership.not-found');
      assertPossible('chooseOfRecord', membership.state);
      await giveRecord(tx, membership, { always: true });
      return { done: true };
    });
  }

  // Another cluster's membership answers as one that does not exist.
  private async findManaged(
    { actor, input }: { actor: Call['actor']; input: { membershipId: string } },
    { orOwn = false } = {},
  ): Promise<MembershipEntity> {
    const { accountId } = personOf(actor);
    const membership = await this.dataSource.manager.findOneBy(MembershipEntity, { id: input.membershipId });
    const isOwn = orOwn && membership?.accountId === accountId;
    if (!membership || !(isOwn || mayManage(actor, membership.clusterId))) {
      throw new ProblemError('membership.not-found');
    }
    return membership;
  }

  private async tell(
    tx: EntityManager,
    fact: Fact,
    { id: membershipId, clusterId, accountId }: MembershipEntity,
  ) {
    await this.outbox.append(tx, clustersEvents[fact], { membershipId, clusterId, accountId });
  }
}
