import type { Language, Notice } from '@allmende/contracts';
import { formatMoment } from '@allmende/ui';
import type { Page } from './page.js';

/** `about`: the challenge or group, where its reader may know the name; `lang` where that is not in the page's language. */
export type ToldNotice = Notice & {
  about?: string;
  lang?: Language | undefined;
  /** How many are told in this one. */
  count?: number;
};

/** Notices of one kind from one group are told in the newest of them, which leads to the group. */
export function gathered(notices: readonly ToldNotice[]): ToldNotice[] {
  const rows = new Map<string, ToldNotice>();
  for (const notice of notices) {
    const group = notice.kind in several ? /^\/groups\/[^/]+/.exec(notice.path)?.[0] : undefined;
    const key = group ? `${notice.kind} ${group}` : notice.noticeId;
    const first = rows.get(key);
    rows.set(key, first && group ? { ...first, path: group, count: (first.count ?? 1) + 1 } : notice);
  }
  return [...rows.values()];
}

const several = { 'group-post': true, 'group-file': true } as const;

/** A notice as one sentence of the reader's language; times in it stand in words. */
export function noticeText(
  { kind, params, count }: Pick<ToldNotice, 'kind' | 'params' | 'count'>,
  page: Page,
): string {
  if (count !== undefined && kind in several) {
    return page.texts.notices.several[kind as keyof typeof several](count);
  }
  const dates = page.dates();
  const words = Object.entries(params).map(([name, value]) => [
    name,
    /^\d{4}-\d\d-\d\dT/.test(value) ? formatMoment(value, dates, { zoned: true }) : value,
  ]);
  return page.texts.notices.kinds[kind](Object.fromEntries(words) as Record<string, string>);
}
