import type { Language, Notice } from '@allmende/contracts';
import { formatMoment } from '@allmende/ui';
import type { Page } from './page.js';

/** `about`: the challenge or group, where its reader may know the name; `lang` where that is not in the page's language. */
export type ToldNotice = Notice & { about?: string; lang?: Language | undefined };

/** A notice as one sentence of the reader's language; times in it stand in words. */
export function noticeText({ kind, params }: Pick<Notice, 'kind' | 'params'>, page: Page): string {
  const dates = page.dates();
  const words = Object.entries(params).map(([name, value]) => [
    name,
    /^\d{4}-\d\d-\d\dT/.test(value) ? formatMoment(value, dates, { zoned: true }) : value,
  ]);
  return page.texts.notices.kinds[kind](Object.fromEntries(words) as Record<string, string>);
}
