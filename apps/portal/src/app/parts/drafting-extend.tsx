import { Button, Field, Fold, TextField } from '@allmende/ui';
import { localIn } from '../drafting.dates.js';
import { errorOf } from '../problem.view.js';
import { StepForm, type StepsProps } from './drafting-steps.js';

/** A later closing date, by the team that asks or the manager; begins with what stands now. */
export function Extend(props: StepsProps) {
  const { challenge, page, state } = props;
  const { extend } = page.texts.drafting.course;
  const { zone, original, closesAt, decisionBy } = challenge.draft;
  const tried = state?.values['intent'] === 'extend' ? state : undefined;
  const frame = (name: string, now: string | null) => ({
    name,
    defaultValue: tried ? tried.values[name] : (now ?? undefined),
    error: errorOf(tried?.problem, name) ?? errorOf(tried?.problem, `${name}.${original}`),
  });
  return (
    <Fold title={extend.title} open={tried !== undefined}>
      <StepForm {...props} intent="extend">
        <input type="hidden" name="zone" value={zone} />
        <input type="hidden" name="original" value={original} />
        <p>{extend.text}</p>
        <Field
          {...frame('closesAt', closesAt && localIn(zone, closesAt))}
          type="datetime-local"
          required
          label={extend.closesAt}
          hint={zone.replaceAll('_', ' ')}
        />
        <Field {...frame('decisionBy', decisionBy)} type="date" label={extend.decisionBy} />
        <TextField
          {...frame('note', null)}
          rows={3}
          maxLength={500}
          label={extend.note}
          hint={extend.noteHint}
        />
        <Button kind="outlined">{extend.button}</Button>
      </StepForm>
    </Fold>
  );
}
