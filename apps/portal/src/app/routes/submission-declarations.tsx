import { submissionsRpc, type Declaration } from '@allmende/contracts';
import { Button, ButtonLink, Choice, ChoiceGroup, Notice, StateWord, TextField, Tick } from '@allmende/ui';
import { useActionData } from 'react-router';
import { callApi } from '../api.server.js';
import { openingText } from '../challenge.view.js';
import { usePage, type Page } from '../page.js';
import { ProblemSummary } from '../parts/form-page.js';
import { StepPage } from '../parts/submission-frame.js';
import type { FormProblem } from '../problem.view.js';
import { actionOf, type FormState } from '../served.js';
import { declarationOf, idOf, onward } from '../submission.server.js';
import { hasDeclared, laterMembersOf, mayEdit, undeclaredOf } from '../submission.rules.js';
import { useSubmission, type SubmissionFrame } from '../submission.view.js';

export const action = actionOf(async ({ visit, form, params, request }) => {
  const submissionId = idOf(params['id'], visit);
  await callApi(visit, submissionsRpc.declare, { submissionId, declaration: declarationOf(form) });
  return onward(request, submissionId, 'check');
});

export default function SubmissionDeclarations() {
  const frame = useSubmission();
  const state = useActionData<FormState>();
  const page = usePage();
  const { submission } = frame;
  const { declarations, readerOnly, goOn } = page.texts.submission;
  const editable = mayEdit(submission);
  const declared = hasDeclared(frame);
  return (
    <StepPage frame={frame} step="declarations" title={declarations.title} lead={declarations.lead}>
      <ProblemSummary problem={state?.problem && named(state.problem)} />
      {submission.role === 'reader' ? <Notice>{readerOnly}</Notice> : null}
      {declared ? <Notice tone="ok">{declarations.done}</Notice> : null}
      {editable ? (
        <DeclarationForm
          own={submission.ownDeclaration}
          counts={countsText(frame, page)}
          opening={openingText(frame.challenge, page.texts)}
          office={ownOfficeText(frame, page)}
          values={state?.values}
          problem={state?.problem}
          page={page}
        />
      ) : null}
      <TeamState frame={frame} page={page} />
      {declared || !editable ? (
        <div className="actions path-actions">
          <ButtonLink kind="outlined" href={page.to(`/submissions/${submission.submissionId}/check`)}>
            {goOn}
          </ButtonLink>
        </div>
      ) : null}
    </StepPage>
  );
}

/** What the platform has asked already, and the answer; whether the employer has to consent beyond it the person knows. */
function ownOfficeText({ submission, accountId }: SubmissionFrame, page: Page): string | undefined {
  const own = submission.members.find((member) => member.accountId === accountId);
  if (!own?.consent || own.consent === 'withdrawn') return undefined;
  return `${page.texts.consents.own.draft[own.consent]} ${page.texts.submission.declarations.officeKnows}`;
}

/** A version that does not name the person is read without what they declare. */
function countsText({ submission, accountId }: SubmissionFrame, page: Page): string {
  const { declarations } = page.texts.submission;
  const last = submission.versions[0];
  const isLater = laterMembersOf(submission).some((one) => one.accountId === accountId);
  return last && isLater ? declarations.countsNext(last.version) : declarations.counts;
}

/** The API names `declaration.ownWork`; the form's field is `ownWork`. */
function named(problem: FormProblem): FormProblem {
  const errors = problem.errors.map(({ field, text }) => ({
    field: field.replace(/^declaration\./, ''),
    text,
  }));
  return { ...problem, errors };
}

type FormProps = {
  own: Declaration | null;
  counts: string;
  opening: string;
  office: string | undefined;
  values: Record<string, string> | undefined;
  problem: FormProblem | undefined;
  page: Page;
};

function DeclarationForm({ own, counts, opening, office, values, problem, page }: FormProps) {
  const { declarations: words } = page.texts.submission;
  const chosen = (name: 'othersRights' | 'employer'): string =>
    values ? (values[name] ?? '') : (own?.[name] ?? '');
  const typed = (name: 'othersRightsNote' | 'employerNote'): string =>
    values ? (values[name] ?? '') : (own?.[name] ?? '');
  const errorOf = (name: string): string | undefined =>
    problem && named(problem).errors.find(({ field }) => field === name)?.text;
  const option = (name: 'othersRights' | 'employer', value: string, label: string) => (
    <Choice
      type="radio"
      name={name}
      value={value}
      required
      label={label}
      defaultChecked={chosen(name) === value}
    />
  );
  return (
    <form method="post" className="declaration-form" noValidate>
      <ChoiceGroup legend={words.ownWork} name="ownWork" error={errorOf('ownWork')}>
        <Choice
          type="checkbox"
          name="ownWork"
          value="true"
          required
          defaultChecked={values ? values['ownWork'] === 'true' : own !== null}
          label={words.ownWorkText}
        />
      </ChoiceGroup>
      <ChoiceGroup legend={words.others} name="othersRights" error={errorOf('othersRights')}>
        {option('othersRights', 'none', words.othersNone)}
        {option('othersRights', 'named', words.othersNamed)}
        <TextField
          name="othersRightsNote"
          label={words.othersNote}
          rows={2}
          maxLength={2000}
          defaultValue={typed('othersRightsNote')}
          error={errorOf('othersRightsNote')}
        />
      </ChoiceGroup>
      <ChoiceGroup legend={words.employer} name="employer" hint={office} error={errorOf('employer')}>
        {option('employer', 'consented', words.consented)}
        {option('employer', 'applied', words.applied)}
        {option('employer', 'not-needed', words.notNeeded)}
        <TextField
          name="employerNote"
          label={words.employerNote}
          hint={words.employerNoteHint}
          rows={2}
          maxLength={1000}
          defaultValue={typed('employerNote')}
          error={errorOf('employerNote')}
        />
      </ChoiceGroup>
      <p className="small muted">
        {counts} {opening}
      </p>
      <div className="actions path-actions">
        <Button kind={own ? 'outlined' : 'filled'}>{own ? words.again : words.save}</Button>
      </div>
    </form>
  );
}

function TeamState({ frame, page }: { frame: SubmissionFrame; page: Page }) {
  const { declarations: words, team } = page.texts.submission;
  const { members, submissionId } = frame.submission;
  const open = new Set(undeclaredOf(frame.submission).map(({ accountId }) => accountId));
  return (
    <section className="path-part">
      <h2>{words.team}</h2>
      <ul className="plain-list">
        {members.map(({ accountId, name, role }) => (
          <li key={accountId}>
            {role === 'reader' ? (
              <>
                <bdi>{name}</bdi>, {team.roles.reader}
              </>
            ) : open.has(accountId) ? (
              <StateWord kind="draft">
                <span>
                  <bdi>{name}</bdi>: {team.notDeclared}
                </span>
              </StateWord>
            ) : (
              <Tick>
                <bdi>{name}</bdi>: {team.declared}
              </Tick>
            )}
          </li>
        ))}
      </ul>
      <p className="small">
        <a href={page.to(`/submissions/${submissionId}/team`)}>{words.manage}</a>
      </p>
    </section>
  );
}
