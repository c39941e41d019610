import { Button, Field, Fold } from '@allmende/ui';
import { anchorOf } from '../drafting.outline.js';
import { errorOf } from '../problem.view.js';
import { StepForm, type StepsProps } from './drafting-steps.js';

type TeamProps = StepsProps & {
  mayAdd: boolean;
  /** Below the form it is a part like those of the form. */
  asPart?: boolean;
};

/** Who asks, and a way to let a colleague in. */
export function Team({ mayAdd, asPart = false, ...props }: TeamProps) {
  const { challenge, page, state } = props;
  const { team } = page.texts.drafting;
  return (
    <section className={asPart ? 'drafting-part' : 'panel'} id={anchorOf('team')}>
      <h2 tabIndex={asPart ? -1 : undefined}>{team.title}</h2>
      {challenge.organisationName ? (
        <p className="small muted">{team.organisation(challenge.organisationName)}</p>
      ) : null}
      {challenge.seekers.length === 0 ? <p className="small">{team.none}</p> : null}
      <ul className="plain-list small">
        {challenge.seekers.map(({ accountId, name }) => (
          <li key={accountId}>
            <bdi>{name}</bdi>
          </li>
        ))}
      </ul>
      {mayAdd ? (
        <Fold title={team.add} open={Boolean(state?.values['email'])}>
          <StepForm {...props} intent="team">
            <Field
              name="email"
              type="email"
              label={team.email}
              hint={team.emailHint}
              required
              maxLength={254}
              defaultValue={state?.values['email']}
              error={errorOf(state?.problem, 'email')}
            />
            <Button kind="outlined">{team.button}</Button>
          </StepForm>
        </Fold>
      ) : null}
    </section>
  );
}
