import type { ChallengePage, Submission } from '@allmende/contracts';
import { Button, Field, Fold, Notice, TextField } from '@allmende/ui';
import { useRef, useState, type ReactNode } from 'react';
import { inLanguage } from '../language.js';
import { usePage, type Page } from '../page.js';
import { useAutosave, readForm } from '../solution.autosave.js';
import { officeStanding } from '../submission.rules.js';
import { useSubmission } from '../submission.view.js';
import { answerLimit, limits, type Draft } from '../solution.rules.js';
import type { FormProblem } from '../problem.view.js';
import { DisclosureGuide } from './disclosure-guide.js';
import { PatentQuestion } from './patent-question.js';
import { ConflictBox, SaveLine } from './save-line.js';
import { TellOffice } from './tell-office.js';

export type SolutionFormProps = {
  submission: Submission;
  challenge: ChallengePage | undefined;
  /** What the service holds, and which revision that is. */
  saved: Draft;
  revision: number;
  /** What the fields begin with: other than saved after a form without script met a newer revision. */
  typed: Draft;
  /** Parts that differ from what the team saved meanwhile, found without script. */
  met: Draft;
  problem: FormProblem | undefined;
  editable: boolean;
  next: string;
  /** Told of each save while somebody types; the first one that is given. */
  onSaved: (draft: Draft, savedAt: string) => void;
};

/** The writing desk of a team: saves by itself where scripts run, and by its button everywhere. */
export function SolutionForm(props: SolutionFormProps) {
  const { submission, challenge, saved, revision, typed, met, problem, editable, next, onSaved } = props;
  const page = usePage();
  const { submission: words, drafting, disclosing } = page.texts;
  const { saving } = drafting;
  const form = useRef<HTMLFormElement>(null);
  const [lengths, setLengths] = useState<Record<string, number>>({});
  const { submissionId } = submission;
  const { accountId } = useSubmission();
  const autosave = useAutosave({
    ...{ form, submissionId, saved, revision, enabled: editable },
    onSaved: ({ savedAt }) => form.current && onSaved(readForm(form.current), savedAt),
  });
  const conflicts = { ...met, ...autosave.conflicts };
  const conflict = { conflicts, choose: autosave.choose, page };
  const input = (): void => {
    if (form.current) {
      const draft = readForm(form.current);
      setLengths(Object.fromEntries(Object.entries(draft).map(([part, text]) => [part, text.length])));
    }
    autosave.touch();
  };
  const errorOf = (part: string) =>
    problem?.errors.find(({ field }) => field === part || field === `changes.${part}`)?.text;
  const common = (part: string) => ({
    name: part,
    defaultValue: typed[part] ?? '',
    readOnly: !editable,
    maxLength: limits[part] ?? answerLimit,
    error: errorOf(part),
    conflict: conflictOf(part, conflict),
    count: counter(part, lengths[part] ?? (typed[part] ?? '').length, page),
  });
  return (
    <form
      method="post"
      ref={form}
      className="solution-form"
      onInput={input}
      onSubmit={(event) => {
        event.preventDefault();
        void autosave.settle().then((stands) => {
          if (stands) location.assign(next);
          else form.current?.querySelector<HTMLElement>('.conflict button')?.focus();
        });
      }}
    >
      <input type="hidden" name="revision" value={revision} />
      {Object.keys(conflicts).length > 0 ? (
        <Notice tone="warn" title={saving.conflict} live>
          {saving.conflictText}
        </Notice>
      ) : null}
      {editable ? <p className="small muted path-rule">{words.solution.needed}</p> : null}
      <section className="solution-part">
        <h2>{disclosing.apart}</h2>
        <p className="small path-rule">{disclosing.apartText}</p>
        <Field {...common('title')} label={words.solution.name} hint={words.solution.nameHint} />
        <TextField
          {...common('summary')}
          label={words.solution.summary}
          hint={words.solution.summaryHint}
          rows={5}
        />
      </section>
      <section className="solution-part">
        <h2>{disclosing.solution}</h2>
        <DisclosureGuide page={page} />
        <TextField {...common('body')} label={words.solution.body} hint={words.solution.bodyHint} rows={20} />
        <Answers challenge={challenge} page={page} common={common} open={hasAnswers(typed)} />
        <TextField
          {...common('existingRights')}
          label={words.solution.rights}
          hint={words.solution.rightsHint}
          rows={3}
        />
      </section>
      <section className="solution-part">
        <h2>{disclosing.patent.title}</h2>
        <PatentQuestion
          challenge={challenge}
          typed={typed}
          editable={editable}
          conflictOf={(part) => conflictOf(part, conflict)}
          errorOf={errorOf}
          page={page}
        />
        {challenge ? (
          <TellOffice
            challenge={challenge}
            standing={officeStanding(submission, accountId)}
            page={page}
            summary={() => (form.current ? (readForm(form.current)['summary'] ?? '') : '')}
          />
        ) : null}
      </section>
      {editable ? (
        <div className="path-save">
          <SaveLine state={autosave.state} zone={challenge?.zone} page={page} />
          <Button busy={autosave.state.kind === 'saving'}>{words.next}</Button>
        </div>
      ) : null}
    </form>
  );
}

function hasAnswers(draft: Draft): boolean {
  return Object.entries(draft).some(([part, text]) => part.startsWith('answer-') && text !== '');
}

type ConflictParts = {
  conflicts: Draft;
  choose: (part: string, text: string | undefined) => void;
  page: Page;
};

type Common = {
  name: string;
  defaultValue: string;
  readOnly: boolean;
  maxLength: number;
  error: string | undefined;
  conflict: ReactNode;
  count: ReactNode;
};
type AnswersProps = {
  challenge: ChallengePage | undefined;
  page: Page;
  common: (part: string) => Common;
  open: boolean;
};

function Answers({ challenge, page, common, open }: AnswersProps) {
  const { solution } = page.texts.submission;
  if (!challenge || challenge.criteria.length === 0) return null;
  return (
    <div className="solution-answers">
      <Fold title={solution.criteria} hint={solution.criteriaHint} open={open}>
        {challenge.criteria.map(({ name, weight }, i) => (
          <TextField
            key={i}
            {...common(`answer-${i}`)}
            label={inLanguage(name, page.language, challenge.original).text}
            hint={weight === null ? undefined : solution.weight(weight)}
            rows={3}
          />
        ))}
      </Fold>
    </div>
  );
}

function counter(part: string, used: number, page: Page): ReactNode {
  const limit = limits[part];
  if (limit === undefined || limit > 1000) return undefined;
  return page.texts.submission.solution.characters(used, limit);
}

/** One's own text stays in its field, the team's stands below with the choice. */
function conflictOf(part: string, { conflicts, choose, page }: ConflictParts): ReactNode {
  const theirs = conflicts[part];
  if (theirs === undefined) return undefined;
  const { answers } = page.texts.disclosing.patent;
  const shown = part === 'patentFiled' ? answers[theirs as keyof typeof answers] : theirs;
  const take = (text: string | undefined): void => choose(part, text === undefined ? undefined : theirs);
  return <ConflictBox theirs={shown} choose={take} page={page} />;
}
