import {
  accountsEvents,
  accountsRpc,
  dataRequestsEvents,
  dataRequestsRpc,
  groupsRpc,
  newId,
  type Person,
  personalDataRpc,
  ProblemError,
  submissionsRpc,
} from '@allmende/contracts';
import { newKeyPair } from '@allmende/sealing';
import { eventually, person } from '@allmende/testing';
import { type FilesUnderTest, partSize, pdf, problemOf, startFiles } from '../files/files.fixture.js';
import { unzip } from './zip.fixture.js';

const { requestData, getDataRequest, fetchData } = dataRequestsRpc;
const nothing = { list: 'nothing', items: [], nextCursor: null };

let files: FilesUnderTest;
/** What `submissions` holds of a person, and what `identity` says of one. */
const handedIn = new Map<string, { fileId: string; name: string; identity: string }>();
const gone = new Set<string>();
/** What `terms` holds of a person. */
const held = new Map<string, Omit<typeof nothing, 'items'> & { items: Record<string, unknown>[] }>();
let isTermsAway = false;

beforeAll(async () => {
  files = await startFiles();
  const { answer } = files.service;
  await answer(personalDataRpc.identity, ({ accountId, cursor }) => {
    if (gone.has(accountId)) throw new ProblemError('not-found');
    if (cursor) return { list: 'sessions', items: [{ device: 'Firefox' }], nextCursor: null };
    return { list: 'account', items: [{ accountId, name: 'Mira Vogt' }], nextCursor: 'more' };
  });
  await answer(personalDataRpc.terms, ({ accountId }) => {
    if (isTermsAway) throw new ProblemError('unavailable');
    return held.get(accountId) ?? nothing;
  });
  await answer(personalDataRpc.submissions, ({ accountId }) => {
    const file = handedIn.get(accountId);
    const items = file
      ? [
          { fileId: file.fileId, name: file.name },
          { fileId: newId(), name: '' },
        ]
      : [];
    return { list: 'files', items, nextCursor: null };
  });
  await answer(submissionsRpc.fileKey, ({ fileId, accountId }) => {
    const file = handedIn.get(accountId);
    if (file?.fileId !== fileId) throw new ProblemError('file.not-found');
    return { identity: file.identity, name: file.name };
  });
  await answer(personalDataRpc.challenges, () => nothing);
  await answer(personalDataRpc.notifications, () => nothing);
}, 60_000);
afterAll(() => files.stop());

const request = (who: Person) => files.service.call(requestData, {}, who);
const stateOf = async (who: Person) =>
  (await files.service.call(getDataRequest, {}, who)).request?.state ?? null;
const ready = (who: Person) =>
  eventually('the copy is ready', async () => (await stateOf(who)) === 'ready' || undefined);
const link = async (who: Person) => (await files.service.call(fetchData, {}, who)).url;
async function readyLink(who: Person): Promise<string> {
  await request(who);
  await ready(who);
  return link(who);
}

async function sealedFile(who: Person, name: string, bytes: Buffer): Promise<void> {
  const { recipient, identity } = await newKeyPair();
  const begun = await files.begin({ name: 'file.pdf', size: bytes.length, recipient }, who);
  await files.fill(begun, bytes);
  await files.service.db.query(`UPDATE file SET owner_service = 'submissions' WHERE id = $1`, [begun.fileId]);
  handedIn.set(who.accountId, { fileId: begun.fileId, name, identity });
}

