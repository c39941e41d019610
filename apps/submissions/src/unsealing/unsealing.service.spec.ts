import {
  challengesEvents,
  newId,
  type Person,
  submissionsEvents,
  submissionsRpc,
  termsEvents,
} from '@allmende/contracts';
import { eventually, expectConsoleError, person, processorTime } from '@allmende/testing';
import { DataSource } from 'typeorm';
import {
  beginComplete,
  closeAgo,
  contentOf,
  managerOf,
  moveClose,
  nameOf,
  openChallenge,
  openStage,
  peel,
  seekerOf,
  type Stage,
  submitted,
} from '../submissions/stage.fixture.js';

const { openSubmissions, showOpening, listReceived, giveFeedback } = submissionsRpc;

let stage: Stage;
let owner: DataSource;
beforeAll(async () => {
  stage = await openStage();
  const { options } = stage.service.db;
  const url = new URL(options.type === 'postgres' ? (options.url ?? '') : '');
  url.username = 'test_owner';
  owner = await new DataSource({ ...options, url: url.href, extra: { max: 1 } } as never).initialize();
});
afterAll(async () => {
  await owner.destroy();
  await stage.service.stop();
});
afterEach(() => {
  stage.silence.terms = false;
});

const home = newId();

/** Managers of the cluster that owns the challenge. */
function managers(count: number): Person[] {
  const all = Array.from({ length: count }, () => managerOf(home));
  const known = stage.managers.get(home) ?? [];
  stage.managers.set(home, [...known, ...all.map(({ accountId }) => accountId)]);
  return all;
}

async function closed(count = 3, openers: Person[] = []) {
  const openerAccountIds = openers.map(({ accountId }) => accountId);
  const parts = openers.length > 0 ? { clusterId: home, openerAccountIds } : {};
  const window = await openChallenge(stage, parts);
  const { challengeId } = window;
  const all = [];
  for (let n = 0; n < count; n += 1) all.push(await submitted(stage, challengeId));
  await moveClose(stage, challengeId, -31_000);
  return { window, challengeId, all, seeker: seekerOf(window) };
}

/** Instead of who opened it until now. */
async function named(challengeId: string, { accountId }: Person): Promise<void> {
  const known = stage.windows.get(challengeId)!;
  const window = { ...known, revision: known.revision + 1, openerAccountIds: [accountId] };
  stage.windows.set(challengeId, window);
  await stage.service.emit(challengesEvents.windowChanged, { window });
}

const open = (challengeId: string, who: Person) => stage.service.call(openSubmissions, { challengeId }, who);

async function opened(challengeId: string): Promise<void> {
  await eventually('all are opened', async () => (await toldOf(challengeId)).length > 0);
}

async function toldOf(challengeId: string) {
  const events = await stage.service.published(submissionsEvents.allOpened);
  return events.map(({ payload }) => payload).filter((payload) => payload.challengeId === challengeId);
}

async function sealedLeft(challengeId: string): Promise<number> {
  const [row] = await stage.service.db.query<[{ left: number }]>(
    `SELECT count(*)::int AS left FROM submission_version v JOIN submission s ON s.id = v.submission_id
     WHERE s.challenge_id = $1 AND v.sealed IS NOT NULL`,
    [challengeId],
  );
  return row.left;
}

/** Everything is open, each version once and with its text. */
async function expectAllOpen({
  challengeId,
  all,
  seeker,
}: Awaited<ReturnType<typeof closed>>): Promise<void> {
  await opened(challengeId);
  await expect(sealedLeft(challengeId)).resolves.toBe(0);
  for (const { submissionId } of all)
    expect((await contentOf(stage, submissionId)).text).toContain('Wärmerohr');
  const { items } = await stage.service.call(listReceived, { challengeId }, seeker);
  expect(items).toHaveLength(all.length);
  await expect(toldOf(challengeId)).resolves.toMatchObject([{ submissions: all.length }]);
}

