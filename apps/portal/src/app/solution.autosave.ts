import type { Solution } from '@allmende/contracts';
import type { RefObject } from 'react';
import { useDraftSaving } from './autosave.js';
import { readForm as readParts } from './draft.form.js';
import type { DraftKind } from './draft.saver.js';
import { changesOf, draftOf, type Draft } from './solution.rules.js';

type Saved = { revision: number; savedAt: string };
type Current = { revision: number; solution: Solution };

const solutionKind: DraftKind<Saved> = {
  isPart: (name) => /^(title|summary|body|existingRights|patent(Filed|Number|Date)|answer-\d)$/.test(name),
  changesOf,
  answered: (answer) => answer,
  current: (facts) => {
    const current = facts as Current | undefined;
    return current && { revision: current.revision, draft: draftOf(current.solution) };
  },
};

type AutosaveInput = {
  form: RefObject<HTMLFormElement | null>;
  submissionId: string;
  /** What the service holds, and which revision that is. */
  saved: Draft;
  revision: number;
  enabled: boolean;
  /** Told what each save answered; the first one that is given. */
  onSaved?: (saved: Saved) => void;
};

/** Saves a team's solution while it is written. */
export function useAutosave({ submissionId, ...input }: AutosaveInput) {
  const path = `/submissions/${submissionId}`;
  const { settle, ...rest } = useDraftSaving({ ...input, kind: solutionKind, path });
  return { ...rest, settle: async (): Promise<boolean> => (await settle()) !== undefined };
}

export function readForm(form: HTMLFormElement): Draft {
  return readParts(form, solutionKind.isPart);
}
