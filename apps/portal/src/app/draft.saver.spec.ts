import { ApiProblem } from './api.problem.js';
import { DraftSaver, type DraftKind } from './draft.saver.js';
import { differing, type Draft } from './solution.rules.js';

type Answer = { revision: number; savedAt: string };

const kind: DraftKind<Answer> = {
  isPart: () => true,
  changesOf: (base, mine) => {
    const parts = differing(base, mine);
    return parts.length === 0 ? undefined : Object.fromEntries(parts.map((part) => [part, mine[part] ?? '']));
  },
  answered: (answer) => answer,
  current: (facts) => facts as { revision: number; draft: Draft } | undefined,
};

/** A service that keeps one draft and refuses a save on an older revision, as the platform does. */
class Service {
  revision = 1;
  draft: Draft = { title: 'Shell', body: 'Text' };
  /** What the next saves fail with. */
  readonly problems: ApiProblem[] = [];
  /** Ends the wait of the saves that are on their way. */
  release = (): void => undefined;
  private held: Promise<void> | undefined;

  readonly send = async (save: { revision: number; changes: object }): Promise<Answer> => {
    await this.held;
    const problem = this.problems.shift();
    if (problem) throw problem;
    if (save.revision !== this.revision) {
      const current = { revision: this.revision, draft: this.draft };
      throw new ApiProblem(409, 'submission.revision-conflict', { facts: { current } });
    }
    this.change(save.changes as Draft);
    return { revision: this.revision, savedAt: `at ${this.revision}` };
  };

  change(parts: Draft): void {
    this.draft = { ...this.draft, ...parts };
    this.revision += 1;
  }

  hold(): void {
    this.held = new Promise((resolve) => {
      this.release = resolve;
    });
  }
}

function open() {
  const service = new Service();
  const typed: Draft = { ...service.draft };
  const form = {
    read: () => ({ ...typed }),
    write: (before: Draft, after: Draft) => {
      for (const part of differing(before, after)) typed[part] = after[part] ?? '';
    },
  };
  const onSaved = jest.fn();
  const { draft: saved, revision, send } = service;
  const saver = new DraftSaver<Answer>({ kind, form, send, saved, revision, onSaved });
  const type = (parts: Draft): void => {
    Object.assign(typed, parts);
    saver.touch();
  };
  return { service, saver, typed, type, onSaved };
}

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());
const wait = (ms: number) => jest.advanceTimersByTimeAsync(ms);

describe('saving a draft while it is written', () => {
  it('saves what changed, a moment after the last key', async () => {
    const { service, saver, type, onSaved } = open();
    type({ title: 'Double' });
    await wait(700);
    type({ title: 'Double shell' });
    expect(saver.view().state).toEqual({ kind: 'unsaved' });
    await wait(700);
    expect(service.draft['title']).toBe('Shell');
    await wait(200);
    expect(service.draft).toEqual({ title: 'Double shell', body: 'Text' });
    expect(saver.view().state).toEqual({ kind: 'saved', at: 'at 2' });
    expect(onSaved).toHaveBeenCalledTimes(1);
  });

  it('saves what was typed before its script ran', async () => {
    const { service, saver, typed } = open();
    typed['body'] = 'Early';
    saver.start();
    await wait(1_000);
    expect(service.draft['body']).toBe('Early');
  });

  it('does not call saved what was typed while a save was on its way', async () => {
    const { service, saver, type } = open();
    service.hold();
    type({ title: 'One' });
    await wait(1_000);
    expect(saver.view().state).toEqual({ kind: 'saving' });
    type({ title: 'Two' });
    service.release();
    await wait(100);
    expect(service.draft['title']).toBe('One');
    expect(saver.view().state).toEqual({ kind: 'unsaved' });
    await wait(1_000);
    expect(service.draft['title']).toBe('Two');
    expect(saver.view().state).toEqual({ kind: 'saved', at: 'at 3' });
  });

  it('sends two saves at once one after the other', async () => {
    const { service, saver, type } = open();
    service.hold();
    type({ title: 'One' });
    const both = Promise.all([saver.save(), saver.save()]);
    await wait(0);
    service.release();
    await both;
    expect(service.revision).toBe(2);
  });

  it('says that it is idle again once the text is as it was', async () => {
    const { service, saver, type } = open();
    type({ title: 'Other' });
    type({ title: 'Shell' });
    await wait(1_000);
    expect(saver.view().state).toEqual({ kind: 'idle' });
    expect(service.revision).toBe(1);
  });
});

