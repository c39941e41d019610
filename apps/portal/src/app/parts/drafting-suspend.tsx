import type { EditableChallenge, Language } from '@allmende/contracts';
import { Button, DecisionBox, Field, Fold, formatMoment, Notice, TextField } from '@allmende/ui';
import { localIn } from '../drafting.dates.js';
import type { Page } from '../page.js';
import { errorOf } from '../problem.view.js';
import { StepForm, type StepsProps } from './drafting-steps.js';

/** The manager stops it; the reason stands in public, so both languages are asked for. */
export function Suspend(props: StepsProps) {
  const { page, state } = props;
  const { suspend } = page.texts.drafting.course;
  return (
    <Fold title={suspend.title} open={state?.values['intent'] === 'suspend'}>
      <StepForm {...props} intent="suspend">
        <p>{suspend.text}</p>
        <Reasons
          {...props}
          name="reason"
          intent="suspend"
          label={suspend.reason}
          hint={suspend.hint}
          required
        />
        <Button kind="outlined">{suspend.button}</Button>
      </StepForm>
    </Fold>
  );
}

/** What everybody is told of a suspended challenge, and for the manager the way on. */
export function Stopped(props: StepsProps) {
  const { challenge, page } = props;
  const { stopped } = page.texts.drafting.course;
  return (
    <>
      <Notice tone="warn" title={stopped.title}>
        {stopped.text}
      </Notice>
      {challenge.manager ? <Resume {...props} /> : null}
    </>
  );
}

/** The close stays unless a later one is named; one that has passed meanwhile has to be. */
function Resume(props: StepsProps) {
  const { challenge, page, state } = props;
  const { resume, extend } = page.texts.drafting.course;
  const { zone, original, closesAt, decisionBy } = challenge.draft;
  const tried = state?.values['intent'] === 'resume' ? state : undefined;
  const hasPassed = closesAt !== null && new Date(closesAt) <= new Date(page.now);
  const frame = (name: string, now?: string | null) => ({
    name,
    defaultValue: tried ? tried.values[name] : (now ?? undefined),
    error: errorOf(tried?.problem, name),
  });
  return (
    <StepForm {...props} intent="resume">
      <input type="hidden" name="zone" value={zone} />
      <input type="hidden" name="original" value={original} />
      <DecisionBox title={resume.title} action={<Button>{resume.button}</Button>}>
        <p>{resume.text}</p>
        <Field
          {...frame('closesAt')}
          type="datetime-local"
          required={hasPassed}
          label={hasPassed ? extend.closesAt : resume.closesAt}
          hint={hasPassed ? zone.replaceAll('_', ' ') : closeHint(challenge, page)}
          min={closesAt ? localIn(zone, closesAt) : undefined}
        />
        <Field {...frame('decisionBy', decisionBy)} type="date" label={extend.decisionBy} />
        <Reasons {...props} name="note" intent="resume" label={resume.note} hint={extend.noteHint} />
      </DecisionBox>
    </StepForm>
  );
}

function closeHint({ draft }: EditableChallenge, page: Page): string | undefined {
  if (!draft.closesAt) return undefined;
  return page.texts.drafting.course.resume.stays(
    formatMoment(draft.closesAt, page.dates(draft.zone), { zoned: true }),
  );
}

type ReasonsProps = StepsProps & {
  name: string;
  intent: string;
  label: (language: string) => string;
  hint: string;
  required?: boolean;
};

/** A public text in both languages, the challenge's own first. */
function Reasons({ challenge, page, state, name, intent, label, hint, required = false }: ReasonsProps) {
  const { languages } = page.texts.drafting;
  const { original } = challenge.draft;
  const order: Language[] = original === 'de' ? ['de', 'en'] : ['en', 'de'];
  const tried = state?.values['intent'] === intent ? state : undefined;
  return order.map((language) => (
    <TextField
      key={language}
      name={`${name}.${language}`}
      lang={language}
      rows={3}
      maxLength={1000}
      required={required && language === original}
      label={label(languages[language])}
      hint={language === original ? hint : undefined}
      defaultValue={tried?.values[`${name}.${language}`]}
      error={errorOf(tried?.problem, `${name}.${language}`)}
    />
  ));
}
