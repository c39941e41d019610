import { newId, type Person, submissionsEvents, submissionsRpc } from '@allmende/contracts';
import { eventually, person, visitor } from '@allmende/testing';
import { createHash } from 'node:crypto';
import {
  arrive,
  closeAgo,
  managerOf,
  moveClose,
  openChallenge,
  openStage,
  seekerOf,
  type Stage,
  submitted,
} from '../submissions/stage.fixture.js';

const {
  listDeposits,
  beginDeposit,
  addDepositFile,
  removeDepositFile,
  grantDepositFile,
  sealDeposit,
  openDeposit,
  readDeposit,
  depositTimes,
  fileKey,
} = submissionsRpc;

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.service.stop());
afterEach(() => {
  stage.silence.terms = false;
});

type One = { challengeId: string; depositId: string };
const text = 'Wir kühlen seit 2019 über das Gehäuse. 🧊';
const groups = { kind: 'system' as const, reason: 'files' };

async function draft(parts: Parameters<typeof openChallenge>[1] = {}) {
  const window = await openChallenge(stage, parts);
  const { challengeId } = window;
  const seeker = seekerOf(window);
  const { depositId } = await stage.service.call(beginDeposit, { challengeId }, seeker);
  return { window, seeker, one: { challengeId, depositId } };
}

async function addFile(one: One, who: Person, { complete = true, told = true } = {}): Promise<string> {
  const input = { ...one, name: 'Messreihe.csv', size: 2_000, type: 'text/csv' };
  const { fileId } = await stage.service.call(addDepositFile, input, who);
  if (complete) await arrive(stage, fileId, { told });
  return fileId;
}

const seal = (one: One, who: Person, options: { key?: string } = {}) =>
  stage.service.call(sealDeposit, { ...one, text }, who, options);

async function eventsOf(depositId: string, kind: 'deposited' | 'depositRefused') {
  const events = await stage.service.published(submissionsEvents[kind]);
  return events.map(({ payload }) => payload).filter((payload) => payload.depositId === depositId);
}

