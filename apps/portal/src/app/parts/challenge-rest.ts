import { restPeriods } from '@allmende/contracts';
import { type DateContext, formatShortDay, type TimelinePoint } from '@allmende/ui';
import type { Page } from '../page.js';

const dayMs = 86_400_000;

/** On the plan of a challenge, what happens to all that is not awarded: with dates once it is decided. */
export function restPoints(decidedAt: string | null, dates: DateContext, page: Page): TimelinePoint[] {
  const { plan } = page.texts.challenges;
  const { accessDays, deletionDays } = restPeriods;
  if (decidedAt === null) {
    const text = plan.restText(accessDays, deletionDays);
    return [{ when: plan.then, title: plan.rest, text, state: 'to-come' }];
  }
  const point = (days: number, title: string): TimelinePoint => {
    const at = new Date(new Date(decidedAt).getTime() + days * dayMs);
    return { when: formatShortDay(at, dates), title, state: at <= dates.now ? 'done' : 'to-come' };
  };
  return [point(accessDays, plan.accessEnds), point(deletionDays, plan.deletion)];
}
