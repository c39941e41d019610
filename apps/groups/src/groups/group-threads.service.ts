import { groupsEvents, type groupsRpc, newId, type OutputOf, ProblemError } from '@allmende/contracts';
import type { Call } from '@allmende/messaging';
import { Outbox, Writes } from '@allmende/messaging/durable';
import { readPage } from '@allmende/platform/database';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { GroupAccess, lockGroup, type Membership, othersIn } from './group.access.js';
import { postJson, type StoredPost } from './group-post.sql.js';
import { GroupPostsService } from './group-posts.service.js';
import { GroupPostEntity, GroupThreadEntity } from './group-thread.entity.js';
import { People } from './people.js';

type On<K extends keyof typeof groupsRpc> = Call<(typeof groupsRpc)[K]>;
type ThreadPage = OutputOf<typeof groupsRpc.listThreads>;
type Unnamed = Omit<ThreadPage['items'][number], 'excerptBy'> & { excerptBy: string | null };
type OpenThread = OutputOf<typeof groupsRpc.getThread>;
/** The last post of the thread `t` that is not removed. */
const lastPost = `LEFT JOIN LATERAL (SELECT left(p.text, 300) AS excerpt, p.author_id FROM group_post p
  WHERE p.thread_id = t.id AND p.removed_at IS NULL ORDER BY p.at DESC, p.id DESC LIMIT 1) last ON true`;

@Injectable()
export class GroupThreadsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly writes: Writes,
    private readonly outbox: Outbox,
    private readonly access: GroupAccess,
    private readonly people: People,
    private readonly posts: GroupPostsService,
  ) {}

  async list({ actor, input, context }: On<'listThreads'>): Promise<ThreadPage> {
    const { accountId, groupId } = await this.access.member(actor, input.groupId);
    const text = await readPage(this.dataSource, input, {
      rows: `SELECT t.id, t.last_post_at AS at, json_build_object(
             'threadId', t.id, 'title', t.title, 'startedBy', t.started_by, 'startedAt', t.started_at,
             'posts', t.posts, 'lastPostAt', t.last_post_at,
             'unread', r.read_at IS NULL OR r.read_at < t.last_post_at, 'excerpt', coalesce(last.excerpt, ''),
             'excerptBy', last.author_id) AS item
           FROM group_thread t ${lastPost}
           LEFT JOIN group_thread_reading r ON r.thread_id = t.id AND r.account_id = $1
           WHERE t.group_id = $2`,
      values: [accountId, groupId],
      direction: 'DESC',
    });
    const page = JSON.parse(text) as { items: Unnamed[]; nextCursor: string | null };
    const naming = await this.people.named(
      page.items.flatMap(({ startedBy, excerptBy }) => (excerptBy ? [startedBy, excerptBy] : [startedBy])),
      context,
    );
    return {
      ...page,
      items: page.items.map(({ startedBy, excerptBy, ...item }) => ({
        ...item,
        startedBy: naming(startedBy).name,
        excerptBy: excerptBy ? naming(excerptBy).name : '',
      })),
    };
  }

  async start(call: On<'startThread'>): Promise<OutputOf<typeof groupsRpc.startThread>> {
    const { groupId, title, text } = call.input;
    const membership = await this.access.member(call.actor, groupId);
    return this.writes.run(call, async (tx) => {
      await lockGroup(tx, membership);
      const threadId = newId();
      await tx.insert(GroupThreadEntity, { id: threadId, groupId, title, startedBy: membership.accountId });
      return this.write(tx, membership, threadId, text);
    });
  }

  async add(call: On<'addPost'>): Promise<OutputOf<typeof groupsRpc.addPost>> {
    const { groupId, threadId, text } = call.input;
    const membership = await this.access.member(call.actor, groupId);
    const naming = await this.people.named([membership.accountId], call.context);
    const { postId } = await this.writes.run(call, async (tx) => {
      await lockGroup(tx, membership);
      if (!(await tx.existsBy(GroupThreadEntity, { id: threadId, groupId })))
        throw new ProblemError('thread.not-found');
      return this.write(tx, membership, threadId, text);
    });
    return this.posts.show(membership, { groupId, threadId, postId }, naming);
  }

  /** Oldest first; what is shown counts as read. */
  async get({ actor, input, context }: On<'getThread'>): Promise<OpenThread> {
    const { accountId, groupId, role } = await this.access.member(actor, input.groupId);
    const { threadId } = input;
    const thread = await this.dataSource.manager.findOneBy(GroupThreadEntity, { id: threadId, groupId });
    if (!thread) throw new ProblemError('thread.not-found');
    const text = await readPage(this.dataSource, input, {
      rows: `SELECT p.id, p.at, ${postJson} AS item FROM group_post p WHERE p.thread_id = $3`,
      values: [accountId, role === 'moderator', threadId],
      direction: 'ASC',
    });
    const page = JSON.parse(text) as { items: StoredPost[]; nextCursor: string | null };
    await this.markRead(threadId, accountId, page.items.at(-1)?.at);
    const naming = await this.people.named(
      [thread.startedBy, ...page.items.map(({ authorId }) => authorId)],
      context,
    );
    return {
      thread: {
        threadId,
        title: thread.title,
        startedBy: naming(thread.startedBy).name,
        startedAt: thread.startedAt.toISOString(),
        posts: thread.posts,
        lastPostAt: thread.lastPostAt.toISOString(),
        unread: false,
      },
      items: page.items.map((item) => ({ ...item, authorName: naming(item.authorId).name })),
      nextCursor: page.nextCursor,
    };
  }

  /** Under the group's lock, so that `at` grows from post to post. */
  private async write(tx: EntityManager, { groupId, accountId }: Membership, threadId: string, text: string) {
    const postId = newId();
    await tx.insert(GroupPostEntity, { id: postId, threadId, authorId: accountId, text });
    // As text, since a Date has no microseconds and the reading must not lie before the post.
    const [[{ at }]] = await tx.query<[[{ at: string }], number]>(
      `UPDATE group_thread SET posts = posts + 1, last_post_at = p.at FROM group_post p
       WHERE group_thread.id = $1 AND p.id = $2 RETURNING to_json(p.at) #>> '{}' AS at`,
      [threadId, postId],
    );
    await tx.query(readSql, [threadId, accountId, at]);
    const tell = await othersIn(tx, groupId, accountId);
    await this.outbox.append(tx, groupsEvents.postAdded, {
      groupId,
      threadId,
      postId,
      authorId: accountId,
      tell,
    });
    return { threadId, postId };
  }

  private async markRead(threadId: string, accountId: string, upTo: string | undefined): Promise<void> {
    if (upTo !== undefined) await this.dataSource.query(readSql, [threadId, accountId, upTo]);
  }
}

const readSql = `INSERT INTO group_thread_reading AS r (thread_id, account_id, read_at) VALUES ($1, $2, $3)
  ON CONFLICT (thread_id, account_id) DO UPDATE SET read_at = greatest(r.read_at, excluded.read_at)`;
