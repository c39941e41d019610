import { Button, Fold, SelectField } from '@allmende/ui';
import { stillNamed } from '../drafting.openers.js';
import { errorOf } from '../problem.view.js';
import { StepForm, type StepsProps } from './drafting-steps.js';

export type LeavingProps = StepsProps & { accountId: string; isOpened: boolean };

/** Two ways out of the team that asks: a colleague is taken out, or the person leaves. */
export function Leaving(props: LeavingProps) {
  const { challenge, accountId } = props;
  if (!challenge.seekers.some((seeker) => seeker.accountId === accountId)) return null;
  return (
    <>
      <TakeOut {...props} />
      <Leave {...props} />
    </>
  );
}

function TakeOut(props: LeavingProps) {
  const { challenge, accountId, isOpened, page, state } = props;
  const { takeOut } = page.texts.drafting.team;
  const tried = state?.values['intent'] === 'remove-seeker' ? state : undefined;
  const named = stillNamed(challenge, isOpened);
  const colleagues = challenge.seekers.filter((seeker) => seeker.accountId !== accountId);
  const free = colleagues.filter((seeker) => !named.includes(seeker.accountId));
  if (colleagues.length === 0) return null;
  return (
    <Fold title={takeOut.title} open={tried !== undefined}>
      <p className="small">{challenge.slug ? takeOut.published : takeOut.draft}</p>
      {free.length < colleagues.length ? <OpenerFirst text={takeOut.openerFirst} {...props} /> : null}
      {free.length > 0 ? (
        <StepForm {...props} intent="remove-seeker">
          <SelectField
            name="memberId"
            label={takeOut.who}
            options={[
              { value: '', label: takeOut.choose },
              ...free.map(({ accountId: value, name: label }) => ({ value, label })),
            ]}
            defaultValue={tried?.values['memberId']}
            error={errorOf(tried?.problem, 'memberId')}
          />
          <Button kind="outlined">{takeOut.button}</Button>
        </StepForm>
      ) : null}
    </Fold>
  );
}

function Leave(props: LeavingProps) {
  const { challenge, accountId, isOpened, page, state } = props;
  const { leave } = page.texts.drafting.team;
  const isNamed = stillNamed(challenge, isOpened).includes(accountId);
  return (
    <Fold title={leave.title} open={state?.values['intent'] === 'leave-team'}>
      {challenge.seekers.length === 1 ? <p className="small">{leave.alone}</p> : null}
      {isNamed ? <OpenerFirst text={leave.openerFirst} {...props} /> : null}
      {challenge.seekers.length > 1 && !isNamed ? (
        <StepForm {...props} intent="leave-team">
          <p className="small">{challenge.slug ? leave.published : leave.draft}</p>
          <input type="hidden" name="memberId" value={accountId} />
          <Button kind="outlined">{leave.button}</Button>
        </StepForm>
      ) : null}
    </Fold>
  );
}

/** Those who take part were told how many of each side open: nobody goes before somebody has followed. */
function OpenerFirst({ text, page }: LeavingProps & { text: string }) {
  const { team } = page.texts.drafting;
  return (
    <p className="small">
      {text} <a href="#openers">{team.toOpeners}</a>
    </p>
  );
}
