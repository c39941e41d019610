import { challengesRpc, type ChallengeRow, type Portal } from '@allmende/contracts';
import { ButtonLink, Drawing, EmptyState, formatMoment, Notice } from '@allmende/ui';
import { useLoaderData } from 'react-router';
import { tryApi } from '../api.server.js';
import { heroOf } from '../brand.server.js';
import { drawnClusters } from '../clusters.server.js';
import { inLanguage, safePath } from '../language.js';
import { portalUrl, usePage, type Page } from '../page.js';
import { portalOf } from '../page-data.server.js';
import { CardOf, StoryOf, type OutcomeRow } from '../parts/challenge-items.js';
import { ClusterList, type DrawnCluster } from '../parts/cluster-list.js';
import { EventOf, splitEvents } from '../parts/events.js';
import { HowSteps, Ownership } from '../parts/home-sections.js';
import { loaderOf } from '../served.js';
import type { Visit } from '../visit.js';

const shownChallenges = 6;
/** Longer ones are set smaller, so that the text stays beside the land. */
const longHeadline = 80;

export const loader = loaderOf(async ({ visit }) => {
  const [portal, clusters] = await Promise.all([portalOf(visit), drawnClusters(visit)]);
  return portal ? { ...(await homeOf(visit, portal)), clusters } : { portal: null, clusters };
});

async function homeOf(visit: Visit, portal: Portal) {
  const state: ['imported'] | ['open'] = portal.archive ? ['imported'] : ['open'];
  const [own, all, counts, outcomes] = await Promise.all([
    tryApi(visit, challengesRpc.listChallenges, {
      state,
      cluster: [portal.slug],
      sort: 'closing',
      limit: shownChallenges,
    }),
    tryApi(visit, challengesRpc.listChallenges, { state, sort: 'closing', limit: shownChallenges }),
    tryApi(visit, challengesRpc.countChallenges, { state }),
    tryApi(visit, challengesRpc.listOutcomes, { limit: 2 }),
  ]);
  return {
    portal: { slug: portal.slug, content: portal.content },
    land: heroOf(portal.slug),
    challenges: all && ownFirst(own?.items ?? [], all.items),
    open: counts?.total ?? all?.items.length ?? 0,
    nextClose: all?.items[0],
    outcomes: outcomes?.items,
  };
}

/** The portal's own first, then those of the others. */
function ownFirst(own: ChallengeRow[], all: ChallengeRow[]): ChallengeRow[] {
  const known = new Set(own.map(({ challengeId }) => challengeId));
  return [...own, ...all.filter(({ challengeId }) => !known.has(challengeId))].slice(0, shownChallenges);
}

export default function Home() {
  const data = useLoaderData<typeof loader>();
  const page = usePage();
  if (!data.portal) return <Portals clusters={data.clusters} page={page} />;
  const { texts, language, to } = page;
  const { content } = data.portal;
  const headline = inLanguage(content.headline, language, page.portal?.language);
  const lead = inLanguage(content.lead, language, page.portal?.language);
  const title = headline.text || texts.home.headline;
  return (
    <div className="home">
      <title>{page.portal?.name}</title>
      <meta name="description" content={lead.text || texts.home.lead} />
      <div className={title.length > longHeadline ? 'hero is-long' : 'hero'}>
        <div className="page hero-text">
          <h1 lang={headline.lang}>{title}</h1>
          <p className="lead" lang={lead.lang}>
            {lead.text || texts.home.lead}
          </p>
          <div className="actions">
            <ButtonLink href={to('/challenges')}>{texts.home.seeChallenges}</ButtonLink>
            {page.person?.admitted && (page.person.belongs || page.person.manages) ? (
              <a href={to('/desk/challenges/new')}>{texts.home.post}</a>
            ) : (
              <a href="#contact">{texts.home.tellNeed}</a>
            )}
          </div>
        </div>
        <Drawing svg={data.land} className="hero-land" />
      </div>
      <Wanted challenges={data.challenges} open={data.open} next={data.nextClose} page={page} />
      <HowSteps page={page} />
      <Ownership page={page} />
      <section className="section">
        <div className="page two-columns">
          <Outcomes rows={data.outcomes} page={page} />
          <Events events={content.events} page={page} />
        </div>
      </section>
      <Clusters clusters={data.clusters} page={page} />
    </div>
  );
}

type WantedProps = { challenges?: ChallengeRow[]; open: number; next?: ChallengeRow; page: Page };

