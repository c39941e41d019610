import {
  clustersRpc,
  discretionRpc,
  termsRpc,
  type ChallengePage,
  type ClusterSummary,
  type EditableChallenge,
  type Eligibility,
} from '@allmende/contracts';
import { ButtonLink, FileRow, formatSize, keepTogether, Notice, SevenLines, StateWord } from '@allmende/ui';
import { redirect, useActionData, useLoaderData } from 'react-router';
import { callApi, tryApi } from '../api.server.js';
import { renderedParts } from '../challenge.server.js';
import { stateOf } from '../challenge.view.js';
import { openerCounts } from '../drafting.rules.js';
import { editableOf, isWritable, takeStep } from '../drafting.server.js';
import { newFormKey } from '../forms.js';
import { inLanguage, languageOfPath } from '../language.js';
import { renderMarkdown } from '../markdown.server.js';
import { usePage, type Page } from '../page.js';
import { requirePerson } from '../page-data.server.js';
import { RailFacts } from '../parts/challenge-rail.js';
import { Brief } from '../parts/challenge-brief.js';
import { Folded, Plan, Section } from '../parts/challenge-sections.js';
import { DiscretionCheck } from '../parts/discretion-check.js';
import { DiscretionCount } from '../parts/discretion-count.js';
import { ReviewSteps } from '../parts/drafting-steps.js';
import { ProblemSummary } from '../parts/form-page.js';
import { ReviewedPart } from '../parts/reviewed-part.js';
import { ReviewRound } from '../parts/review-round.js';
import { actionOf, loaderOf, type FormState } from '../served.js';
import { idOf } from '../submission.server.js';
import { undertakingOf } from '../undertaking.server.js';

export const loader = loaderOf(async ({ visit, params, request }) => {
  await requirePerson(visit);
  const editable = await editableOf(visit, idOf(params['challengeId'], visit));
  const language = languageOfPath(new URL(request.url).pathname) ?? 'de';
  const { slug, state } = editable;
  // Published, it has a page of its own.
  if (slug && state !== 'withdrawn') throw redirect(`/${language}/challenges/${slug}`);
  const { rightsModel: code, termsBlanks: blanks } = editable.draft;
  const [clusters, rights, discretion, confidentiality] = await Promise.all([
    callApi(visit, clustersRpc.listClusters, { limit: 200 }),
    code ? tryApi(visit, termsRpc.previewRightsModel, { code, blanks }) : undefined,
    tryApi(visit, discretionRpc.checkDiscretion, { challengeId: editable.challengeId }),
    editable.manager ? undertakingOf(visit, editable.challengeId) : undefined,
  ]);
  const challenge = pageFrom(editable, clusters.items);
  const brief = inLanguage(editable.draft.brief, language, editable.draft.original);
  return {
    editable,
    key: newFormKey(),
    challenge,
    rights,
    discretion,
    confidentiality,
    writes: isWritable(editable),
    parts: renderedParts(challenge, language, editable.draft.forMembers),
    brief: brief.text ? { html: renderMarkdown(brief.text), lang: brief.lang, minutes: 1 } : undefined,
  };
});

export const action = actionOf(({ visit, form, params, request }) =>
  takeStep(visit, request, idOf(params['challengeId'], visit), form),
);

/** The draft in the shape of the page that readers will get. */
function pageFrom(editable: EditableChallenge, clusters: ClusterSummary[]): ChallengePage {
  const { challengeId, draft, clusterId, state, files, organisationName } = editable;
  const { seekerNamed, seekerDescription, shownBy, termsBlanks, brief, briefNote, ...others } = draft;
  const { briefOnRequest: onRequest, briefVerifiedOnly, briefExcluded, ...rest } = others;
  const named = (ids: string[]): ChallengePage['hosts'] =>
    ids.flatMap((wanted) => clusters.find((cluster) => cluster.clusterId === wanted) ?? []);
  const hosts = named([clusterId, ...shownBy]);
  const [owner = { clusterId, slug: '', name: '' }] = hosts;
  const hasText = Boolean(brief.de ?? brief.en) || isHidden(editable);
  const hasBrief = hasText || files.length > 0;
  return {
    ...rest,
    challengeId,
    forMembers: Object.values(draft.forMembers).some(Boolean),
    slug: editable.slug ?? '',
    state,
    owner,
    hosts,
    eligibleClusters: named(eligibleIds(draft.eligibility, clusterId)),
    seeker: { name: seekerNamed ? organisationName : null, description: seekerDescription },
    contact: editable.shownContact,
    rightsUntil: termsBlanks.optionUntil ?? null,
    firstTalkWeeks: termsBlanks.firstTalkWeeks ?? null,
    hasBrief,
    brief: hasBrief
      ? {
          ...{ note: briefNote, files: files.length, hasText, onRequest },
          verifiedOnly: briefVerifiedOnly || briefExcluded.length > 0,
        }
      : null,
    openers: openerCounts(editable),
    heldConsents: draft.heldConsents,
    changes: [],
    outcome: null,
    outcomeFollows: false,
    source: null,
    publishedAt: null,
  };
}

