import { challengesRpc, rightsModels, topics, type InputOf } from '@allmende/contracts';
import type { Texts } from './texts/index.js';

/** What the address of the list says, and nothing that it must not say. */
export type ListFilters = Omit<InputOf<typeof challengesRpc.listChallenges>, 'limit' | 'cursor' | 'state'> & {
  topic: string[];
  reward: string[];
  rights: string[];
  cluster: string[];
};

export const rewardKinds = ['money', 'order', 'project', 'other'] as const;
/** Who may take part; without an account only the last is known. */
export const eligibles = ['me', 'everyone'] as const;
export const closings = ['week', 'month', 'later'] as const;
export const briefs = ['with', 'without'] as const;
export const sorts = ['closing', 'newest', 'match'] as const;

type Sort = (typeof sorts)[number];

/** Reads the query; unknown values are left out, so that an old link still shows a list. */
export function filtersOf(query: URLSearchParams): ListFilters {
  const q = (query.get('q') ?? '').normalize('NFC').trim().slice(0, 200);
  return {
    q: q === '' ? undefined : q,
    topic: known(query.getAll('topic'), topics),
    closing: known(query.getAll('closing'), closings)[0],
    reward: known(query.getAll('reward'), rewardKinds),
    rights: known(query.getAll('rights'), rightsModels),
    eligible: known(query.getAll('eligible'), eligibles)[0],
    brief: known(query.getAll('brief'), briefs)[0],
    cluster: query
      .getAll('cluster')
      .filter((slug) => /^[a-z0-9-]{1,80}$/.test(slug))
      .slice(0, 20),
    sort: known(query.getAll('sort'), sorts)[0],
  } as ListFilters;
}

function known<T extends string>(values: string[], allowed: readonly T[]): T[] {
  const found = values.filter((value): value is T => allowed.some((one) => one === value));
  return [...new Set(found)].slice(0, 20);
}

/** The query for these filters, without what stands at its default. */
export function queryOf(filters: ListFilters): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(filters)) {
    for (const one of Array.isArray(value) ? value : [value]) if (one) query.append(name, String(one));
  }
  return query.size > 0 ? `?${query}` : '';
}

export type Chosen = { name: string; without: ListFilters };

/** Chosen filters as chips, each with the list that remains when it is taken back. */
export function chosenOf(
  filters: ListFilters,
  texts: Texts,
  clusterName: (slug: string) => string,
): Chosen[] {
  const { challenges, common } = texts;
  const chips: Chosen[] = [];
  if (filters.eligible)
    chips.push({
      name: challenges.eligible[filters.eligible],
      without: { ...filters, eligible: undefined },
    });
  if (filters.closing) {
    chips.push({ name: challenges.closing[filters.closing], without: { ...filters, closing: undefined } });
  }
  if (filters.brief) {
    chips.push({ name: challenges.briefs[filters.brief], without: { ...filters, brief: undefined } });
  }
  const names = {
    topic: (value: string) => common.topics[value as keyof typeof common.topics],
    reward: (value: string) => rewardFilterText(value, texts),
    rights: (value: string) => common.rights[value as keyof typeof common.rights],
    cluster: clusterName,
  };
  for (const key of ['topic', 'reward', 'rights', 'cluster'] as const) {
    for (const value of filters[key]) {
      chips.push({
        name: names[key](value),
        without: { ...filters, [key]: filters[key].filter((one) => one !== value) },
      });
    }
  }
  return chips;
}

export function sortOf({ sort, q }: ListFilters): Sort {
  return sort ?? (q ? 'match' : 'closing');
}

/** Other rewards can come with a sum as well. */
export function rewardFilterText(value: string, { challenges, common }: Texts): string {
  return value === 'money' ? challenges.prizeOnly : common.rewards[value as keyof typeof common.rewards];
}