describe('a copy of everything about oneself', () => {
  it('is told of when all services have their part, and holds what they say, with the files', async () => {
    const who = person();
    const bytes = pdf(partSize + 1000);
    await sealedFile(who, 'Verfahren.pdf', bytes);
    expect(await request(who)).toMatchObject({ state: 'collecting', expiresAt: null });
    await ready(who);
    const [told] = (await files.service.published(dataRequestsEvents.dataReady)).slice(-1);
    expect(told?.payload).toMatchObject({ accountId: who.accountId });

    const answer = await files.send(await link(who));
    expect([answer.status, answer.headers['content-type']]).toEqual([200, 'application/zip']);
    expect(answer.headers['content-disposition']).toMatch(/allmende-\d{4}-\d\d-\d\d\.zip/);
    const entries = unzip(answer.body);
    expect([...entries.keys()].sort()).toEqual([
      'LIESMICH-README.txt',
      'challenges.json',
      'files/submissions/Verfahren.pdf',
      'groups.json',
      'identity.json',
      'index.html',
      'notifications.json',
      'submissions.json',
      'terms.json',
    ]);
    expect(JSON.parse(String(entries.get('identity.json')))).toEqual({
      account: [{ accountId: who.accountId, name: 'Mira Vogt' }],
      sessions: [{ device: 'Firefox' }],
    });
    expect(entries.get('files/submissions/Verfahren.pdf')?.equals(bytes)).toBe(true);
    expect(await stateOf(who)).toBe('fetched');
  });

  it('holds each receipt as a file that can be checked, and says where', async () => {
    const who = person();
    const number = 'QED0-P9X6-E85E-EJZ2';
    const statement = { type: 'agreement', at: '2026-11-26T15:04:20.729Z', challengeId: newId() };
    const receipt = { format: 'v1', seq: 7, at: statement.at, statement, salt: 's', leaf: 'l' };
    const issued = { state: 'issued', receiptId: newId(), number, receipt };
    held.set(who.accountId, { ...nothing, list: 'receipts', items: [issued] });
    const entries = unzip((await files.send(await readyLink(who))).body);
    const file = `receipts/${number}.json`;
    expect(String(entries.get(file))).toBe(`${JSON.stringify(receipt, null, 2)}\n`);
    const { receipts } = JSON.parse(String(entries.get('terms.json')));
    const { receiptId } = issued;
    expect(receipts).toEqual([{ ...statement, number, receiptId, file }]);
    const readme = String(entries.get('LIESMICH-README.txt'));
    expect(readme).toContain('receipts/');
    expect(readme).not.toContain('files/');
    expect(String(entries.get('index.html'))).toContain(`<a href="${file}">`);
  });

  it('is one, however often it is asked for at once, and a new one after it was fetched', async () => {
    const who = person();
    const asked = await Promise.all([request(who), request(who), request(who)]);
    expect(new Set(asked.map(({ requestId }) => requestId)).size).toBe(1);
    await ready(who);
    expect((await request(who)).requestId).toBe(asked[0].requestId);
    const told = await files.service.published(dataRequestsEvents.dataReady);
    expect(told.filter(({ payload }) => payload.accountId === who.accountId)).toHaveLength(1);
    await files.send(await link(who));
    expect((await request(who)).requestId).not.toBe(asked[0].requestId);
  });

  it('waits for a service that is away, and is not lost', async () => {
    isTermsAway = true;
    const who = person();
    await request(who);
    await eventually('it was tried', async () => {
      const [row] = await files.service.db.query<{ tried: boolean }[]>(
        'SELECT try_at > requested_at AS tried FROM data_request WHERE account_id = $1',
        [who.accountId],
      );
      return row?.tried || undefined;
    });
    expect(await stateOf(who)).toBe('collecting');
    isTermsAway = false;
    await files.service.db.query('UPDATE data_request SET try_at = clock_timestamp()');
    await ready(who);
  });

  it('keeps its address when a service is away as it is fetched', async () => {
    const who = person();
    const url = await readyLink(who);
    isTermsAway = true;
    expect(problemOf(await files.send(url))).toBe('unavailable');
    isTermsAway = false;
    expect((await files.send(url)).status).toBe(200);
  });
});

describe('the way to a copy', () => {
  it('works once, also for two at the same moment', async () => {
    const who = person();
    const url = await readyLink(who);
    const answers = await Promise.all([files.send(url), files.send(url)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 403]);
    expect(problemOf(await files.send(url))).toBe('grant.invalid');
    await expect(link(who)).rejects.toMatchObject({ code: 'data-request.state' });
  });

  it('is for the account that asked, and for nobody else, an operator included', async () => {
    const who = person();
    const url = await readyLink(who);
    for (const other of [person(), person({ operator: true })]) {
      expect(await stateOf(other)).toBe(null);
      await expect(link(other)).rejects.toMatchObject({ code: 'data-request.state' });
    }
    files.revoked.add(who.sessionId);
    expect(problemOf(await files.send(url))).toBe('grant.invalid');
    expect(problemOf(await files.send(`${url}x`))).toBe('grant.invalid');
  });

  it('is replaced by a newer one, and ends after a minute unused', async () => {
    const who = person();
    const old = await readyLink(who);
    const url = await link(who);
    expect(problemOf(await files.send(old))).toBe('grant.invalid');
    await files.service.db.query(
      'UPDATE data_request SET token_ends_at = clock_timestamp() WHERE account_id = $1',
      [who.accountId],
    );
    expect(problemOf(await files.send(url))).toBe('grant.invalid');
  });

  it('ends when the copy expires', async () => {
    const who = person();
    await request(who);
    await ready(who);
    await files.service.db.query(
      'UPDATE data_request SET expires_at = clock_timestamp() WHERE account_id = $1',
      [who.accountId],
    );
    expect(await stateOf(who)).toBe('expired');
    await expect(link(who)).rejects.toMatchObject({ code: 'data-request.state' });
  });

  it('ends with the account', async () => {
    const who = person();
    const url = await readyLink(who);
    await files.service.emit(accountsEvents.accountClosed, { accountId: who.accountId });
    expect(problemOf(await files.send(url))).toBe('grant.invalid');
    expect(await stateOf(who)).toBe(null);
  });

  it('is not made for an account that is gone by then', async () => {
    const who = person();
    gone.add(who.accountId);
    await request(who);
    await eventually('the request is gone', async () => (await stateOf(who)) === null || undefined);
  });
});

describe('what groups hold about a person', () => {
  it('are memberships, topics, posts and files', async () => {
    const clusterId = newId();
    const who = person({ memberships: [{ clusterId, roles: ['member', 'manager'] }], portal: clusterId });
    const { call } = files.service;
    await files.service.answer(accountsRpc.names, () => ({ accounts: [], organisations: [] }));
    const { groupId } = await call(groupsRpc.createGroup, { name: 'Kühlung', confidentiality: true }, who);
    await call(groupsRpc.startThread, { groupId, title: 'Fragen', text: 'Ein Beitrag.' }, who);
    const url = await readyLink(who);
    const { memberships, topics, posts } = JSON.parse(
      String(unzip((await files.send(url)).body).get('groups.json')),
    );
    expect(memberships).toMatchObject([{ group: 'Kühlung', role: 'moderator' }]);
    expect(topics).toMatchObject([{ title: 'Fragen' }]);
    expect(posts).toMatchObject([{ topic: 'Fragen', text: 'Ein Beitrag.' }]);
  });
});
