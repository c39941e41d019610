import { TextField } from '@allmende/ui';
import { errorOf, type FormProblem } from '../problem.view.js';

type ReasonFieldProps = {
  words: { label: string; hint: string };
  /** Of this form; on a page with several only one of them was sent. */
  state: { problem?: FormProblem; values: Record<string, string> } | undefined;
  maxLength?: number;
};

/** Why, as whom it concerns reads it. */
export function ReasonField({ words, state, maxLength = 4000 }: ReasonFieldProps) {
  return (
    <TextField
      name="reason"
      label={words.label}
      hint={words.hint}
      rows={4}
      required
      maxLength={maxLength}
      defaultValue={state?.values['reason']}
      error={errorOf(state?.problem, 'reason')}
    />
  );
}
