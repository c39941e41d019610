import type { InvitablePerson } from '@allmende/contracts';
import { Choice, ChoiceGroup } from '@allmende/ui';
import { personField } from '../group.view.js';
import type { Page } from '../page.js';
import { errorOf } from '../problem.view.js';
import type { FormState } from '../served.js';

type InvitableProps = { people: InvitablePerson[]; state: FormState | undefined; page: Page };

/** People who may be invited by name; nothing where nobody is offered to the reader. */
export function InvitableChoice({ people, state, page }: InvitableProps) {
  const { invitable } = page.texts.groups;
  if (people.length === 0 && !errorOf(state?.problem, 'accountIds')) return null;
  return (
    <ChoiceGroup
      name="accountIds"
      legend={invitable.title}
      hint={invitable.hint}
      error={errorOf(state?.problem, 'accountIds')}
    >
      {people.map(({ accountId, name, organisationName, side }) => (
        <Choice
          key={accountId}
          type="checkbox"
          name={personField(accountId)}
          value="yes"
          defaultChecked={state?.values[personField(accountId)] === 'yes'}
          label={<bdi>{name}</bdi>}
          hint={
            <>
              {organisationName ? (
                <>
                  <bdi>{organisationName}</bdi>,{' '}
                </>
              ) : null}
              {invitable.sides[side]}
            </>
          }
        />
      ))}
    </ChoiceGroup>
  );
}
