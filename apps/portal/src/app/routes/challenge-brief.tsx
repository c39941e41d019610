import {
  briefRequestsRpc,
  consentsRpc,
  challengesRpc,
  type ChallengePage,
  type OutputOf,
  type OwnBriefAccess,
  type Profile,
} from '@allmende/contracts';
import { EmptyState, FileRow, formatSize, Notice } from '@allmende/ui';
import { useActionData, useLoaderData } from 'react-router';
import { ApiProblem } from '../api.problem.js';
import { callApi, tryApi } from '../api.server.js';
import { challengeOf, standingOf, type Standing } from '../challenge.server.js';
import { questionOf, stateOf } from '../challenge.view.js';
import { field, formKey, goOn, newFormKey } from '../forms.js';
import { inLanguage, languageOfPath } from '../language.js';
import { renderMarkdown } from '../markdown.server.js';
import { usePage, type Page } from '../page.js';
import { requirePerson } from '../page-data.server.js';
import { BriefGate } from '../parts/brief-gate.js';
import { BriefOpened } from '../parts/brief-opened.js';
import { Prose } from '../parts/challenge-sections.js';
import { DoneNotice } from '../parts/done-notice.js';
import { ProblemSummary } from '../parts/form-page.js';
import { StartSolution } from '../parts/start-solution.js';
import { WorkHead } from '../parts/work-head.js';
import { useReloadOnNotice } from '../reload.js';
import { actionOf, loaderOf, type FormState } from '../served.js';
import { undertake, undertakingOf } from '../undertaking.server.js';
import type { Visit } from '../visit.js';

type Brief = OutputOf<typeof challengesRpc.getBrief>;

export const loader = loaderOf(async ({ visit, params, request }) => {
  const person = await requirePerson(visit);
  const challenge = await challengeOf(visit, params['slug'] ?? '');
  const [brief, standing] = await Promise.all([briefOf(visit, challenge), standingOf(visit, challenge)]);
  const office =
    standing?.seeker || standing?.accepted ? undefined : await officeOf(visit, challenge, person);
  const access = brief && 'standing' in brief ? brief : undefined;
  const undertaking =
    access?.standing === 'agree-first' && standing?.manager
      ? await undertakingOf(visit, challenge.challengeId)
      : undefined;
  const given = brief && !('standing' in brief) ? brief : undefined;
  const language = languageOfPath(new URL(request.url).pathname) ?? 'de';
  const shown = given && inLanguage(given.text, language, given.original);
  const text = shown?.text ? { html: renderMarkdown(shown.text), lang: shown.lang, minutes: 0 } : undefined;
  return { challenge, standing, office, access, undertaking, files: given?.files, text, key: newFormKey() };
});

/** Where somebody of an office that is asked here undertakes confidentiality: they do not take part. */
async function officeOf(
  visit: Visit,
  { challengeId }: ChallengePage,
  { affiliations }: Profile,
): Promise<{ consentId: string } | undefined> {
  if (!affiliations.some(({ office }) => office)) return undefined;
  const asked = { which: 'standing' as const, challengeId, limit: 1 };
  const consents = await tryApi(visit, consentsRpc.listConsents, asked);
  return consents?.items[0];
}

/** The brief, or what stands before it; undefined while the challenge is suspended. */
async function briefOf(
  visit: Visit,
  { challengeId, state }: ChallengePage,
): Promise<Brief | OwnBriefAccess | undefined> {
  const read = () => callApi(visit, challengesRpc.getBrief, { challengeId });
  return read().catch(async (error: unknown) => {
    if (!(error instanceof ApiProblem)) throw error;
    if (state === 'suspended' && error.code === 'challenge.state') return undefined;
    if (!gated.includes(error.code)) throw error;
    const access = await callApi(visit, briefRequestsRpc.briefAccess, { challengeId });
    // It was approved between the two questions.
    return access.standing === 'readable' ? read() : access;
  });
}

const gated = ['terms.not-accepted', 'brief.undertake-first', 'brief.not-available', 'brief.not-approved'];

export const action = actionOf(async ({ visit, form, params, request }) => {
  const { challengeId, slug } = await challengeOf(visit, params['slug'] ?? '');
  const language = languageOfPath(new URL(request.url).pathname) ?? 'de';
  const path = `/${language}/challenges/${slug}/brief`;
  if (field(form, 'intent') === 'confidentiality') {
    await undertake(visit, challengeId, { form, language });
    return goOn(path);
  }
  const input = { challengeId, note: field(form, 'note') };
  await callApi(visit, briefRequestsRpc.requestBrief, input, { key: formKey(form) });
  return goOn(path, { visit, done: 'asked' });
});

