import { groupPostsRpc } from '@allmende/contracts';
import { Button, Notice, TextField } from '@allmende/ui';
import { useRef, useState } from 'react';
import { useActionData, useLoaderData, useLocation } from 'react-router';
import { callApi } from '../api.server.js';
import { field, goOn } from '../forms.js';
import { useGroup } from '../group.view.js';
import { postPlaceOf, threadPathOf } from '../groups.server.js';
import { usePage } from '../page.js';
import { requirePerson } from '../page-data.server.js';
import { errorOf } from '../problem.view.js';
import { ProblemSummary } from '../parts/form-page.js';
import { GroupPage } from '../parts/group-frame.js';
import { ConflictBox } from '../parts/save-line.js';
import { actionOf, loaderOf, type FormState } from '../served.js';

export const loader = loaderOf(async ({ visit, params }) => {
  await requirePerson(visit);
  return { post: await callApi(visit, groupPostsRpc.getPost, postPlaceOf(params, visit)) };
});

export const action = actionOf(async ({ visit, form, params, request }) => {
  const place = postPlaceOf(params, visit);
  const changes = { revision: Number(field(form, 'revision')), text: field(form, 'text') };
  await callApi(visit, groupPostsRpc.editPost, { ...place, ...changes });
  return goOn(threadPathOf(request, place), { visit, done: 'post-edited' });
});

/** The author corrects the text; whoever comes too late keeps what was typed. */
export default function GroupPostEdit() {
  const { post } = useLoaderData<typeof loader>();
  const state = useActionData<FormState>();
  const frame = useGroup();
  const page = usePage();
  const { search } = useLocation();
  const { editPost: words } = page.texts.groups;
  const thread = page.to(`/groups/${frame.group.groupId}/threads/${post.threadId}`);
  const back = `${thread}${search}#${post.postId}`;
  return (
    <GroupPage frame={frame} tab="threads" title={`${words.title} · ${frame.group.name}`}>
      <div className="group-part-head">
        <h2>{words.title}</h2>
      </div>
      {post.mayEdit ? <EditForm back={back} /> : <NotEditable typed={state?.values['text']} back={back} />}
    </GroupPage>
  );
}

function EditForm({ back }: { back: string }) {
  const { post } = useLoaderData<typeof loader>();
  const state = useActionData<FormState>();
  const page = usePage();
  const form = useRef<HTMLFormElement>(null);
  const [isChosen, setIsChosen] = useState(false);
  const { editPost: words, compose } = page.texts.groups;
  const isConflict = state?.problem.code === 'post.revision-conflict';
  const choose = (theirs: string | undefined): void => {
    const area = form.current?.elements.namedItem('text') as HTMLTextAreaElement;
    if (theirs !== undefined) area.value = theirs;
    setIsChosen(true);
    area.focus();
  };
  return (
    <>
      {isConflict ? (
        <Notice tone="warn" title={words.conflict} live>
          {words.conflictText}
        </Notice>
      ) : (
        <ProblemSummary problem={state?.problem} />
      )}
      <form method="post" ref={form} className="group-compose" noValidate>
        {/* What was seen last: after a refusal still that of the form, so that nothing newer is written over. */}
        <input
          type="hidden"
          name="revision"
          value={isConflict ? post.revision : (state?.values['revision'] ?? post.revision)}
        />
        <TextField
          name="text"
          label={compose.text}
          hint={words.hint}
          rows={10}
          required
          maxLength={20_000}
          defaultValue={state?.values['text'] ?? post.text}
          error={errorOf(state?.problem, 'text')}
          conflict={
            isConflict && !isChosen ? <ConflictBox theirs={post.text} choose={choose} page={page} /> : null
          }
        />
        <div className="actions path-actions">
          <Button>{words.button}</Button>
          <a href={back}>{words.back}</a>
        </div>
      </form>
    </>
  );
}

/** Not the reader's own, or removed while it was being written: then what was typed can still be copied. */
function NotEditable({ typed, back }: { typed: string | undefined; back: string }) {
  const { post } = useLoaderData<typeof loader>();
  const page = usePage();
  const { editPost: words, compose } = page.texts.groups;
  return (
    <>
      {post.removed ? (
        <Notice tone="warn" title={words.gone} live>
          {words.goneText}
          {typed === undefined ? null : ` ${words.goneTyped}`}
        </Notice>
      ) : (
        <Notice>{words.forbidden}</Notice>
      )}
      {typed === undefined ? null : (
        <div className="group-compose">
          <TextField name="text" label={compose.text} rows={10} readOnly defaultValue={typed} />
        </div>
      )}
      <p className="path-actions">
        <a href={back}>{words.thread}</a>
      </p>
    </>
  );
}
