import {
  groupsEvents,
  type groupPostsRpc,
  type Id,
  type OutputOf,
  type Post,
  ProblemError,
} from '@allmende/contracts';
import type { Call } from '@allmende/messaging';
import { Outbox, Writes } from '@allmende/messaging/durable';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { GroupAccess, lockGroup, type Membership, othersIn } from './group.access.js';
import { GroupPostEntity, GroupThreadEntity } from './group-thread.entity.js';
import { postJson, type StoredPost } from './group-post.sql.js';
import { type Naming, People } from './people.js';

type On<K extends keyof typeof groupPostsRpc> = Call<(typeof groupPostsRpc)[K]>;
type Done = OutputOf<typeof groupPostsRpc.removePost>;
type Place = { groupId: Id; threadId: Id; postId: Id };

/** Correcting and removing what was written: what stood there before is kept nowhere. */
@Injectable()
export class GroupPostsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly writes: Writes,
    private readonly outbox: Outbox,
    private readonly access: GroupAccess,
    private readonly people: People,
  ) {}

  async get({ actor, input, context }: On<'getPost'>): Promise<Post> {
    const membership = await this.access.member(actor, input.groupId);
    const stored = await this.stored(membership, input);
    const naming = await this.people.named([stored.authorId], context);
    return { ...stored, authorName: naming(stored.authorId).name };
  }

  async edit(call: On<'editPost'>): Promise<Post> {
    const { revision, text } = call.input;
    const membership = await this.access.member(call.actor, call.input.groupId);
    const naming = await this.people.named([membership.accountId], call.context);
    await this.writes.run(call, async (tx): Promise<Done> => {
      await lockGroup(tx, membership);
      const post = await postAt(tx, call.input);
      if (post.authorId !== membership.accountId) throw new ProblemError('post.not-own');
      if (post.removedAt) throw new ProblemError('post.removed');
      if (post.text === text) return { done: true };
      if (post.revision !== revision) {
        const current = { revision: post.revision, text: post.text };
        throw new ProblemError('post.revision-conflict', { facts: { current } });
      }
      const changes = { text, revision: revision + 1, editedAt: () => 'clock_timestamp()' };
      await tx.update(GroupPostEntity, { id: post.id }, changes);
      return { done: true };
    });
    return this.show(membership, call.input, naming);
  }

  /** The place stays in its thread, and the thread with its title, whichever of its posts goes. */
  async remove(call: On<'removePost'>): Promise<Done> {
    const { groupId, threadId, postId, reason } = call.input;
    const membership = await this.access.member(call.actor, groupId);
    return this.writes.run(call, async (tx): Promise<Done> => {
      const { accountId, role } = await lockGroup(tx, membership);
      const { authorId, removedAt } = await postAt(tx, call.input);
      const isOwn = authorId === accountId;
      if (!isOwn && role !== 'moderator') throw new ProblemError('post.not-own');
      if (removedAt) throw new ProblemError('post.removed');
      if (!isOwn && reason === '') throw reasonMissing();
      await tx.update(
        GroupPostEntity,
        { id: postId },
        {
          text: '',
          removedAt: () => 'clock_timestamp()',
          removedAs: isOwn ? 'author' : 'moderator',
          removalReason: isOwn ? null : reason,
        },
      );
      const others = isOwn ? [] : await othersIn(tx, groupId, accountId);
      const tell = others.filter((other) => other === authorId);
      await this.outbox.append(tx, groupsEvents.postRemoved, { groupId, threadId, postId, tell });
      return { done: true };
    });
  }

  /** As it stands now, so that no answer that is kept for a repeated call holds a text. */
  async show(membership: Membership, place: Place, naming: Naming): Promise<Post> {
    const stored = await this.stored(membership, place);
    return { ...stored, authorName: naming(stored.authorId).name };
  }

  private async stored({ accountId, role }: Membership, place: Place): Promise<StoredPost> {
    const [row] = await this.dataSource.query<[{ post: StoredPost }?]>(
      `SELECT ${postJson} AS post FROM group_post p JOIN group_thread t ON t.id = p.thread_id
       WHERE p.id = $3 AND t.id = $4 AND t.group_id = $5`,
      [accountId, role === 'moderator', place.postId, place.threadId, place.groupId],
    );
    if (!row) throw new ProblemError('post.not-found');
    return row.post;
  }
}

async function postAt(tx: EntityManager, { groupId, threadId, postId }: Place): Promise<GroupPostEntity> {
  const post = await tx.findOneBy(GroupPostEntity, { id: postId, threadId });
  if (!post || !(await tx.existsBy(GroupThreadEntity, { id: threadId, groupId })))
    throw new ProblemError('post.not-found');
  return post;
}

function reasonMissing(): ProblemError {
  const error = { field: 'reason', code: 'required', message: 'Required for the post of somebody else' };
  return new ProblemError('invalid', { errors: [error] });
}