describe('a newer revision', () => {
  it('takes in what others changed elsewhere, and saves on top of it', async () => {
    const { service, saver, typed, type } = open();
    service.change({ body: 'Theirs' });
    type({ title: 'Mine' });
    await wait(2_000);
    expect(typed).toEqual({ title: 'Mine', body: 'Theirs' });
    expect(service.draft).toEqual({ title: 'Mine', body: 'Theirs' });
    expect(saver.view()).toEqual({ state: { kind: 'saved', at: 'at 3' }, conflicts: {} });
  });

  it('keeps both texts of the same part until one is chosen, and saves the rest meanwhile', async () => {
    const { service, saver, typed, type } = open();
    service.change({ body: 'Theirs' });
    type({ title: 'Mine', body: 'Mine' });
    await wait(2_000);
    expect(saver.view().conflicts).toEqual({ body: 'Theirs' });
    expect(typed['body']).toBe('Mine');
    expect(service.draft).toEqual({ title: 'Mine', body: 'Theirs' });
    expect(await saver.settle()).toBeUndefined();
  });

  it('loses nothing that is typed while it is met', async () => {
    const { service, saver, typed, type } = open();
    service.change({ body: 'Theirs' });
    service.hold();
    type({ title: 'Mine' });
    await wait(1_000);
    type({ body: 'Typed meanwhile' });
    service.release();
    await wait(2_000);
    expect(typed['body']).toBe('Typed meanwhile');
    expect(saver.view().conflicts).toEqual({ body: 'Theirs' });
  });

  it.each([
    ['the own text', undefined, 'Mine'],
    ['the other one', 'Theirs', 'Theirs'],
  ])('ends with %s once it is chosen', async (_which, text, expected) => {
    const { service, saver, typed, type } = open();
    service.change({ body: 'Theirs' });
    type({ body: 'Mine' });
    await wait(2_000);
    saver.choose('body', text);
    await wait(2_000);
    expect(saver.view().conflicts).toEqual({});
    expect([typed['body'], service.draft['body']]).toEqual([expected, expected]);
    expect(await saver.settle()).toBe(service.revision);
  });

  it('settles on what was merged', async () => {
    const { service, saver, type } = open();
    service.change({ body: 'Theirs' });
    type({ title: 'Mine' });
    expect(await saver.settle()).toBe(3);
    expect(service.draft).toEqual({ title: 'Mine', body: 'Theirs' });
  });
});

describe('a save that does not go through', () => {
  it.each([
    ['offline', new ApiProblem(0, 'offline')],
    ['failed', new ApiProblem(503, 'unavailable')],
    ['failed', new ApiProblem(429, 'too-many-requests')],
    ['signed-out', new ApiProblem(401, 'not-signed-in')],
  ])('is %s and tried again by itself', async (state, problem) => {
    const { service, saver, type } = open();
    service.problems.push(problem);
    type({ title: 'Mine' });
    await wait(1_000);
    expect(saver.view().state).toEqual({ kind: state });
    await wait(4_000);
    expect(service.draft['title']).toBe('Mine');
    expect(saver.view().state).toEqual({ kind: 'saved', at: 'at 2' });
  });

  it('saves the rest where one part is refused, and says which', async () => {
    const { service, saver, typed, type, onSaved } = open();
    const errors = [{ field: 'changes.title', code: 'too_big', message: 'Too long' }];
    service.problems.push(new ApiProblem(422, 'invalid', { errors }));
    type({ title: 'Mine', body: 'Long text' });
    await wait(1_000);
    expect(service.draft).toEqual({ title: 'Shell', body: 'Long text' });
    expect(saver.view().state).toMatchObject({ kind: 'refused', rest: true });
    expect(typed['title']).toBe('Mine');
    expect(onSaved).toHaveBeenCalledTimes(1);
    type({ title: 'Shorter' });
    await wait(1_000);
    expect(service.draft).toEqual({ title: 'Shorter', body: 'Long text' });
    expect(saver.view().state).toEqual({ kind: 'saved', at: 'at 3' });
  });

  it('is refused with its fields and waits for another text', async () => {
    const { service, saver, type } = open();
    const errors = [{ field: 'changes.title', code: 'too_big', message: 'Too long' }];
    service.problems.push(new ApiProblem(422, 'invalid', { errors }));
    type({ title: 'Mine' });
    await wait(10_000);
    expect(saver.view().state).toEqual({
      kind: 'refused',
      code: 'invalid',
      errors: [{ field: 'title', code: 'too_big', message: 'Too long' }],
      rest: true,
    });
    expect(service.revision).toBe(1);
    type({ title: 'Shorter' });
    await wait(1_000);
    expect(service.draft['title']).toBe('Shorter');
  });
});
