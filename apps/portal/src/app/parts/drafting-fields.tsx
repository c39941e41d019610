import type { Language } from '@allmende/contracts';
import { Field, TextField } from '@allmende/ui';
import type { ReactNode } from 'react';
import { draftLimits, type DraftText } from '../drafting.rules.js';
import type { Page } from '../page.js';
import type { FormProblem } from '../problem.view.js';
import type { Draft } from '../solution.rules.js';
import { ConflictBox } from './save-line.js';

/** What every field of a challenge's form needs. */
export type Drafting = {
  page: Page;
  /** What the fields begin with. */
  typed: Draft;
  /** What they hold now. */
  now: Draft;
  original: Language;
  /** What is wrong, each by its field: refused by a save, or in the way of a review. */
  errors: FormProblem['errors'];
  conflicts: Draft;
  choose: (name: string, text: string | undefined) => void;
};

export function errorAt({ errors }: Drafting, name: string): string | undefined {
  return errors.find(({ field }) => field === name || field.startsWith(`${name}.`))?.text;
}

/** The rest of a field's frame, by its name. */
export function frameOf(drafting: Drafting, name: string) {
  const theirs = drafting.conflicts[name];
  return {
    name,
    defaultValue: drafting.typed[name] ?? '',
    error: errorAt(drafting, name),
    conflict:
      theirs === undefined ? undefined : (
        <ConflictBox theirs={theirs} choose={(text) => drafting.choose(name, text)} page={drafting.page} />
      ),
  };
}

type PairProps = {
  drafting: Drafting;
  /** Name without its language. */
  name: string;
  label: string;
  hint?: ReactNode;
  /** One line if left out. */
  rows?: number;
  limit?: number;
};

/** The same text in both languages, the original first; the other can be put away. */
export function Pair({ drafting, name, label, hint, rows, limit }: PairProps) {
  const { page, original, now, typed } = drafting;
  const { languages, of, characters } = page.texts.drafting;
  const other: Language = original === 'de' ? 'en' : 'de';
  const most = limit ?? draftLimits[name as DraftText];
  return (
    <div className="pair">
      {[original, other].map((language) => {
        const field = `${name}.${language}`;
        const used = (now[field] ?? typed[field] ?? '').length;
        const frame = {
          ...frameOf(drafting, field),
          label: of(label, languages[language]),
          hint,
          maxLength: most,
          lang: language,
          count: most <= 400 ? characters(used, most) : undefined,
        };
        return (
          <div key={language} className={language === original ? undefined : 'is-other'}>
            {rows === undefined ? <Field {...frame} /> : <TextField {...frame} rows={rows} />}
          </div>
        );
      })}
    </div>
  );
}

type OneProps = {
  drafting: Drafting;
  name: string;
  label: string;
  hint?: ReactNode;
  type?: string;
  max?: number;
  min?: number;
  step?: number | 'any';
  maxLength?: number;
  autoComplete?: string;
};

/** A fact of one line that needs no translation. */
export function One({ drafting, name, ...rest }: OneProps) {
  return <Field {...frameOf(drafting, name)} {...rest} />;
}

/** Below choices, which have no field of their own to stand beside. */
export function Conflicts({ drafting, names }: { drafting: Drafting; names: string[] }) {
  return names.map((name) => (
    <ConflictBox
      key={name}
      theirs={drafting.conflicts[name]}
      choose={(text) => drafting.choose(name, text)}
      page={drafting.page}
    />
  ));
}