describe('sealing a deposit', () => {
  it('answers with time and digests that anybody can compute, and states the same', async () => {
    const { seeker, one, window } = await draft();
    const fileId = await addFile(one, seeker);
    const through = { ...seeker, portal: newId() };
    const sealed = await seal(one, through);
    const textDigest = createHash('sha256').update(JSON.stringify({ text })).digest('hex');
    const { digest } = stage.files.get(fileId)!;
    expect(sealed).toEqual({
      depositId: one.depositId,
      state: 'sealed',
      files: [expect.objectContaining({ fileId, name: '', digest, size: 2_000 })],
      textDigest,
      sealedAt: expect.stringMatching(/Z$/) as string,
      receiptId: expect.any(String) as string,
      openedAt: null,
      openingReceiptId: null,
    });
    await expect(eventsOf(one.depositId, 'deposited')).resolves.toEqual([
      {
        ...one,
        receiptId: sealed.receiptId,
        at: sealed.sealedAt,
        accountId: seeker.accountId,
        portalId: through.portal,
        seekerAccountIds: window.seekerAccountIds,
        wrapped: expect.any(String) as string,
        textDigest,
        files: [{ fileId, size: 2_000, digest }],
      },
    ]);
  });

  it('takes a file that has arrived a moment before its event', async () => {
    const { seeker, one } = await draft();
    const fileId = await addFile(one, seeker, { told: false });
    await expect(seal(one, seeker)).resolves.toMatchObject({ files: [{ fileId, state: 'complete' }] });
  });

  it('needs one connection to the database each, however many come at the same instant', async () => {
    const drafts = await Promise.all(Array.from({ length: 24 }, () => draft()));
    for (const { one, seeker } of drafts) await addFile(one, seeker);
    const sealed = await Promise.all(drafts.map(({ one, seeker }) => seal(one, seeker)));
    expect(sealed.map(({ state }) => state)).toEqual(drafts.map(() => 'sealed'));
  });

  it('closes it to everybody, its own team included', async () => {
    const { seeker, one } = await draft();
    const fileId = await addFile(one, seeker);
    const { accountId } = seeker;
    await expect(stage.service.call(fileKey, { fileId, accountId }, groups)).resolves.toMatchObject({
      name: 'Messreihe.csv',
    });
    await seal(one, seeker);
    await expect(stage.service.call(fileKey, { fileId, accountId }, groups)).rejects.toMatchObject({
      code: 'file.not-found',
    });
    for (const reading of [
      () => stage.service.call(readDeposit, one, seeker),
      () => stage.service.call(grantDepositFile, { ...one, fileId }, seeker),
      () => stage.service.call(removeDepositFile, { ...one, fileId }, seeker),
      () => addFile(one, seeker),
      () => seal(one, seeker),
    ])
      await expect(reading()).rejects.toMatchObject({ code: 'deposit.sealed' });
  });

  it('is done once, however often it is asked for under one key; a further one is another', async () => {
    const { seeker, one } = await draft();
    const key = newId();
    const [first, second] = await Promise.all([seal(one, seeker, { key }), seal(one, seeker, { key })]);
    expect(second).toEqual(first);
    await expect(eventsOf(one.depositId, 'deposited')).resolves.toHaveLength(1);
    const { challengeId } = one;
    const begun = [1, 2].map(() => stage.service.call(beginDeposit, { challengeId }, seeker));
    const ids = new Set((await Promise.all(begun)).map(({ depositId }) => depositId));
    expect(ids.size).toBe(1);
    await seal({ challengeId, depositId: [...ids][0]! }, seeker);
    const { items } = await stage.service.call(listDeposits, { challengeId }, seeker);
    expect(items.map(({ depositId, state }) => [depositId, state])).toEqual([
      [[...ids][0], 'sealed'],
      [one.depositId, 'sealed'],
    ]);
  });

  it('waits for files, and needs a text', async () => {
    const { seeker, one } = await draft();
    const fileId = await addFile(one, seeker, { complete: false });
    await expect(seal(one, seeker)).rejects.toMatchObject({
      code: 'deposit.incomplete',
      details: { errors: [{ field: `files.${fileId}`, code: 'not-complete' }] },
    });
    await expect(stage.service.call(sealDeposit, { ...one, text: ' \n ' }, seeker)).rejects.toMatchObject({
      code: 'invalid',
      details: { errors: [{ field: 'text' }] },
    });
    await stage.service.call(removeDepositFile, { ...one, fileId }, seeker);
    await eventually('the bytes are asked to go', () => stage.removed.includes(fileId));
    await expect(seal(one, seeker)).resolves.toMatchObject({ files: [] });
  });
});

describe('the close', () => {
  it('is judged as that of submissions: nine seconds later is in time, eleven is late and leaves evidence', async () => {
    const { seeker, one } = await draft();
    await closeAgo(stage, one.challengeId, 9_000);
    await expect(seal(one, seeker)).resolves.toMatchObject({ state: 'sealed' });
    const late = await draft();
    await closeAgo(stage, late.one.challengeId, 11_000);
    const refusal = await seal(late.one, late.seeker).catch((error: unknown) => error);
    expect(refusal).toMatchObject({
      code: 'submission.deadline-passed',
      details: { facts: { graceSeconds: 10, receiptId: expect.any(String) as string } },
    });
    const [refused] = await eventsOf(late.one.depositId, 'depositRefused');
    expect(refused).toMatchObject({
      ...late.one,
      accountId: late.seeker.accountId,
      code: 'submission.deadline-passed',
    });
    await Promise.allSettled(Array.from({ length: 8 }, () => seal(late.one, late.seeker)));
    await expect(eventsOf(late.one.depositId, 'depositRefused')).resolves.toEqual([refused]);
    await expect(eventsOf(late.one.depositId, 'deposited')).resolves.toEqual([]);
    const { challengeId } = late.one;
    const { items, open } = await stage.service.call(listDeposits, { challengeId }, late.seeker);
    expect([items[0]?.state, open]).toEqual(['draft', false]);
  });

  it('that was moved is never missed by its own event', async () => {
    const { seeker, one } = await draft();
    await moveClose(stage, one.challengeId, -60_000);
    await moveClose(stage, one.challengeId, 60_000, { told: false });
    await expect(seal(one, seeker)).resolves.toMatchObject({ state: 'sealed' });
  });

  it('is what counts, not the opening: a published challenge takes deposits already', async () => {
    const opensAt = new Date(Date.now() + 3_600_000).toISOString();
    const { seeker, one } = await draft({ state: 'scheduled', opensAt, closesInMs: 7_200_000 });
    await expect(seal(one, seeker)).resolves.toMatchObject({ state: 'sealed' });
  });
});

