import type { InvitablePerson } from '@allmende/contracts';
import { Button, Field, TextField } from '@allmende/ui';
import type { Page } from '../page.js';
import { errorOf } from '../problem.view.js';
import type { FormState } from '../served.js';
import { InvitableChoice } from './invitable-choice.js';
import { InvitationLanguage } from './invitation-language.js';

type InviteProps = {
  formKey: string;
  /** Who may be invited by name. */
  people: InvitablePerson[];
  /** Grown from a challenge that is not decided: until then nobody is offered by name. */
  undecided: boolean;
  state: FormState | undefined;
  page: Page;
};

/** Into a group: by name who is offered, by address anybody. */
export function Invite({ formKey: key, people: invitable, undecided, state, page }: InviteProps) {
  const { people } = page.texts.groups;
  const { problem, values } = state ?? {};
  const wrong = problem?.errors.filter(({ field: one }) => one === 'emails').map(({ text }) => text);
  return (
    <section className="path-part" id="invite">
      <h2>{people.invite}</h2>
      <p className="muted">
        {people.inviteText} {undecided ? people.inviteLater : null}
      </p>
      <form method="post" noValidate>
        <input type="hidden" name="intent" value="invite" />
        <input type="hidden" name="key" value={key} />
        <InvitableChoice people={invitable} state={state} page={page} />
        <TextField
          name="emails"
          rows={4}
          required={invitable.length === 0}
          label={people.emails}
          hint={people.emailsHint}
          defaultValue={values?.['emails']}
          error={
            wrong?.length
              ? [...wrong, ...(values?.['emails'] ? [people.nobodyYet] : [])].join(' ')
              : undefined
          }
        />
        <Field
          name="note"
          maxLength={600}
          label={people.note}
          defaultValue={values?.['note']}
          error={errorOf(problem, 'note')}
        />
        <InvitationLanguage values={values} page={page} />
        <div className="actions path-actions">
          <Button>{people.send}</Button>
        </div>
      </form>
    </section>
  );
}
