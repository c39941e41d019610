import { isId, submissionsRpc, termsRpc, type ChallengePage, type Language } from '@allmende/contracts';
import { Breadcrumb, Button, formatMoment, Notice, PageHead } from '@allmende/ui';
import { data as answer, useActionData, useLoaderData } from 'react-router';
import { callApi } from '../api.server.js';
import { ApiProblem } from '../api.problem.js';
import { challengeOf, standingOf, type Standing as ChallengeStanding } from '../challenge.server.js';
import { questionOf, termsChangesPath, termsPath } from '../challenge.view.js';
import { field, formKey, goOn, newFormKey } from '../forms.js';
import { languageOfPath } from '../language.js';
import printModule from '../modules/print.js?url';
import { usePage, type Page } from '../page.js';
import { requirePerson, requirePortal } from '../page-data.server.js';
import {
  AgreeForSelf,
  Decision,
  Earlier,
  EndAgreement,
  Standing,
  type DecisionProps,
  type OwnAcceptance,
} from '../parts/terms-decision.js';
import { NotEligible } from '../parts/not-eligible.js';
import { OfficeNotices } from '../parts/office-notice.js';
import { ProblemSummary } from '../parts/form-page.js';
import { answerPlace } from '../parts/terms-answer.js';
import { ReadForOffice, SignInFirst } from '../parts/terms-notices.js';
import { TermsContents } from '../parts/terms-contents.js';
import { Layer } from '../parts/terms-layer.js';
import { actionOf, loaderOf, type FormState } from '../served.js';
import type { Visit } from '../visit.js';

export const headers = ({ loaderHeaders }: { loaderHeaders: Headers }) => loaderHeaders;

export const loader = loaderOf(async ({ visit, params, request }) => {
  const [, challenge] = await Promise.all([requirePortal(visit), challengeOf(visit, params['slug'] ?? '')]);
  const { challengeId } = challenge;
  // An office reads what binds others: it is shown nothing to agree to.
  const forOffice = new URL(request.url).searchParams.get('for') === 'office';
  const [standing, own] = forOffice
    ? [undefined, undefined]
    : await Promise.all([standingOf(visit, challenge), ownAcceptance(visit, challengeId)]);
  // What is shown to somebody who may agree is noted: nobody can agree to anything else.
  const version = versionsOf(request);
  const terms =
    own && version.length === 0
      ? await callApi(visit, termsRpc.showTerms, { challengeId }, { ownPage: true })
      : await callApi(visit, termsRpc.challengeTerms, { challengeId, version });
  const body = { challenge, terms, standing, own, forOffice, key: own ? newFormKey() : '' };
  return own ? answer(body, { headers: { 'cache-control': 'no-store' } }) : answer(body);
});

/** The address may name versions, such as the ones that somebody agreed to; anything else asks for those in force. */
function versionsOf(request: Request): string[] {
  const named = new URL(request.url).searchParams.getAll('version');
  return named.filter(isId).slice(0, 3);
}

async function ownAcceptance(visit: Visit, challengeId: string) {
  if (!visit.signedIn) return undefined;
  return callApi(visit, termsRpc.ownAcceptance, { challengeId }).catch((error: unknown) => {
    if (error instanceof ApiProblem && error.status === 401) return undefined;
    throw error;
  });
}

export const action = actionOf(async ({ visit, form, params, request }) => {
  await requirePerson(visit);
  const { challengeId } = await challengeOf(visit, params['slug'] ?? '');
  const language = languageOfPath(new URL(request.url).pathname) ?? 'de';
  // What was said is shown on top, whatever part of the page the form was reached by.
  const path = `/${language}/challenges/${params['slug']}/terms#standing`;
  const key = formKey(form);
  switch (field(form, 'intent')) {
    case 'decline':
      await callApi(visit, termsRpc.decline, { challengeId }, { key: key && `${key}-decline` });
      return goOn(path, { visit, done: 'declined' });
    case 'end':
      await callApi(visit, termsRpc.decline, { challengeId }, { key: key && `${key}-end` });
      return goOn(path);
    case 'start': {
      const { submissionId } = await startDraft(visit, challengeId, key);
      return goOn(`/${language}/submissions/${submissionId}`);
    }
    default:
      await callApi(visit, termsRpc.accept, acceptanceOf(form, challengeId, language), { key });
      return goOn(path);
  }
});

/** Somebody with a draft who starts again goes on with it. */
async function startDraft(
  visit: Visit,
  challengeId: string,
  key: string | undefined,
): Promise<{ submissionId: string }> {
  try {
    return await callApi(
      visit,
      submissionsRpc.startSubmission,
      { challengeId },
      { key: key && `${key}-start` },
    );
  } catch (error) {
    if (!(error instanceof ApiProblem && error.code === 'submission.exists')) throw error;
    const { items } = await callApi(visit, submissionsRpc.listSubmissions, { challengeId, limit: 5 });
    const known = items.find(({ state }) => state !== 'withdrawn');
    if (!known) throw error;
    return known;
  }
}

function acceptanceOf(form: FormData, challengeId: string, language: Language) {
  const party = field(form, 'party');
  if (party === '') {
    const errors = [{ field: 'party', code: 'required', message: 'Required' }];
    throw new ApiProblem(400, 'invalid', { errors });
  }
  return {
    challengeId,
    language,
    versionIds: form.getAll('versionId').map(String),
    party:
      party === 'self' ? { kind: 'self' as const } : { kind: 'organisation' as const, organisationId: party },
  };
}

