import {
  type OutputOf,
  periodNames,
  type RetentionPeriods,
  type retentionPeriodsRpc,
} from '@allmende/contracts';
import { Button, DecisionBox, DeskTable, formatMoment } from '@allmende/ui';
import type { Page } from '../page.js';
import { errorOf } from '../problem.view.js';
import { changesText, periodText, shortened, typedPeriods } from '../retention-periods.view.js';
import type { FormState } from '../served.js';
import { SureTick } from './sure-tick.js';

type SaveProps = { before: RetentionPeriods; state: FormState | undefined; page: Page };

/** The button; what becomes shorter is said before, and confirmed. */
export function SavePeriods({ before, state, page }: SaveProps) {
  const { save, shorter: words } = page.texts.retentionPeriods;
  const button = <Button>{save}</Button>;
  if (!state || !(errorOf(state.problem, 'sure') || state.values['sure']))
    return <div className="actions path-actions">{button}</div>;
  const typed = typedPeriods((name) => state.values[name]);
  const shorter = shortened(before, typed).map((name) => [name, typed[name]] as const);
  return (
    <DecisionBox title={words.title} action={button}>
      {changesText(before, { ...before, ...Object.fromEntries(shorter) }, page).map((text) => (
        <p key={text}>{text}</p>
      ))}
      <p>{words.text}</p>
      <SureTick legend={words.legend} label={words.sure} state={state} />
    </DecisionBox>
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