/** The confidential part of a challenge, for those who agreed to its terms. */
export default function ChallengeBrief() {
  const { challenge, standing, office, access, undertaking, files, text, key } =
    useLoaderData<typeof loader>();
  const state = useActionData<FormState>();
  const page = usePage();
  useReloadOnNotice(access !== undefined);
  const { brief, challenges, common } = page.texts;
  const { question, lang } = questionOf(challenge, page.language);
  const path = page.to(`/challenges/${challenge.slug}`);
  return (
    <div className="page-work">
      <WorkHead
        title={challenges.parts.confidential}
        lead={
          files ? <Lead challenge={challenge} standing={standing} office={office} page={page} /> : undefined
        }
        crumbs={[{ href: path, title: <bdi lang={lang}>{question}</bdi> }]}
      />
      {files ? (
        <article className="reading">
          {standing?.seeker || !(text || files.length > 0) ? null : (
            <BriefOpened hasText={text !== undefined} hasFiles={files.length > 0} page={page} />
          )}
          {text?.lang ? <Notice>{common.otherLanguage}</Notice> : null}
          {text ? (
            <section>
              <Prose part={text} />
              <SavedText challengeId={challenge.challengeId} page={page} />
            </section>
          ) : null}
          <Files challengeId={challenge.challengeId} files={files} page={page} />
          {!text && files.length === 0 ? <p className="muted">{challenges.brief.none}</p> : null}
          <NextStep challenge={challenge} standing={standing} page={page} />
        </article>
      ) : null}
      {files || access ? null : (
        <EmptyState title={challenges.suspended.brief} action={<a href={path}>{common.back}</a>}>
          <p>{challenges.brief.suspended}</p>
        </EmptyState>
      )}
      {office && access?.standing !== 'agree-first' ? (
        <p className="path-actions">
          <a href={page.to(`/consents/${office.consentId}`)}>{brief.office.toConsent}</a>
        </p>
      ) : null}
      {access ? (
        <>
          <ProblemSummary problem={state?.problem} />
          <DoneNotice texts={{ asked: brief.asked }} />
          <BriefGate
            challenge={challenge}
            access={access}
            office={office}
            undertaking={undertaking}
            formKey={key}
            state={state}
            page={page}
          />
        </>
      ) : null}
    </div>
  );
}

type LeadProps = NextStepProps & { office: object | undefined };

/** To whom it is confidential; the team that asks reads who opened it instead. */
function Lead({ challenge: { challengeId }, standing, office, page }: LeadProps) {
  const { access, brief, challenges, terms } = page.texts;
  if (office) return brief.office.lead;
  if (standing?.manager && !standing.seeker) return brief.manager.lead;
  if (!standing?.seeker) return `${challenges.brief.lead} ${terms.briefShown}`;
  return (
    <>
      {brief.ownLead} <a href={page.to(`/desk/challenges/${challengeId}/access`)}>{access.title}</a>.
    </>
  );
}

type NextStepProps = { challenge: ChallengePage; standing: Standing | undefined; page: Page };

/** Back to the work, for whoever may take part. */
function NextStep({ challenge, standing, page }: NextStepProps) {
  if (!standing?.accepted || !standing.eligible) return null;
  const { phase } = stateOf(challenge, page.texts, page.dates(challenge.zone));
  return (
    <div className="actions">
      <StartSolution
        slug={challenge.slug}
        open={phase === 'open'}
        submission={standing.submission}
        page={page}
      />
    </div>
  );
}

/** For whoever wants to check later what a receipt says was read. */
function SavedText({ challengeId, page }: { challengeId: string; page: Page }) {
  const { brief } = page.texts;
  return (
    <p className="small muted path-note">
      <a href={page.to(`/challenges/${challengeId}/brief/text.json`)} download>
        {brief.save}
      </a>
      {'. '}
      {brief.saveHint}
    </p>
  );
}

type FilesProps = { challengeId: string; files: Brief['files']; page: Page };

function Files({ challengeId, files, page }: FilesProps) {
  if (files.length === 0) return null;
  return (
    <section>
      <h2>{page.texts.challenges.brief.filesTitle}</h2>
      <ul className="file-list is-long">
        {files.map(({ fileId, name, size }) => (
          <FileRow
            key={fileId}
            name={name}
            href={page.to(`/challenges/${challengeId}/brief/files/${fileId}`)}
            size={formatSize(size, page.language)}
          />
        ))}
      </ul>
    </section>
  );
}
