import { groupsRpc } from '@allmende/contracts';
import { Button, DecisionBox } from '@allmende/ui';
import { useActionData, useParams } from 'react-router';
import { callApi } from '../api.server.js';
import { goOn } from '../forms.js';
import { useGroup } from '../group.view.js';
import { groupPath } from '../groups.server.js';
import { languageOfPath } from '../language.js';
import { usePage } from '../page.js';
import { requirePerson } from '../page-data.server.js';
import { ProblemSummary } from '../parts/form-page.js';
import { GroupPage } from '../parts/group-frame.js';
import { actionOf, type FormState } from '../served.js';
import { idOf } from '../submission.server.js';

/** Leaving, and taking somebody else out: the address of the latter names the person. */
export const action = actionOf(async ({ visit, params, request }) => {
  const person = await requirePerson(visit);
  const groupId = idOf(params['groupId'], visit);
  const accountId = params['accountId'] ? idOf(params['accountId'], visit) : person.accountId;
  await callApi(visit, groupsRpc.removeFromGroup, { groupId, accountId });
  if (accountId !== person.accountId)
    return goOn(groupPath(request, groupId, '/members'), { visit, done: 'removed' });
  return goOn(`/${languageOfPath(new URL(request.url).pathname) ?? 'de'}/groups`, { visit, done: 'left' });
});

export default function GroupLeave() {
  const state = useActionData<FormState>();
  const { accountId } = useParams();
  const frame = useGroup();
  const page = usePage();
  const { leave, removal } = page.texts.groups;
  const { group } = frame;
  const removed = group.people.find((one) => one.accountId === accountId);
  const words = removed ? removal : leave;
  const question = removed ? removal.question(removed.name) : leave.question(group.name);
  const base = page.to(`/groups/${group.groupId}`);
  return (
    <GroupPage frame={frame} title={question}>
      <ProblemSummary problem={state?.problem} />
      <form method="post">
        <DecisionBox
          title={question}
          action={<Button>{words.button}</Button>}
          back={<a href={removed ? `${base}/members` : base}>{words.back}</a>}
        >
          <p>{words.text}</p>
          <p>{words.stays}</p>
          {removed ? null : <p>{leave.again}</p>}
        </DecisionBox>
      </form>
    </GroupPage>
  );
}
