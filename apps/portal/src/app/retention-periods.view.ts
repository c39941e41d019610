import { periodBounds, type PeriodName, periodNames, type RetentionPeriods } from '@allmende/contracts';
import type { Page } from './page.js';
import type { FormProblem } from './problem.view.js';

type Words = Pick<Page, 'texts'>;

/** `90 Tage`. */
export function periodText(name: PeriodName, count: number, { texts }: Words): string {
  return texts.retentionPeriods.units[periodBounds[name].unit](count);
}

/** `Gelesene Mitteilungen, in Tagen`. */
export function labelText(name: PeriodName, { texts }: Words): string {
  const { fields, inUnits } = texts.retentionPeriods;
  return `${fields[name]}, ${inUnits[periodBounds[name].unit]}`;
}

/** `30 bis 365 Tage, üblich sind 90.` */
export function boundsText(name: PeriodName, page: Words): string {
  const { least, most, usual } = periodBounds[name];
  return page.texts.retentionPeriods.bounds(least, periodText(name, most, page), usual);
}

/** What was typed; no number where it is none, which the API refuses beside its field. */
export function typedPeriods(valueOf: (name: PeriodName) => string | undefined): RetentionPeriods {
  const typed = periodNames.map((name) => {
    const text = valueOf(name)?.trim() ?? '';
    return [name, /^\d{1,5}$/.test(text) ? Number(text) : NaN];
  });
  return Object.fromEntries(typed) as RetentionPeriods;
}

/** What becomes shorter, so that something goes sooner than it would; a session that ends is no loss. */
export function shortened(before: RetentionPeriods, after: RetentionPeriods): PeriodName[] {
  return periodNames.filter((name) => name !== 'idleSessions' && after[name] < before[name]);
}

/** `Gelesene Mitteilungen: 180 Tage, bisher 365 Tage`: each period that a choice changed. */
export function changesText(before: RetentionPeriods, after: RetentionPeriods, page: Words): string[] {
  const { fields, change } = page.texts.retentionPeriods;
  return periodNames
    .filter((name) => before[name] !== after[name])
    .map((name) =>
      change(fields[name], periodText(name, after[name], page), periodText(name, before[name], page)),
    );
}

/** Whatever is wrong with a number, its bounds say what is right. */
export function withBounds(problem: FormProblem, page: Words): FormProblem {
  const { fields, wrong } = page.texts.retentionPeriods;
  const errors = problem.errors.map((error) => {
    const name = periodNames.find((one) => one === error.field);
    if (!name) return error;
    const { least, most } = periodBounds[name];
    return { ...error, text: wrong(fields[name], least, periodText(name, most, page)) };
  });
  return { ...problem, errors };
}
