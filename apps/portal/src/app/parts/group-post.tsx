import type { Group, Post } from '@allmende/contracts';
import { formatMoment } from '@allmende/ui';
import { useLocation } from 'react-router';
import type { Page } from '../page.js';

type PostProps = { post: Post & { html: string }; group: Group; page: Page };

/** One post in its thread, or the place where it stood. */
export function ThreadPost({ post, group, page }: PostProps) {
  return (
    <li id={post.postId}>
      <PostBy post={post} group={group} page={page} />
      {post.removed ? (
        <Removed removed={post.removed} page={page} />
      ) : (
        <div className="prose" dir="auto" dangerouslySetInnerHTML={{ __html: post.html }} />
      )}
      {post.mayRemove ? <PostActs post={post} group={group} page={page} /> : null}
    </li>
  );
}

function PostBy({ post: { authorId, authorName, at, editedAt, removed }, group, page }: PostProps) {
  const organisation = group.people.find(({ accountId }) => accountId === authorId)?.organisationName;
  return (
    <p className="post-by">
      <b>
        <bdi>{authorName || page.texts.common.closedAccount}</bdi>
      </b>
      {organisation ? (
        <>
          , <bdi>{organisation}</bdi>
        </>
      ) : null}
      <span className="muted">
        {' · '}
        <time dateTime={at}>{momentOf(at, page)}</time>
        {editedAt && !removed ? `, ${page.texts.groups.thread.edited(momentOf(editedAt, page))}` : null}
      </span>
    </p>
  );
}

function Removed({
  removed: { as, at, reason },
  page,
}: {
  removed: NonNullable<Post['removed']>;
  page: Page;
}) {
  const { post: words } = page.texts.groups;
  return (
    <>
      <p className="muted">{words.removed[as](momentOf(at, page))}</p>
      {reason === null ? null : (
        <>
          <p className="post-reason" dir="auto">
            {words.reason(reason)}
          </p>
          <p className="small muted">{words.reasonNote}</p>
        </>
      )}
    </>
  );
}

function PostActs({ post: { postId, threadId, authorName, at, mayEdit }, group, page }: PostProps) {
  const { post: words } = page.texts.groups;
  const { search } = useLocation();
  const base = page.to(`/groups/${group.groupId}/threads/${threadId}/posts/${postId}`);
  const nameOf = (act: string) =>
    words.of(act, authorName || page.texts.common.closedAccount, momentOf(at, page));
  return (
    <p className="post-acts small">
      {mayEdit ? (
        <>
          <a href={`${base}/edit${search}`} aria-label={nameOf(words.edit)}>
            {words.edit}
          </a>
          {' · '}
        </>
      ) : null}
      <a href={`${base}/remove${search}`} aria-label={nameOf(words.remove)}>
        {words.remove}
      </a>
    </p>
  );
}

const momentOf = (at: string, page: Page): string => formatMoment(at, page.dates(), { short: true });
