import { rightsModels, topics } from '@allmende/contracts';
import { Button } from '@allmende/ui';
import {
  briefs,
  closings,
  eligibles,
  rewardFilterText,
  rewardKinds,
  type ListFilters,
} from '../challenge.filters.js';
import type { Page } from '../page.js';
import type { Counts } from '../routes/challenges.js';

type Option = { value: string; label: string; count: number | undefined };
type FacetName = keyof Counts['facets'];

/** Filters with their counts. Values that would leave nothing are left out, unless they are chosen. */
export function Filters({ counts, filters, page }: { counts?: Counts; filters: ListFilters; page: Page }) {
  const { challenges, common } = page.texts;
  const options = (facet: FacetName, values: readonly string[], label: (value: string) => string): Option[] =>
    values
      .map((value) => ({ value, label: label(value), count: countOf(counts, facet, value) }))
      .filter(({ value, count }) => count !== 0 || isChosen(filters, facet, value));
  const clusters = (counts?.facets.cluster ?? []).map(({ value, label, count }) => ({
    value,
    label: label ?? value,
    count,
  }));
  return (
    <aside className="filters" aria-label={challenges.filter}>
      <label className="filter-fold">
        <input type="checkbox" className="visually-hidden" />
        {challenges.filter}
      </label>
      <div className="filter-columns">
        <Facet
          name="eligible"
          legend={challenges.filters.eligible}
          type="radio"
          chosen={filters.eligible ? [filters.eligible] : []}
          options={options(
            'eligible',
            page.person ? eligibles : ['everyone'],
            (value) => challenges.eligible[value as (typeof eligibles)[number]],
          )}
        />
        <Facet
          name="closing"
          legend={challenges.filters.closing}
          type="radio"
          chosen={filters.closing ? [filters.closing] : []}
          options={options(
            'closing',
            closings,
            (value) => challenges.closing[value as (typeof closings)[number]],
          )}
        />
        <Facet
          name="topic"
          legend={challenges.filters.topic}
          chosen={filters.topic}
          options={options('topic', topics, (value) => common.topics[value as (typeof topics)[number]])}
        />
        <Facet
          name="reward"
          legend={challenges.filters.reward}
          chosen={filters.reward}
          options={options('reward', rewardKinds, (value) => rewardFilterText(value, page.texts))}
        />
        <Facet
          name="rights"
          legend={challenges.filters.rights}
          chosen={filters.rights}
          options={options(
            'rights',
            rightsModels,
            (value) => common.rights[value as (typeof rightsModels)[number]],
          )}
        />
        <Facet
          name="brief"
          legend={challenges.filters.brief}
          type="radio"
          chosen={filters.brief ? [filters.brief] : []}
          options={briefs.map((value) => ({ value, label: challenges.briefs[value], count: undefined }))}
        />
        <Facet
          name="cluster"
          legend={challenges.filters.cluster}
          chosen={filters.cluster}
          options={clusters
            .filter(({ value, count }) => count > 0 || filters.cluster.includes(value))
            .slice(0, 15)}
        />
        <Button kind="outlined" full>
          {challenges.applyFilters}
        </Button>
      </div>
    </aside>
  );
}

type FacetProps = {
  name: string;
  legend: string;
  type?: 'checkbox' | 'radio';
  chosen: string[];
  options: Option[];
};

function Facet({ name, legend, type = 'checkbox', chosen, options }: FacetProps) {
  if (options.length === 0) return null;
  // What stands alone can be taken back only as a checkbox.
  const kind = options.length === 1 ? 'checkbox' : type;
  return (
    <fieldset>
      <legend>{legend}</legend>
      {options.map(({ value, label, count }) => (
        <label key={value}>
          <input type={kind} name={name} value={value} defaultChecked={chosen.includes(value)} />
          <span>{label}</span>
          {count === undefined ? null : <small>{count}</small>}
        </label>
      ))}
    </fieldset>
  );
}

function countOf(counts: Counts | undefined, facet: FacetName, value: string): number | undefined {
  if (!counts) return undefined;
  return counts.facets[facet]?.find((one) => one.value === value)?.count ?? 0;
}

function isChosen(filters: ListFilters, facet: FacetName, value: string): boolean {
  const chosen = facet === 'state' ? undefined : filters[facet];
  return Array.isArray(chosen) ? chosen.includes(value) : chosen === value;
}
