import { officesRpc, type Office } from '@allmende/contracts';
import { Button, Choice, ChoiceGroup, Field, Notice, TextField } from '@allmende/ui';
import { useActionData, useLoaderData } from 'react-router';
import { callApi } from '../api.server.js';
import { emailsFrom, withLines } from '../email.addresses.js';
import { field, formKey, goOn, newFormKey } from '../forms.js';
import { languageOfPath } from '../language.js';
import { usePage, type Page } from '../page.js';
import { requirePerson } from '../page-data.server.js';
import { DoneNotice } from '../parts/done-notice.js';
import { FormPage } from '../parts/form-page.js';
import { RowFold } from '../parts/row-fold.js';
import { errorOf } from '../problem.view.js';
import { actionOf, loaderOf, type FormState } from '../served.js';
import { idOf } from '../submission.server.js';

export const loader = loaderOf(async ({ visit, params }) => {
  const { affiliations } = await requirePerson(visit);
  const organisationId = idOf(params['organisationId'], visit);
  const named = await callApi(visit, officesRpc.getOffice, { organisationId });
  const answers = affiliations.some((own) => own.organisationId === organisationId && own.office);
  return { named, answers, key: newFormKey() };
});

export const action = actionOf(async ({ visit, form, params, request }) => {
  const organisationId = idOf(params['organisationId'], visit);
  const language = languageOfPath(new URL(request.url).pathname) ?? 'de';
  const path = `/${language}/organisations/${organisationId}/office`;
  if (field(form, 'intent') === 'close') {
    await callApi(visit, officesRpc.closeOffice, { organisationId });
    return goOn(path, { visit, done: 'closed' });
  }
  const rule = field(form, 'rule') as 'consent-needed' | 'informed-only';
  const office = {
    ...{ organisationId, rule, days: Number(field(form, 'days')) },
    ...{ head: field(form, 'head'), deputies: emailsFrom(field(form, 'deputies')) },
  };
  await callApi(visit, officesRpc.nameOffice, office, { key: formKey(form) });
  return goOn(path, { visit, done: 'saved' });
});

/** Who answers for an organisation where its people take part, and what they are asked. */
export default function OfficePage() {
  const { named, answers, key } = useLoaderData<typeof loader>();
  const state = useActionData<FormState>();
  const page = usePage();
  const { consents, settings } = page.texts;
  const { office: words } = consents;
  const typed = state?.values['deputies'] ?? '';
  const problem = state?.problem && withLines(state.problem, typed, words.wrongLine, 'deputies');
  return (
    <FormPage
      work
      title={words.titleOf(named.organisationName)}
      lead={words.lead}
      problem={problem}
      crumbs={[
        { title: settings.link, href: `${page.to('/settings')}#organisations` },
        { title: words.title },
      ]}
      links={
        named.office && (answers || named.mayChange) ? (
          <>
            {answers ? <a href={page.to('/consents')}>{words.toConsents}</a> : null}
            {named.mayChange ? (
              <RowFold title={words.close} name={words.close}>
                <p className="small">{words.closeText}</p>
                <Button kind="outlined" dense name="intent" value="close">
                  {words.closeAct}
                </Button>
              </RowFold>
            ) : null}
          </>
        ) : undefined
      }
    >
      <DoneNotice texts={words.done} />
      {named.office ? null : (
        <Notice>
          {words.none} {named.mayChange ? null : words.whoNames}
        </Notice>
      )}
      {named.mayChange ? (
        <>
          <Sees asks page={page} />
          <OfficeForm named={named} formKey={key} state={state && { ...state, problem }} page={page} />
        </>
      ) : named.office ? (
        <People office={named.office} page={page} />
      ) : null}
    </FormPage>
  );
}

/** What an office hears; of an award only where it is asked, and so can hold its consent. */
function Sees({ asks, page }: { asks: boolean; page: Page }) {
  const { sees, seesAward } = page.texts.consents.office;
  return (
    <p className="path-note">
      {sees} {asks ? seesAward : null}
    </p>
  );
}

type OfficeFormProps = {
  named: Office;
  formKey: string;
  state: Partial<FormState> | undefined;
  page: Page;
};

function OfficeForm({ named: { office }, formKey: key, state, page }: OfficeFormProps) {
  const { office: words } = page.texts.consents;
  const { problem, values = {} } = state ?? {};
  const rule = values['rule'] ?? office?.rule ?? 'consent-needed';
  const deputies = office?.deputies.map(({ email }) => email).join('\n');
  return (
    <form method="post" noValidate className="path-part">
      <input type="hidden" name="key" value={key} />
      <ChoiceGroup legend={words.rule} name="rule" error={errorOf(problem, 'rule')}>
        {(['consent-needed', 'informed-only'] as const).map((one) => (
          <Choice
            key={one}
            type="radio"
            name="rule"
            value={one}
            label={words.rules[one]}
            hint={words.ruleHints[one]}
            defaultChecked={rule === one}
          />
        ))}
      </ChoiceGroup>
      <Field
        name="days"
        type="number"
        min={1}
        max={60}
        label={words.days}
        hint={words.daysHint}
        defaultValue={values['days'] ?? office?.days ?? 14}
        error={errorOf(problem, 'days')}
      />
      <Field
        name="head"
        type="email"
        required
        label={words.head}
        hint={words.headHint}
        defaultValue={values['head'] ?? office?.head?.email}
        error={errorOf(problem, 'head')}
      />
      <TextField
        name="deputies"
        rows={3}
        label={words.deputies}
        hint={words.deputiesHint}
        defaultValue={values['deputies'] ?? deputies}
        error={errorOf(problem, 'deputies')}
      />
      <p className="path-note">{words.scope}</p>
      <div className="actions path-actions">
        <Button>{words.button}</Button>
      </div>
    </form>
  );
}

/** For everybody of the organisation who does not name it. */
function People({ office, page }: { office: NonNullable<Office['office']>; page: Page }) {
  const { office: words, own } = page.texts.consents;
  const deputies = office.deputies.map(({ name }) => name).join(', ');
  const asks = office.rule === 'consent-needed';
  return (
    <>
      <p>
        {words.rules[office.rule]}
        {asks ? ` · ${words.days}: ${office.days}, ${words.daysAtMost}` : null}
      </p>
      <p>{asks ? own.silence : words.ruleHints[office.rule]}</p>
      <p>
        {words.people.head}: <bdi>{office.head?.name ?? words.people.nobody}</bdi>
      </p>
      <p>
        {words.people.deputies}: <bdi>{deputies || words.people.nobody}</bdi>
      </p>
      <Sees asks={asks} page={page} />
      <p className="muted path-actions">{words.noChange}</p>
    </>
  );
}
