import { Choice, ChoiceGroup, Field, TextField } from '@allmende/ui';
import type { Page } from '../page.js';
import { errorOf, type FormProblem } from '../problem.view.js';
import type { FormState } from '../served.js';

type FieldsProps = {
  state: FormState | undefined;
  /** What stands now. */
  group?: { name: string; purpose: string; endsOn: string | null };
  page: Page;
};

/** Name, purpose and end of a group, for a new one and for changing one. */
export function GroupFields({ state, group, page }: FieldsProps) {
  const { make } = page.texts.groups;
  const frame = (name: 'name' | 'purpose' | 'endsOn') => ({
    name,
    defaultValue: state ? state.values[name] : (group?.[name] ?? undefined),
    error: errorOf(state?.problem, name),
  });
  return (
    <>
      <Field
        {...frame('name')}
        required
        minLength={2}
        maxLength={120}
        label={make.name}
        hint={make.nameHint}
      />
      <TextField
        {...frame('purpose')}
        rows={3}
        maxLength={600}
        label={make.purpose}
        hint={make.purposeHint}
      />
      <Field {...frame('endsOn')} type="date" label={make.endsOn} />
    </>
  );
}

type ConfidentialityProps = { problem: FormProblem | undefined; agreed?: boolean; page: Page };

/** What everybody in a group agrees to: whoever founds it, and whoever accepts an invitation. */
export function Confidentiality({ problem, agreed, page }: ConfidentialityProps) {
  const { confidentiality } = page.texts.groups;
  return (
    <ChoiceGroup
      name="confidentiality"
      legend={confidentiality.title}
      error={errorOf(problem, 'confidentiality')}
    >
      <Choice
        type="checkbox"
        name="confidentiality"
        value="true"
        defaultChecked={agreed}
        label={confidentiality.text}
      />
    </ChoiceGroup>
  );
}
