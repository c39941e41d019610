import { Field, TextField } from '@allmende/ui';
import type { Page } from '../page.js';
import { errorOf } from '../problem.view.js';
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
