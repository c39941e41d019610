import type { FollowedBy } from '@allmende/contracts';
import { formatDay } from '@allmende/ui';
import type { Page } from './page.js';

/** `replaced by version 2 on 3 November`: what became of a version that was handed in. */
export function followedText({ version, at }: NonNullable<FollowedBy>, page: Page): string {
  const { receipts } = page.texts;
  const day = formatDay(at, page.dates(), { weekday: false, year: true });
  return version === null ? receipts.withdrawnOn(day) : receipts.replacedBy(version, day);
}
