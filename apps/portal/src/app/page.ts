import type { DateContext } from '@allmende/ui';
import { useRouteLoaderData } from 'react-router';
import type { PageData } from './page-data.server.js';
import { textsOf, type Texts } from './texts/index.js';

export type Page = PageData & {
  texts: Texts;
  /** An address of this portal in the reader's language: `to('/challenges')`. */
  to: (path: string) => string;
  /** For dates in a zone; those of a portal itself stand in Berlin's. */
  dates: (zone?: string) => DateContext;
};

export function usePage(): Page {
  const data = useRouteLoaderData<PageData>('root');
  if (!data) throw new Error('A page outside the frame');
  return pageOf(data);
}

export function pageOf(data: PageData): Page {
  return {
    ...data,
    texts: textsOf(data.language),
    to: (path) => (path === '/' ? `/${data.language}` : `/${data.language}${path}`),
    dates: (zone = 'Europe/Berlin') => ({ language: data.language, zone, now: new Date(data.now) }),
  };
}

/** `Mira Kern und Ole Brandt`. */
export function namesOf(names: readonly string[], { language }: Pick<PageData, 'language'>): string {
  return new Intl.ListFormat(language).format(names);
}

/** `http://localhost:8080` and `isartal` → `http://isartal.localhost:8080`. */
export function portalUrl(platformUrl: string, slug: string): string {
  return platformUrl.replace('://', `://${slug}.`);
}
