import { challengesRpc, type ChallengeRow, type OutputOf } from '@allmende/contracts';
import { Button, EmptyState, PageHead } from '@allmende/ui';
import { useLoaderData } from 'react-router';
import { callApi, tryApi } from '../api.server.js';
import { chosenOf, filtersOf, queryOf, sortOf, sorts, type ListFilters } from '../challenge.filters.js';
import searchModule from '../modules/search.js?url';
import { usePage, type Page } from '../page.js';
import { requirePortal } from '../page-data.server.js';
import { RowOf } from '../parts/challenge-items.js';
import { Filters } from '../parts/filters.js';
import { loaderOf } from '../served.js';
import type { Visit } from '../visit.js';

const sections = {
  open: ['open'],
  scheduled: ['scheduled'],
  suspended: ['suspended'],
  closed: ['closed'],
  decided: ['decided'],
  imported: ['imported'],
} as const;
type Section = keyof typeof sections;
type Listed = { section: Section; rows: ChallengeRow[]; next: string | null };
export type Counts = OutputOf<typeof challengesRpc.countChallenges>;

const perSection: Record<Section, number> = {
  open: 50,
  scheduled: 10,
  suspended: 10,
  closed: 10,
  decided: 10,
  imported: 30,
};

export const loader = loaderOf(async ({ visit, request }) => {
  const portal = await requirePortal(visit);
  const query = new URL(request.url).searchParams;
  const filters = filtersOf(query);
  const wanted = sectionsFor(portal.archive, query.get('section'));
  const [listed, counts] = await Promise.all([
    Promise.all(
      wanted.map((section) =>
        listOf(visit, section, filters, wanted.length === 1 ? query.get('cursor') : null),
      ),
    ),
    tryApi(visit, challengesRpc.countChallenges, countInput(filters)),
  ]);
  return { listed, counts, filters, archive: portal.archive, onlySection: wanted.length === 1 };
});

function sectionsFor(archive: boolean, wanted: string | null): Section[] {
  const own: Section[] = archive ? ['imported'] : ['open', 'scheduled', 'suspended', 'closed', 'decided'];
  const one = own.find((section) => section === wanted);
  return one ? [one] : own;
}

async function listOf(
  visit: Visit,
  section: Section,
  filters: ListFilters,
  cursor: string | null,
): Promise<Listed> {
  const input = {
    ...filters,
    sort: sortOf(filters),
    state: [...sections[section]],
    limit: perSection[section],
    cursor: cursor ?? undefined,
  };
  const { items, nextCursor } = await callApi(visit, challengesRpc.listChallenges, input);
  return { section, rows: items, next: nextCursor };
}

function countInput({ sort: _, ...filters }: ListFilters) {
  return filters;
}

export default function Challenges() {
  const { listed, counts, filters, archive, onlySection } = useLoaderData<typeof loader>();
  const page = usePage();
  const { challenges } = page.texts;
  const shown = listed.filter(({ rows }) => rows.length > 0);
  return (
    <div className="page">
      <title>{`${challenges.title} · ${page.portal?.name}`}</title>
      <script type="module" async src={searchModule} />
      <PageHead title={challenges.title} lead={archive ? challenges.archiveNote : undefined} />
      <form className="list" method="get" data-live-search>
        <Filters counts={counts} filters={filters} page={page} />
        <div>
          <div className="search">
            <label htmlFor="q">{challenges.search}</label>
            <input
              className="input"
              id="q"
              name="q"
              type="search"
              defaultValue={filters.q}
              maxLength={200}
              dir="auto"
            />
            <Button kind="outlined">{challenges.searchButton}</Button>
          </div>
          <div data-results aria-live="polite">
            <ListBar filters={filters} counts={counts} page={page} />
            {shown.map((list) => (
              <SectionOf
                key={list.section}
                list={list}
                filters={filters}
                counts={counts}
                page={page}
                whole={onlySection}
              />
            ))}
            {shown.length === 0 ? <NoHit filters={filters} page={page} /> : null}
          </div>
        </div>
      </form>
    </div>
  );
}

function ListBar({ filters, counts, page }: { filters: ListFilters; counts?: Counts; page: Page }) {
  const { challenges } = page.texts;
  const clusterName = (slug: string) =>
    counts?.facets.cluster?.find(({ value }) => value === slug)?.label ?? slug;
  const chosen = chosenOf(filters, page.texts, clusterName);
  const base = page.to('/challenges');
  const current = sortOf(filters);
  return (
    <div className="list-bar">
      <div className="chips">
        {chosen.map(({ name, without }) => (
          <a
            key={name}
            className="tag"
            href={base + queryOf(without)}
            aria-label={challenges.removeFilter(name)}
          >
            {name}
            <svg viewBox="0 0 12 12" aria-hidden="true">
              <path d="M1 1l10 10M11 1 1 11" />
            </svg>
          </a>
        ))}
        {chosen.length > 0 ? <a href={base}>{challenges.clear}</a> : null}
      </div>
      <span className="sorts">
        {challenges.sortedBy}{' '}
        {sorts
          .filter((sort) => sort !== 'match' || filters.q)
          .map((sort, i) => (
            <span key={sort}>
              {i === 0 ? '' : ' · '}
              <a
                href={base + queryOf({ ...filters, sort })}
                aria-current={sort === current ? 'true' : undefined}
              >
                {challenges.sorts[sort]}
              </a>
            </span>
          ))}
      </span>
    </div>
  );
}

type SectionProps = { list: Listed; filters: ListFilters; counts?: Counts; page: Page; whole: boolean };

function SectionOf({ list: { section, rows, next }, filters, counts, page, whole }: SectionProps) {
  const { challenges } = page.texts;
  const total = counts?.facets.state?.find(({ value }) => value === section)?.count ?? rows.length;
  const more = new URLSearchParams(queryOf(filters));
  more.set('section', section);
  if (whole && next) more.set('cursor', next);
  return (
    <section>
      <h2 className="rows-head">
        {challenges.sections[section]}{' '}
        <small>{challenges.count(rows.length, Math.max(total, rows.length))}</small>
      </h2>
      {rows.map((row) => (
        <RowOf key={row.challengeId} row={row} page={page} />
      ))}
      {next ? (
        <p className="list-end">
          <a href={`${page.to('/challenges')}?${more}`}>{challenges.moreOf}</a>
        </p>
      ) : null}
    </section>
  );
}

function NoHit({ filters, page }: { filters: ListFilters; page: Page }) {
  const { challenges } = page.texts;
  const plain = queryOf({ ...filters, sort: undefined }) === '';
  const isFiltered = queryOf({ ...filters, sort: undefined, q: undefined }) !== '';
  if (plain) return <EmptyState title={page.texts.home.noneOpen} />;
  return (
    <>
      <EmptyState
        title={challenges.noHit(filters.q ?? '')}
        action={<a href={page.to('/challenges')}>{isFiltered ? challenges.clear : page.texts.me.see}</a>}
      >
        <p>{isFiltered ? challenges.noHitText : challenges.noHitWords}</p>
      </EmptyState>
    </>
  );
}
