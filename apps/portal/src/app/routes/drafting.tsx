import {
  challengesRpc,
  clustersRpc,
  discretionRpc,
  submissionsRpc,
  termsRpc,
  type EditableChallenge,
} from '@allmende/contracts';
import { keepTogether, Notice, StateWord } from '@allmende/ui';
import { useCallback, useRef, useState } from 'react';
import { useActionData, useLoaderData } from 'react-router';
import { callApi, tryApi } from '../api.server.js';
import {
  arrivedElsewhereOf,
  awardOf,
  editableOf,
  isOpenedFor,
  isWritable,
  numbersOf,
  restOf,
  saveForm,
  takeStep,
  type DraftState,
} from '../drafting.server.js';
import { triedIncomplete } from '../drafting.findings.js';
import { field, newFormKey } from '../forms.js';
import { inLanguage } from '../language.js';
import { usePage, type Page } from '../page.js';
import { requirePerson } from '../page-data.server.js';
import { Course, type CourseProps, deskName, ownState } from '../parts/drafting-course.js';
import { useDiscretion } from '../parts/discretion-count.js';
import { DoneNotice } from '../parts/done-notice.js';
import { BriefFiles, FileRemoval } from '../parts/drafting-files.js';
import { FindingsSummary } from '../parts/drafting-findings.js';
import { DraftingForm } from '../parts/drafting-form.js';
import { Openers } from '../parts/drafting-openers.js';
import { Outline } from '../parts/drafting-outline.js';
import { DraftSteps } from '../parts/drafting-steps.js';
import { Team } from '../parts/drafting-team.js';
import { ProblemSummary } from '../parts/form-page.js';
import { ReviewRound } from '../parts/review-round.js';
import { ToDecision } from '../parts/to-decision.js';
import { ToDeposits } from '../parts/to-deposits.js';
import { WorkHead } from '../parts/work-head.js';
import { actionOf, loaderOf, type FormState } from '../served.js';
import { groupFrom, idOf } from '../submission.server.js';
import type { Visit } from '../visit.js';

export const loader = loaderOf(async ({ visit, params }) => {
  const { accountId } = await requirePerson(visit);
  const challenge = await editableOf(visit, idOf(params['challengeId'], visit));
  const asks = challenge.seekers.some((seeker) => seeker.accountId === accountId);
  const writes = isWritable(challenge);
  const [choices, numbers, shown, groupId, isOpened, rest, deposits, award] = await Promise.all([
    writes ? choicesOf(visit, challenge) : undefined,
    challenge.manager && challenge.slug ? numbersOf(visit, challenge.challengeId) : undefined,
    shownOf(visit, challenge),
    challenge.slug ? groupFrom(visit, challenge.challengeId) : undefined,
    isOpenedFor(visit, challenge),
    restOf(visit, challenge),
    asks && challenge.slug ? depositsOf(visit, challenge) : undefined,
    asks && challenge.state === 'closed' ? awardOf(visit, challenge) : undefined,
  ]);
  const outcome = shown?.outcome ?? undefined;
  const arrivedElsewhere = await arrivedElsewhereOf(visit, challenge, { asks, numbers, outcome });
  return {
    ...{ challenge, accountId, asks, choices, numbers, groupId, isOpened, rest, arrivedElsewhere, deposits },
    ...{ toldAt: outcome?.toldAt ?? null, decidedAt: outcome?.decidedAt ?? null, award: award ?? null },
    key: newFormKey(),
  };
});

function depositsOf(visit: Visit, { challengeId }: EditableChallenge) {
  return tryApi(visit, submissionsRpc.listDeposits, { challengeId });
}

/** As it stands in public. */
async function shownOf(visit: Visit, { challengeId, slug }: EditableChallenge) {
  return slug ? tryApi(visit, challengesRpc.getChallenge, { challenge: challengeId }) : undefined;
}

/** What can be chosen from while writing. */
async function choicesOf(visit: Visit, { challengeId, draft }: EditableChallenge) {
  const { rightsModel: code, termsBlanks: blanks } = draft;
  const [models, clusters, preview, discretion] = await Promise.all([
    tryApi(visit, termsRpc.listRightsModels, {}),
    callApi(visit, clustersRpc.listClusters, { limit: 200 }),
    code ? tryApi(visit, termsRpc.previewRightsModel, { code, blanks }) : undefined,
    draft.seekerNamed ? undefined : tryApi(visit, discretionRpc.checkDiscretion, { challengeId }),
  ]);
  return {
    models: models?.items ?? [],
    clusters: clusters.items.map(({ clusterId, name }) => ({ clusterId, name })),
    preview,
    discretion,
  };
}

export const action = actionOf(async ({ visit, form, params, request }) => {
  const challengeId = idOf(params['challengeId'], visit);
  return field(form, 'intent') === 'save'
    ? saveForm(visit, request, challengeId, form)
    : takeStep(visit, request, challengeId, form);
});

