import { briefRequestsRpc, type EditableChallenge } from '@allmende/contracts';
import { EmptyState } from '@allmende/ui';
import { useState } from 'react';
import { useActionData, useLoaderData } from 'react-router';
import { callApi } from '../api.server.js';
import { editableOf } from '../drafting.server.js';
import { isAskedFor } from '../challenge.view.js';
import { field, formKey, goOn, newFormKey } from '../forms.js';
import { inLanguage, languageOfPath } from '../language.js';
import { usePage, type Page } from '../page.js';
import { requirePerson } from '../page-data.server.js';
import { reasonPlace, RequestRows } from '../parts/brief-request-rows.js';
import { DoneNotice } from '../parts/done-notice.js';
import { deskName } from '../parts/drafting-course.js';
import { ProblemSummary } from '../parts/form-page.js';
import { WorkHead } from '../parts/work-head.js';
import { useReloadEvery } from '../reload.js';
import { actionOf, loaderOf, type FormState } from '../served.js';
import { idOf } from '../submission.server.js';

const everySeconds = 5;

export const loader = loaderOf(async ({ visit, params, request }) => {
  await requirePerson(visit);
  const challengeId = idOf(params['challengeId'], visit);
  const cursor = new URL(request.url).searchParams.get('cursor') ?? undefined;
  const [challenge, requests] = await Promise.all([
    editableOf(visit, challengeId),
    callApi(visit, briefRequestsRpc.listBriefRequests, { challengeId, limit: 50, cursor }),
  ]);
  return { challenge, requests, key: newFormKey() };
});

const answers = {
  approve: briefRequestsRpc.approveBriefRequest,
  decline: briefRequestsRpc.declineBriefRequest,
  withdraw: briefRequestsRpc.withdrawBriefApproval,
};

export const action = actionOf(async ({ visit, form, params, request }) => {
  const challengeId = idOf(params['challengeId'], visit);
  const asked = {
    challengeId,
    requestId: idOf(field(form, 'requestId'), visit),
    revision: Number(field(form, 'revision')),
  };
  const intent = field(form, 'intent');
  const key = formKey(form);
  const options = { key: key && `${key}-${intent}` };
  if (intent === 'decline' || intent === 'withdraw') {
    await callApi(visit, answers[intent], { ...asked, reason: field(form, 'reason') }, options);
  } else {
    await callApi(visit, answers.approve, asked, options);
  }
  const language = languageOfPath(new URL(request.url).pathname) ?? 'de';
  return goOn(`/${language}/desk/challenges/${challengeId}/requests`, { visit, done: intent });
});

/** Who asks for the confidential brief; the team answers one by one. */
export default function BriefRequests() {
  const { challenge, requests, key } = useLoaderData<typeof loader>();
  const answered = useActionData<FormState>();
  // Asking for the data again would forget what went wrong, and fold in what was typed.
  const [state] = useState(answered);
  const page = usePage();
  const { brief, drafting } = page.texts;
  const { draft, challengeId } = challenge;
  const words = brief.requests;
  const isOver = !isAskedFor(challenge.state);
  const { text, lang } = inLanguage(draft.question, page.language, draft.original);
  const path = page.to(`/desk/challenges/${challengeId}`);
  useReloadEvery(everySeconds);
  return (
    <div className="page-work">
      <WorkHead
        title={words.title}
        lead={isOver ? words.leadOver : words.lead}
        crumbs={[
          { title: deskName(page), href: page.to('/desk') },
          { title: <bdi lang={lang}>{text || drafting.untitled}</bdi>, href: path },
        ]}
      />
      <ProblemSummary problem={placed(state)} />
      <DoneNotice texts={words.done} />
      {requests.items.length === 0 ? (
        <EmptyState title={isOver ? words.noneOver : words.none}>
          {isOver ? null : <p>{words.live}</p>}
        </EmptyState>
      ) : (
        <>
          {isOver ? null : <p className="small muted">{words.live}</p>}
          <RequestRows
            requests={requests.items}
            zone={draft.zone}
            formKey={key}
            {...{ isOver, state, page }}
          />
        </>
      )}
      {requests.nextCursor ? (
        <p className="path-actions">
          <a href={`${path}/requests?${new URLSearchParams({ cursor: requests.nextCursor })}`}>
            {words.older}
          </a>
        </p>
      ) : null}
      <Rule draft={draft} page={page} />
    </div>
  );
}

/** Errors lead to the reason of the request that was answered. */
function placed(state: FormState | undefined): FormState['problem'] | undefined {
  if (!state) return undefined;
  const place = reasonPlace(state.values['requestId'] ?? '');
  const errors = state.problem.errors.map((error) =>
    error.field === 'reason' ? { ...error, field: place } : error,
  );
  return { ...state.problem, errors };
}

/** Fixed since the challenge is published. */
function Rule({ draft, page }: { draft: EditableChallenge['draft']; page: Page }) {
  const { rule, rules } = page.texts.brief.requests;
  const { briefOnRequest, briefVerifiedOnly, briefExcluded } = draft;
  const names = new Intl.ListFormat(page.language).format(briefExcluded);
  return (
    <section className="path-part">
      <h2>{rule}</h2>
      <ul className="narrow">
        <li>{briefOnRequest ? rules.onRequest : rules.agreed}</li>
        {briefVerifiedOnly || briefExcluded.length > 0 ? <li>{rules.verified}</li> : null}
        {briefExcluded.length > 0 ? (
          <li>
            <bdi>{rules.excluded(names)}</bdi>
          </li>
        ) : null}
      </ul>
    </section>
  );
}