describe('opening a deposit', () => {
  it('is its team’s own wish, at any time, and gives back every letter', async () => {
    const { seeker, one } = await draft();
    const fileId = await addFile(one, seeker);
    await expect(stage.service.call(openDeposit, one, seeker)).rejects.toMatchObject({
      code: 'deposit.not-sealed',
    });
    await seal(one, seeker);
    const opened = await stage.service.call(openDeposit, one, seeker);
    expect(opened).toMatchObject({
      state: 'opened',
      files: [{ fileId, name: 'Messreihe.csv' }],
      openedAt: stage.depositOpenings.get(one.depositId)?.at,
      openingReceiptId: stage.depositOpenings.get(one.depositId)?.receiptId,
    });
    await expect(stage.service.call(openDeposit, one, seeker)).resolves.toEqual(opened);
    await expect(stage.service.call(readDeposit, one, seeker)).resolves.toEqual({ text });
    const { accountId } = seeker;
    await expect(stage.service.call(fileKey, { fileId, accountId }, groups)).resolves.toMatchObject({
      name: 'Messreihe.csv',
      identity: expect.stringMatching(/^AGE-SECRET-KEY-1/) as string,
    });
    await expect(stage.service.call(fileKey, { fileId, accountId: newId() }, groups)).rejects.toMatchObject({
      code: 'file.not-found',
    });
  });

  it('opens nothing while `terms` cannot write it down', async () => {
    const { seeker, one } = await draft();
    await seal(one, seeker);
    stage.silence.terms = true;
    await expect(stage.service.call(openDeposit, one, seeker)).rejects.toMatchObject({ code: 'unavailable' });
    await expect(stage.service.call(readDeposit, one, seeker)).rejects.toMatchObject({
      code: 'deposit.sealed',
    });
  });
});

describe('for everybody else', () => {
  it('there is no deposit: not for managers, experts, strangers or visitors', async () => {
    const { one, seeker, window } = await draft();
    await seal(one, seeker);
    const { lead } = await submitted(stage, one.challengeId);
    const { challengeId } = one;
    for (const who of [lead, person(), managerOf(window.clusterId)])
      for (const reading of [
        () => stage.service.call(listDeposits, { challengeId }, who),
        () => stage.service.call(beginDeposit, { challengeId }, who),
        () => stage.service.call(readDeposit, one, who),
        () => stage.service.call(openDeposit, one, who),
        () => seal(one, who),
      ])
        await expect(reading()).rejects.toMatchObject({ code: 'challenge.not-found' });
    await expect(stage.service.call(listDeposits, { challengeId }, visitor())).rejects.toMatchObject({
      code: 'not-signed-in',
    });
  });

  it('there is the time of each, and nothing else', async () => {
    const { one, seeker } = await draft();
    const { challengeId } = one;
    await expect(stage.service.call(depositTimes, { challengeId }, visitor())).resolves.toEqual({
      items: [],
    });
    const { sealedAt } = await seal(one, seeker);
    await expect(stage.service.call(depositTimes, { challengeId }, visitor())).resolves.toEqual({
      items: [{ at: sealedAt }],
    });
    await expect(stage.service.call(depositTimes, { challengeId: newId() }, visitor())).rejects.toMatchObject(
      { code: 'challenge.not-found' },
    );
  });

  it('no deposit of another challenge answers, whoever asks', async () => {
    const [{ one }, other] = [await draft(), await draft()];
    const foreign = { challengeId: other.one.challengeId, depositId: one.depositId };
    for (const call of [
      () => seal(foreign, other.seeker),
      () => stage.service.call(openDeposit, foreign, other.seeker),
    ])
      await expect(call()).rejects.toMatchObject({ code: 'deposit.not-found' });
  });
});
