import { z } from 'zod';
import { rpc } from './contract.js';
import { done, id, revision, text } from './values.js';

export const postText = text(20_000, 1);

export const post = z.object({
  postId: id,
  threadId: id,
  authorId: id,
  authorName: z.string(),
  text: z.string().describe('Markdown; empty once removed'),
  at: z.string(),
  editedAt: z.string().nullable(),
  revision: z.number().int(),
  /** The place stays, the text is erased. */
  removed: z
    .object({
      as: z.enum(['author', 'moderator']),
      at: z.string(),
      reason: z.string().nullable().describe('of a moderator; for the author and moderators only'),
    })
    .nullable(),
  mayEdit: z.boolean().describe('its author'),
  mayRemove: z.boolean().describe('its author, and moderators'),
});
export type Post = z.output<typeof post>;

const route = '/groups/{groupId}/threads/{threadId}/posts/{postId}';
const ofPost = { groupId: id, threadId: id, postId: id };

/** What is written in a group is corrected by its author, and removed by its author or a moderator. */
export const groupPostsRpc = {
  getPost: rpc('groups.rpc.get-post', {
    route: `GET ${route}`,
    access: 'account',
    kind: 'read',
    input: z.strictObject(ofPost),
    output: post,
  }),
  /**
   * In place of what stood there, which is kept nowhere. A newer revision answers `post.revision-conflict` with
   * `facts.current` (revision and text).
   */
  editPost: rpc('groups.rpc.edit-post', {
    route: `PATCH ${route}`,
    access: 'account',
    kind: 'write',
    input: z.strictObject({ ...ofPost, revision, text: postText }),
    output: post,
  }),
  removePost: rpc('groups.rpc.remove-post', {
    route: `POST ${route}/remove`,
    access: 'account',
    kind: 'write',
    input: z.strictObject({
      ...ofPost,
      reason: text(500).default('').describe('needed for the post of somebody else, who reads it'),
    }),
    output: done,
  }),
};
