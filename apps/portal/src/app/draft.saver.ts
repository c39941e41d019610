import type { FieldError } from '@allmende/contracts';
import { ApiProblem } from './api.problem.js';
import { differing, merge, type Draft } from './solution.rules.js';

export type SaveState =
  | { kind: 'idle' | 'unsaved' | 'saving' | 'offline' | 'failed' | 'signed-out' }
  | { kind: 'saved'; at: string }
  /** `rest`: everything but the parts with errors is saved. */
  | { kind: 'refused'; code: string; errors: FieldError[]; rest: boolean };

/** What a service holds now: as a save answers it, or as a conflict tells it. */
export type Held = { revision: number; draft: Draft };

/** How one kind of draft is sent to its service and understood from it. */
export type DraftKind<A> = {
  isPart: (name: string) => boolean;
  /** The `changes` of a save; undefined where nothing differs. */
  changesOf: (base: Draft, mine: Draft) => object | undefined;
  /** What a save answered. */
  answered: (answer: A) => { revision: number; savedAt: string };
  /** What `facts.current` of a revision conflict holds. */
  current: (facts: unknown) => Held | undefined;
};

/** The fields that are typed into; they keep their own text, so that nothing typed before the script ran is lost. */
export type DraftForm = {
  /** Undefined once the form is gone. */
  read: () => Draft | undefined;
  /** Puts in what differs between the two. */
  write: (before: Draft, after: Draft) => void;
};

export type DraftSaverParts<A> = {
  kind: DraftKind<A>;
  form: DraftForm;
  /** @throws ApiProblem */
  send: (body: { revision: number; changes: object }) => Promise<A>;
  /** What the service holds, and which revision that is. */
  saved: Draft;
  revision: number;
  /** Told what each save answered. */
  onSaved?: (answer: A) => void;
};

/** `conflicts`: the parts that both changed, with the text that the others saved. */
export type DraftView = { state: SaveState; conflicts: Draft };

const pauseMs = 800;
const retryMs = 4_000;

/**
 * Saves while somebody types: reads the form, sends what changed since the revision it knows, and puts in what others
 * changed meanwhile. What both changed stays as each wrote it until the person has chosen.
 */
export class DraftSaver<A> {
  private base: Draft;
  private revision: number;
  private shown: DraftView = { state: { kind: 'idle' }, conflicts: {} };
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** Saves run one after the other: each needs the revision that the one before it made. */
  private last: Promise<void> = Promise.resolve();
  private readonly listeners = new Set<() => void>();

  constructor(private readonly parts: DraftSaverParts<A>) {
    this.base = parts.saved;
    this.revision = parts.revision;
  }