export default function Terms() {
  const data = useLoaderData<typeof loader>();
  const { challenge, terms, standing, own, forOffice, key } = data;
  const state = useActionData<FormState>();
  const page = usePage();
  const { texts, language, to } = page;
  const { question, lang } = questionOf(challenge, language);
  const declined = page.done === 'declined';
  const isNew = new Set(own?.newVersionIds);
  return (
    <div className="page">
      <title>{`${texts.terms.title} · ${question}`}</title>
      <script type="module" async src={printModule} />
      <Breadcrumb
        name={texts.common.breadcrumb}
        parts={[
          { href: to('/challenges'), title: texts.common.nav.challenges },
          { href: to(`/challenges/${challenge.slug}`), title: <span lang={lang}>{question}</span> },
        ]}
      />
      <PageHead title={texts.terms.title} lead={texts.terms.lead(terms.rights.line[language])} />
      {terms.current ? (
        <OnTop data={data} declined={declined} page={page} />
      ) : (
        <Earlier challenge={challenge} terms={terms} own={own} page={page} />
      )}
      <Intro data={data} page={page} />
      <TermsContents
        layers={terms.layers}
        cluster={challenge.owner.name}
        mayDecide={terms.current && !standing?.accepted && !isBarred(standing) && !declined && !forOffice}
        page={page}
      />
      {terms.layers.map((layer) => (
        <Layer
          key={layer.versionId}
          layer={layer}
          cluster={challenge.owner.name}
          isNew={own?.acceptance !== null && isNew.has(layer.versionId)}
          page={page}
        />
      ))}
      <p className="terms-print">
        <Button type="button" kind="outlined" data-print hidden>
          {texts.terms.print}
        </Button>
      </p>
      <div id={answerPlace} tabIndex={-1}>
        <ProblemSummary problem={problemOf(state, challenge, page)} />
        {forOffice ? null : (
          <NextStep
            challenge={challenge}
            terms={terms}
            standing={standing}
            own={own}
            formKey={key}
            declined={declined}
            state={state}
            page={page}
          />
        )}
      </div>
    </div>
  );
}

/** Whoever agreed too late reads until when it was possible. */
function problemOf(state: FormState | undefined, { zone }: ChallengePage, page: Page) {
  if (!state?.problem.late) return state?.problem;
  const until = formatMoment(state.problem.late.closesAt, page.dates(zone), { zoned: true });
  return { ...state.problem, message: page.texts.terms.late(until) };
}

/** Who can read the terms only. */
function isBarred(standing: ChallengeStanding | undefined): standing is ChallengeStanding {
  return standing !== undefined && !standing.eligible && !standing.accepted;
}

type Data = ReturnType<typeof useLoaderData<typeof loader>>;

/** What was said so far, the way out of what waits, and who hears of it. */
function OnTop({ data, declined, page }: { data: Data; declined: boolean; page: Page }) {
  const { challenge, terms, standing, own, forOffice, key } = data;
  return (
    <div id="standing" tabIndex={-1}>
      <Standing
        challenge={challenge}
        open={terms.open}
        standing={standing}
        own={own}
        declined={declined}
        page={page}
      />
      {standing?.accepted && own?.awaits && terms.open ? (
        <AgreeForSelf
          terms={terms}
          organisation={own.acceptance?.party.organisationName ?? ''}
          formKey={key}
          page={page}
        />
      ) : null}
      {isBarred(standing) && terms.open ? (
        <Notice>
          {page.texts.terms.notEligible} <NotEligible challenge={challenge} standing={standing} page={page} />
        </Notice>
      ) : null}
      {forOffice ? <ReadForOffice page={page} /> : null}
      <OfficeNotices
        own={standing?.consents}
        agreed={standing?.accepted === true}
        begun={standing?.submission !== undefined && standing.submission.state !== 'withdrawn'}
        challenge={challenge}
        page={page}
      />
    </div>
  );
}

/** What these texts are to the reader, and what has changed in them. */
function Intro({ data: { challenge, terms, standing, own, forOffice }, page }: { data: Data; page: Page }) {
  const { texts, to } = page;
  const { changes, intro, introRead, introAgreed, readAgreed } = texts.terms;
  const ownIntro = isBarred(standing) ? introRead : intro;
  const agreed = own?.acceptance?.state === 'accepted' ? own.acceptance.versionIds : [];
  const isChanged = terms.current && agreed.length > 0 && own?.newVersionIds.length;
  return (
    <p className="narrow terms-intro">
      {forOffice ? null : standing?.accepted ? introAgreed : ownIntro}{' '}
      {isChanged ? (
        <>
          <a href={to(termsChangesPath(challenge.slug, agreed))}>{changes.seeSince}</a>
          {' · '}
          <a href={to(termsPath(challenge.slug, agreed))}>{readAgreed}</a>
        </>
      ) : terms.layers.some(({ number }) => number > 1) ? (
        <a href={to(termsChangesPath(challenge.slug))}>{changes.seeAll}</a>
      ) : null}
    </p>
  );
}

type NextStepProps = Omit<DecisionProps, 'own'> & {
  own: OwnAcceptance | undefined;
  standing: ChallengeStanding | undefined;
  declined: boolean;
};

function NextStep(props: NextStepProps) {
  const { challenge, terms, standing, own, formKey: key, declined, state, page } = props;
  const { texts } = page;
  if (!terms.current) return null;
  // At any time, also when nobody can agree any more.
  if (standing?.accepted) return <EndAgreement submission={standing.submission} formKey={key} page={page} />;
  if (!terms.open) return state?.problem.late ? null : <Notice>{texts.terms.notOpen}</Notice>;
  if (!own) return <SignInFirst page={page} />;
  if (declined) return null;
  // On top of the page stands why.
  if (!standing?.eligible) return null;
  return <Decision challenge={challenge} terms={terms} own={own} formKey={key} state={state} page={page} />;
}
