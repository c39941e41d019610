import { groupsRpc } from '@allmende/contracts';
import { useActionData, useLoaderData } from 'react-router';
import { callApi, tryApi } from '../api.server.js';
import { field, formKey, goOn, newFormKey } from '../forms.js';
import { useGroup } from '../group.view.js';
import { groupPath } from '../groups.server.js';
import { usePage } from '../page.js';
import { requirePerson } from '../page-data.server.js';
import { ProblemSummary } from '../parts/form-page.js';
import { GroupPage } from '../parts/group-frame.js';
import { Compose, GroupFiles, Topics } from '../parts/group-parts.js';
import { actionOf, loaderOf, type FormState } from '../served.js';
import { idOf } from '../submission.server.js';

const newest = 6;
const newestFiles = 4;

export const loader = loaderOf(async ({ visit, params }) => {
  await requirePerson(visit);
  const groupId = idOf(params['groupId'], visit);
  const [threads, files] = await Promise.all([
    callApi(visit, groupsRpc.listThreads, { groupId, limit: 50 }),
    tryApi(visit, groupsRpc.listGroupFiles, { groupId, limit: 50 }),
  ]);
  return { threads: threads.items, files: files?.items ?? [], key: newFormKey() };
});

export const action = actionOf(async ({ visit, form, params, request }) => {
  const groupId = idOf(params['groupId'], visit);
  const { threadId } = await callApi(
    visit,
    groupsRpc.startThread,
    { groupId, title: field(form, 'title'), text: field(form, 'text') },
    { key: formKey(form) },
  );
  return goOn(groupPath(request, groupId, `/threads/${threadId}`));
});

export default function GroupHome() {
  const { threads, files, key } = useLoaderData<typeof loader>();
  const state = useActionData<FormState>();
  const frame = useGroup();
  const page = usePage();
  const { group } = frame;
  const { threads: words, files: fileWords } = page.texts.groups;
  const fresh = threads.filter(({ unread }) => unread);
  const shown = [...fresh, ...threads.filter(({ unread }) => !unread)].slice(0, newest);
  const base = page.to(`/groups/${group.groupId}`);
  return (
    <GroupPage frame={frame} tab="news">
      <ProblemSummary problem={state?.problem} />
      <Compose group={group} formKey={key} state={state} page={page} />
      <div className="group-part-head">
        <h2>{words.title}</h2>
        <span className="small">
          {fresh.length > 0 ? `${words.fresh(fresh.length)} ` : null}
          {threads.length > shown.length ? <a href={`${base}/threads`}>{words.all}</a> : null}
        </span>
      </div>
      <Topics threads={shown} group={group} page={page} />
      <div className="group-part-head">
        <h2>{fileWords.title}</h2>
        <a className="small" href={`${base}/files`}>
          {fileWords.all(files.length)}
        </a>
      </div>
      <GroupFiles files={files.slice(0, newestFiles)} group={group} page={page} />
    </GroupPage>
  );
}