  readonly view = (): DraftView => this.shown;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Looks for what was typed before the script ran. */
  start(): void {
    if (!this.stands()) this.touch();
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  /** Something was typed. */
  readonly touch = (): void => {
    const { kind } = this.shown.state;
    if (kind !== 'offline' && kind !== 'signed-out') this.show({ kind: 'unsaved' });
    this.saveIn(pauseMs);
  };

  /** Ends a conflict: with one's own text, or with another that replaces it. */
  readonly choose = (part: string, text: string | undefined): void => {
    if (text !== undefined) this.parts.form.write({}, { [part]: text });
    const { [part]: _chosen, ...conflicts } = this.shown.conflicts;
    this.show(this.shown.state, conflicts);
    this.touch();
  };

  save(): Promise<void> {
    clearTimeout(this.timer);
    const turn = this.last.then(() => this.attempt());
    this.last = turn.catch(() => undefined);
    return turn;
  }

  /** The revision that everything stands under with the service now; undefined where it does not yet. */
  readonly settle = async (): Promise<number | undefined> => {
    await this.save();
    // The first save may have met a newer revision; the second sends what was merged.
    await this.save();
    return this.stands() ? this.revision : undefined;
  };

  private async attempt(): Promise<void> {
    const mine = this.parts.form.read();
    if (!mine) return;
    const sent = { ...mine, ...this.unchosen() };
    if (!this.parts.kind.changesOf(this.base, sent)) return this.rest();
    this.show({ kind: 'saving' });
    try {
      await this.send(sent).catch((error: unknown) => this.sendRest(sent, error));
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      this.recover(error);
    }
  }

  private async send(sent: Draft): Promise<void> {
    const changes = this.parts.kind.changesOf(this.base, sent);
    if (!changes) return;
    const answer = await this.parts.send({ revision: this.revision, changes });
    const { revision, savedAt } = this.parts.kind.answered(answer);
    this.base = sent;
    this.revision = revision;
    // Whoever went on typing meanwhile is not told that it is saved.
    if (this.shown.state.kind === 'saving') this.show({ kind: 'saved', at: savedAt });
    this.parts.onSaved?.(answer);
  }

  /** What is wrong in one part keeps no other from being saved. */
  private async sendRest(sent: Draft, error: unknown): Promise<void> {
    const state = error instanceof ApiProblem ? stateAfter(error) : undefined;
    if (state?.kind !== 'refused') throw error;
    const wrong = new Set(state.errors.map(({ field }) => partOf(field)));
    const names = Object.keys({ ...this.base, ...sent }).filter((name) => wrong.has(partOf(name)));
    if (names.length === 0) throw error;
    await this.send({ ...sent, ...pick(this.base, names) });
    this.show({ ...state, rest: true });
  }

  /** Nothing differs from what the service holds. */
  private rest(): void {
    const allChosen = Object.keys(this.shown.conflicts).length === 0;
    if (this.shown.state.kind === 'unsaved' && allChosen) this.show({ kind: 'idle' });
  }

  private recover(problem: ApiProblem): void {
    const current = this.parts.kind.current(problem.details.facts?.['current']);
    if (problem.code.endsWith('.revision-conflict') && current) {
      this.takeIn(current);
      this.saveIn(pauseMs);
      return;
    }
    this.show(stateAfter(problem));
    if (waitsForRetry(this.shown.state)) this.saveIn(retryMs);
  }

  private takeIn({ revision, draft: theirs }: Held): void {
    // Read anew: somebody may have gone on typing while the answer was on its way.
    const mine = this.parts.form.read() ?? this.base;
    const merged = merge({ base: this.base, mine, theirs });
    this.parts.form.write(mine, merged.draft);
    this.base = theirs;
    this.revision = revision;
    const parts = [...Object.keys(this.shown.conflicts), ...merged.conflicts];
    this.show({ kind: 'unsaved' }, pick(theirs, parts));
  }

  /** What is still to be chosen is sent as it was saved. */
  private unchosen(): Draft {
    return pick(this.base, Object.keys(this.shown.conflicts));
  }

  private stands(): boolean {
    return differing(this.base, this.parts.form.read() ?? this.base).length === 0;
  }

  private saveIn(ms: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.save(), ms);
  }

  private show(state: SaveState, conflicts: Draft = this.shown.conflicts): void {
    this.shown = { state, conflicts };
    for (const listener of this.listeners) listener();
  }
}

/** Not saved for a reason that passes by itself, so that it is tried again. */
export function waitsForRetry({ kind }: SaveState): boolean {
  return kind === 'offline' || kind === 'failed' || kind === 'signed-out';
}

function stateAfter(problem: ApiProblem): SaveState {
  if (problem.code === 'offline') return { kind: 'offline' };
  if (problem.status === 401) return { kind: 'signed-out' };
  if (problem.passing || problem.status >= 500 || problem.status === 429) return { kind: 'failed' };
  const errors = problem.errors.map((one) => ({ ...one, field: one.field.replace(/^changes\./, '') }));
  return { kind: 'refused', code: problem.code, errors, rest: false };
}

/** `criteria.0.weight` → `criteria`, which is saved as one. */
function partOf(name: string): string {
  return name.split('.')[0] ?? name;
}

function pick(draft: Draft, parts: string[]): Draft {
  return Object.fromEntries(parts.map((part) => [part, draft[part] ?? '']));
}
