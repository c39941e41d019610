import type { ChallengePage } from '@allmende/contracts';
import { calendarOf, formatDay, formatPercent, noonOf, type Fact } from '@allmende/ui';
import { rewardText, rightsText, seekerText } from '../challenge.view.js';
import { inLanguage } from '../language.js';
import type { Page } from '../page.js';
import { ChallengeContact } from './challenge-contact.js';

/** What stands beside a challenge, in the order of what people ask first. */
export function factsOf(challenge: ChallengePage, page: Page): Fact[] {
  const { texts, language } = page;
  const { facts } = texts.challenges;
  const dates = page.dates(challenge.zone);
  const rows: (Fact | false)[] = [
    challenge.outcome?.decidedAt
      ? { term: texts.challenges.plan.decided, value: formatDay(challenge.outcome.decidedAt, dates) }
      : challenge.decisionBy !== null && {
          term: facts.decisionBy,
          value: formatDay(noonOf(challenge.decisionBy), calendarOf(dates)),
        },
    challenge.reward !== null && { term: facts.reward, value: rewardText(challenge.reward, texts, language) },
    {
      term: facts.rights,
      value: (
        <>
          {rightsText(challenge, texts, dates)}.{' '}
          {challenge.rightsModel ? <a href="#idea">{facts.whatIsThat}</a> : null}
        </>
      ),
    },
    challenge.eligibility !== null && {
      term: facts.eligibility,
      value: <Eligible challenge={challenge} page={page} />,
    },
    challenge.state !== 'imported' && {
      term: facts.confidentiality,
      value: confidentialityOf(challenge, page),
    },
    challenge.openers.seeker + challenge.openers.manager > 0 && {
      term: facts.openedBy,
      value: texts.challenges.openedBy(challenge.openers),
    },
    challenge.criteria.length > 0 && {
      term: facts.criteria,
      value: <Criteria challenge={challenge} page={page} />,
    },
    { term: facts.seeker, value: <bdi>{seekerText(challenge, texts, language)}</bdi> },
    { term: facts.clusters, value: <Hosts challenge={challenge} page={page} /> },
    challenge.contact !== null && {
      term: facts.contact,
      value: <ChallengeContact challenge={challenge} />,
    },
    challenge.source !== null && {
      term: facts.source,
      value: <Source source={challenge.source} page={page} />,
    },
  ];
  return rows.filter((row) => row !== false);
}

/** What is confidential, and what it takes to read it. */
function confidentialityOf({ brief }: ChallengePage, { texts }: Page): string {
  const { confidentiality } = texts.challenges;
  if (!brief) return confidentiality.none;
  const words = brief.onRequest ? texts.brief.factOnRequest : confidentiality.brief;
  return brief.verifiedOnly ? `${words}, ${texts.brief.factVerified}` : words;
}

/** More names than these fold away. */
const fewNames = 3;

/** The clusters whose members may take part are named. */
function Eligible({
  challenge: { eligibility, eligibleClusters },
  page,
}: {
  challenge: ChallengePage;
  page: Page;
}) {
  const { eligibility: words } = page.texts.challenges;
  const names = eligibleClusters.map(({ name }) => name);
  if (eligibility?.kind === 'everyone') return words.everyone;
  if (names.length === 0) return words.chosen;
  if (names.length <= fewNames) return words.members(new Intl.ListFormat(page.language).format(names));
  return (
    <>
      {words.chosen}
      <details>
        <summary>{words.which(names.length)}</summary>
        {names.join(', ')}
      </details>
    </>
  );
}

/** The lead first; many others fold away. */
function Hosts({ challenge: { hosts }, page }: { challenge: ChallengePage; page: Page }) {
  const { facts } = page.texts.challenges;
  const [lead, ...others] = hosts.map(({ name }) => name);
  if (lead === undefined || others.length === 0) return lead;
  if (others.length <= fewNames) return [facts.lead(lead), ...others].join(', ');
  return (
    <>
      {facts.lead(lead)}
      <details>
        <summary>{facts.others(others.length)}</summary>
        {others.join(', ')}
      </details>
    </>
  );
}

function Criteria({ challenge, page }: { challenge: ChallengePage; page: Page }) {
  const { criteria, original } = challenge;
  const names = criteria.map(({ name, weight }) => {
    const { text } = inLanguage(name, page.language, original);
    return weight === null ? text : `${text}\u00a0${formatPercent(weight / 100, page.language)}`;
  });
  const areEqual = criteria.length > 1 && criteria.every(({ weight }) => weight === null);
  return [...names, ...(areEqual ? [page.texts.challenges.facts.equalWeights] : [])].join(', ');
}

function Source({ source, page }: { source: NonNullable<ChallengePage['source']>; page: Page }) {
  const name = [source.organisation, source.name].filter(Boolean).join(', ');
  return (
    <>
      {source.url ? (
        <a href={source.url} rel="nofollow noopener">
          {name}
        </a>
      ) : (
        name
      )}
      . {page.texts.challenges.facts.licence(source.licence)}
    </>
  );
}
