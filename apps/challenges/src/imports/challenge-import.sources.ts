export type Source = {
  /** Zone of its times without one. */
  zone: string;
  /** What its relative addresses stand below. */
  base: string | null;
  /** In front of the source's own id in collections of several sources. */
  prefix: string;
};

const unknown: Source = { zone: 'UTC', base: null, prefix: '' };

const sources: Record<string, Partial<Source>> = {
  'GSA/Challenge_gov': {
    zone: 'America/New_York',
    base: 'https://www.challenge.gov',
    prefix: 'challenge-gov-',
  },
  'uscensusbureau/the-opportunity-project': { zone: 'America/New_York' },
  'pivotlabs-vc/innovation-graph': { zone: 'Europe/London' },
  'OpendataCH/hackopendata-archive': { zone: 'Europe/Zurich' },
  'isomerpages/imda-oin': { zone: 'Asia/Singapore' },
  'inspire-helsinki-2019/challenge': { zone: 'Europe/Helsinki' },
};

export function sourceOf(name: string): Source {
  return { ...unknown, ...(Object.hasOwn(sources, name) ? sources[name] : {}) };
}

/** The raw feed of the retired portal, which its own file puts in the public domain. */
export const feed = { source: 'GSA/Challenge_gov', licence: 'CC0-1.0' } as const;
