import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';
import { ApiProblem } from './api.problem.js';
import { fetchApi } from './api.browser.js';
import { differing, merge, type Draft } from './solution.rules.js';

export type SaveState =
  | { kind: 'idle' | 'unsaved' | 'saving' | 'offline' | 'failed' | 'signed-out' }
  | { kind: 'saved'; at: string }
  | { kind: 'refused'; code: string; fields: string[] };

/** What a service holds now: as a save answers it, or as a conflict tells it. */
export type Held = { revision: number; draft: Draft };

/** How one kind of draft is read from its form and sent to its service. Keep it outside of components. */
export type DraftKind<A> = {
  isPart: (name: string) => boolean;
  /** The `changes` of a save; undefined where nothing differs. */
  changesOf: (base: Draft, mine: Draft) => object | undefined;
  /** What a save answered. */
  answered: (answer: A) => { revision: number; savedAt: string };
  /** What `facts.current` of a revision conflict holds. */
  current: (facts: unknown) => Held | undefined;
};

const pauseMs = 800;
const retryMs = 4_000;

type AutosaveInput<A> = {
  form: RefObject<HTMLFormElement | null>;
  kind: DraftKind<A>;
  /** Path of the API that takes `PATCH { revision, changes }`. */
  path: string;
  /** What the service holds, and which revision that is. */
  saved: Draft;
  revision: number;
  enabled: boolean;
  /** Told what each save answered. */
  onSaved?: (answer: A) => void;
};

/**
 * Saves while typing. The fields keep their own text, so that nothing typed before the script ran is lost; this reads
 * them, sends what changed since the revision it knows, and puts in what others changed meanwhile.
 */
export function useDraftSaving<A>(input: AutosaveInput<A>) {
  const { form, kind, path, saved, revision, enabled, onSaved } = input;
  const base = useRef(saved);
  const known = useRef(revision);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const running = useRef<Promise<boolean>>(undefined);
  const again = useRef<() => Promise<void>>(undefined);
  const [state, setState] = useState<SaveState>({ kind: 'idle' });
  /** Parts that both changed, with the text that the others saved. */
  const [conflicts, setConflicts] = useState<Draft>({});
  const open = useRef<Draft>({});

  const later = useCallback((ms: number, run: () => void) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(run, ms);
  }, []);

  const showConflicts = useCallback((parts: Draft) => {
    open.current = parts;
    setConflicts(parts);
  }, []);

  const takeIn = useCallback(
    ({ revision: newer, draft: theirs }: Held, mine: Draft) => {
      const merged = merge({ base: base.current, mine, theirs });
      if (form.current) writeForm(form.current, mine, merged.draft);
      base.current = theirs;
      known.current = newer;
      const parts = new Set([...Object.keys(open.current), ...merged.conflicts]);
      showConflicts(Object.fromEntries([...parts].map((part) => [part, theirs[part] ?? ''])));
    },
    [form, showConflicts],
  );

  /** Says whether it met a newer revision: what was merged is then still to be sent. */
  const attempt = useCallback(async (): Promise<boolean> => {
    if (!form.current) return false;
    const mine = readForm(form.current, kind.isPart);
    // What is still to be chosen is left as it was saved.
    const sent = { ...mine, ...pick(base.current, Object.keys(open.current)) };
    const changes = kind.changesOf(base.current, sent);
    if (!changes) {
      const allChosen = Object.keys(open.current).length === 0;
      setState((was) => (was.kind === 'unsaved' && allChosen ? { kind: 'idle' } : was));
      return false;
    }
    setState({ kind: 'saving' });
    try {
      const answer = await fetchApi<A>(path, {
        method: 'PATCH',
        body: { revision: known.current, changes },
      });
      const { revision: newer, savedAt } = kind.answered(answer);
      base.current = sent;
      known.current = newer;
      setState({ kind: 'saved', at: savedAt });
      onSaved?.(answer);
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      const current = kind.current(error.details.facts?.['current']);
      if (error.code.endsWith('.revision-conflict') && current) {
        takeIn(current, mine);
        setState({ kind: 'unsaved' });
        return true;
      }
      setState(stateAfter(error));
    }
    return false;
  }, [form, kind, path, takeIn, onSaved]);

  const save = useCallback(async (): Promise<void> => {
    clearTimeout(timer.current);
    await running.current;
    running.current = attempt();
    const met = await running.current;
    running.current = undefined;
    if (met) later(pauseMs, () => void again.current?.());
  }, [attempt, later]);
  useEffect(() => {
    again.current = save;
  }, [save]);

  const touch = useCallback(() => {
    if (!enabled) return;
    setState((was) => (was.kind === 'offline' || was.kind === 'signed-out' ? was : { kind: 'unsaved' }));
    later(pauseMs, () => void save());
  }, [enabled, later, save]);

  useRetries({ state, later, save });
  useEffect(() => {
    const element = form.current;
    // Typed before this ran.
    if (enabled && element && differing(base.current, readForm(element, kind.isPart)).length > 0) touch();
    return () => clearTimeout(timer.current);
  }, [enabled, form, kind, touch]);

  const choose = (part: string, text: string | undefined): void => {
    if (text !== undefined && form.current) writeForm(form.current, {}, { [part]: text });
    showConflicts(Object.fromEntries(Object.entries(open.current).filter(([name]) => name !== part)));
    touch();
  };
  /** The revision that everything stands under with the service now; undefined where it does not yet. */
  const settle = async (): Promise<number | undefined> => {
    await save();
    // A conflict in between merges; the second try sends what was merged.
    await save();
    const mine = form.current ? readForm(form.current, kind.isPart) : base.current;
    return differing(base.current, mine).length === 0 ? known.current : undefined;
  };
  return { state, conflicts, touch, choose, settle };
}

