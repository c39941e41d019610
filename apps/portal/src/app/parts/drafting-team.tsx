import { Button, Field, Fold, formatShortDay } from '@allmende/ui';
import { anchorOf } from '../drafting.outline.js';
import { errorOf } from '../problem.view.js';
import { Leaving, type LeavingProps } from './drafting-leaving.js';
import { InvitationLanguage } from './invitation-language.js';
import { StepForm, type StepsProps } from './drafting-steps.js';

type TeamProps = LeavingProps & {
  mayAdd: boolean;
  /** Below the form it is a part like those of the form. */
  asPart?: boolean;
};

/** Who asks, a way to let a colleague in, and the ways out. */
export function Team({ mayAdd, asPart = false, ...props }: TeamProps) {
  const { challenge, page } = props;
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
        <Invited {...props} mayAdd={mayAdd} />
        <Left {...props} />
      </ul>
      {mayAdd ? <Add {...props} /> : null}
      <Leaving {...props} />
    </section>
  );
}

/** While it is a draft a colleague with an account belongs to the team at once; others, and later all, are asked. */
function Add(props: StepsProps) {
  const { challenge, page, state } = props;
  const { team } = page.texts.drafting;
  const asks = challenge.slug !== null;
  return (
    <Fold title={asks ? team.invite : team.add} open={Boolean(state?.values['email'])}>
      <StepForm {...props} intent="team">
        <Field
          name="email"
          type="email"
          label={team.email}
          hint={asks ? team.inviteHint : team.emailHint}
          required
          maxLength={254}
          defaultValue={state?.values['email']}
          error={errorOf(state?.problem, 'email')}
        />
        <InvitationLanguage values={state?.values} page={page} />
        <Button kind="outlined">{asks ? team.inviteButton : team.button}</Button>
      </StepForm>
    </Fold>
  );
}

function Invited({ mayAdd, ...props }: TeamProps) {
  const { challenge, page } = props;
  const { team } = page.texts.drafting;
  const dates = page.dates(challenge.draft.zone);
  return challenge.invited.map(({ invitationId, name, at }) => (
    <li key={invitationId}>
      <bdi>{name}</bdi>
      <span className="muted">, {team.invited(formatShortDay(at, dates))}</span>
      {mayAdd ? (
        <StepForm {...props} intent="revoke-seeker">
          <input type="hidden" name="invitationId" value={invitationId} />
          <Button kind="link" aria-label={team.revokeName(name)}>
            {team.revoke}
          </Button>
        </StepForm>
      ) : null}
    </li>
  ));
}

/** Who is no longer of it; they read nothing since. */
function Left({ challenge, page }: StepsProps) {
  const dates = page.dates(challenge.draft.zone);
  return challenge.left.map(({ name, at }, i) => (
    <li key={i} className="muted">
      <bdi>{name}</bdi>, {page.texts.drafting.team.left(formatShortDay(at, dates))}
    </li>
  ));
}
