import { groupsRpc, type OutputOf } from '@allmende/contracts';
import { Notice } from '@allmende/ui';
import { useCallback, useState } from 'react';
import { useHydrated } from '../hydrated.js';
import { useActionData, useLoaderData, useRevalidator } from 'react-router';
import { fetchApi } from '../api.browser.js';
import { callApi } from '../api.server.js';
import { field, goOn } from '../forms.js';
import { readersText, useGroup } from '../group.view.js';
import { groupPath } from '../groups.server.js';
import { usePage } from '../page.js';
import { requirePerson } from '../page-data.server.js';
import { ProblemSummary } from '../parts/form-page.js';
import { GroupPage } from '../parts/group-frame.js';
import { GroupFiles } from '../parts/group-parts.js';
import { Uploads } from '../parts/uploads.js';
import { actionOf, loaderOf, type FormState } from '../served.js';
import { idOf } from '../submission.server.js';

type Files = OutputOf<typeof groupsRpc.listGroupFiles>;

const mostListed = 100;
/** A group's files have no limit of their own; the list is what one page shows. */
const mostFiles = Number.MAX_SAFE_INTEGER;

export const loader = loaderOf(async ({ visit, params }) => {
  await requirePerson(visit);
  const groupId = idOf(params['groupId'], visit);
  return callApi(visit, groupsRpc.listGroupFiles, { groupId, limit: mostListed });
});

export const action = actionOf(async ({ visit, form, params, request }) => {
  const groupId = idOf(params['groupId'], visit);
  await callApi(visit, groupsRpc.removeGroupFile, { groupId, fileId: idOf(field(form, 'fileId'), visit) });
  return goOn(groupPath(request, groupId, '/files'), { visit, done: 'file' });
});

export default function GroupFilesPage() {
  const { items } = useLoaderData<typeof loader>();
  const state = useActionData<FormState>();
  const frame = useGroup();
  const page = usePage();
  const { group } = frame;
  const { files: words } = page.texts.groups;
  const [files, setFiles] = useState(items);
  const { revalidate } = useRevalidator();
  const hydrated = useHydrated();
  const path = `/groups/${group.groupId}/files`;
  const refresh = useCallback(async () => {
    const now = await fetchApi<Files>(`${path}?limit=${mostListed}`);
    setFiles(now.items);
    // The tabs count them, too.
    void revalidate();
    return now.items;
  }, [path, revalidate]);
  return (
    <GroupPage frame={frame} tab="files" title={`${words.title} · ${group.name}`}>
      <ProblemSummary problem={state?.problem} />
      <div className="group-part-head">
        <h2>{words.title}</h2>
      </div>
      <GroupFiles files={files} group={group} page={page} removable />
      <p className="small muted group-note">{words.readers(readersText(group, page))}</p>
      {hydrated ? <Uploads filesPath={path} files={files} refresh={refresh} mostFiles={mostFiles} /> : null}
      <noscript>
        <Notice>{words.needsScript}</Notice>
      </noscript>
    </GroupPage>
  );
}
