import { challengesRpc, clustersRpc, type FieldError, type Profile } from '@allmende/contracts';
import { Button, ButtonLink, Field, Notice, SelectField } from '@allmende/ui';
import { useActionData, useLoaderData } from 'react-router';
import { ApiProblem } from '../api.problem.js';
import { callApi } from '../api.server.js';
import { pendingOf } from '../desk.rules.js';
import { challengePath } from '../drafting.server.js';
import { field, formKey, goOn, newFormKey, optionalField } from '../forms.js';
import { usePage } from '../page.js';
import { requirePerson, requirePortal } from '../page-data.server.js';
import { deskName } from '../parts/drafting-course.js';
import { FormPage } from '../parts/form-page.js';
import { PendingMembership } from '../parts/pending-membership.js';
import { ToPost } from '../parts/to-post.js';
import { errorOf } from '../problem.view.js';
import { actionOf, loaderOf, type FormState } from '../served.js';
import type { Visit } from '../visit.js';

export const loader = loaderOf(async ({ visit }) => {
  const [person, portal] = await Promise.all([requirePerson(visit), requirePortal(visit)]);
  const clusters = clustersFor(person, portal.clusterId);
  const manages = person.memberships.some(
    ({ state, roles }) => state === 'admitted' && roles.includes('manager'),
  );
  const organisations = person.affiliations.map(({ organisationId, organisationName }) => ({
    value: organisationId,
    label: organisationName,
  }));
  return { clusters, organisations, manages, pending: pendingOf(person), key: newFormKey() };
});

/** Where the person is admitted, this portal's cluster first. */
function clustersFor({ memberships }: Profile, here: string) {
  return memberships
    .filter(({ state }) => state === 'admitted')
    .sort((one, other) => Number(other.clusterId === here) - Number(one.clusterId === here))
    .map(({ clusterId, clusterName }) => ({ value: clusterId, label: clusterName }));
}

export const action = actionOf(async ({ visit, form, request }) => {
  const original = field(form, 'original') === 'en' ? 'en' : 'de';
  const question = optionalField(form, 'question');
  const named = optionalField(form, 'organisationName');
  if (!question) throw fieldProblem(visit, { field: 'question', code: 'too_small', message: '' });
  const { challengeId } = await callApi(
    visit,
    challengesRpc.createChallenge,
    {
      clusterId: optionalField(form, 'clusterId'),
      organisationId: named ? await organisationNamed(visit, named) : optionalField(form, 'organisationId'),
      draft: { original, question: { [original]: question } },
    },
    { key: formKey(form) },
  );
  return goOn(challengePath(request, challengeId), { visit, done: 'created' });
});

/** A manager writes for any organisation that the platform knows, by its name. */
async function organisationNamed(visit: Visit, name: string): Promise<string> {
  const { items } = await callApi(visit, clustersRpc.searchOrganisations, {
    q: name.slice(0, 100),
    limit: 5,
  });
  const same = items.find((one) => one.name.toLowerCase() === name.toLowerCase());
  const found = same ?? (items.length === 1 ? items[0] : undefined);
  if (found) return found.organisationId;
  const code = items.length > 1 ? 'several-organisations' : 'unknown-organisation';
  throw fieldProblem(visit, { field: 'organisationName', code, message: name });
}

/** A draft may lack everything over the API; this page asks for its first sentence. */
function fieldProblem(visit: Visit, error: FieldError): ApiProblem {
  return new ApiProblem(422, 'invalid', { errors: [error], requestId: visit.requestId });
}

export default function DraftingNew() {
  const { clusters, organisations, manages, pending, key } = useLoaderData<typeof loader>();
  const state = useActionData<FormState>();
  const page = usePage();
  const { create, languages } = page.texts.drafting;
  const { problem, values = {} } = state ?? {};
  const crumbs = [{ title: deskName(page), href: page.to('/desk') }, { title: create.title }];
  if (clusters.length === 0 && pending.length > 0) {
    return (
      <FormPage work title={create.title} crumbs={crumbs}>
        <p>
          <ToPost page={page} />
        </p>
        {pending.map((membership) => (
          <PendingMembership key={membership.membershipId} membership={membership} page={page} />
        ))}
      </FormPage>
    );
  }
  if (clusters.length === 0 || (organisations.length === 0 && !manages)) {
    return (
      <FormPage work title={create.title} crumbs={crumbs}>
        <Notice
          actions={
            clusters.length === 0 ? (
              <ButtonLink kind="outlined" href={`${page.to('/settings')}#clusters`}>
                {page.texts.me.join}
              </ButtonLink>
            ) : (
              <ButtonLink kind="outlined" href={page.to('/settings')}>
                {create.toSettings}
              </ButtonLink>
            )
          }
        >
          {clusters.length === 0 ? <ToPost page={page} /> : create.noOrganisation}
        </Notice>
      </FormPage>
    );
  }
  return (
    <FormPage work title={create.title} lead={create.lead} problem={problem} crumbs={crumbs}>
      <form method="post" noValidate>
        <input type="hidden" name="key" value={key} />
        <Field
          name="question"
          required
          maxLength={140}
          label={create.question}
          hint={create.questionHint}
          defaultValue={values['question']}
          error={['question', 'draft.question.de', 'draft.question.en']
            .map((name) => errorOf(problem, name))
            .find(Boolean)}
        />
        <SelectField
          name="original"
          label={create.original}
          hint={create.originalHint}
          defaultValue={values['original'] ?? page.language}
          options={(['de', 'en'] as const).map((value) => ({ value, label: languages[value] }))}
        />
        {manages ? (
          <Field
            name="organisationName"
            required
            minLength={2}
            maxLength={100}
            label={create.organisation}
            hint={create.organisationHint}
            defaultValue={values['organisationName'] ?? organisations[0]?.label}
            error={errorOf(problem, 'organisationName')}
          />
        ) : organisations.length > 1 ? (
          <SelectField
            name="organisationId"
            label={create.organisation}
            defaultValue={values['organisationId'] ?? organisations[0]?.value}
            options={organisations}
          />
        ) : null}
        {clusters.length > 1 ? (
          <SelectField
            name="clusterId"
            label={create.cluster}
            defaultValue={values['clusterId']}
            options={clusters}
          />
        ) : (
          <input type="hidden" name="clusterId" value={clusters[0]?.value} />
        )}
        <div className="actions path-actions">
          <Button>{create.begin}</Button>
        </div>
      </form>
    </FormPage>
  );
}
