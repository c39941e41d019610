import { challengesRpc, groupsRpc } from '@allmende/contracts';
import { Button, Notice, SelectField } from '@allmende/ui';
import { useActionData, useLoaderData } from 'react-router';
import { callApi } from '../api.server.js';
import { field, formKey, goOn, newFormKey, optionalField } from '../forms.js';
import { chosenPeople } from '../group.view.js';
import { agreementFrom, groupPath, invitableOf } from '../groups.server.js';
import { inLanguage, languageOfPath } from '../language.js';
import { usePage } from '../page.js';
import { requirePerson, requirePortal } from '../page-data.server.js';
import { FormPage } from '../parts/form-page.js';
import { Confidentiality, GroupFields } from '../parts/group-fields.js';
import { InvitableChoice } from '../parts/invitable-choice.js';
import { errorOf } from '../problem.view.js';
import { actionOf, loaderOf, type FormState } from '../served.js';
import { idOf } from '../submission.server.js';

export const loader = loaderOf(async ({ visit, request }) => {
  const [person, portal] = await Promise.all([requirePerson(visit), requirePortal(visit)]);
  const { pathname, searchParams } = new URL(request.url);
  const wanted = searchParams.get('challenge');
  const challenge = wanted
    ? await callApi(visit, challengesRpc.getChallenge, { challenge: idOf(wanted, visit) })
    : undefined;
  const clusters = person.memberships
    .filter(({ state, roles }) => state === 'admitted' && roles.includes('manager'))
    .sort((one, other) => rank(other.clusterId) - rank(one.clusterId))
    .map(({ clusterId, clusterName }) => ({ value: clusterId, label: clusterName }));
  function rank(clusterId: string): number {
    return clusterId === challenge?.owner.clusterId ? 2 : Number(clusterId === portal.clusterId);
  }
  const question =
    challenge && inLanguage(challenge.question, languageOfPath(pathname) ?? 'de', challenge.original).text;
  const challengeId = challenge?.challengeId;
  const people = await invitableOf(visit, challengeId ?? null);
  return { clusters, challengeId, question, people, key: newFormKey() };
});

export const action = actionOf(async ({ visit, form, request }) => {
  const accountIds = chosenPeople(form);
  const { groupId } = await callApi(
    visit,
    groupsRpc.createGroup,
    {
      name: field(form, 'name'),
      purpose: field(form, 'purpose'),
      clusterId: optionalField(form, 'clusterId'),
      challengeId: optionalField(form, 'challengeId'),
      endsOn: optionalField(form, 'endsOn') ?? null,
      accountIds,
      ...agreementFrom(form),
    },
    { key: formKey(form) },
  );
  return goOn(groupPath(request, groupId, '/members'), {
    visit,
    done: accountIds.length > 0 ? 'created-invited' : 'created',
  });
});

export default function GroupNew() {
  const { clusters, challengeId, question, people, key } = useLoaderData<typeof loader>();
  const state = useActionData<FormState>();
  const page = usePage();
  const { make } = page.texts.groups;
  const { problem, values = {} } = state ?? {};
  const crumbs = [{ title: page.texts.groups.title, href: page.to('/groups') }, { title: make.title }];
  if (clusters.length === 0) {
    return (
      <FormPage work title={make.title} crumbs={crumbs}>
        <Notice>{make.forbidden}</Notice>
      </FormPage>
    );
  }
  return (
    <FormPage work title={make.title} lead={make.lead} problem={problem} crumbs={crumbs}>
      {question ? <Notice>{make.from(question)}</Notice> : null}
      <form method="post" noValidate>
        <input type="hidden" name="key" value={key} />
        {challengeId ? <input type="hidden" name="challengeId" value={challengeId} /> : null}
        {clusters.length > 1 ? null : <input type="hidden" name="clusterId" value={clusters[0]?.value} />}
        <GroupFields state={state} page={page} />
        {clusters.length > 1 ? (
          <SelectField
            name="clusterId"
            label={make.cluster}
            defaultValue={values['clusterId']}
            options={clusters}
            error={errorOf(problem, 'clusterId')}
          />
        ) : null}
        <InvitableChoice people={people} state={state} page={page} />
        <Confidentiality problem={problem} agreed={values['confidentiality'] === 'true'} page={page} />
        <div className="actions path-actions">
          <Button>{make.button}</Button>
        </div>
      </form>
    </FormPage>
  );
}
