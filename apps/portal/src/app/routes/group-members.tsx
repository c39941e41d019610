import { groupsRpc, type Group } from '@allmende/contracts';
import { Button, DeskTable, Field, formatShortDay, TextField } from '@allmende/ui';
import { useActionData, useLoaderData } from 'react-router';
import { callApi } from '../api.server.js';
import { emailsFrom, withLines } from '../email.addresses.js';
import { field, formKey, goOn, newFormKey } from '../forms.js';
import { useGroup, type GroupFrame } from '../group.view.js';
import { groupPath } from '../groups.server.js';
import { invitationLanguageFrom } from '../invitations.server.js';
import { usePage, type Page } from '../page.js';
import { requirePerson } from '../page-data.server.js';
import { ProblemSummary } from '../parts/form-page.js';
import { GroupPage } from '../parts/group-frame.js';
import { InvitationLanguage } from '../parts/invitation-language.js';
import { InvitedRows } from '../parts/invited-rows.js';
import { errorOf, type FormProblem } from '../problem.view.js';
import { actionOf, loaderOf, type FormState } from '../served.js';
import { idOf } from '../submission.server.js';

export const loader = loaderOf(async ({ visit }) => {
  await requirePerson(visit);
  return { key: newFormKey() };
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
      const invitation = { groupId, emails, note: field(form, 'note'), language };
      await callApi(visit, groupsRpc.inviteToGroup, invitation, { key: formKey(form) });
      return told('invited');
    }
  }
});

export default function GroupMembers() {
  const { key } = useLoaderData<typeof loader>();
  const state = useActionData<FormState>();
  const frame = useGroup();
  const page = usePage();
  const { tabs } = page.texts.groups;
  const { group } = frame;
  const moderates = group.role === 'moderator';
  const problem =
    state && withLines(state.problem, state.values['emails'] ?? '', page.texts.groups.people.wrongLine);
  return (
    <GroupPage frame={frame} tab="people" title={`${tabs.people} · ${group.name}`}>
      <ProblemSummary problem={problem} />
      <div className="group-part-head">
        <h2>{tabs.people}</h2>
      </div>
      <People frame={frame} page={page} />
      {moderates ? <Invited group={group} page={page} /> : null}
      {moderates ? <Invite formKey={key} values={state?.values} problem={problem} page={page} /> : null}
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
  const rows = group.invitations.map(({ invitedAt, state, ...invitation }) => {
    const since = people.invitedOn(formatShortDay(invitedAt, page.dates()));
    const note = state === 'declined' ? `${since}, ${people.declined}` : since;
    return { ...invitation, note, mayRevoke: state === 'sent' };
  });
  return <InvitedRows title={people.invited} rows={rows} words={people} />;
}

type InviteProps = {
  formKey: string;
  values: FormState['values'] | undefined;
  problem: FormProblem | undefined;
  page: Page;
};

function Invite({ formKey: key, values, problem, page }: InviteProps) {
  const { people } = page.texts.groups;
  const wrong = problem?.errors.filter(({ field: one }) => one === 'emails').map(({ text }) => text);
  return (
    <section className="path-part" id="invite">
      <h2>{people.invite}</h2>
      <p className="muted">{people.inviteText}</p>
      <form method="post" noValidate>
        <input type="hidden" name="intent" value="invite" />
        <input type="hidden" name="key" value={key} />
        <TextField
          name="emails"
          rows={4}
          required
          label={people.emails}
          hint={people.emailsHint}
          defaultValue={values?.['emails']}
          error={wrong?.length ? [...wrong, people.nobodyYet].join(' ') : undefined}
        />
        <Field
          name="note"
          maxLength={600}
          label={people.note}
          defaultValue={values?.['note']}
          error={errorOf(problem, 'note')}
        />
        <InvitationLanguage values={values} page={page} />
        <div className="actions path-actions">
          <Button>{people.send}</Button>
        </div>
      </form>
    </section>
  );
}
