import { useEffect, useState, useSyncExternalStore, type RefObject } from 'react';
import { fetchApi } from './api.browser.js';
import { draftFormOf } from './draft.form.js';
import { DraftSaver, waitsForRetry, type DraftKind, type SaveState } from './draft.saver.js';
import { useWarningBeforeLeaving } from './leaving.js';
import type { Draft } from './solution.rules.js';

type AutosaveInput<A> = {
  form: RefObject<HTMLFormElement | null>;
  kind: DraftKind<A>;
  /** Path of the API that takes `PATCH { revision, changes }`. */
  path: string;
  /** What the service holds, and which revision that is. */
  saved: Draft;
  revision: number;
  enabled: boolean;
  /** Told what each save answered; the first one that is given. */
  onSaved?: (answer: A) => void;
};

/** Saves a form while somebody types into it, for as long as its page stands. */
export function useDraftSaving<A>({ form, path, enabled, ...parts }: AutosaveInput<A>) {
  const [saver] = useState(
    () =>
      new DraftSaver<A>({
        ...parts,
        form: draftFormOf(form, parts.kind.isPart),
        send: (body) => fetchApi<A>(path, { method: 'PATCH', body }),
      }),
  );
  const { state, conflicts } = useSyncExternalStore(saver.subscribe, saver.view, saver.view);
  useEffect(() => {
    if (!enabled) return;
    saver.start();
    return () => saver.stop();
  }, [saver, enabled]);
  useSavingOnceOnline(saver, waitsForRetry(state));
  useWarningBeforeLeaving(isUnsaved(state));
  const { choose, settle } = saver;
  return { state, conflicts, touch: enabled ? saver.touch : ignore, choose, settle };
}

function useSavingOnceOnline<A>(saver: DraftSaver<A>, waits: boolean): void {
  useEffect(() => {
    if (!waits) return;
    const now = (): void => void saver.save();
    addEventListener('online', now);
    return () => removeEventListener('online', now);
  }, [saver, waits]);
}

function isUnsaved(state: SaveState): boolean {
  return state.kind === 'unsaved' || state.kind === 'saving' || waitsForRetry(state);
}

function ignore(): void {
  // Nothing of a closed draft is saved.
}