type Retries = { state: SaveState; later: (ms: number, run: () => void) => void; save: () => Promise<void> };

function useRetries({ state, later, save }: Retries): void {
  const waits = ['offline', 'failed', 'signed-out'].includes(state.kind);
  useEffect(() => {
    if (!waits) return;
    later(retryMs, () => void save());
    const now = (): void => void save();
    addEventListener('online', now);
    return () => removeEventListener('online', now);
  }, [waits, state, later, save]);
  const unsaved = waits || state.kind === 'unsaved' || state.kind === 'saving';
  useEffect(() => {
    if (!unsaved) return;
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [unsaved]);
}

function stateAfter(error: ApiProblem): SaveState {
  if (error.code === 'offline') return { kind: 'offline' };
  if (error.status === 401) return { kind: 'signed-out' };
  if (error.passing || error.status >= 500 || error.status === 429) return { kind: 'failed' };
  const fields = error.errors.map(({ field }) => field.replace(/^changes\./, ''));
  return { kind: 'refused', code: error.code, fields };
}

/** One text a part; what is ticked more than once stands beside each other, with commas. */
export function readForm(form: HTMLFormElement, isPart: (name: string) => boolean): Draft {
  const draft: Draft = {};
  for (const [name, value] of new FormData(form)) {
    if (isPart(name)) draft[name] = draft[name] ? `${draft[name]},${String(value)}` : String(value);
  }
  return draft;
}

/** Puts in only what differs, so that the cursor stays where it is. */
function writeForm(form: HTMLFormElement, before: Draft, after: Draft): void {
  const parts = new Set(differing(before, after));
  for (const control of form.elements) {
    if (!isControl(control) || !parts.has(control.name)) continue;
    const value = after[control.name] ?? '';
    if (control.type === 'checkbox' || control.type === 'radio') {
      (control as HTMLInputElement).checked = value.split(',').includes(control.value);
    } else control.value = value;
  }
}

function isControl(element: Element): element is HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement {
  return 'name' in element && 'value' in element && element.tagName !== 'BUTTON';
}

function pick(draft: Draft, parts: string[]): Draft {
  return Object.fromEntries(parts.map((part) => [part, draft[part] ?? '']));
}
