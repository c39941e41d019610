import { groupsRpc } from '@allmende/contracts';
import { Button, Notice } from '@allmende/ui';
import { useActionData } from 'react-router';
import { callApi } from '../api.server.js';
import { field, goOn, optionalField } from '../forms.js';
import { useGroup } from '../group.view.js';
import { groupPath } from '../groups.server.js';
import { usePage } from '../page.js';
import { requirePerson } from '../page-data.server.js';
import { ProblemSummary } from '../parts/form-page.js';
import { GroupFields } from '../parts/group-fields.js';
import { GroupPage } from '../parts/group-frame.js';
import { actionOf, type FormState } from '../served.js';
import { idOf } from '../submission.server.js';

/** Name, purpose and end, by a moderator. */
export const action = actionOf(async ({ visit, form, params, request }) => {
  await requirePerson(visit);
  const groupId = idOf(params['groupId'], visit);
  await callApi(visit, groupsRpc.updateGroup, {
    groupId,
    name: field(form, 'name'),
    purpose: field(form, 'purpose'),
    endsOn: optionalField(form, 'endsOn') ?? null,
  });
  return goOn(groupPath(request, groupId), { visit, done: 'edited' });
});

export default function GroupEdit() {
  const state = useActionData<FormState>();
  const frame = useGroup();
  const page = usePage();
  const { edit } = page.texts.groups;
  const { group } = frame;
  return (
    <GroupPage frame={frame} title={`${edit.title} · ${group.name}`}>
      <ProblemSummary problem={state?.problem} />
      <div className="group-part-head">
        <h2>{edit.title}</h2>
      </div>
      {group.role === 'moderator' ? (
        <form method="post" noValidate>
          <GroupFields state={state} group={group} page={page} />
          <div className="actions path-actions">
            <Button>{edit.button}</Button>
            <a href={page.to(`/groups/${group.groupId}`)}>{edit.back}</a>
          </div>
        </form>
      ) : (
        <Notice>{edit.forbidden}</Notice>
      )}
    </GroupPage>
  );
}
