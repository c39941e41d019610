import { Choice, ChoiceGroup } from '@allmende/ui';
import { errorOf, type FormProblem } from '../problem.view.js';

type Props = {
  legend: string;
  label: string;
  state: { problem?: FormProblem; values: Record<string, string> } | undefined;
};

/** The second step before what cannot be taken back easily; works without script. */
export function SureTick({ legend, label, state }: Props) {
  return (
    <ChoiceGroup legend={legend} name="sure" error={errorOf(state?.problem, 'sure')}>
      <Choice
        type="checkbox"
        name="sure"
        value="yes"
        required
        label={label}
        defaultChecked={state?.values['sure'] === 'yes'}
      />
    </ChoiceGroup>
  );
}
