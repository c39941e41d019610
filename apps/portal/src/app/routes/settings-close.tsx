import { closingRpc, erasureRpc, type OutputOf } from '@allmende/contracts';
import { Button, DecisionBox, Field, Notice } from '@allmende/ui';
import type { ReactNode } from 'react';
import { useActionData, useLoaderData } from 'react-router';
import { ApiProblem } from '../api.problem.js';
import { callApi } from '../api.server.js';
import { challengeNames } from '../challenge.names.server.js';
import { field, formKey, goOn, newFormKey } from '../forms.js';
import { languageOfPath } from '../language.js';
import { usePage, type Page } from '../page.js';
import { requirePerson } from '../page-data.server.js';
import { ClosingEvidence } from '../parts/closing-evidence.js';
import { ProblemSummary } from '../parts/form-page.js';
import { QuestionText } from '../parts/question-text.js';
import { WorkHead } from '../parts/work-head.js';
import { errorOf } from '../problem.view.js';
import { actionOf, loaderOf, type FormState } from '../served.js';

export const loader = loaderOf(async ({ visit }) => {
  const { email } = await requirePerson(visit);
  const [obstacles, evidence] = await Promise.all([
    callApi(visit, closingRpc.accountClosing, {}),
    callApi(visit, erasureRpc.previewErasure, {}),
  ]);
  const names = await challengeNames(visit, evidence.kept);
  return { email, obstacles, evidence, names, key: newFormKey() };
});

export const action = actionOf(async ({ visit, form, request }) => {
  const grade = field(form, 'grade') === 'restricted' ? ('restricted' as const) : ('whole' as const);
  const password = field(form, 'password');
  if (password === '') {
    const errors = [{ field: 'password', code: 'required', message: 'Required' }];
    throw new ApiProblem(400, 'invalid', { errors });
  }
  const input = { password, grade };
  await callApi(visit, closingRpc.closeAccount, input, { key: formKey(form) });
  const language = languageOfPath(new URL(request.url).pathname) ?? 'de';
  return goOn(`/${language}/sign-in`, { visit, done: 'account-closed' });
});

/** What ends and what stays, before somebody closes the account; or what has to be handed over first. */
export default function CloseAccount() {
  const { email, obstacles, evidence, names, key } = useLoaderData<typeof loader>();
  const state = useActionData<FormState>();
  const page = usePage();
  const { closing: words } = page.texts.settings;
  const isHeld = Object.values(obstacles).some((held) => held.length > 0);
  return (
    <div className="page-work">
      <WorkHead title={words.title} lead={words.lead(email)} />
      <ProblemSummary problem={state?.problem} />
      <div className="settings-part">
        <h2>{words.ends}</h2>
        <Sentences>{words.endsWhat}</Sentences>
        <h2 className="path-part">{words.stays}</h2>
        <Sentences>{words.staysWhat}</Sentences>
        <ClosingEvidence evidence={evidence} names={names} page={page} />
        <p className="path-note">
          <a href={page.to('/settings/data')}>{words.takeAlong}</a>
        </p>
        {isHeld ? (
          <Obstacles obstacles={obstacles} page={page} />
        ) : (
          <form method="post" noValidate className="path-part">
            <input type="hidden" name="key" value={key} />
            <input type="hidden" name="grade" value={evidence.grade} />
            <DecisionBox
              title={words.sure}
              action={<Button>{words.button}</Button>}
              back={<a href={page.to('/settings')}>{words.back}</a>}
            >
              <p>{words.sureText}</p>
              <Field
                name="password"
                type="password"
                required
                maxLength={200}
                autoComplete="current-password"
                label={page.texts.account.password}
                error={passwordError(state, page)}
              />
            </DecisionBox>
          </form>
        )}
      </div>
    </div>
  );
}

/** Far below the summary on top, so it stands beside the field, too. */
function passwordError(state: FormState | undefined, page: Page): string | undefined {
  const isWrong = state?.problem.code === 'account.wrong-credentials';
  return isWrong ? page.texts.settings.closing.wrongPassword : errorOf(state?.problem, 'password');
}

function Sentences({ children }: { children: readonly string[] }) {
  return (
    <div className="prose">
      <ul>
        {children.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </div>
  );
}

type ObstaclesProps = { obstacles: OutputOf<typeof closingRpc.accountClosing>; page: Page };

function Obstacles({ obstacles: { clusters, organisations, challenges }, page }: ObstaclesProps) {
  const { closing: words } = page.texts.settings;
  const rows: [string, ReactNode][] = [
    ...clusters.map(({ clusterId, name }): [string, ReactNode] => [clusterId, words.cluster(name)]),
    ...organisations.map(({ organisationId, name }): [string, ReactNode] => [
      organisationId,
      words.organisation(name),
    ]),
    ...challenges.map(({ challengeId, question, original }): [string, ReactNode] => [
      challengeId,
      <>
        {words.challenge}{' '}
        <a href={page.to(`/desk/challenges/${challengeId}`)}>
          <QuestionText question={question} original={original} />
        </a>
      </>,
    ]),
  ];
  return (
    <div className="path-part">
      <Notice tone="warn" title={words.first}>
        {words.firstText}
      </Notice>
      <div className="prose path-note">
        <ul>
          {rows.map(([id, row]) => (
            <li key={id}>{row}</li>
          ))}
        </ul>
      </div>
      <p className="path-note">
        <a href={page.to('/settings')}>{words.back}</a>
      </p>
    </div>
  );
}
