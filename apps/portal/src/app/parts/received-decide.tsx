import type { EditableChallenge } from '@allmende/contracts';
import { Button, Fold, TextField } from '@allmende/ui';
import type { Page } from '../page.js';
import { errorOf } from '../problem.view.js';
import type { FormState } from '../served.js';
import { SureTick } from './sure-tick.js';
import { WithName } from './with-name.js';

type DecideProps = EndProps & { rows: { hasReason: boolean }[] };

/** What the decision still needs, and the way to end without one. */
export function Decide({ rows, ...props }: DecideProps) {
  const { decide } = props.page.texts.received;
  const missing = rows.filter(({ hasReason }) => !hasReason).length;
  return (
    <section className="path-part">
      <h2>{decide.title}</h2>
      {rows.length > 0 ? <p>{missing > 1 ? decide.reasons(missing) : decide.ready}</p> : null}
      {missing > 0 ? <p className="small muted path-note">{decide.endNeeds(missing)}</p> : <End {...props} />}
    </section>
  );
}

type EndProps = {
  challenge: EditableChallenge;
  formKey: string;
  state: FormState | undefined;
  page: Page;
};

function End({ challenge, formKey: key, state, page }: EndProps) {
  const { received: words, drafting } = page.texts;
  const { original } = challenge.draft;
  return (
    <div className="draft-steps">
      <Fold title={words.end.title} open={state !== undefined}>
        <form method="post" noValidate>
          <input type="hidden" name="key" value={key} />
          <p>{words.end.text}</p>
          {(original === 'de' ? (['de', 'en'] as const) : (['en', 'de'] as const)).map((language) => (
            <TextField
              key={language}
              name={`reason.${language}`}
              lang={language}
              rows={4}
              maxLength={4000}
              required={language === original}
              label={words.end.reason(drafting.languages[language])}
              hint={language === original ? words.end.hint : undefined}
              defaultValue={state?.values[`reason.${language}`]}
              error={errorOf(state?.problem, `reason.${language}`)}
            />
          ))}
          <WithName state={state} page={page} />
          <SureTick legend={words.end.confirm} label={words.end.sure} state={state} />
          <Button kind="outlined">{words.end.button}</Button>
        </form>
      </Fold>
    </div>
  );
}
