import { Button, Fold, SelectField } from '@allmende/ui';
import { stillNamed } from '../drafting.openers.js';
import { openerNames } from '../drafting.rules.js';
import { errorOf } from '../problem.view.js';
import { StepForm, type StepsProps } from './drafting-steps.js';

type OpenersProps = StepsProps & { accountId: string; isOpened: boolean };

/** Who opens what is handed in, and each side's way to name somebody else until it is opened. */
export function Openers(props: OpenersProps) {
  const { challenge, accountId, isOpened, page } = props;
  const { openers, fields } = page.texts.drafting;
  const asks = challenge.seekers.some((seeker) => seeker.accountId === accountId);
  const { replaced, others } = choicesOf(props, asks);
  const names = openerNames(challenge, fields.openerManager);
  const isPast = stillNamed(challenge, isOpened).length === 0;
  if (isPast || (replaced.length === 0 && !asks)) return null;
  return (
    <section className="panel" id="openers">
      <h2>{openers.title}</h2>
      <ul className="plain-list small">
        {names.map((name, i) => (
          <li key={i}>
            <bdi>{name}</bdi>
          </li>
        ))}
      </ul>
      <p className="small muted">{replaced.length > 0 ? openers.text(names.length) : openers.managers}</p>
      {replaced.length > 0 ? (
        <Replace {...props} label={asks ? openers.button : openers.take} choices={{ replaced, others }} />
      ) : null}
    </section>
  );
}

type ReplaceProps = OpenersProps & { label: string; choices: ReturnType<typeof choicesOf> };

function Replace({ label, choices: { replaced, others }, ...props }: ReplaceProps) {
  const { page, state } = props;
  const { openers } = page.texts.drafting;
  const tried = state?.values['intent'] === 'opener' ? state : undefined;
  const frame = (name: string) => ({
    name,
    defaultValue: tried?.values[name],
    error: errorOf(tried?.problem, name),
  });
  return (
    <Fold title={openers.replace} open={tried !== undefined}>
      <StepForm {...props} intent="opener">
        <p className="small">{openers.note}</p>
        {others.length === 0 ? (
          <p className="small">{openers.noOther}</p>
        ) : (
          <>
            <SelectField {...frame('accountId')} label={openers.who} options={replaced} />
            <SelectField {...frame('byAccountId')} label={openers.by} options={others} />
            <Button kind="outlined">{label}</Button>
          </>
        )}
      </StepForm>
    </Fold>
  );
}

/** The team chooses among its own; a manager takes the seat of another one. */
function choicesOf({ challenge, accountId, isOpened, page }: OpenersProps, asks: boolean) {
  const { openers, fields } = page.texts.drafting;
  const named = stillNamed(challenge, isOpened);
  const ofTeam = (id: string) => challenge.seekers.find((seeker) => seeker.accountId === id);
  const replaced = named
    .filter((id) => Boolean(ofTeam(id)) === asks && (asks || id !== accountId))
    .map((value) => ({ value, label: ofTeam(value)?.name ?? fields.openerManager }));
  const candidates = asks
    ? challenge.seekers.map(({ accountId: value, name: label }) => ({ value, label }))
    : [{ value: accountId, label: openers.me }];
  return { replaced, others: candidates.filter(({ value }) => !named.includes(value)) };
}
