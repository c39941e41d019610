import { challengesRpc, clustersRpc, type FactText, type Language, type Portal } from '@allmende/contracts';
import { Breadcrumb, ButtonLink, Drawing, formatNumber, PageHead } from '@allmende/ui';
import { useLoaderData } from 'react-router';
import { callApi, tryApi } from '../api.server.js';
import { ApiProblem } from '../api.problem.js';
import { ownMarkOf } from '../brand.server.js';
import { factIn, inLanguage, languageOfPath, type ShownText } from '../language.js';
import { renderMarkdown } from '../markdown.server.js';
import { portalUrl, usePage, type Page } from '../page.js';
import { RowOf } from '../parts/challenge-items.js';
import { Phone } from '../parts/contact.js';
import { WrittenIn } from '../parts/written-in.js';
import { loaderOf } from '../served.js';

const slugPattern = /^[a-z0-9](?:[a-z0-9-]{0,78}[a-z0-9])?$/;

export const loader = loaderOf(async ({ visit, params, request }) => {
  const slug = params['slug'] ?? '';
  if (!slugPattern.test(slug)) throw new ApiProblem(404, 'cluster.not-found', { requestId: visit.requestId });
  const [cluster, challenges] = await Promise.all([
    callApi(visit, clustersRpc.getCluster, { slug }),
    tryApi(visit, challengesRpc.listChallenges, {
      cluster: [slug],
      state: ['open', 'scheduled'],
      sort: 'closing',
      limit: 20,
    }),
  ]);
  const language = languageOfPath(new URL(request.url).pathname) ?? 'de';
  const about = aboutOf(cluster, language);
  return {
    cluster,
    challenges: challenges?.items ?? [],
    mark: ownMarkOf(cluster.slug, cluster.brand, 72),
    about: about.text ? { html: renderMarkdown(about.text), lang: about.lang } : undefined,
  };
});

/** What the cluster says, else what was found about it; in which language that is written need not be known. */
function aboutOf(
  { content, facts: { description }, language: original }: Portal,
  language: Language,
): ShownText {
  const own = inLanguage(content.about, language, original);
  if (own.text || description === null) return own;
  return typeof description === 'string'
    ? { text: description, lang: undefined }
    : inLanguage(description, language, original);
}

export default function Cluster() {
  const { cluster, challenges, mark, about } = useLoaderData<typeof loader>();
  const page = usePage();
  const { clusters: texts } = page.texts.pages;
  const tagline: ShownText = inLanguage(cluster.content.tagline, page.language, cluster.language);
  const own = page.portal?.slug === cluster.slug;
  return (
    <div className="page">
      <title>{`${cluster.name} · ${page.portal?.name ?? page.texts.common.platform}`}</title>
      <Breadcrumb
        name={page.texts.common.breadcrumb}
        parts={[{ href: page.to('/clusters'), title: texts.title }, { title: cluster.name }]}
      />
      <div className="cluster-head">
        <Drawing svg={mark} />
        <PageHead
          title={<bdi>{cluster.name}</bdi>}
          lead={tagline.text ? <span lang={tagline.lang}>{tagline.text}</span> : undefined}
        />
      </div>
      <div className="text-page">
        <section>
          {about ? (
            <div
              className="prose"
              lang={about.lang}
              dir="auto"
              dangerouslySetInnerHTML={{ __html: about.html }}
            />
          ) : null}
          <p className="actions cluster-links">
            {own ? null : (
              <ButtonLink
                kind="outlined"
                href={`${portalUrl(page.platformUrl, cluster.slug)}/${page.language}`}
              >
                {texts.portal}
              </ButtonLink>
            )}
            <a href={`${page.to('/settings')}?cluster=${cluster.clusterId}#clusters`}>{texts.join}</a>
            {cluster.facts.website ? (
              <a href={cluster.facts.website} rel="nofollow noopener">
                {texts.website}
              </a>
            ) : null}
          </p>
        </section>
        <Facts cluster={cluster} page={page} />
      </div>
      <section className="section">
        <div className="section-head">
          <h2>{texts.challenges}</h2>
        </div>
        {challenges.length === 0 ? <p className="muted">{texts.noChallenges}</p> : null}
        {challenges.map((row) => (
          <RowOf key={row.challengeId} row={row} page={page} />
        ))}
      </section>
    </div>
  );
}

function Facts({ cluster, page }: { cluster: Portal; page: Page }) {
  const { facts, fields, city, contact } = cluster;
  const { clusters: texts } = page.texts.pages;
  const number = (value: number | null): string | null =>
    value === null ? null : formatNumber(value, page.language);
  // A city's name is good in either language.
  const place = city === null ? null : { [page.language]: city };
  const inWords = (words: FactText[]) =>
    words.length === 0 ? null : <Words words={words} original={cluster.language} page={page} />;
  const rows: [string, React.ReactNode][] = [
    [texts.place, inWords([place, facts.country].filter((fact) => fact !== null))],
    [texts.regions, inWords(facts.states)],
    [texts.fields, inWords(fields)],
    [texts.legalForm, facts.legalForm],
    [texts.founded, facts.founded],
    [texts.members, number(facts.members)],
    [texts.smes, number(facts.smes)],
    [texts.contact, contact ? <ContactOf contact={contact} /> : null],
  ];
  const known = rows.filter(([, value]) => value !== null && value !== '');
  if (known.length === 0) return null;
  return (
    <section>
      <h2>{texts.facts}</h2>
      <dl className="facts-list">
        {known.map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Words({ words, original, page }: { words: FactText[]; original: Language; page: Page }) {
  const shown = words.map((word) => factIn(word, page.language, original));
  const lang = shown.find((one) => one.lang)?.lang;
  return (
    <>
      <span lang={lang}>{shown.map(({ text }) => text).join(', ')}</span>
      <WrittenIn lang={lang} />
    </>
  );
}

function ContactOf({ contact }: { contact: NonNullable<Portal['contact']> }) {
  return (
    <>
      <bdi>{contact.name}</bdi>, <Phone number={contact.phone} />
    </>
  );
}
