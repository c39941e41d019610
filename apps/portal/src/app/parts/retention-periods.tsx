import {
  type OutputOf,
  periodGraceDays,
  periodNames,
  type RetentionPeriods,
  type retentionPeriodsRpc,
} from '@allmende/contracts';
import { Button, DecisionBox, DeskTable, formatDay, formatMoment } from '@allmende/ui';
import { useEffect, useRef } from 'react';
import type { Page } from '../page.js';
import { errorOf, type FormProblem } from '../problem.view.js';
import { changesText, periodText, shortened, typedPeriods } from '../retention-periods.view.js';
import { SureTick } from './sure-tick.js';

type SaveProps = {
  before: RetentionPeriods;
  /** Without a problem it is the step in which shorter periods are confirmed. */
  state: { problem?: FormProblem; values: Record<string, string> } | undefined;
  page: Page;
};

const dayMs = 24 * 3_600_000;

/** The button; what becomes shorter is said before, and confirmed. */
export function SavePeriods({ before, state, page }: SaveProps) {
  const { save, shorter: words } = page.texts.retentionPeriods;
  const step = useRef<HTMLDivElement>(null);
  useEffect(() => step.current?.focus(), []);
  const button = <Button>{save}</Button>;
  if (!state || (state.problem && !errorOf(state.problem, 'sure') && !state.values['sure']))
    return <div className="actions path-actions">{button}</div>;
  const typed = typedPeriods((name) => state.values[name]);
  const shorter = shortened(before, typed).map((name) => [name, typed[name]] as const);
  const from = new Date(new Date(page.now).getTime() + periodGraceDays * dayMs);
  return (
    <div role="status" tabIndex={-1} ref={step}>
      <DecisionBox title={words.title} action={button}>
        {changesText(before, { ...before, ...Object.fromEntries(shorter) }, page).map((text) => (
          <p key={text}>{text}</p>
        ))}
        <p>{words.text(formatDay(from, page.dates(), { weekday: false }))}</p>
        <input type="hidden" name="asked" value="yes" />
        <SureTick legend={words.legend} label={words.sure} state={state} />
      </DecisionBox>
    </div>
  );
}

type Choices = OutputOf<typeof retentionPeriodsRpc.listPeriodChoices>['items'];

/** Who chose what, so that other managers see it. */
export function PeriodChoices({ choices, page }: { choices: Choices; page: Page }) {
  const { log } = page.texts.retentionPeriods;
  if (choices.length === 0) return null;
  return (
    <section className="path-part">
      <h2>{log.title}</h2>
      <DeskTable
        name={log.title}
        columns={[{ title: log.what }, { title: log.by }, { title: log.at }]}
        groups={[
          {
            rows: choices.map(({ at, by, before, after }) => ({
              key: at,
              cells: [
                changesText(before, after, page).join('; '),
                <bdi key="by">{by ?? log.closed}</bdi>,
                formatMoment(at, page.dates(), { short: true }),
              ],
            })),
          },
        ]}
      />
    </section>
  );
}

/** For everybody whose data it is. */
export function PeriodList({ periods, page }: { periods: RetentionPeriods; page: Page }) {
  const { publicTitle, publicLead, fields, froms } = page.texts.retentionPeriods;
  return (
    <section>
      <h2>{publicTitle}</h2>
      <div className="prose">
        <p>{publicLead}</p>
        <ul>
          {periodNames.map((name) => (
            <li key={name}>
              {fields[name]}: {periodText(name, periods[name], page)} {froms[name]}
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
