import {
  accountsEvents,
  accountsRpc,
  challengesEvents,
  challengesRpc,
  clustersRpc,
  type Group,
  groupsEvents,
  groupsRpc,
  newId,
  type Person,
} from '@allmende/contracts';
import { eventually, person, visitor } from '@allmende/testing';
import { type FilesUnderTest, startFiles } from '../files/files.fixture.js';
import { GroupInvitationsClock } from './group-invitations.clock.js';

const clusterId = newId();
const manager = person({ portal: clusterId, memberships: [{ clusterId, roles: ['member', 'manager'] }] });
const [ada, bo, stranger] = [person(), person(), person()];
const emails = new Map([
  ['ada@uni.example', ada.accountId],
  ['bo@firm.example', bo.accountId],
]);

const founding = { name: 'Pilot 👩🏽‍🔬 <b>', confidentiality: true } as const;

describe('closed groups', () => {
  let files: FilesUnderTest;
  let lookUps = 0;
  beforeAll(async () => {
    files = await startFiles();
    await files.service.answer(accountsRpc.findAccount, ({ email }) => ({
      accountId: emails.get(email) ?? null,
    }));
    await files.service.answer(accountsRpc.findAccounts, (asked) => {
      lookUps += 1;
      const known = asked.emails.filter((email) => emails.has(email));
      return { accounts: known.map((email) => ({ email, accountId: emails.get(email)! })) };
    });
    await files.service.answer(accountsRpc.names, ({ accountIds }) => ({
      accounts: accountIds.map((accountId) => ({
        accountId,
        name: `N${accountId.slice(-4)}`,
        organisationName: 'Org',
        clusterName: 'Cluster',
      })),
      organisations: [],
    }));
    await files.service.answer(clustersRpc.clustersById, () => ({ items: [] }));
  });
  afterAll(() => files.stop());

  const create = (who: Person = manager) =>
    files.service.call(groupsRpc.createGroup, { ...founding, purpose: 'Going on' }, who);

  /** What leads to the invitation: its id for an account, else the secret of the link. */
  async function invite(group: Group, email: string): Promise<string> {
    await files.service.call(groupsRpc.inviteToGroup, { groupId: group.groupId, emails: [email] }, manager);
    const sent = await files.service.published(groupsEvents.memberInvited);
    const invitationId = sent.at(-1)?.payload.invitationId ?? '';
    const mail = await files.service.call(
      groupsRpc.mailGroupInvitation,
      { invitationId },
      { kind: 'system', reason: 'event' },
    );
    expect(mail?.token === null).toBe(emails.has(email));
    return mail?.token ?? invitationId;
  }

  async function groupWith(...people: [string, Person][]): Promise<Group> {
    const group = await create();
    for (const [email, who] of people) {
      const invitation = await invite(group, email);
      await files.service.call(groupsRpc.acceptGroupInvitation, { invitation, confidentiality: true }, who);
    }
    return group;
  }

  it('invite in the language that was chosen, else in the portal’s', async () => {
    const { groupId } = await create();
    const languageOf = async (email: string, language?: 'de' | 'en') => {
      await files.service.call(groupsRpc.inviteToGroup, { groupId, emails: [email], language }, manager);
      const [sent] = (await files.service.published(groupsEvents.memberInvited)).slice(-1);
      const { invitationId = '' } = sent?.payload ?? {};
      const mailer = { kind: 'system', reason: 'event' } as const;
      return (await files.service.call(groupsRpc.mailGroupInvitation, { invitationId }, mailer))?.language;
    };
    expect(await languageOf('one@new.example', 'en')).toBe('en');
    expect(await languageOf('two@new.example')).toBeNull();
  });

  it('look up all who are invited at once', async () => {
    const { groupId } = await create();
    const before = lookUps;
    const some = ['ada@uni.example', 'one@new.example', 'bo@firm.example', 'two@new.example'];
    const answer = await files.service.call(
      groupsRpc.inviteToGroup,
      { groupId, emails: [...some, 'ADA@uni.example'] },
      manager,
    );
    expect(answer).toEqual({ invited: 4, already: 0 });
    expect(lookUps - before).toBe(1);
    const rows = await files.service.db.query<{ email: string; accountId: string | null }[]>(
      'SELECT email, account_id AS "accountId" FROM group_invitation WHERE group_id = $1 ORDER BY id',
      [groupId],
    );
    expect(rows).toEqual(some.map((email) => ({ email, accountId: emails.get(email) ?? null })));
  });

  it('are opened by a manager of the lead cluster only', async () => {
    const group = await create();
    expect(group).toMatchObject({ kind: 'hidden', role: 'moderator', members: 1, name: 'Pilot 👩🏽‍🔬 <b>' });
    await expect(create(person({ portal: clusterId }))).rejects.toMatchObject({ code: 'forbidden' });
    await expect(
      create(person({ portal: clusterId, memberships: [{ clusterId: newId(), roles: ['manager'] }] })),
    ).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('record the founder’s agreement to confidentiality, and are not opened without it', async () => {
    const { people } = await create();
    expect(people[0]).toMatchObject({
      accountId: manager.accountId,
      confidentialitySince: expect.any(String),
    });
    for (const confidentiality of [false, undefined]) {
      const input = { ...founding, confidentiality } as unknown as typeof founding;
      await expect(files.service.call(groupsRpc.createGroup, input, manager)).rejects.toMatchObject({
        code: 'invalid',
      });
    }
  });

  it('do not grow from a challenge that the cluster has no part in', async () => {
    await files.service.answer(challengesRpc.challengeWindow, ({ challengeId }) => ({
      window: {
        challengeId,
        revision: 1,
        clusterId: newId(),
        hostIds: [newId()],
        state: 'closed' as const,
        slug: 's',
        opensAt: null,
        closesAt: null,
        zone: 'Europe/Berlin',
        eligibility: { kind: 'everyone' as const },
        seekerAccountIds: [],
        organisationId: null,
        termsVersionId: null,
        confidential: false,
      },
    }));
    const call = files.service.call(groupsRpc.createGroup, { ...founding, challengeId: newId() }, manager);
    await expect(call).rejects.toMatchObject({ code: 'challenge.not-found' });
  });

  it('answer outsiders as if they were not there, on every address', async () => {
    const { groupId } = await create();
    const absent = newId();
    const probes = (id: string) => [
      files.service.call(groupsRpc.getGroup, { groupId: id }, stranger),
      files.service.call(groupsRpc.updateGroup, { groupId: id, name: 'mine' }, stranger),
      files.service.call(groupsRpc.listThreads, { groupId: id }, stranger),
      files.service.call(groupsRpc.startThread, { groupId: id, title: 'a', text: 'b' }, stranger),
      files.service.call(groupsRpc.listGroupFiles, { groupId: id }, stranger),
      files.service.call(groupsRpc.addGroupFile, { groupId: id, name: 'a.txt', size: 1 }, stranger),
      files.service.call(groupsRpc.inviteToGroup, { groupId: id, emails: ['x@y.example'] }, stranger),
      files.service.call(groupsRpc.removeFromGroup, { groupId: id, accountId: stranger.accountId }, stranger),
    ];
    const answers = (id: string) =>
      Promise.all(
        probes(id).map((probe) => probe.catch((error: { toWire?: () => unknown }) => error.toWire?.())),
      );
    const there = await answers(groupId);
    expect(there).toEqual(await answers(absent));
    expect(new Set(there.map((wire) => (wire as { code: string }).code))).toEqual(
      new Set(['group.not-found']),
    );
  });

  it('take in who was invited by the invitation’s id, once, and nobody else', async () => {
    const group = await create();
    const invitation = await invite(group, 'ada@uni.example');
    const accept = (who: Person) =>
      files.service.call(groupsRpc.acceptGroupInvitation, { invitation, confidentiality: true }, who);
    await expect(accept(stranger)).rejects.toMatchObject({ code: 'invitation.not-found' });
    await Promise.all([accept(ada), accept(ada)]);
    const { people } = await files.service.call(groupsRpc.getGroup, { groupId: group.groupId }, ada);
    expect(people.map(({ role }) => role)).toEqual(['moderator', 'member']);
    expect(await files.service.published(groupsEvents.memberJoined)).toHaveLength(1);
    await expect(accept(stranger)).rejects.toMatchObject({ code: 'invitation.not-found' });
  });

  it('let an address without an account in through its link, bound to the first who accepts', async () => {
    const group = await create();
    const invitation = await invite(group, 'new@elsewhere.example');
    const newcomer = person();
    await files.service.call(
      groupsRpc.acceptGroupInvitation,
      { invitation, confidentiality: true },
      newcomer,
    );
    const second = files.service.call(
      groupsRpc.acceptGroupInvitation,
      { invitation, confidentiality: true },
      stranger,
    );
    await expect(second).rejects.toMatchObject({ code: 'invitation.not-found' });
  });

  it('show an invitation to who is invited, organisations but no names', async () => {
    const group = await create();
    const link = await invite(group, 'new@elsewhere.example');
    const own = await invite(group, 'bo@firm.example');
    for (const [invitation, who, email] of [
      [link, visitor(), 'new@elsewhere.example'],
      [own, bo, 'bo@firm.example'],
    ] as const) {
      const shown = await files.service.call(groupsRpc.showGroupInvitation, { invitation }, who);
      expect(shown).toMatchObject({
        email,
        groupName: group.name,
        organisations: ['Org'],
        invitedBy: `N${manager.accountId.slice(-4)}`,
        invitedByCluster: 'Cluster',
        confidential: true,
      });
      await files.service.call(groupsRpc.declineGroupInvitation, { invitation }, who);
      const declined = await files.service.published(groupsEvents.invitationDeclined);
      expect(declined.at(-1)?.payload).toMatchObject({
        groupId: group.groupId,
        tell: [manager.accountId],
      });
      await expect(
        files.service.call(groupsRpc.showGroupInvitation, { invitation }, who),
      ).rejects.toMatchObject({ code: 'invitation.not-found' });
    }
  });

  it('name to nobody outside the company that is unnamed in their challenge, nor who invites for it', async () => {
    const [challengeId, organisationId] = [newId(), newId()];
    let seekerNamed = false;
    await files.service.answer(challengesRpc.challengeWindow, () => ({
      window: {
        ...{ challengeId, revision: 1, clusterId, hostIds: [clusterId], state: 'decided' as const },
        ...{ slug: 's', opensAt: null, closesAt: null, zone: 'Europe/Berlin' },
        ...{ eligibility: { kind: 'everyone' as const }, seekerAccountIds: [], seekerNamed, organisationId },
        ...{ termsVersionId: null, confidential: false },
      },
    }));
    await files.service.answer(accountsRpc.names, ({ accountIds, organisationIds }) => ({
      accounts: accountIds.map((accountId) => ({
        ...{ accountId, name: `N${accountId.slice(-4)}`, clusterName: 'Cluster' },
        organisationName: accountId === firm ? 'Kühlwerk GmbH' : 'Org',
      })),
      organisations: organisationIds.map((id) => ({ organisationId: id, name: 'Kühlwerk GmbH' })),
    }));
    let firm = bo.accountId;
    const group = await files.service.call(
      groupsRpc.createGroup,
      { ...founding, purpose: 'Going on', challengeId },
      manager,
    );
    const joining = await invite(group, 'bo@firm.example');
    await files.service.call(
      groupsRpc.acceptGroupInvitation,
      { invitation: joining, confidentiality: true },
      bo,
    );
    const invitation = await invite(group, 'new@elsewhere.example');
    const shown = () => files.service.call(groupsRpc.showGroupInvitation, { invitation }, visitor());
    const invitedBy = `N${manager.accountId.slice(-4)}`;
    expect(await shown()).toMatchObject({ invitedBy, organisations: ['Org'], companyUnnamed: true });
    firm = manager.accountId;
    expect(await shown()).toMatchObject({
      ...{ invitedBy: '', invitedByCluster: 'Cluster', organisations: ['Org'], companyUnnamed: true },
    });
    seekerNamed = true;
    expect(await shown()).toMatchObject({
      ...{ invitedBy, organisations: ['Kühlwerk GmbH', 'Org'], companyUnnamed: false },
    });
  });

  it('forget whom they invited a month after the invitation could be answered', async () => {
    const group = await create();
    await invite(group, 'somebody@elsewhere.example');
    await invite(group, 'bo@firm.example');
    const invited = async () => {
      await files.service.get(GroupInvitationsClock).run();
      return files.service.db.query<{ email: string }[]>(
        'SELECT email FROM group_invitation WHERE group_id = $1 ORDER BY 1',
        [group.groupId],
      );
    };
    await files.service.db.query(
      `UPDATE group_invitation SET expires_at = now() - interval '31 days' WHERE group_id = $1 AND account_id IS NULL`,
      [group.groupId],
    );
    expect(await invited()).toEqual([{ email: 'bo@firm.example' }]);
  });

  it('answer by an invitation’s id to its account alone, to others as if there were none', async () => {
    const invitation = await invite(await create(), 'bo@firm.example');
    const answers = (key: string) =>
      Promise.all(
        [
          files.service.call(groupsRpc.showGroupInvitation, { invitation: key }, visitor()),
          files.service.call(groupsRpc.showGroupInvitation, { invitation: key }, stranger),
          files.service.call(groupsRpc.showGroupInvitation, { invitation: key }, manager),
          files.service.call(groupsRpc.declineGroupInvitation, { invitation: key }, visitor()),
          files.service.call(groupsRpc.declineGroupInvitation, { invitation: key }, stranger),
          files.service.call(
            groupsRpc.acceptGroupInvitation,
            { invitation: key, confidentiality: true },
            stranger,
          ),
        ].map((call) => call.catch((error: { toWire?: () => unknown }) => error.toWire?.())),
      );
    const there = await answers(invitation);
    expect(there).toEqual(await answers(newId()));
    expect(new Set(there.map((wire) => (wire as { code: string }).code))).toEqual(
      new Set(['invitation.not-found']),
    );
    await expect(
      files.service.call(groupsRpc.showGroupInvitation, { invitation }, bo),
    ).resolves.toMatchObject({ confidential: true });
  });

  describe('own invitations', () => {
    const emailOf = (who: Person): string => {
      const email = `${who.accountId}@own.example`;
      emails.set(email, who.accountId);
      return email;
    };
    const listed = async (who: Person) =>
      (await files.service.call(groupsRpc.listGroupInvitations, {}, who)).items;
    const answer = (contract: 'acceptGroupInvitation' | 'declineGroupInvitation', id: string, who: Person) =>
      contract === 'acceptGroupInvitation'
        ? files.service.call(groupsRpc[contract], { invitation: id, confidentiality: true }, who)
        : files.service.call(groupsRpc[contract], { invitation: id }, who);
    const revoke = (groupId: string, invitationId: string, by: Person = manager) =>
      files.service.call(groupsRpc.revokeInvitation, { groupId, invitationId }, by);

    it('are listed with the group’s name and who invites, to nobody else', async () => {
      const who = person();
      const group = await create();
      const invitationId = await invite(group, emailOf(who));
      await expect(listed(who)).resolves.toEqual([
        {
          invitationId,
          groupName: group.name,
          invitedBy: `N${manager.accountId.slice(-4)}`,
          expiresAt: expect.stringMatching(/^\d{4}-/) as string,
        },
      ]);
      for (const other of [manager, stranger]) await expect(listed(other)).resolves.toEqual([]);
      await expect(files.service.call(groupsRpc.listGroupInvitations, {}, visitor())).rejects.toMatchObject({
        code: 'not-signed-in',
      });
    });

    it('end with their answer, their time, and when they are taken back', async () => {
      const who = person();
      const [first, second, third, fourth] = await Promise.all([1, 2, 3, 4].map(() => create()));
      const email = emailOf(who);
      const ids: string[] = [];
      for (const group of [first!, second!, third!, fourth!]) ids.push(await invite(group, email));
      expect((await listed(who)).map(({ invitationId }) => invitationId)).toEqual([...ids].reverse());
      await answer('acceptGroupInvitation', ids[0]!, who);
      await answer('declineGroupInvitation', ids[1]!, who);
      await files.service.db.query(
        `UPDATE group_invitation SET expires_at = expires_at - interval '15 days' WHERE id = $1`,
        [ids[2]],
      );
      await revoke(fourth!.groupId, ids[3]!);
      await expect(listed(who)).resolves.toEqual([]);
      const seen = await files.service.call(groupsRpc.getGroup, { groupId: third!.groupId }, manager);
      expect(seen.invitations).toEqual([]);
    });

    it.each(['acceptGroupInvitation', 'declineGroupInvitation'] as const)(
      'that are taken back at the moment of their answer end once (%s)',
      async (contract) => {
        const who = person();
        const group = await create();
        const invitationId = await invite(group, emailOf(who));
        const results = await Promise.allSettled([
          answer(contract, invitationId, who),
          revoke(group.groupId, invitationId),
        ]);
        const [answered, revoked] = results.map(({ status }) => status === 'fulfilled');
        expect(answered).toBe(!revoked);
        const { people } = await files.service.call(groupsRpc.getGroup, { groupId: group.groupId }, manager);
        expect(people).toHaveLength(answered && contract === 'acceptGroupInvitation' ? 2 : 1);
      },
    );
  });

  it('carry talk: threads by their last post, unread until read', async () => {
    const { groupId } = await groupWith(['ada@uni.example', ada], ['bo@firm.example', bo]);
    const text = '<script>alert(1)</script> نور';
    const { threadId } = await files.service.call(
      groupsRpc.startThread,
      { groupId, title: 'First', text },
      ada,
    );
    await files.service.call(groupsRpc.addPost, { groupId, threadId, text: 'Second' }, bo);
    const unread = async (who: Person) =>
      (await files.service.call(groupsRpc.listGroups, {}, who)).items.find((item) => item.groupId === groupId)
        ?.unread;
    expect([await unread(ada), await unread(bo)]).toEqual([1, 0]);
    const { items: rows } = await files.service.call(groupsRpc.listThreads, { groupId }, ada);
    expect(rows).toMatchObject([
      { title: 'First', posts: 2, excerpt: 'Second', excerptBy: expect.any(String) as string },
    ]);
    const { items } = await files.service.call(groupsRpc.getThread, { groupId, threadId }, ada);
    expect(items.map((item) => item.text)).toEqual([text, 'Second']);
    expect(await unread(ada)).toBe(0);
    const [, told] = await files.service.published(groupsEvents.postAdded);
    expect(told?.payload.tell.sort()).toEqual([manager.accountId, ada.accountId].sort());
  });

  it('keep a thread to its own group', async () => {
    const [one, other] = [await create(), await create()];
    const { threadId } = await files.service.call(
      groupsRpc.startThread,
      { groupId: one.groupId, title: 'a', text: 'b' },
      manager,
    );
    await expect(
      files.service.call(groupsRpc.getThread, { groupId: other.groupId, threadId }, manager),
    ).rejects.toMatchObject({ code: 'thread.not-found' });
  });

  it('page through many threads without loss or repeat', async () => {
    const { groupId } = await create();
    for (let index = 0; index < 5; index += 1) {
      await files.service.call(groupsRpc.startThread, { groupId, title: `T${index}`, text: 'x' }, manager);
    }
    const titles: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await files.service.call(groupsRpc.listThreads, { groupId, limit: 2, cursor }, manager);
      titles.push(...page.items.map(({ title }) => title));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(titles).toEqual(['T4', 'T3', 'T2', 'T1', 'T0']);
  });

  it('end what was granted as soon as a member is removed', async () => {
    const { groupId } = await groupWith(['ada@uni.example', ada]);
    const grant = await files.service.call(
      groupsRpc.addGroupFile,
      { groupId, name: 'plan.txt', size: 4, type: 'text/plain' },
      manager,
    );
    const begun = await files.tus(grant.url, { method: 'POST', headers: { 'upload-length': 4 } });
    await files.tus(String(begun.headers.location), {
      method: 'PATCH',
      headers: { 'upload-offset': 0, 'content-type': 'application/offset+octet-stream' },
      body: Buffer.from('plan'),
    });
    const { items } = await files.service.call(groupsRpc.listGroupFiles, { groupId }, ada);
    expect(items).toMatchObject([{ name: 'plan.txt', version: 1, mayRemove: false }]);
    const { url } = await files.service.call(
      groupsRpc.grantGroupFile,
      { groupId, fileId: grant.fileId },
      ada,
    );
    await files.service.call(groupsRpc.removeFromGroup, { groupId, accountId: ada.accountId }, manager);
    expect((await files.send(url)).status).toBe(403);
    await expect(files.service.call(groupsRpc.getGroup, { groupId }, ada)).rejects.toMatchObject({
      code: 'group.not-found',
    });
  });

  it('go on without an account that was closed, moderated by who came first', async () => {
    const { groupId } = await groupWith(['ada@uni.example', ada], ['bo@firm.example', bo]);
    await files.service.call(groupsRpc.startThread, { groupId, title: 'T', text: 'x' }, manager);
    await files.service.emit(accountsEvents.accountClosed, { accountId: manager.accountId });
    await expect(files.service.call(groupsRpc.getGroup, { groupId }, manager)).rejects.toMatchObject({
      code: 'group.not-found',
    });
    const { people } = await files.service.call(groupsRpc.getGroup, { groupId }, bo);
    expect(people.map(({ accountId, role }) => [accountId, role])).toEqual([
      [ada.accountId, 'moderator'],
      [bo.accountId, 'member'],
    ]);
    expect((await files.service.call(groupsRpc.listThreads, { groupId }, bo)).items).toHaveLength(1);
    const [left] = (await files.service.published(groupsEvents.memberLeft)).slice(-1);
    expect(left?.payload).toEqual({ groupId, accountId: manager.accountId });
    const [settled] = (await files.service.published(groupsEvents.accountSettled)).slice(-1);
    expect(settled?.payload).toEqual({ accountId: manager.accountId });
    await files.service.emit(accountsEvents.accountClosed, { accountId: ada.accountId });
    const invited = `SELECT 1 FROM group_invitation WHERE group_id = $1 AND (email LIKE 'ada@%' OR account_id = $2)`;
    expect(await files.service.db.query(invited, [groupId, ada.accountId])).toEqual([]);
  });

  it('keep who has left the team of their challenge, and tell it to their moderators', async () => {
    const { groupId } = await groupWith(['ada@uni.example', ada], ['bo@firm.example', bo]);
    const other = await groupWith(['ada@uni.example', ada]);
    const challengeId = newId();
    await files.service.db.query('UPDATE "group" SET challenge_id = $2 WHERE id = $1', [
      groupId,
      challengeId,
    ]);
    const fact = { challengeId, clusterId, accountId: ada.accountId, seekerAccountIds: [bo.accountId] };
    await files.service.emit(challengesEvents.seekerLeft, { ...fact, by: bo.accountId });
    const told = (await files.service.published(groupsEvents.formerSeekerStays)).map(
      ({ payload }) => payload,
    );
    expect(told).toEqual([{ ...fact, groupId, moderatorAccountIds: [manager.accountId] }]);
    for (const one of [groupId, other.groupId])
      await files.service.call(groupsRpc.getGroup, { groupId: one }, ada);
    const elsewhere = { ...fact, challengeId: newId(), by: ada.accountId };
    await files.service.emit(challengesEvents.seekerLeft, elsewhere);
    expect(await files.service.published(groupsEvents.formerSeekerStays)).toHaveLength(1);
  });

  it('keep their last moderator', async () => {
    const { groupId } = await create();
    const leave = files.service.call(
      groupsRpc.removeFromGroup,
      { groupId, accountId: manager.accountId },
      manager,
    );
    await expect(leave).rejects.toMatchObject({ code: 'group.last-moderator' });
  });

  it('obey nobody who ceases to be a moderator at the same moment', async () => {
    const { groupId } = await groupWith(['ada@uni.example', ada], ['bo@firm.example', bo]);
    const roleOf = (accountId: string, role: 'moderator' | 'member') =>
      files.service.db.query('UPDATE group_member SET role = $3 WHERE group_id = $1 AND account_id = $2', [
        groupId,
        accountId,
        role,
      ]);
    const acts = [
      () => files.service.call(groupsRpc.updateGroup, { groupId, name: 'Anders' }, ada),
      () => files.service.call(groupsRpc.inviteToGroup, { groupId, emails: ['third@new.example'] }, ada),
      () =>
        files.service.call(
          groupsRpc.changeGroupRole,
          { groupId, accountId: bo.accountId, role: 'moderator' },
          ada,
        ),
      () => files.service.call(groupsRpc.removeFromGroup, { groupId, accountId: bo.accountId }, ada),
    ];
    for (const act of acts) {
      await roleOf(ada.accountId, 'moderator');
      const demotion = files.service.db.createQueryRunner();
      await demotion.startTransaction();
      await demotion.query('SELECT 1 FROM "group" WHERE id = $1 FOR UPDATE', [groupId]);
      const outcome = act().catch((error: unknown) => error);
      await eventually('it waits', async () => {
        const waiting = await files.service.db.query<unknown[]>(
          `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
        );
        return waiting.length > 0;
      });
      await roleOf(ada.accountId, 'member');
      await demotion.commitTransaction();
      await demotion.release();
      await expect(outcome).resolves.toMatchObject({ code: 'forbidden' });
    }
  });

  it('are made once when the same request comes twice at the same instant', async () => {
    const ask = () => files.service.call(groupsRpc.createGroup, founding, manager, { key: 'same' });
    const [first, second] = await Promise.all([ask(), ask()]);
    expect(second.groupId).toBe(first.groupId);
  });
});
