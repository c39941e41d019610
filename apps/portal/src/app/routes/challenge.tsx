import type { ChallengePage } from '@allmende/contracts';
import { Breadcrumb, Drawing, keepTogether, Notice, StateWord } from '@allmende/ui';
import { useLoaderData } from 'react-router';
import { bandOf } from '../brand.server.js';
import {
  challengeOf,
  depositTimesOf,
  membersPartOf,
  renderedParts,
  standingOf,
  termsOf,
  type Standing,
} from '../challenge.server.js';
import { officeKnows, questionOf, stateOf, topicText } from '../challenge.view.js';
import { inLanguage, languageOfPath } from '../language.js';
import copyModule from '../modules/copy.js?url';
import printModule from '../modules/print.js?url';
import timeModule from '../modules/time.js?url';
import { portalUrl, usePage } from '../page.js';
import { requirePortal } from '../page-data.server.js';
import { Brief } from '../parts/challenge-brief.js';
import { ForMembers } from '../parts/challenge-members.js';
import { ChallengeDeposits } from '../parts/challenge-deposits.js';
import { OwnChallengeNote } from '../parts/challenge-own.js';
import { ChallengeRail } from '../parts/challenge-rail.js';
import { Changes, Folded, Idea, Outcome, Plan, Section } from '../parts/challenge-sections.js';
import { Suspended } from '../parts/challenge-suspended.js';
import { TellOffice } from '../parts/tell-office.js';
import { loaderOf } from '../served.js';

/** Longer ones, as imports have them, are set smaller. */
const longQuestion = 120;

export const loader = loaderOf(async ({ visit, params, request }) => {
  const [portal, challenge] = await Promise.all([
    requirePortal(visit),
    challengeOf(visit, params['slug'] ?? ''),
  ]);
  const [terms, standing, deposits, forMembers] = await Promise.all([
    termsOf(visit, challenge),
    standingOf(visit, challenge),
    depositTimesOf(visit, challenge),
    membersPartOf(visit, challenge),
  ]);
  const language = languageOfPath(new URL(request.url).pathname) ?? 'de';
  const parts = renderedParts(challenge, language, forMembers);
  return { challenge, terms, standing, deposits, parts, band: bandOf(portal.slug) };
});

export default function Challenge() {
  const { challenge, terms, standing, deposits, parts, band } = useLoaderData<typeof loader>();
  const page = usePage();
  const { texts, language, to } = page;
  const { parts: titles } = texts.challenges;
  const { question, lang } = questionOf(challenge, language);
  const lead = inLanguage(challenge.lead, language, challenge.original);
  const state = stateOf(challenge, texts, page.dates(challenge.zone));
  const path = `/${language}/challenges/${challenge.slug}`;
  const url = page.origin + path;
  const takesPart = challenge.state !== 'imported' && state.phase !== 'after';
  const asks = standing?.seeker ?? false;
  const foreign = page.portal?.clusterId !== challenge.owner.clusterId;
  return (
    <>
      <title>{`${question} · ${page.portal?.name}`}</title>
      <meta name="description" content={lead.text} />
      <link rel="canonical" href={portalUrl(page.platformUrl, challenge.owner.slug) + path} />
      <script type="module" async src={timeModule} />
      <script type="module" async src={printModule} />
      {takesPart ? <script type="module" async src={copyModule} /> : null}
      <Drawing svg={band} className="land-band" />
      <div className="page">
        <Breadcrumb
          name={texts.common.breadcrumb}
          parts={[
            { href: to('/challenges'), title: texts.common.nav.challenges },
            { title: topicText(challenge, texts) },
          ]}
        />
        <div className="challenge">
          <div className="challenge-head">
            <p className="challenge-state">
              <StateWord kind={state.kind} framed>
                {state.word}
              </StateWord>
              <span className="muted">
                {foreign ? texts.challenges.lead(challenge.owner.name) : challenge.owner.name}
              </span>
            </p>
            <h1 lang={lang} dir="auto" className={question.length > longQuestion ? 'is-long' : undefined}>
              {question}
            </h1>
            {lead.text ? (
              <p className="lead" lang={lead.lang} dir="auto">
                {keepTogether(lead.text)}
              </p>
            ) : null}
            {lang ? <Notice>{texts.common.otherLanguage}</Notice> : null}
            <Suspended challenge={challenge} page={page} />
            {asks ? <OwnChallengeNote challenge={challenge} state={state} page={page} /> : null}
          </div>
          <div className="challenge-body">
            <Outcome challenge={challenge} parts={parts} page={page} />
            <Section title={titles.wanted} part={parts.wantedResult} />
            <Section title={titles.constraints} part={parts.constraints} />
            <Section title={titles.success} part={parts.successMeasure} />
            <Folded parts={parts} page={page} />
            <ForMembers challenge={challenge} part={parts.forMembers} page={page} />
            <Idea challenge={challenge} terms={terms} asks={asks} page={page} />
            {takesPart && !asks ? (
              <section>
                <TellOffice challenge={challenge} standing={officeKnows(standing)} page={page} />
              </section>
            ) : null}
            <Plan challenge={challenge} state={state} page={page} />
            <Brief
              challenge={challenge}
              isReadable={isBriefReadable(challenge, standing)}
              asks={asks}
              page={page}
            />
            <ChallengeDeposits times={deposits} dates={page.dates(challenge.zone)} page={page} />
            <Changes challenge={challenge} page={page} />
          </div>
          <ChallengeRail challenge={challenge} state={state} standing={standing} page={page} url={url} />
        </div>
      </div>
    </>
  );
}

/** For whoever has agreed, as long as no clock stands still; for the team that asks at any time. */
function isBriefReadable({ state }: ChallengePage, standing: Standing | undefined): boolean {
  return standing !== undefined && (standing.seeker || (standing.accepted && state !== 'suspended'));
}