function Wanted({ challenges, open, next, page }: WantedProps) {
  const { home } = page.texts;
  const nextText = next?.closesAt ? formatMoment(next.closesAt, page.dates(next.zone)) : undefined;
  return (
    <section className="section">
      <div className="page">
        <div className="section-head">
          <div>
            <h2>{home.wanted}</h2>
            <p>{home.wantedLead}</p>
            {challenges?.length ? (
              <p className="figures">
                {home.openCount(open, nextText)} {open > challenges.length ? home.someShown : null}
              </p>
            ) : null}
          </div>
          <a className="wide-only" href={page.to('/challenges')}>
            {home.all}
          </a>
        </div>
        {challenges === undefined ? <Missing what={home.wanted} page={page} /> : null}
        {challenges?.length === 0 ? (
          <EmptyState
            title={home.noneOpen}
            action={
              <ButtonLink kind="outlined" href={page.to('/challenges')}>
                {home.all}
              </ButtonLink>
            }
          >
            <p>{home.noneOpenText}</p>
          </EmptyState>
        ) : null}
        <div className="cards">
          {challenges?.map((row) => (
            <CardOf key={row.challengeId} row={row} page={page} />
          ))}
        </div>
        {challenges?.length ? (
          <p className="phone-only after-cards">
            <ButtonLink kind="outlined" full href={page.to('/challenges')}>
              {home.allShort}
            </ButtonLink>
          </p>
        ) : null}
      </div>
    </section>
  );
}

function Missing({ what, page }: { what: string; page: Page }) {
  return (
    <Notice title={page.texts.common.partMissing(what)}>
      {page.texts.common.partMissingRest} <a href={page.path}>{page.texts.common.retry}</a>
    </Notice>
  );
}

function Outcomes({ rows, page }: { rows?: OutcomeRow[]; page: Page }) {
  const { home } = page.texts;
  return (
    <div>
      <div className="section-head">
        <h2>{home.outcomes}</h2>
      </div>
      {rows === undefined ? <Missing what={home.outcomes} page={page} /> : null}
      {rows?.length === 0 ? <p className="muted">{home.noOutcomes}</p> : null}
      {rows?.map((row) => (
        <StoryOf key={row.challengeId} row={row} page={page} />
      ))}
    </div>
  );
}

function Events({ events, page }: { events: Portal['content']['events']; page: Page }) {
  const { home } = page.texts;
  const { coming } = splitEvents(events, new Date(page.now));
  return (
    <div>
      <div className="section-head">
        <h2>{home.events}</h2>
      </div>
      {coming.slice(0, 3).map((event) => (
        <EventOf key={event.startsAt} event={event} page={page} />
      ))}
      {coming.length === 0 ? <p className="muted">{home.noEvents}</p> : null}
      <p className={coming.length > 0 ? 'list-end' : undefined}>
        <a href={page.to('/events')}>{home.allEvents}</a>
      </p>
    </div>
  );
}

const shownClusters = 12;

function Clusters({ clusters, page }: { clusters: DrawnCluster[]; page: Page }) {
  const { home } = page.texts;
  return (
    <section className="section">
      <div className="page">
        <div className="section-head">
          <h2>{home.clusters}</h2>
          <span className="muted">{home.clustersNote(clusters.length)}</span>
        </div>
        <ClusterList
          clusters={clusters.slice(0, shownClusters)}
          hrefOf={(slug) => page.to(`/clusters/${slug}`)}
        />
        <p className={clusters.length > shownClusters ? 'list-end' : 'list-end phone-only'}>
          <a href={page.to('/clusters')}>{home.allClusters}</a>
        </p>
      </div>
    </section>
  );
}

/** The platform's bare host: the gates, side by side. */
function Portals({ clusters, page }: { clusters: DrawnCluster[]; page: Page }) {
  const { portals } = page.texts.home;
  const next = nextOf(page);
  return (
    <div className="page">
      <title>{page.texts.common.platform}</title>
      <div className="page-head">
        <h1>{portals.title}</h1>
        <p className="lead">{portals.lead}</p>
      </div>
      {next ? <Notice>{/^\/sign-in\b/.test(next) ? portals.signIn : portals.goOn}</Notice> : null}
      {clusters.length === 0 ? <EmptyState title={portals.empty} /> : null}
      <ClusterList
        clusters={clusters}
        hrefOf={(slug) => `${portalUrl(page.platformUrl, slug)}/${page.language}${next}`}
      />
    </div>
  );
}

/** The page of a portal that was asked for here: a path behind the language, so that it leads to portals only. */
function nextOf({ path }: Page): string {
  return safePath(new URLSearchParams(path.split('?')[1]).get('next'), '');
}
