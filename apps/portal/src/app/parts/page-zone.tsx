import { zoneName } from '@allmende/ui';
import { useHydrated } from '../hydrated.js';
import type { Page } from '../page.js';

/** By which clock the times of a page are; said only where the reader's shows another time. */
export function PageZone({ page }: { page: Page }) {
  const dates = page.dates();
  const isHydrated = useHydrated();
  // Only the browser knows its zone.
  if (!isHydrated || clock(page.now) === clock(page.now, dates.zone)) return null;
  return <p className="small muted path-note">{page.texts.common.pageZone(zoneName(page.now, dates))}</p>;
}

function clock(at: string, timeZone?: string): string {
  const parts = { timeZone, weekday: 'short', hour: '2-digit', minute: '2-digit' } as const;
  return new Intl.DateTimeFormat('en-GB', parts).format(new Date(at));
}
