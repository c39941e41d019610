import { type OutputOf, termsRpc } from '@allmende/contracts';
import { Breadcrumb, formatDay, PageHead } from '@allmende/ui';
import { useLoaderData } from 'react-router';
import { callApi } from '../api.server.js';
import { challengeOf } from '../challenge.server.js';
import { questionOf, termsChangesPath, termsPath } from '../challenge.view.js';
import { languageOfPath } from '../language.js';
import { usePage, type Page } from '../page.js';
import { requirePortal } from '../page-data.server.js';
import { Changes } from '../parts/terms-changes.js';
import { VersionChoice } from '../parts/version-choice.js';
import { loaderOf } from '../served.js';
import { changesOf, pairOf } from '../terms.changes.server.js';

type Version = OutputOf<typeof termsRpc.listTermsVersions>['items'][number];
const layers = ['platform', 'cluster', 'challenge'] as const;

export const headers = ({ loaderHeaders }: { loaderHeaders: Headers }) => loaderHeaders;

export const loader = loaderOf(async ({ visit, params, request }) => {
  const [, challenge] = await Promise.all([requirePortal(visit), challengeOf(visit, params['slug'] ?? '')]);
  const { challengeId } = challenge;
  const { pathname, searchParams } = new URL(request.url);
  const language = languageOfPath(pathname) ?? 'de';
  const { items } = await callApi(visit, termsRpc.listTermsVersions, { challengeId });
  const pairs = layers.flatMap((layer) => {
    const own = items.filter((version) => version.layer === layer);
    const pair = pairOf(own, searchParams.getAll('from'), searchParams.getAll('to'));
    return pair ? [{ layer, ...pair }] : [];
  });
  const read = async (versions: Version[]) =>
    callApi(visit, termsRpc.challengeTerms, {
      challengeId,
      version: versions.map(({ versionId }) => versionId),
    });
  const [before, after] = await Promise.all([
    read(pairs.map((pair) => pair.before)),
    read(pairs.map((pair) => pair.after)),
  ]);
  const compared = pairs.flatMap(({ layer, before: from, after: to }) => {
    const [one, other] = [before, after].map((terms) => terms.layers.find((found) => found.layer === layer));
    const changes = one && other && changesOf(one, other, language);
    return changes ? [{ layer, before: from, after: to, changes }] : [];
  });
  const isTwice = compared.length === 0 && searchParams.has('from');
  return { challenge, items, compared, isTwice };
});

export default function TermsChanges() {
  const { challenge, items, compared, isTwice } = useLoaderData<typeof loader>();
  const page = usePage();
  const { texts, language, to } = page;
  const { changes: words } = texts.terms;
  const { question, lang } = questionOf(challenge, language);
  return (
    <div className="page">
      <title>{`${words.title} · ${question}`}</title>
      <Breadcrumb
        name={texts.common.breadcrumb}
        parts={[
          { href: to('/challenges'), title: texts.common.nav.challenges },
          { href: to(`/challenges/${challenge.slug}`), title: <span lang={lang}>{question}</span> },
          { href: to(termsPath(challenge.slug)), title: texts.terms.title },
        ]}
      />
      <PageHead title={words.title} lead={words.lead} />
      <p className="narrow terms-intro">
        {compared.length > 0 ? words.legend : isTwice ? words.twice : words.nothing}
      </p>
      {compared.map(({ layer, before, after, changes }) => (
        <Changes
          key={layer}
          title={texts.terms.layers[layer]}
          between={words.between(before.number, after.number)}
          changes={changes}
          page={page}
        />
      ))}
      <AllVersions slug={challenge.slug} items={items} compared={compared} page={page} />
    </div>
  );
}

type VersionsProps = {
  slug: string;
  items: Version[];
  compared: { layer: Version['layer']; before: Version; after: Version }[];
  page: Page;
};

function AllVersions({ slug, items, compared, page }: VersionsProps) {
  const { terms } = page.texts;
  const chosenOf = (layer: Version['layer']) => {
    const found = compared.find((one) => one.layer === layer);
    return found && { from: found.before.versionId, to: found.after.versionId };
  };
  return (
    <section className="layer" aria-labelledby="all">
      <div className="layer-head">
        <h2 id="all">{terms.changes.all}</h2>
      </div>
      {layers.map((layer) => {
        const own = items.filter((version) => version.layer === layer);
        return (
          <div key={layer} className="versions">
            <h3>{terms.layers[layer]}</h3>
            <ul className="plain-list">
              {own.map((version, place) => (
                <VersionRow
                  key={version.versionId}
                  slug={slug}
                  version={version}
                  earlier={own[place + 1]}
                  page={page}
                />
              ))}
            </ul>
            <VersionChoice
              versions={own}
              chosen={chosenOf(layer)}
              action={page.to(termsChangesPath(slug))}
              page={page}
            />
          </div>
        );
      })}
    </section>
  );
}

type RowProps = { slug: string; version: Version; earlier: Version | undefined; page: Page };

function VersionRow({ slug, version, earlier, page }: RowProps) {
  const { terms } = page.texts;
  const date = formatDay(version.publishedAt, page.dates(), { weekday: false, year: true });
  const path = termsChangesPath(slug, [earlier?.versionId ?? ''], [version.versionId]);
  return (
    <li>
      <a href={page.to(termsPath(slug, [version.versionId]))}>{terms.version(version.number, date)}</a>
      {`, ${earlier ? terms.changes.kind(version.editorial) : terms.changes.first}`}
      {earlier ? (
        <>
          {'. '}
          <a href={page.to(path)}>{terms.changes.compare(earlier.number)}</a>
        </>
      ) : null}
    </li>
  );
}