/** There is a confidential part, of which the reader sees nothing. */
function isHidden({ confidential }: EditableChallenge): boolean {
  return confidential === 'undertake-first' || confidential === 'unavailable';
}

function eligibleIds(eligibility: Eligibility, ownerId: string): string[] {
  if (eligibility.kind === 'everyone') return [];
  return eligibility.kind === 'clusters' ? eligibility.clusterIds : [ownerId];
}

export default function DraftingPreview() {
  const { challenge, rights, parts, brief, editable, discretion, confidentiality, writes, key } =
    useLoaderData<typeof loader>();
  const answer = useActionData<FormState>();
  const page = usePage();
  const { texts, language } = page;
  const { preview } = texts.drafting;
  const { parts: titles } = texts.challenges;
  const state = stateOf(challenge, texts, page.dates(challenge.zone));
  const question = inLanguage(challenge.question, language, challenge.original);
  const lead = inLanguage(challenge.lead, language, challenge.original);
  const reviews = challenge.state === 'in-review' && editable.manager;
  return (
    <div className="page">
      <title>{`${preview.title} · ${question.text || texts.drafting.untitled}`}</title>
      <div className="drafting-head">
        {reviews ? null : <ProblemSummary problem={answer?.problem} />}
        <Notice
          actions={
            <>
              <ButtonLink kind="outlined" dense href={page.to(`/desk/challenges/${challenge.challengeId}`)}>
                {reviews ? preview.edit : preview.back}
              </ButtonLink>
              {reviews ? <a href="#decision">{preview.toDecision}</a> : null}
            </>
          }
        >
          {challenge.state === 'withdrawn' ? (
            preview.withdrawn
          ) : (
            <>
              {preview.note} {portalsText(challenge, page)}
            </>
          )}
        </Notice>
        {reviews ? <ReviewRound challenge={editable} page={page} /> : null}
        <DiscretionCount discretion={discretion} href="#discretion" page={page} />
      </div>
      <div className="challenge">
        <div className="challenge-head">
          <p className="challenge-state">
            <StateWord kind={state.kind} framed>
              {state.word}
            </StateWord>
            <span className="muted">{challenge.owner.name}</span>
          </p>
          <h1 lang={question.lang} dir="auto">
            {keepTogether(question.text) || texts.drafting.untitled}
          </h1>
          {lead.text ? (
            <p className="lead" lang={lead.lang} dir="auto">
              {keepTogether(lead.text)}
            </p>
          ) : null}
        </div>
        <div className="challenge-body">
          <Section title={titles.wanted} part={parts.wantedResult} />
          <Section title={titles.constraints} part={parts.constraints} />
          <Section title={titles.success} part={parts.successMeasure} />
          <Folded parts={parts} page={page} />
          <Section title={titles.forMembers} part={parts.forMembers} />
          {rights ? (
            <SevenLines
              title={titles.idea}
              summary={rights.line[language]}
              lines={rights.lines.map(({ key, answer }) => ({
                question: texts.challenges.seven[key],
                answer: answer[language],
              }))}
            />
          ) : null}
          <Plan challenge={challenge} state={state} page={page} />
          {isHidden(editable) ? null : <Brief challenge={challenge} isReadable={false} page={page} />}
          <ReviewedPart {...{ editable, confidentiality, page }} formKey={key} />
          <Section title={preview.brief} part={brief} />
          <BriefFiles editable={editable} page={page} />
          <DiscretionCheck challenge={editable} discretion={discretion} writes={writes} page={page} />
          {reviews ? (
            <ReviewSteps {...{ discretion, page }} challenge={editable} formKey={key} state={answer} />
          ) : null}
        </div>
        <RailFacts challenge={challenge} page={page} />
      </div>
    </div>
  );
}

const fewNames = 4;

/** Where it will be found; whoever opens it to everyone may expect more portals than are ticked. */
function portalsText({ hosts, owner, eligibility }: ChallengePage, page: Page): string {
  const { preview } = page.texts.drafting;
  if (hosts.length <= 1) {
    const only = preview.portal(owner.name);
    return eligibility?.kind === 'everyone' ? `${only} ${preview.onlyHere}` : only;
  }
  const names = hosts.map(({ name }) => name);
  const more = names.length - fewNames;
  const shown = more > 1 ? [...names.slice(0, fewNames), preview.more(more)] : names;
  return preview.portals(new Intl.ListFormat(page.language).format(shown));
}

type EditableProps = { editable: EditableChallenge; page: Page };

function BriefFiles({ editable: { challengeId, files }, page }: EditableProps) {
  const { preview } = page.texts.drafting;
  const complete = files.filter(({ state }) => state === 'complete');
  if (complete.length === 0) return null;
  return (
    <section>
      <h2>{preview.files}</h2>
      <ul className="file-list is-long">
        {complete.map(({ fileId, name, size }) => (
          <FileRow
            key={fileId}
            name={name}
            href={page.to(`/desk/challenges/${challengeId}/files/${fileId}`)}
            size={formatSize(size, page.language)}
          />
        ))}
      </ul>
    </section>
  );
}
