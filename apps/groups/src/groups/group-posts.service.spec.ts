import {
  accountsEvents,
  accountsRpc,
  groupPostsRpc,
  groupsEvents,
  groupsRpc,
  newId,
  type Person,
  personalDataRpc,
} from '@allmende/contracts';
import { dumpOf, person, personalDataOf, planted } from '@allmende/testing';
import { type FilesUnderTest, startFiles } from '../files/files.fixture.js';

const clusterId = newId();
const moderator = person({ portal: clusterId, memberships: [{ clusterId, roles: ['manager'] }] });
const [ada, bo, stranger] = [person(), person(), person()];

describe('a post in a closed group', () => {
  let files: FilesUnderTest;
  beforeAll(async () => {
    files = await startFiles();
    await files.service.answer(accountsRpc.names, ({ accountIds }) => ({
      accounts: accountIds.map((accountId) => ({
        ...{ accountId, name: `N${accountId.slice(-4)}`, organisationName: null, clusterName: null },
      })),
      organisations: [],
    }));
  });
  afterAll(() => files.stop());

  type Place = { groupId: string; threadId: string; postId: string };

  async function join(groupId: string, ...people: Person[]): Promise<void> {
    for (const { accountId } of people)
      await files.service.db.query(
        `INSERT INTO group_member (group_id, account_id, role) VALUES ($1, $2, 'member')`,
        [groupId, accountId],
      );
  }

  /** The first post of a thread of its own. */
  async function posted(text: string, by: Person = ada): Promise<Place> {
    const founding = { name: 'Pilot', confidentiality: true } as const;
    const { groupId } = await files.service.call(groupsRpc.createGroup, founding, moderator);
    await join(groupId, ada, bo);
    const start = { groupId, title: 'Plan', text };
    const { threadId, postId } = await files.service.call(groupsRpc.startThread, start, by);
    return { groupId, threadId, postId };
  }

  const read = ({ groupId, threadId }: Place, by: Person) =>
    files.service.call(groupsRpc.getThread, { groupId, threadId }, by);
  const get = (place: Place, by: Person = ada) => files.service.call(groupPostsRpc.getPost, place, by);
  const edit = (place: Place, revision: number, text: string, by: Person = ada) =>
    files.service.call(groupPostsRpc.editPost, { ...place, revision, text }, by);
  const remove = (place: Place, by: Person = ada, reason?: string) =>
    files.service.call(groupPostsRpc.removePost, { ...place, reason }, by);
  const code = (expected: string) => expect.objectContaining({ code: expected }) as unknown;
  const wrong = (field: string, rule: string) =>
    expect.objectContaining({
      code: 'invalid',
      details: expect.objectContaining({
        errors: [expect.objectContaining({ field, code: rule })],
      }) as unknown,
    }) as unknown;
  const refuses = (expected: string, calls: Promise<unknown>[]) =>
    Promise.all(calls.map((call) => expect(call).rejects.toEqual(code(expected))));
  const isKept = async (text: string) => planted(await dumpOf(files.service.db), [text]).length > 0;

  it('is corrected by its author, who alone may', async () => {
    const place = await posted('On Mnoday.');
    await expect(get(place)).resolves.toMatchObject({ revision: 0, mayEdit: true, mayRemove: true });
    await expect(get(place, bo)).resolves.toMatchObject({ mayEdit: false, mayRemove: false });
    await expect(get(place, moderator)).resolves.toMatchObject({ mayEdit: false, mayRemove: true });
    const edited = await edit(place, 0, 'On Monday.');
    const editedAt = expect.any(String) as string;
    expect(edited).toMatchObject({ text: 'On Monday.', revision: 1, editedAt, removed: null });
    expect(edited).toEqual(await get(place));
    const { items } = await read(place, bo);
    expect(items).toEqual([await get(place, bo)]);
    await refuses('post.not-own', [edit(place, 1, 'Never.', bo), edit(place, 1, 'Never.', moderator)]);
  });

  it('is not edited by saving what stands there already', async () => {
    const place = await posted('Same.');
    await expect(edit(place, 0, 'Same.')).resolves.toMatchObject({ revision: 0, editedAt: null });
  });

  it('answers a save on an older revision with what stands there now', async () => {
    const place = await posted('One.');
    await edit(place, 0, 'Two.');
    await expect(edit(place, 0, 'Three.')).rejects.toMatchObject({
      code: 'post.revision-conflict',
      details: { facts: { current: { revision: 1, text: 'Two.' } } },
    });
    const both = await Promise.allSettled([edit(place, 1, 'Here.'), edit(place, 1, 'There.')]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it.each([
    ['nothing', '  \n ', 'too_small'],
    ['more than fits', 'a'.repeat(20_001), 'too_big'],
  ])('cannot become %s', async (_what, text, rule) => {
    const place = await posted('Something.');
    await expect(edit(place, 0, text)).rejects.toEqual(wrong('text', rule));
  });

  it('leaves nothing of what stood there before, also in an answer that is kept', async () => {
    const [first, second] = ['Sechs Elefanten', 'Sieben Gazellen'];
    const { groupId, threadId } = await posted('Who?');
    const add = () =>
      files.service.call(groupsRpc.addPost, { groupId, threadId, text: first }, ada, { key: 'add-1' });
    const { postId } = await add();
    const place = { groupId, threadId, postId };
    const save = () =>
      files.service.call(groupPostsRpc.editPost, { ...place, revision: 0, text: second }, ada, {
        key: 'edit-1',
      });
    await save();
    await expect(isKept(first)).resolves.toBe(false);
    await remove(place);
    await expect(isKept(second)).resolves.toBe(false);
    for (const again of [add, save]) await expect(again()).resolves.toMatchObject({ postId, text: '' });
  });

  it('leaves its place when its author removes it, and its thread the title', async () => {
    const place = await posted('Gone.');
    await remove(place);
    const { thread, items } = await read(place, bo);
    expect(thread).toMatchObject({ title: 'Plan', posts: 1 });
    expect(items).toMatchObject([
      {
        ...{ postId: place.postId, authorId: ada.accountId, text: '', mayEdit: false, mayRemove: false },
        removed: { as: 'author', at: expect.any(String) as string, reason: null },
      },
    ]);
    const [event] = (await files.service.published(groupsEvents.postRemoved)).slice(-1);
    expect(event?.payload).toEqual({ ...place, tell: [] });
  });

  it('that is gone is passed over where a list shows how the last one begins', async () => {
    const { groupId, threadId, postId } = await posted('First.');
    const later = await files.service.call(groupsRpc.addPost, { groupId, threadId, text: 'Last.' }, bo);
    const row = async () =>
      (await files.service.call(groupsRpc.listThreads, { groupId }, moderator)).items[0];
    await expect(row()).resolves.toMatchObject({ posts: 2, excerpt: 'Last.' });
    await remove({ groupId, threadId, postId: later.postId }, bo);
    await expect(row()).resolves.toMatchObject({ posts: 2, excerpt: 'First.' });
    await remove({ groupId, threadId, postId });
    await expect(row()).resolves.toMatchObject({ posts: 2, excerpt: '' });
  });

  it('is removed by a moderator with a reason, which its author is told of and reads', async () => {
    const place = await posted('Rude.');
    await expect(remove(place, bo, 'No.')).rejects.toEqual(code('post.not-own'));
    await expect(remove(place, moderator, ' ')).rejects.toEqual(wrong('reason', 'required'));
    await expect(remove(place, moderator, 'a'.repeat(501))).rejects.toEqual(wrong('reason', 'too_big'));
    const reason = 'Names a person.';
    await remove(place, moderator, reason);
    const [event] = (await files.service.published(groupsEvents.postRemoved)).slice(-1);
    expect(event?.payload).toEqual({ ...place, tell: [ada.accountId] });
    for (const [who, read] of [
      [ada, reason],
      [moderator, reason],
      [bo, null],
    ] as const)
      expect((await get(place, who)).removed).toMatchObject({ as: 'moderator', reason: read });
  });

  it('of a moderator is removed by its author without a reason', async () => {
    const place = await posted('Mine.', moderator);
    await remove(place, moderator);
    expect((await get(place)).removed).toMatchObject({ as: 'author', reason: null });
  });

  it('of who has left is removed without telling, and is out of reach for who wrote it', async () => {
    const place = await posted('Bye.');
    const { groupId } = place;
    await files.service.call(groupsRpc.removeFromGroup, { groupId, accountId: ada.accountId }, ada);
    await refuses('group.not-found', [get(place), edit(place, 0, 'Hello.'), remove(place)]);
    await remove(place, moderator, 'Out of place.');
    const [event] = (await files.service.published(groupsEvents.postRemoved)).slice(-1);
    expect(event?.payload.tell).toEqual([]);
  });

  it('that is removed is neither edited nor removed again', async () => {
    const place = await posted('Once.');
    await remove(place);
    const late = [edit(place, 0, 'Again.'), remove(place), remove(place, moderator, 'Why?')];
    await refuses('post.removed', late);
  });

  it('ends removed when it is edited at the same moment', async () => {
    const text = 'Neun Giraffen';
    for (let round = 0; round < 3; round += 1) {
      const place = await posted('Race.');
      const [edited, removed] = await Promise.allSettled([
        edit(place, 0, text),
        remove(place, moderator, 'Why?'),
      ]);
      expect(removed.status).toBe('fulfilled');
      if (edited.status === 'rejected') expect(edited.reason).toEqual(code('post.removed'));
      expect(await get(place)).toMatchObject({ text: '', removed: { as: 'moderator' } });
    }
    await expect(isKept(text)).resolves.toBe(false);
  });

  it('is not there for outsiders, nor in another group or thread', async () => {
    const [place, other] = [await posted('Here.'), await posted('There.')];
    const answer = (at: Place, by: Person, expected: string) =>
      refuses(expected, [get(at, by), edit(at, 0, 'x', by), remove(at, by, 'x')]);
    await answer(place, stranger, 'group.not-found');
    await answer({ ...place, groupId: newId() }, ada, 'group.not-found');
    await answer({ ...place, groupId: other.groupId }, ada, 'post.not-found');
    await answer({ ...place, threadId: other.threadId }, ada, 'post.not-found');
    await answer({ ...place, postId: newId() }, ada, 'post.not-found');
  });

  it('stands in the copy of its author’s data as it stands in the group', async () => {
    const [place, gone] = [await posted('Draft.', bo), await posted('Rude.', bo)];
    await edit(place, 0, 'Final.', bo);
    await remove(gone, moderator, 'Names a person.');
    const { posts } = await personalDataOf(files.service, personalDataRpc.groups, bo.accountId);
    expect(posts?.slice(-2)).toMatchObject([
      { text: 'Final.', editedAt: expect.any(String) as string, removedAt: null },
      { text: '', removedAs: 'moderator', reason: 'Names a person.' },
    ]);
  });

  it('stays when the account of its author is closed, but no reason that was for that person', async () => {
    const leaver = person();
    const place = await posted('Draft.');
    await join(place.groupId, leaver);
    const where = { groupId: place.groupId, threadId: place.threadId };
    const add = (text: string) => files.service.call(groupsRpc.addPost, { ...where, text }, leaver);
    const [stays, gone] = [await add('Stays.'), await add('Rude.')];
    await remove({ ...where, postId: gone.postId }, moderator, 'Acht Nashörner');
    await files.service.emit(accountsEvents.accountClosed, { accountId: leaver.accountId });
    await expect(isKept('Acht Nashörner')).resolves.toBe(false);
    expect((await get({ ...where, postId: gone.postId }, moderator)).removed).toMatchObject({ reason: null });
    expect((await get({ ...where, postId: stays.postId }, moderator)).text).toBe('Stays.');
  });
});
