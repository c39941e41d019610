import type { Post } from '@allmende/contracts';

export type StoredPost = Omit<Post, 'authorName'>;

/** A post `p` as the person $1 sees it, who moderates or does not ($2). */
export const postJson = `json_build_object(
  'postId', p.id, 'threadId', p.thread_id, 'authorId', p.author_id, 'text', p.text, 'at', p.at,
  'editedAt', p.edited_at, 'revision', p.revision,
  'removed', CASE WHEN p.removed_at IS NOT NULL THEN json_build_object(
    'as', p.removed_as, 'at', p.removed_at,
    'reason', CASE WHEN $2::boolean OR p.author_id = $1 THEN p.removal_reason END) END,
  'mayEdit', p.removed_at IS NULL AND p.author_id = $1,
  'mayRemove', p.removed_at IS NULL AND ($2 OR p.author_id = $1))`;
