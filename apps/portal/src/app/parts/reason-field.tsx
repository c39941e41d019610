import { TextField } from '@allmende/ui';
import { errorOf, type FormProblem } from '../problem.view.js';

type ReasonFieldProps = {
  words: { label: string; hint: string };
  /** Of this form; on a page with several only one of them was sent. */
  state: { problem?: FormProblem; values: Record<string, string> } | undefined;
};

/** Why, as the team reads it. */
export function ReasonField({ words, state }: ReasonFieldProps) {
  return (
    <TextField
      name="reason"
      label={words.label}
      hint={words.hint}
      rows={4}
      required
      maxLength={4000}
      defaultValue={state?.values['reason']}
      error={errorOf(state?.problem, 'reason')}
    />
  );
}
