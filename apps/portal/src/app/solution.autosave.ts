import type { Solution } from '@allmende/contracts';
import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';
import { ApiProblem } from './api.problem.js';
import { fetchApi } from './api.browser.js';
import { changesOf, differing, draftOf, merge, type Draft } from './solution.rules.js';

export type SaveState =
  | { kind: 'idle' | 'unsaved' | 'saving' | 'offline' | 'failed' | 'signed-out' }
  | { kind: 'saved'; at: string }
  | { kind: 'refused'; code: string; fields: string[] };

type Saved = { revision: number; savedAt: string };
type Current = { revision: number; solution: Solution };

const pauseMs = 800;
const retryMs = 4_000;

type AutosaveInput = {
  form: RefObject<HTMLFormElement | null>;
  submissionId: string;
  /** What the service holds, and which revision that is. */
  saved: Draft;
  revision: number;
  enabled: boolean;
};

/**
 * Saves while typing. The fields keep their own text, so that nothing typed before the script ran is lost; this reads
 * them, sends what changed since the revision it knows, and puts in what others changed meanwhile.
 */
export function useAutosave({ form, submissionId, saved, revision, enabled }: AutosaveInput) {
  const base = useRef(saved);
  const known = useRef(revision);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const running = useRef<Promise<void>>(undefined);
  const [state, setState] = useState<SaveState>({ kind: 'idle' });
  /** Parts that both changed, with the text that the team saved. */
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
    ({ revision: newer, solution }: Current, mine: Draft) => {
      const theirs = draftOf(solution);
      const merged = merge({ base: base.current, mine, theirs });
      if (form.current) writeForm(form.current, mine, merged.draft);
      base.current = theirs;
      known.current = newer;
      const parts = new Set([...Object.keys(open.current), ...merged.conflicts]);
      showConflicts(Object.fromEntries([...parts].map((part) => [part, theirs[part] ?? ''])));
    },
    [form, showConflicts],
  );

  const attempt = useCallback(async (): Promise<void> => {
    if (!form.current) return;
    const mine = readForm(form.current);
    // What is still to be chosen is left as the team saved it.
    const sent = { ...mine, ...pick(base.current, Object.keys(open.current)) };
    const changes = changesOf(base.current, sent);
    if (!changes) return setState((was) => (was.kind === 'unsaved' ? { kind: 'idle' } : was));
    setState({ kind: 'saving' });
    try {
      const body = { revision: known.current, changes };
      const answer = await fetchApi<Saved>(`/submissions/${submissionId}`, { method: 'PATCH', body });
      base.current = sent;
      known.current = answer.revision;
      setState({ kind: 'saved', at: answer.savedAt });
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      const current = error.details.facts?.['current'] as Current | undefined;
      if (error.code === 'submission.revision-conflict' && current) {
        takeIn(current, mine);
        setState({ kind: 'unsaved' });
      } else setState(stateAfter(error));
    }
  }, [form, submissionId, takeIn]);

  const save = useCallback(async (): Promise<void> => {
    clearTimeout(timer.current);
    await running.current;
    running.current = attempt();
    await running.current;
    running.current = undefined;
  }, [attempt]);

  const touch = useCallback(() => {
    if (!enabled) return;
    setState((was) => (was.kind === 'offline' || was.kind === 'signed-out' ? was : { kind: 'unsaved' }));
    later(pauseMs, () => void save());
  }, [enabled, later, save]);

  useRetries({ state, later, save });
  useEffect(() => {
    const element = form.current;
    // Typed before this ran.
    if (enabled && element && differing(base.current, readForm(element)).length > 0) touch();
    return () => clearTimeout(timer.current);
  }, [enabled, form, touch]);

  const choose = (part: string, text: string | undefined): void => {
    if (text !== undefined && form.current) writeForm(form.current, {}, { [part]: text });
    showConflicts(Object.fromEntries(Object.entries(open.current).filter(([name]) => name !== part)));
    touch();
  };
  /** Whether everything stands with the service now. */
  const settle = async (): Promise<boolean> => {
    await save();
    // A conflict in between merges; the second try sends what was merged.
    await save();
    const mine = form.current ? readForm(form.current) : base.current;
    return differing(base.current, mine).length === 0;
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

export function readForm(form: HTMLFormElement): Draft {
  const entries = [...new FormData(form)].filter(([name]) => isPart(name));
  return Object.fromEntries(entries.map(([name, value]) => [name, String(value)]));
}

/** Puts in only what differs, so that the cursor stays where it is. */
function writeForm(form: HTMLFormElement, before: Draft, after: Draft): void {
  for (const part of differing(before, after)) {
    const control = form.elements.namedItem(part);
    if (control && 'value' in control) control.value = after[part] ?? '';
  }
}

function isPart(name: string): boolean {
  return /^(title|summary|body|existingRights|patentFiled|answer-\d)$/.test(name);
}

function pick(draft: Draft, parts: string[]): Draft {
  return Object.fromEntries(parts.map((part) => [part, draft[part] ?? '']));
}
