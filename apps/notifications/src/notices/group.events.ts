import { groupsEvents, type NoticeKind } from '@allmende/contracts';
import { type EventMessage, OnEvent } from '@allmende/messaging/durable';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Invitations } from '../mails/invitations.js';
import { Audiences } from './audience.js';
import { atDesk } from './news.places.js';
import { Teller } from './teller.js';

type On<K extends keyof typeof groupsEvents> = EventMessage<(typeof groupsEvents)[K]>;

/** What members of a group hear: that something is new and where, never what, and never the group's name. */
@Injectable()
export class GroupEvents {
  constructor(
    private readonly teller: Teller,
    private readonly invitations: Invitations,
    private readonly audiences: Audiences,
  ) {}

  @OnEvent(groupsEvents.memberInvited)
  async invited({ id, at, payload }: On<'memberInvited'>, tx: EntityManager): Promise<void> {
    await this.invitations.queue(tx, {
      service: 'groups',
      invitationId: payload.invitationId,
      causeId: id,
      at,
    });
  }

  @OnEvent(groupsEvents.memberJoined)
  joined({ id, at, payload }: On<'memberJoined'>, tx: EntityManager): Promise<void> {
    return this.teller.tell(tx, payload.tell, {
      ...{ kind: 'group-member-joined', path: `/groups/${payload.groupId}/members` },
      params: { memberAccountId: payload.accountId },
      ...{ causeId: id, at },
    });
  }

  @OnEvent(groupsEvents.invitationDeclined)
  declined({ id, at, payload }: On<'invitationDeclined'>, tx: EntityManager): Promise<void> {
    const path = `/groups/${payload.groupId}/members`;
    return this.tell(tx, payload.tell, 'group-invitation-declined', path, { causeId: id, at });
  }

  /** Who belongs to a company's team is the company's to say: told are those who see it anyway. */
  @OnEvent(groupsEvents.formerSeekerStays)
  async formerSeekerStays({ id, at, payload }: On<'formerSeekerStays'>, tx: EntityManager): Promise<void> {
    const { groupId, challengeId, clusterId, seekerAccountIds, moderatorAccountIds } = payload;
    const about = { path: `/groups/${groupId}/members`, challengeId, causeId: id, at };
    const news = { ...about, kind: 'group-former-seeker' } as const;
    const ofTeam = moderatorAccountIds.filter((one) => seekerAccountIds.includes(one));
    await this.teller.tell(tx, ofTeam, news);
    await this.audiences.announce(tx, { managersOf: [clusterId], among: moderatorAccountIds }, news);
    // Nobody but who left moderates it. The managers need not be in the group, so they are led to the challenge.
    const alone = { ...news, ...atDesk(challengeId), kind: 'group-former-moderator' } as const;
    if (moderatorAccountIds.length === 0)
      await this.audiences.announce(tx, { managersOf: [clusterId] }, alone);
  }

  @OnEvent(groupsEvents.postAdded)
  posted({ id, at, payload }: On<'postAdded'>, tx: EntityManager): Promise<void> {
    const path = `/groups/${payload.groupId}/threads/${payload.threadId}`;
    return this.tell(tx, payload.tell, 'group-post', path, { causeId: id, at });
  }

  @OnEvent(groupsEvents.postRemoved)
  postRemoved({ id, at, payload }: On<'postRemoved'>, tx: EntityManager): Promise<void> {
    const path = `/groups/${payload.groupId}/threads/${payload.threadId}`;
    return this.tell(tx, payload.tell, 'group-post-removed', path, { causeId: id, at });
  }

  @OnEvent(groupsEvents.fileShared)
  fileShared({ id, at, payload }: On<'fileShared'>, tx: EntityManager): Promise<void> {
    return this.tell(tx, payload.tell, 'group-file', `/groups/${payload.groupId}/files`, { causeId: id, at });
  }

  private tell(
    tx: EntityManager,
    accountIds: readonly string[],
    kind: NoticeKind,
    path: string,
    cause: { causeId: string; at: Date },
  ): Promise<void> {
    return this.teller.tell(tx, accountIds, { kind, path, ...cause });
  }
}
