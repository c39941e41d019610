import { challengesRpc, type ChallengePage, type OutputOf } from '@allmende/contracts';
import { Breadcrumb, ButtonLink, EmptyState, FileRow, formatSize, Notice } from '@allmende/ui';
import { useLoaderData } from 'react-router';
import { ApiProblem } from '../api.problem.js';
import { callApi } from '../api.server.js';
import { challengeOf, standingOf, type Standing } from '../challenge.server.js';
import { questionOf, stateOf } from '../challenge.view.js';
import { inLanguage, languageOfPath } from '../language.js';
import { renderMarkdown } from '../markdown.server.js';
import { usePage, type Page } from '../page.js';
import { requirePerson } from '../page-data.server.js';
import { Prose } from '../parts/challenge-sections.js';
import { StartSolution } from '../parts/start-solution.js';
import { loaderOf } from '../served.js';
import type { Visit } from '../visit.js';

type Brief = OutputOf<typeof challengesRpc.getBrief>;

export const loader = loaderOf(async ({ visit, params, request }) => {
  await requirePerson(visit);
  const challenge = await challengeOf(visit, params['slug'] ?? '');
  const [brief, standing] = await Promise.all([briefOf(visit, challenge), standingOf(visit, challenge)]);
  const language = languageOfPath(new URL(request.url).pathname) ?? 'de';
  const shown = brief && inLanguage(brief.text, language, brief.original);
  const text = shown?.text ? { html: renderMarkdown(shown.text), lang: shown.lang, minutes: 0 } : undefined;
  return { challenge, standing, files: brief?.files, text };
});

/** Undefined where the person has not agreed to the terms yet, and while the challenge is suspended. */
async function briefOf(visit: Visit, { challengeId, state }: ChallengePage): Promise<Brief | undefined> {
  return callApi(visit, challengesRpc.getBrief, { challengeId }).catch((error: unknown) => {
    const closed = state === 'suspended' ? 'challenge.state' : 'terms.not-accepted';
    if (error instanceof ApiProblem && error.code === closed) return undefined;
    throw error;
  });
}

/** The confidential part of a challenge, for those who agreed to its terms. */
export default function ChallengeBrief() {
  const { challenge, standing, files, text } = useLoaderData<typeof loader>();
  const page = usePage();
  const { challenges, common, terms } = page.texts;
  const { question, lang } = questionOf(challenge, page.language);
  const title = challenges.parts.confidential;
  const path = page.to(`/challenges/${challenge.slug}`);
  return (
    <div className="page-work">
      <title>{`${title} · ${page.portal?.name}`}</title>
      <Breadcrumb
        name={common.breadcrumb}
        parts={[{ href: path, title: <bdi lang={lang}>{question}</bdi> }, { title }]}
      />
      <div className="page-head">
        <h1>{title}</h1>
        {files ? (
          <>
            <p className="lead">{challenges.brief.lead}</p>
            <p className="small muted">{terms.briefShown}</p>
          </>
        ) : null}
      </div>
      {files ? (
        <article className="reading">
          {text?.lang ? <Notice>{common.otherLanguage}</Notice> : null}
          {text ? (
            <section>
              <Prose part={text} />
            </section>
          ) : null}
          <Files challengeId={challenge.challengeId} files={files} page={page} />
          {!text && files.length === 0 ? <p className="muted">{challenges.brief.none}</p> : null}
          <NextStep challenge={challenge} standing={standing} page={page} />
        </article>
      ) : challenge.state === 'suspended' ? (
        <EmptyState title={challenges.suspended.brief} action={<a href={path}>{common.back}</a>}>
          <p>{challenges.brief.suspended}</p>
        </EmptyState>
      ) : (
        <EmptyState
          title={challenges.brief.agreeFirst}
          action={<ButtonLink href={`${path}/terms`}>{challenges.brief.toTerms}</ButtonLink>}
        >
          <p>{challenges.brief.condition}</p>
          <p>{terms.briefShown}</p>
        </EmptyState>
      )}
    </div>
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