describe('opening', () => {
  it('is not for a manager who was named and takes part, until somebody else is named', async () => {
    const [other] = managers(1);
    const window = await openChallenge(stage, { clusterId: home });
    const { challengeId } = window;
    const { lead, submissionId } = await submitted(stage, challengeId);
    await moveClose(stage, challengeId, -31_000);
    const manager = { ...managerOf(home), accountId: lead.accountId };
    await named(challengeId, manager);
    await expect(open(challengeId, manager)).rejects.toMatchObject({
      ...{ code: 'member.takes-part', details: { facts: { submissionId } } },
    });
    await named(challengeId, other!);
    await expect(open(challengeId, other!)).resolves.toMatchObject({ challengeId });
    await opened(challengeId);
  });

  it('takes the approval of who is named, and tells once that all can be read', async () => {
    const story = await closed();
    const { window, challengeId, seeker } = story;
    const waiting = await stage.service
      .call(listReceived, { challengeId }, seeker)
      .catch((error: unknown) => error);
    const { accountId } = seeker;
    const openers = [{ accountId, name: nameOf(accountId), approved: false, former: false }];
    expect(waiting).toMatchObject({
      code: 'submission.sealed',
      details: { facts: { challengeId, state: 'sealed', openers, mayApprove: true } },
    });
    const { submissionId } = story.all[0]!;
    await expect(
      stage.service.call(giveFeedback, { submissionId, text: 'ungelesen' }, seeker),
    ).rejects.toMatchObject({ code: 'submission.sealed' });
    await open(challengeId, seeker);
    await expectAllOpen(story);
    await expect(open(challengeId, seeker)).resolves.toMatchObject({ state: 'opened', mayApprove: false });
    const { clusterId, seekerAccountIds } = window;
    await expect(toldOf(challengeId)).resolves.toEqual([
      { challengeId, clusterId, seekerAccountIds, at: expect.stringMatching(/Z$/) as string, submissions: 3 },
    ]);
  });

  it('takes everybody whom the challenge names, who are named to the team that asks alone', async () => {
    const openers = managers(2);
    const [first, second] = openers as [Person, Person];
    const story = await closed(2, openers);
    const { window, challengeId, seeker } = story;
    await expect(open(challengeId, first)).resolves.toMatchObject({
      state: 'sealed',
      mayApprove: false,
      openers: [
        { accountId: first.accountId, name: null, approved: true, former: false },
        { accountId: second.accountId, name: null, approved: false, former: false },
      ],
    });
    await expect(stage.service.call(showOpening, { challengeId }, seeker)).resolves.toMatchObject({
      openers: [{ name: nameOf(first.accountId) }, { name: nameOf(second.accountId), approved: false }],
      mayApprove: false,
    });
    await expect(
      stage.service.call(showOpening, { challengeId }, managerOf(window.clusterId)),
    ).resolves.toMatchObject({ openers: [{ name: null }, { name: null }] });
    await open(challengeId, second);
    await expectAllOpen(story);
  });

  it('waits in vain for somebody who manages the cluster no more, and says so until another is named', async () => {
    const [first, left, next] = managers(3) as [Person, Person, Person];
    const { window, challengeId, seeker, ...rest } = await closed(1, [first, left]);
    const known = stage.managers.get(home) ?? [];
    stage.managers.set(
      home,
      known.filter((accountId) => accountId !== left.accountId),
    );
    const former = person({
      accountId: left.accountId,
      memberships: [{ clusterId: home, roles: ['member'] }],
    });
    await expect(open(challengeId, former)).rejects.toMatchObject({ code: 'challenge.not-found' });
    await expect(stage.service.call(showOpening, { challengeId }, former)).rejects.toMatchObject({
      code: 'challenge.not-found',
    });
    await open(challengeId, first);
    await expect(stage.service.call(showOpening, { challengeId }, seeker)).resolves.toMatchObject({
      state: 'sealed',
      openers: [
        { accountId: first.accountId, approved: true, former: false },
        { accountId: left.accountId, approved: false, former: true },
      ],
    });
    const openerAccountIds = [first.accountId, next.accountId];
    const changed = { ...stage.windows.get(challengeId)!, revision: 9, openerAccountIds };
    stage.windows.set(challengeId, changed);
    await stage.service.emit(challengesEvents.windowChanged, { window: changed });
    await open(challengeId, next);
    await expectAllOpen({ window, challengeId, seeker, ...rest });
  });

  it('by both at the same instant happens once', async () => {
    const openers = managers(2);
    const story = await closed(3, openers);
    await Promise.all([...openers, ...openers].map((who) => open(story.challengeId, who)));
    await expectAllOpen(story);
  });

  it('is refused a second too early, to whom the challenge does not name, and while it may be extended', async () => {
    const { window, challengeId, seeker } = await closed(1, managers(1));
    const named = { ...managerOf(home), accountId: window.openerAccountIds![0]! };
    await expect(open(challengeId, seeker)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(open(challengeId, person())).rejects.toMatchObject({ code: 'challenge.not-found' });
    await expect(open(newId(), named)).rejects.toMatchObject({ code: 'challenge.not-found' });
    await closeAgo(stage, challengeId, 29_000);
    await expect(open(challengeId, named)).rejects.toMatchObject({ code: 'submission.still-open' });
    await moveClose(stage, challengeId, 3_600_000, { told: false });
    await closeAgo(stage, challengeId, 31_000);
    await expect(open(challengeId, named)).rejects.toMatchObject({ code: 'submission.still-open' });
    expect(stage.approvals.get(challengeId)).toBeUndefined();
  });

  it('is refused while the challenge is suspended, also by a copy that has missed it', async () => {
    const { window, challengeId, seeker } = await closed(1);
    const suspended = { ...stage.windows.get(challengeId)!, revision: 3, state: 'suspended' as const };
    stage.windows.set(challengeId, suspended);
    await expect(open(challengeId, seekerOf(window))).rejects.toMatchObject({
      code: 'submission.still-open',
    });
    await expect(stage.service.call(listReceived, { challengeId }, seeker)).rejects.toMatchObject({
      code: 'submission.still-open',
    });
    expect(stage.approvals.get(challengeId)).toBeUndefined();
  });

  it('waits for nobody where nothing was handed in', async () => {
    const { challengeId, seeker } = await closed(0);
    await expect(stage.service.call(listReceived, { challengeId }, seeker)).resolves.toMatchObject({
      items: [],
    });
  });

  it('leaves what a newer version replaced unopened, and destroys it', async () => {
    const window = await openChallenge(stage);
    const { challengeId } = window;
    const one = await submitted(stage, challengeId);
    const change = { submissionId: one.submissionId, revision: one.revision, changes: { title: 'besser' } };
    const { revision } = await stage.service.call(submissionsRpc.saveSolution, change, one.lead);
    await stage.service.call(submissionsRpc.submit, { submissionId: one.submissionId, revision }, one.lead);
    await expect(sealedLeft(challengeId)).resolves.toBe(2);
    await moveClose(stage, challengeId, -31_000);
    await open(challengeId, seekerOf(window));
    await opened(challengeId);
    const rows = await stage.service.db.query<unknown[]>(
      `SELECT version, sealed IS NULL AS gone, opened IS NOT NULL AS opened FROM submission_version
       WHERE submission_id = $1 ORDER BY version`,
      [one.submissionId],
    );
    expect(rows).toEqual([
      { version: 1, gone: true, opened: false },
      { version: 2, gone: true, opened: true },
    ]);
  });
});

describe('whatever stops it', () => {
  /** Has every such statement fail until it is taken away again, as a kill before its commit would. */
  async function failing<T>(on: string, when: string, work: () => Promise<T>): Promise<T> {
    await owner.query(`CREATE FUNCTION stop_here() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN RAISE EXCEPTION 'stopped here'; END $$`);
    await owner.query(
      `CREATE TRIGGER stop BEFORE ${on} FOR EACH ROW WHEN (${when}) EXECUTE FUNCTION stop_here()`,
    );
    try {
      return await work();
    } finally {
      await owner.query('DROP FUNCTION stop_here() CASCADE');
    }
  }

  const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

  it('before the approval reaches terms, nothing has happened', async () => {
    const { challengeId, seeker } = await closed();
    stage.silence.terms = true;
    await expect(open(challengeId, seeker)).rejects.toMatchObject({ code: 'unavailable' });
    await expect(sealedLeft(challengeId)).resolves.toBe(3);
  });

  it('after terms has released the key, its event brings it again', async () => {
    const story = await closed();
    const { challengeId, seeker } = story;
    expectConsoleError(/stopped here/);
    await failing('UPDATE ON challenge_key', 'NEW.released IS NOT NULL', () =>
      expect(open(challengeId, seeker)).rejects.toMatchObject({ code: 'internal' }),
    );
    await expect(sealedLeft(challengeId)).resolves.toBe(3);
    const [{ wrapped }] = await stage.service.db.query<[{ wrapped: Buffer }]>(
      'SELECT wrapped FROM challenge_key WHERE challenge_id = $1',
      [challengeId],
    );
    const released = await peel(stage, wrapped.toString('base64url'));
    const approvedAccountIds = [seeker.accountId];
    await stage.service.emit(termsEvents.openingReleased, { challengeId, approvedAccountIds, released });
    await expectAllOpen(story);
  });

  it('while versions are opened, none is lost, double or half done', async () => {
    const story = await closed(4);
    const { challengeId, seeker, all } = story;
    const third = all[2]!.submissionId;
    expectConsoleError(/stopped here/);
    await failing('UPDATE ON submission_version', `NEW.submission_id = '${third}'`, async () => {
      await open(challengeId, seeker);
      await pause(1_500);
      await expect(sealedLeft(challengeId)).resolves.toBe(4);
      await expect(stage.service.call(listReceived, { challengeId }, seeker)).rejects.toMatchObject({
        code: 'submission.sealed',
        details: { facts: { state: 'opening' } },
      });
    });
    await expectAllOpen(story);
  });

  it('before it is told that all are open, it is told once afterwards', async () => {
    const story = await closed();
    const { challengeId, seeker } = story;
    const { subject } = submissionsEvents.allOpened;
    expectConsoleError(/stopped here/);
    await failing('INSERT ON outbox', `NEW.subject = '${subject}'`, async () => {
      await open(challengeId, seeker);
      await pause(1_500);
      await expect(toldOf(challengeId)).resolves.toEqual([]);
    });
    await expectAllOpen(story);
  });

  it('one that a disk has changed stays closed alone', async () => {
    const { challengeId, seeker, all } = await closed(3);
    await stage.service.db.query(
      `UPDATE submission_version SET sealed = set_byte(sealed, 300, 255 - get_byte(sealed, 300)) WHERE submission_id = $1`,
      [all[1]!.submissionId],
    );
    expectConsoleError(/does not open/);
    await open(challengeId, seeker);
    await opened(challengeId);
    const { items } = await stage.service.call(listReceived, { challengeId }, seeker);
    expect(items.map(({ submissionId }) => submissionId)).toEqual(
      [all[0]!, all[2]!].map((one) => one.submissionId),
    );
    await expect(
      stage.service.call(
        submissionsRpc.readSubmission,
        { challengeId, submissionId: all[1]!.submissionId },
        seeker,
      ),
    ).rejects.toMatchObject({ code: 'submission.sealed' });
  });
});

describe('a challenge whose key was lost here', () => {
  const lose = (challengeId: string) =>
    stage.service.db.query('DELETE FROM challenge_key WHERE challenge_id = $1', [challengeId]);

  it('is never said to be opened: its key comes back from terms, and everything opens', async () => {
    const story = await closed(2);
    const { challengeId, seeker } = story;
    await lose(challengeId);
    await expect(stage.service.call(showOpening, { challengeId }, seeker)).resolves.toMatchObject({
      state: 'sealed',
      mayApprove: true,
    });
    await expect(stage.service.call(listReceived, { challengeId }, seeker)).rejects.toMatchObject({
      code: 'submission.sealed',
    });
    await open(challengeId, seeker);
    await expectAllOpen(story);
  });

  it('gets no other one, which would take the place of the copy: more is handed in to the same', async () => {
    const window = await openChallenge(stage);
    const { challengeId } = window;
    const seeker = seekerOf(window);
    const before = await submitted(stage, challengeId);
    await lose(challengeId);
    const changed = { ...window, revision: window.revision + 1 };
    stage.windows.set(challengeId, changed);
    await stage.service.emit(challengesEvents.windowChanged, { window: changed });
    const after = await submitted(stage, challengeId);
    const made = await stage.service.published(submissionsEvents.challengeKeyMade);
    expect(made.filter(({ payload }) => payload.challengeId === challengeId)).toHaveLength(1);
    await moveClose(stage, challengeId, -31_000);
    await open(challengeId, seeker);
    await expectAllOpen({ window, challengeId, all: [before, after], seeker });
  });
});

describe('what was exchanged while it was sealed', () => {
  it('is not shown as what was handed in: it stays closed, and the others open', async () => {
    const window = await openChallenge(stage);
    const { challengeId } = window;
    const [one, other] = [await submitted(stage, challengeId), await beginComplete(stage, challengeId)];
    const { submissionId, lead } = other;
    const change = { submissionId, revision: other.revision, changes: { title: 'anders' } };
    const { revision } = await stage.service.call(submissionsRpc.saveSolution, change, lead);
    await stage.service.call(submissionsRpc.submit, { submissionId, revision }, lead);
    await stage.service.db.query(
      `UPDATE submission_version v SET sealed = o.sealed FROM submission_version o
       WHERE v.submission_id = $1 AND o.submission_id = $2`,
      [submissionId, one.submissionId],
    );
    await moveClose(stage, challengeId, -31_000);
    expectConsoleError(/does not open/);
    await open(challengeId, seekerOf(window));
    await opened(challengeId);
    const { items } = await stage.service.call(listReceived, { challengeId }, seekerOf(window));
    expect(items.map((item) => item.submissionId)).toEqual([one.submissionId]);
  });
});

describe('many', () => {
  it('are opened quickly, a few at once: a thousand in seconds of work', async () => {
    const { challengeId, seeker, all } = await closed(1);
    await stage.service.db.query(cloneSql, [all[0]!.submissionId, thousand - 1]);
    const took = await processorTime(async () => {
      await open(challengeId, seeker);
      // How long that is on a busy machine proves nothing.
      await eventually('all are opened', async () => (await toldOf(challengeId)).length > 0, {
        withinMs: 60_000,
      });
    });
    await expect(toldOf(challengeId)).resolves.toMatchObject([{ submissions: thousand }]);
    expect(took).toBeLessThan(10 * thousand);
    await expect(transactionsOf(challengeId)).resolves.toBe(thousand / 50);
  }, 90_000);
});

/** How many transactions have opened what a challenge received. */
async function transactionsOf(challengeId: string): Promise<number> {
  const [row] = await stage.service.db.query<[{ count: number }]>(
    `SELECT count(DISTINCT v.xmin::text)::int AS count
     FROM submission_version v JOIN submission s ON s.id = v.submission_id WHERE s.challenge_id = $1`,
    [challengeId],
  );
  return row.count;
}

const thousand = 1_000;
const cloneSql = `WITH more AS (
    INSERT INTO submission (id, challenge_id, state, last_version)
    SELECT gen_random_uuid(), challenge_id, state, 1 FROM submission, generate_series(1, $2::int) WHERE id = $1
    RETURNING id)
  INSERT INTO submission_version (submission_id, version, submitted_at, submitted_by, sealed, text_digest, files,
    team_account_ids, receipt_id)
  SELECT more.id, 1, v.submitted_at, v.submitted_by, v.sealed, v.text_digest, v.files, v.team_account_ids, v.receipt_id
  FROM more, submission_version v WHERE v.submission_id = $1`;
