import { groupsRpc } from '@allmende/contracts';
import { ButtonLink, DeskTable, EmptyState, formatMoment, Notice } from '@allmende/ui';
import { useLoaderData } from 'react-router';
import { callApi } from '../api.server.js';
import { openGroupInvitations } from '../invitations.server.js';
import { usePage } from '../page.js';
import { requirePerson } from '../page-data.server.js';
import { DoneNotice } from '../parts/done-notice.js';
import { WorkHead } from '../parts/work-head.js';
import { loaderOf } from '../served.js';

export const loader = loaderOf(async ({ visit }) => {
  await requirePerson(visit);
  const [{ items }, invitations] = await Promise.all([
    callApi(visit, groupsRpc.listGroups, { limit: 100 }),
    openGroupInvitations(visit),
  ]);
  return { items, invitations };
});

export default function Groups() {
  const { items, invitations } = useLoaderData<typeof loader>();
  const page = usePage();
  const { groups, me } = page.texts;
  const { columns } = groups;
  return (
    <div className="page-work">
      <WorkHead
        title={groups.title}
        lead={groups.lead}
        actions={
          page.person?.manages ? (
            <ButtonLink kind="outlined" href={page.to('/groups/new')}>
              {groups.create}
            </ButtonLink>
          ) : undefined
        }
      />
      <DoneNotice texts={groups.done} />
      {invitations.map(({ path, groupName, invitedBy }) => (
        <Notice
          key={path}
          title={`${me.rows['join-group']}:`}
          actions={<ButtonLink href={page.to(path)}>{me.rows['join-groupAction']}</ButtonLink>}
        >
          <bdi>{groupName}</bdi>, <bdi>{me.rows.invitedBy(invitedBy)}</bdi>
        </Notice>
      ))}
      {items.length === 0 ? (
        <EmptyState title={groups.none}>
          <p>{groups.noneText}</p>
        </EmptyState>
      ) : (
        <DeskTable
          name={groups.title}
          columns={[
            { title: columns.name },
            { title: columns.role },
            { title: columns.members, number: true },
            { title: columns.news },
            { title: columns.last },
          ]}
          groups={[
            {
              rows: items.map(({ groupId, name, role, members, unread, lastPostAt }) => ({
                key: groupId,
                cells: [
                  <a key="name" href={page.to(`/groups/${groupId}`)}>
                    <bdi>{name}</bdi>
                  </a>,
                  groups.roles[role],
                  members,
                  unread > 0 ? <b key="news">{groups.unread(unread)}</b> : groups.unread(0),
                  lastPostAt ? formatMoment(lastPostAt, page.dates(), { short: true }) : '–',
                ],
              })),
            },
          ]}
        />
      )}
    </div>
  );
}
