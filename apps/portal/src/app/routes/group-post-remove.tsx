import { groupPostsRpc } from '@allmende/contracts';
import { Button, DecisionBox, Notice } from '@allmende/ui';
import { useActionData, useLoaderData, useLocation } from 'react-router';
import { callApi } from '../api.server.js';
import { field, formKey, goOn, newFormKey } from '../forms.js';
import { useGroup } from '../group.view.js';
import { postPlaceOf, threadPathOf } from '../groups.server.js';
import { renderMarkdown } from '../markdown.server.js';
import { usePage } from '../page.js';
import { requirePerson } from '../page-data.server.js';
import { ProblemSummary } from '../parts/form-page.js';
import { GroupPage } from '../parts/group-frame.js';
import { ThreadPost } from '../parts/group-post.js';
import { ReasonField } from '../parts/reason-field.js';
import { actionOf, loaderOf, type FormState } from '../served.js';

export const loader = loaderOf(async ({ visit, params }) => {
  await requirePerson(visit);
  const post = await callApi(visit, groupPostsRpc.getPost, postPlaceOf(params, visit));
  return { post: { ...post, html: renderMarkdown(post.text) }, key: newFormKey() };
});

export const action = actionOf(async ({ visit, form, params, request }) => {
  const place = postPlaceOf(params, visit);
  const reason = field(form, 'reason');
  await callApi(visit, groupPostsRpc.removePost, { ...place, reason }, { key: formKey(form) });
  return goOn(threadPathOf(request, place), { visit, done: 'post-removed' });
});

/** By its author, or by a moderator with a reason. */
export default function GroupPostRemove() {
  const { post } = useLoaderData<typeof loader>();
  const state = useActionData<FormState>();
  const frame = useGroup();
  const page = usePage();
  const { search } = useLocation();
  const { removePost: words, editPost } = page.texts.groups;
  const thread = page.to(`/groups/${frame.group.groupId}/threads/${post.threadId}`);
  const back = `${thread}${search}#${post.postId}`;
  return (
    <GroupPage frame={frame} tab="threads" title={`${words.title} · ${frame.group.name}`}>
      <ProblemSummary problem={post.removed ? undefined : state?.problem} />
      {/* As it stands in its thread, without the ways to here. */}
      <ol className="posts">
        <ThreadPost post={{ ...post, mayRemove: false }} group={frame.group} page={page} />
      </ol>
      {post.mayRemove ? (
        <RemoveForm back={back} />
      ) : (
        <>
          {post.removed ? null : <Notice>{words.forbidden}</Notice>}
          <p className="path-actions">
            <a href={back}>{editPost.thread}</a>
          </p>
        </>
      )}
    </GroupPage>
  );
}

function RemoveForm({ back }: { back: string }) {
  const { post, key } = useLoaderData<typeof loader>();
  const state = useActionData<FormState>();
  const { group, accountId } = useGroup();
  const { removePost: words } = usePage().texts.groups;
  const author = group.people.find((one) => one.accountId === post.authorId);
  return (
    <form method="post" noValidate>
      <input type="hidden" name="key" value={key} />
      <DecisionBox
        title={words.title}
        action={<Button>{words.button}</Button>}
        back={<a href={back}>{words.back}</a>}
      >
        <p>{words.text}</p>
        <p>{words.stays}</p>
        {post.authorId === accountId ? null : (
          <ReasonField
            words={{
              label: words.reason,
              hint: author ? words.reasonHint(author.name) : words.reasonHintGone,
            }}
            state={state}
            maxLength={500}
          />
        )}
      </DecisionBox>
    </form>
  );
}
