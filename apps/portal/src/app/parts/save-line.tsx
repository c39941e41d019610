import { Button, formatTime } from '@allmende/ui';
import { Fragment } from 'react';
import type { SaveState } from '../draft.saver.js';
import { goToField } from '../form.field.js';
import type { Page } from '../page.js';
import { sentencesOf } from '../problem.view.js';

/** Where the writing stands: saved, on its way, or why not. */
export function SaveLine({ state, zone, page }: { state: SaveState; zone: string | undefined; page: Page }) {
  const { saving } = page.texts.drafting;
  const tone =
    state.kind === 'saved' ? 'is-ok' : ['idle', 'unsaved', 'saving'].includes(state.kind) ? '' : 'is-warn';
  return (
    <p className={`save-line ${tone}`} role="status" aria-label={saving.button}>
      {state.kind === 'idle' ? (
        <span className="needs-script">{saving.idle}</span>
      ) : (
        textOf(state, zone, page)
      )}
      {state.kind === 'refused' ? <Refused state={state} page={page} /> : null}
    </p>
  );
}

type RefusedProps = { state: SaveState & { kind: 'refused' }; page: Page };

/** Each leads to its field, which may be far away. */
function Refused({ state: { errors, rest }, page }: RefusedProps) {
  return (
    <>
      {sentencesOf(errors, page.texts).map(({ field, text }) => (
        <Fragment key={field}>
          {' '}
          <a href={`#${field}`} onClick={goToField}>
            {text}
          </a>
        </Fragment>
      ))}
      {rest ? ` ${page.texts.drafting.saving.savedBut}` : null}
    </>
  );
}

function textOf(state: Exclude<SaveState, { kind: 'idle' }>, zone: string | undefined, page: Page): string {
  const { drafting, problems } = page.texts;
  const { saving } = drafting;
  const codes: Record<string, string> = problems.codes;
  switch (state.kind) {
    case 'saved':
      return saving.saved(formatTime(state.at, page.dates(zone)));
    case 'refused':
      if (state.errors.length > 0) return saving.refused;
      return `${saving.refused} ${codes[state.code] ?? problems.codes.internal}`;
    case 'signed-out':
      return saving.signedOut;
    default:
      return saving[state.kind];
  }
}

type ConflictProps = {
  theirs: string | undefined;
  choose: (text: string | undefined) => void;
  page: Page;
};

/** One's own text stays in its field, the saved one stands beside it with the choice. */
export function ConflictBox({ theirs, choose, page }: ConflictProps) {
  const { saving } = page.texts.drafting;
  if (theirs === undefined) return null;
  return (
    <div className="conflict">
      <p className="label">{saving.theirs}</p>
      <p className="conflict-text" dir="auto">
        {theirs === '' ? saving.empty : theirs}
      </p>
      <div className="actions needs-script">
        <Button type="button" kind="outlined" dense onClick={() => choose(undefined)}>
          {saving.keep}
        </Button>
        <Button type="button" kind="outlined" dense onClick={() => choose(theirs)}>
          {saving.take}
        </Button>
      </div>
    </div>
  );
}
