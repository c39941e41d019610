import { restPeriods } from '@allmende/contracts';

const dayMs = 86_400_000;

/** When the seeker's access to what was not awarded ends, and when it is deleted. */
export function restDates(decidedAt: Date): { accessEndsAt: Date; deletesAt: Date } {
  const after = (days: number): Date => new Date(decidedAt.getTime() + days * dayMs);
  return { accessEndsAt: after(restPeriods.accessDays), deletesAt: after(restPeriods.deletionDays) };
}