export default function DraftingPage() {
  const loaded = useLoaderData<typeof loader>();
  const {
    accountId,
    asks,
    deposits,
    choices,
    numbers,
    toldAt,
    decidedAt,
    award,
    groupId,
    isOpened,
    rest,
    arrivedElsewhere,
    key,
  } = loaded;
  const answer = useActionData<FormState | DraftState>();
  const page = usePage();
  const [saved, setChallenge] = useState(loaded.challenge);
  // What nobody writes in any more follows the page's data, which is read anew at the close.
  const challenge = choices ? saved : loaded.challenge;
  const discretion = useDiscretion(challenge, choices?.discretion);
  const settle = useRef<() => Promise<number | undefined>>(undefined);
  const settling = useCallback((next: () => Promise<number | undefined>) => {
    settle.current = next;
  }, []);
  const state = answer && 'values' in answer ? answer : undefined;
  const steps = {
    challenge,
    formKey: key,
    state,
    page,
    settle: choices && (() => settle.current?.() ?? Promise.resolve(undefined)),
  };
  const team = { accountId, isOpened };
  const tried = triedIncomplete(state);
  return (
    <div className="page-work">
      <Head {...{ challenge, isOpened, toldAt, award, page }} />
      {tried ? (
        <FindingsSummary challenge={challenge} page={page} />
      ) : (
        <ProblemSummary problem={answer?.problem} />
      )}
      <DoneNotice
        texts={{ ...page.texts.drafting.course.done, 'non-use': page.texts.retention.seeker.confirm.done }}
      />
      <ReviewNote challenge={challenge} page={page} />
      {challenge.manager ? <ReviewRound challenge={challenge} page={page} /> : null}
      {choices ? (
        <div className="work-columns drafting">
          <Outline challenge={challenge} page={page} />
          <div>
            <DraftingForm
              challenge={challenge}
              {...choices}
              met={metOf(answer)}
              tried={tried}
              files={<BriefFiles challenge={challenge} page={page} onChanged={setChallenge} />}
              onSaved={setChallenge}
              settling={settling}
            />
            <FileRemoval />
            <Team {...steps} {...team} mayAdd asPart />
            {challenge.state === 'in-review' ? (
              <p className="draft-steps">
                <ToDecision challenge={challenge} page={page} />
              </p>
            ) : (
              <DraftSteps {...steps} discretion={discretion} />
            )}
          </div>
        </div>
      ) : (
        <div className="work-columns">
          <div>
            <Course
              {...steps}
              asks={asks}
              isOpened={isOpened}
              numbers={numbers}
              {...{ toldAt, decidedAt, award }}
              groupId={groupId}
              rest={rest}
              arrivedElsewhere={arrivedElsewhere}
            />
          </div>
          <aside className="path-side">
            <p className="panel">
              {challenge.slug ? (
                <>
                  <a href={page.to(`/desk/challenges/${challenge.challengeId}/access`)}>
                    {page.texts.access.title}
                  </a>
                  <br />
                  <span className="small muted">{page.texts.access.hint}</span>
                  {asks && challenge.draft.briefOnRequest ? (
                    <ToRequests challengeId={challenge.challengeId} page={page} />
                  ) : null}
                </>
              ) : (
                <a href={page.to(`/desk/challenges/${challenge.challengeId}/preview`)}>
                  {page.texts.drafting.preview.link}
                </a>
              )}
            </p>
            {asks && challenge.slug ? (
              <ToDeposits challengeId={challenge.challengeId} deposits={deposits} page={page} />
            ) : null}
            {challenge.slug ? <Openers {...steps} {...team} /> : null}
            <Team {...steps} {...team} mayAdd={asks} />
          </aside>
        </div>
      )}
    </div>
  );
}

function ToRequests({ challengeId, page }: { challengeId: string; page: Page }) {
  const { requests } = page.texts.brief;
  return (
    <>
      <br />
      <a href={page.to(`/desk/challenges/${challengeId}/requests`)}>{requests.title}</a>
      <br />
      <span className="small muted">{requests.hint}</span>
    </>
  );
}

type HeadProps = Pick<CourseProps, 'challenge' | 'isOpened' | 'toldAt' | 'award' | 'page'>;

function Head({ challenge, isOpened, toldAt, award, page }: HeadProps) {
  const { drafting } = page.texts;
  const { text, lang } = inLanguage(challenge.draft.question, page.language, challenge.draft.original);
  const title = keepTogether(text) || drafting.untitled;
  const state = ownState(challenge, { isOpened, toldAt, award, page });
  return (
    <WorkHead
      title={title}
      heading={<bdi lang={lang}>{title}</bdi>}
      within={drafting.workshop}
      state={
        <StateWord kind={state.kind} framed>
          {state.word}
        </StateWord>
      }
      lead={state.kind === 'draft' ? drafting.lead : undefined}
      crumbs={[{ title: deskName(page), href: page.to('/desk') }]}
      here={drafting.workshop}
    />
  );
}

/** What a review came to, or that it waits for this person. */
function ReviewNote({ challenge, page }: { challenge: EditableChallenge; page: Page }) {
  const { course } = page.texts.drafting;
  const { state, manager, reviewNote } = challenge;
  if (state === 'in-review' && manager) {
    return (
      <Notice
        title={course.toReview.title}
        actions={<ToDecision outlined challenge={challenge} page={page} />}
      >
        {course.toReview.text}
      </Notice>
    );
  }
  if (!reviewNote || (state !== 'changes-requested' && state !== 'withdrawn')) return null;
  return (
    <Notice tone="warn" title={state === 'withdrawn' ? course.withdrawnFor : course.sentBack}>
      <span dir="auto">{reviewNote}</span>
    </Notice>
  );
}

/** Without script the draft is sent as a form, and comes back as one where its session had ended. */
function metOf(answer: FormState | DraftState | undefined): DraftState | undefined {
  if (!answer || 'typed' in answer) return answer;
  const { problem, values } = answer;
  if (values['intent'] !== 'save') return undefined;
  return { problem, typed: values, met: {}, revision: Number(values['revision']) };
}
