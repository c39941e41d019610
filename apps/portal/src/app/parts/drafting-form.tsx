import type { EditableChallenge, RightsPackage } from '@allmende/contracts';
import { Button, ErrorSummary, Notice } from '@allmende/ui';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { fetchApi } from '../api.browser.js';
import { useDraftSaving } from '../autosave.js';
import { readForm } from '../draft.form.js';
import { challengeKind } from '../drafting.autosave.js';
import { sentencesOfFindings } from '../drafting.findings.js';
import { anchorOf, type DraftPart } from '../drafting.outline.js';
import { goToField } from '../form.field.js';
import { formOf, isDraftPart } from '../drafting.rules.js';
import type { DraftState } from '../drafting.server.js';
import { usePage, type Page } from '../page.js';
import { sentencesOf } from '../problem.view.js';
import type { Draft } from '../solution.rules.js';
import { BriefReaders } from './drafting-brief.js';
import type { Drafting } from './drafting-fields.js';
import { DatesPart, PeoplePart, SeekerPart, type ClusterChoice } from './drafting-people.js';
import { RightsPart } from './drafting-rights.js';
import {
  BriefPart,
  ContextPart,
  CriteriaPart,
  QuestionPart,
  RewardPart,
  TaskPart,
} from './drafting-sections.js';
import { undertakingPlace } from './manager-undertaking.js';
import { SaveLine } from './save-line.js';

export type DraftingFormProps = {
  challenge: EditableChallenge;
  models: RightsPackage[];
  preview: RightsPackage | undefined;
  clusters: ClusterChoice[];
  /** After a form without script did not go through. */
  met: DraftState | undefined;
  /** A step was refused since something is missing. */
  tried: boolean;
  /** The confidential brief's files, which are saved by themselves. */
  files: ReactNode;
  /** Told what each save answered. */
  onSaved: (challenge: EditableChallenge) => void;
  /** Gives the page a way to have everything saved before a step. */
  settling: (settle: () => Promise<number | undefined>) => void;
};

/** The whole challenge in one form: saves by itself where scripts run, and by its button everywhere. */
export function DraftingForm(props: DraftingFormProps) {
  const { challenge, models, clusters, met, tried, files, onSaved, settling } = props;
  const page = usePage();
  const words = page.texts.drafting;
  const form = useRef<HTMLFormElement>(null);
  const [saved] = useState(() => formOf(challenge.draft));
  // As the page came: what is being typed stays, whatever a save answers.
  const [showsBrief] = useState(challenge.confidential === 'shown');
  const [now, setNow] = useState<Draft>({});
  const typed = met?.typed ?? saved;
  const path = `/challenges/${challenge.challengeId}/draft`;
  const { state, conflicts, touch, choose, settle } = useDraftSaving({
    form,
    kind: challengeKind,
    path,
    saved,
    revision: challenge.revision,
    enabled: true,
    onSaved,
  });
  useEffect(() => settling(settle));
  const preview = useRightsPreview(props);
  const refused = state.kind === 'refused' ? sentencesOf(state.errors, page.texts) : [];
  const drafting: Drafting = {
    page,
    typed,
    now,
    original: (now['original'] ?? typed['original']) === 'en' ? 'en' : 'de',
    errors: [...(met?.problem.errors ?? []), ...refused, ...sentencesOfFindings(challenge, { tried, page })],
    conflicts: { ...met?.met, ...conflicts },
    choose: (name, text) => choose(name, text),
  };
  const input = (): void => {
    if (form.current) setNow(readForm(form.current, isDraftPart));
    touch();
  };
  return (
    <form
      method="post"
      ref={form}
      className="drafting-form"
      onInput={input}
      onSubmit={(event) => {
        event.preventDefault();
        void settle();
      }}
    >
      <input type="hidden" name="intent" value="save" />
      <input type="hidden" name="revision" value={met?.revision ?? challenge.revision} />
      <label className="choice both-languages">
        <input type="checkbox" defaultChecked={hasOther(saved)} id="both-languages" />
        <span>{words.both}</span>
      </label>
      <ErrorSummary title={words.saving.refused} errors={refused} follow={goToField} />
      {Object.keys(drafting.conflicts).length > 0 ? (
        <Notice tone="warn" title={words.saving.conflict} live>
          {words.saving.conflictText}
        </Notice>
      ) : null}
      <Part part="question" page={page}>
        <QuestionPart drafting={drafting} />
      </Part>
      <Part part="task" page={page}>
        <TaskPart drafting={drafting} />
      </Part>
      <Part part="context" page={page}>
        <ContextPart drafting={drafting} />
      </Part>
      <Part part="brief" page={page}>
        <BriefPart
          drafting={drafting}
          isShown={showsBrief}
          files={files}
          undertakingPath={page.to(`/desk/challenges/${challenge.challengeId}/preview#${undertakingPlace}`)}
        />
        <BriefReaders drafting={drafting} />
      </Part>
      <Part part="criteria" page={page}>
        <CriteriaPart drafting={drafting} />
      </Part>
      <Part part="reward" page={page}>
        <RewardPart drafting={drafting} />
      </Part>
      <Part part="rights" page={page}>
        <RightsPart drafting={drafting} models={models} preview={preview} />
      </Part>
      <Part part="dates" page={page}>
        <DatesPart drafting={drafting} seekers={challenge.seekers} />
      </Part>
      <Part part="people" page={page}>
        <PeoplePart drafting={drafting} clusters={clusters} ownerId={challenge.clusterId} />
      </Part>
      <Part part="seeker" page={page}>
        <SeekerPart drafting={drafting} />
      </Part>
      <div className="path-save">
        <SaveLine state={state} zone={challenge.draft.zone} page={page} />
        <Button kind="outlined" busy={state.kind === 'saving'}>
          {words.saving.button}
        </Button>
      </div>
    </form>
  );
}

function hasOther(draft: Draft): boolean {
  const other = draft['original'] === 'en' ? '.de' : '.en';
  return Object.entries(draft).some(([name, text]) => name.endsWith(other) && text !== '');
}

type PartProps = { part: Exclude<DraftPart, 'team'>; page: Page; children: ReactNode };

function Part({ part, page, children }: PartProps) {
  return (
    <section className="drafting-part" id={anchorOf(part)}>
      <h2 tabIndex={-1}>{page.texts.drafting.parts[part]}</h2>
      {children}
    </section>
  );
}

/** The seven answers follow the choice as soon as it is saved. */
function useRightsPreview({ challenge, preview }: DraftingFormProps): RightsPackage | undefined {
  const [shown, setShown] = useState(preview);
  const { rightsModel, termsBlanks } = challenge.draft;
  // Each save brings the same choice as another object, and must not end what is asked for it.
  const wanted = JSON.stringify({ rightsModel, termsBlanks });
  const answered = useRef(wanted);
  useEffect(() => {
    const choice = JSON.parse(wanted) as RightsChoice;
    if (wanted === answered.current || !choice.rightsModel) return;
    const stop = new AbortController();
    fetchApi<RightsPackage>(`/rights-models/${choice.rightsModel}/preview`, {
      method: 'POST',
      body: { blanks: choice.termsBlanks },
      signal: stop.signal,
    }).then(
      (answers) => {
        answered.current = wanted;
        setShown(answers);
      },
      () => undefined,
    );
    return () => stop.abort();
  }, [wanted]);
  return rightsModel ? shown : undefined;
}

type RightsChoice = Pick<EditableChallenge['draft'], 'rightsModel' | 'termsBlanks'>;
