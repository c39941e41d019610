import { groupsRpc } from '@allmende/contracts';
import { useActionData, useLoaderData } from 'react-router';
import { callApi } from '../api.server.js';
import { field, formKey, goOn, newFormKey } from '../forms.js';
import { useGroup } from '../group.view.js';
import { groupPath } from '../groups.server.js';
import { renderMarkdown } from '../markdown.server.js';
import { usePage } from '../page.js';
import { requirePerson } from '../page-data.server.js';
import { ProblemSummary } from '../parts/form-page.js';
import { GroupPage } from '../parts/group-frame.js';
import { Compose } from '../parts/group-parts.js';
import { ThreadPost } from '../parts/group-post.js';
import { actionOf, loaderOf, type FormState } from '../served.js';
import { idOf } from '../submission.server.js';

/** Reading marks it as read. */
export const loader = loaderOf(async ({ visit, params, request }) => {
  await requirePerson(visit);
  const input = {
    groupId: idOf(params['groupId'], visit),
    threadId: idOf(params['threadId'], visit),
    cursor: new URL(request.url).searchParams.get('after') ?? undefined,
  };
  const { thread, items, nextCursor } = await callApi(visit, groupsRpc.getThread, input);
  const posts = items.map((post) => ({ ...post, html: renderMarkdown(post.text) }));
  return { thread, posts, nextCursor, key: newFormKey() };
});

export const action = actionOf(async ({ visit, form, params, request }) => {
  const groupId = idOf(params['groupId'], visit);
  const threadId = idOf(params['threadId'], visit);
  const { postId } = await callApi(
    visit,
    groupsRpc.addPost,
    { groupId, threadId, text: field(form, 'text') },
    { key: formKey(form) },
  );
  return goOn(`${groupPath(request, groupId, `/threads/${threadId}`)}#${postId}`);
});

export default function GroupThread() {
  const { thread, posts, nextCursor, key } = useLoaderData<typeof loader>();
  const state = useActionData<FormState>();
  const frame = useGroup();
  const page = usePage();
  const { thread: words } = page.texts.groups;
  return (
    <GroupPage frame={frame} tab="threads" title={`${thread.title} · ${frame.group.name}`}>
      <h2 className="thread-title" dir="auto">
        {thread.title}
      </h2>
      <ol className="posts">
        {posts.map((post) => (
          <ThreadPost key={post.postId} post={post} group={frame.group} page={page} />
        ))}
      </ol>
      {nextCursor ? (
        <p className="path-actions">
          <a href={`?after=${encodeURIComponent(nextCursor)}`}>{words.newer}</a>
        </p>
      ) : null}
      <ProblemSummary problem={state?.problem} />
      <Compose group={frame.group} formKey={key} state={state} page={page} reply />
      <p className="path-actions">
        <a href={page.to(`/groups/${frame.group.groupId}`)}>{words.back}</a>
      </p>
    </GroupPage>
  );
}
