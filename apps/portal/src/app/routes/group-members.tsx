import { groupsRpc, type Group } from '@allmende/contracts';
import { Button, DeskTable, formatShortDay } from '@allmende/ui';
import { useActionData, useLoaderData } from 'react-router';
import { callApi } from '../api.server.js';
import { emailsFrom, withLines } from '../email.addresses.js';
import { field, formKey, goOn, newFormKey } from '../forms.js';
import { chosenPeople, useGroup, type GroupFrame } from '../group.view.js';
import { groupOf, groupPath, othersInvitableTo } from '../groups.server.js';
import { invitationLanguageFrom } from '../invitations.server.js';
import { usePage, type Page } from '../page.js';
import { requirePerson } from '../page-data.server.js';
import { ProblemSummary } from '../parts/form-page.js';
import { GroupPage } from '../parts/group-frame.js';
import { Invite } from '../parts/group-invite.js';
import { InvitedRows } from '../parts/invited-rows.js';
import { actionOf, loaderOf, type FormState } from '../served.js';
import { idOf } from '../submission.server.js';

export const loader = loaderOf(async ({ visit, params }) => {
  await requirePerson(visit);
  const group = await groupOf(visit, idOf(params['groupId'], visit));
  return { key: newFormKey(), invitable: await othersInvitableTo(visit, group) };
});

export const action = actionOf(async ({ visit, form, params, request }) => {
  const groupId = idOf(params['groupId'], visit);
  const path = groupPath(request, groupId, '/members');
  const told = (done: string): Response => goOn(path, { visit, done });
  switch (field(form, 'intent')) {
    case 'role': {
      const accountId = idOf(field(form, 'accountId'), visit);
      const role = field(form, 'role') === 'moderator' ? 'moderator' : 'member';
      await callApi(visit, groupsRpc.changeGroupRole, { groupId, accountId, role });
      return told('role');
    }
    case 'revoke': {
      const invitationId = idOf(field(form, 'invitationId'), visit);
      await callApi(visit, groupsRpc.revokeInvitation, { groupId, invitationId });
      return told('revoked');
    }
    default: {
      const emails = emailsFrom(field(form, 'emails'));
      const language = invitationLanguageFrom(form);
      const accountIds = chosenPeople(form);
      const invitation = { groupId, emails, accountIds, note: field(form, 'note'), language };
      const key = formKey(form);
      const { invited } = await callApi(visit, groupsRpc.inviteToGroup, invitation, { key });
      return told(invited > 0 ? 'invited' : 'already');
    }
  }
});

export default function GroupMembers() {
  const { key, invitable } = useLoaderData<typeof loader>();
  const state = useActionData<FormState>();
  const frame = useGroup();
  const page = usePage();
  const { tabs } = page.texts.groups;
  const { group } = frame;
  const moderates = group.role === 'moderator';
  const said = state && {
    ...state,
    problem: withLines(state.problem, state.values['emails'] ?? '', page.texts.groups.people.wrongLine),
  };
  return (
    <GroupPage frame={frame} tab="people" title={`${tabs.people} · ${group.name}`}>
      <ProblemSummary problem={said?.problem} />
      <div className="group-part-head">
        <h2>{tabs.people}</h2>
      </div>
      <People frame={frame} page={page} />
      {moderates ? <Invited group={group} page={page} /> : null}
      {moderates ? (
        <Invite
          formKey={key}
          people={invitable}
          undecided={frame.head.challenge?.decided === false}
          state={said}
          page={page}
        />
      ) : null}
    </GroupPage>
  );
}

function People({ frame, page }: { frame: GroupFrame; page: Page }) {
  const { group, accountId: own } = frame;
  const { people, roles } = page.texts.groups;
  const { columns } = people;
  const dates = page.dates();
  return (
    <DeskTable
      name={page.texts.groups.tabs.people}
      columns={[
        { title: columns.name },
        { title: columns.organisation },
        { title: columns.role },
        { title: columns.since },
        { title: columns.act, hidden: true },
      ]}
      groups={[
        {
          rows: group.people.map((one) => ({
            key: one.accountId,
            cells: [
              <>
                <bdi>{one.name}</bdi>
                <small>{people.confidentiality(formatShortDay(one.confidentialitySince, dates))}</small>
              </>,
              <>
                <bdi>{one.organisationName ?? '–'}</bdi>
                {one.clusterName ? (
                  <small>
                    <bdi>{one.clusterName}</bdi>
                  </small>
                ) : null}
              </>,
              roles[one.role],
              formatShortDay(one.since, dates),
              group.role === 'moderator' && one.accountId !== own ? (
                <Acts key="act" person={one} group={group} page={page} />
              ) : null,
            ],
          })),
        },
      ]}
    />
  );
}

type ActsProps = { person: Group['people'][number]; group: Group; page: Page };

function Acts({ person: { accountId, name, role }, group, page }: ActsProps) {
  const { people } = page.texts.groups;
  const moderator = role === 'moderator';
  return (
    <form method="post" className="row-acts">
      <input type="hidden" name="intent" value="role" />
      <input type="hidden" name="accountId" value={accountId} />
      <Button
        kind="link"
        name="role"
        value={moderator ? 'member' : 'moderator'}
        aria-label={moderator ? people.demoteName(name) : people.promoteName(name)}
      >
        {moderator ? people.demote : people.promote}
      </Button>
      <a
        href={page.to(`/groups/${group.groupId}/members/${accountId}/remove`)}
        aria-label={people.removeName(name)}
      >
        {people.remove}
      </a>
    </form>
  );
}

function Invited({ group, page }: { group: Group; page: Page }) {
  const { people } = page.texts.groups;
  const rows = group.invitations.map(({ invitationId, invitedAt, state, email, name }) => {
    const since = people.invitedOn(formatShortDay(invitedAt, page.dates()));
    const note = state === 'declined' ? `${since}, ${people.declined}` : since;
    return { invitationId, who: email ?? name ?? '', note, mayRevoke: state === 'sent' };
  });
  return <InvitedRows title={people.invited} rows={rows} words={people} />;
}
