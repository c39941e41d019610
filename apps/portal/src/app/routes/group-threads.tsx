import { groupsRpc } from '@allmende/contracts';
import { useLoaderData } from 'react-router';
import { callApi } from '../api.server.js';
import { useGroup } from '../group.view.js';
import { usePage } from '../page.js';
import { requirePerson } from '../page-data.server.js';
import { GroupPage } from '../parts/group-frame.js';
import { Topics } from '../parts/group-parts.js';
import { loaderOf } from '../served.js';
import { idOf } from '../submission.server.js';

export const loader = loaderOf(async ({ visit, params, request }) => {
  await requirePerson(visit);
  const groupId = idOf(params['groupId'], visit);
  const cursor = new URL(request.url).searchParams.get('after') ?? undefined;
  return callApi(visit, groupsRpc.listThreads, { groupId, limit: 50, cursor });
});

export default function GroupThreads() {
  const { items, nextCursor } = useLoaderData<typeof loader>();
  const frame = useGroup();
  const page = usePage();
  const { threads, newTopic } = page.texts.groups;
  const base = page.to(`/groups/${frame.group.groupId}`);
  return (
    <GroupPage frame={frame} tab="threads" title={`${threads.title} · ${frame.group.name}`}>
      <div className="group-part-head">
        <h2>{threads.title}</h2>
        <a className="small" href={base}>
          {newTopic}
        </a>
      </div>
      <Topics threads={items} group={frame.group} page={page} />
      {nextCursor ? (
        <p className="path-actions">
          <a href={`${base}/threads?after=${encodeURIComponent(nextCursor)}`}>{threads.more}</a>
        </p>
      ) : null}
    </GroupPage>
  );
}
