import {
  accountsRpc,
  challengesRpc,
  type Group,
  groupsEvents,
  groupsRpc,
  type Id,
  newId,
  type Person,
  sidesRpc,
} from '@allmende/contracts';
import { person } from '@allmende/testing';
import { type FilesUnderTest, startFiles } from '../files/files.fixture.js';

const clusterId = newId();
const challengeId = newId();
const manager = person({ portal: clusterId, memberships: [{ clusterId, roles: ['member', 'manager'] }] });
const [winner, colleague, seeker, stranger] = [person(), person(), person(), person()];
const erased = newId();
const emails = new Map([['winner@uni.example', winner.accountId]]);
const founding = { name: 'Pilot', challengeId, confidentiality: true } as const;

describe('a group from a decided challenge', () => {
  let files: FilesUnderTest;
  /** What `submissions` says to the manager; to everybody else it names nobody. */
  let sides: { awardedAccountIds: Id[]; seekerAccountIds: Id[] };

  beforeAll(async () => {
    files = await startFiles();
    await files.service.answer(sidesRpc.decidedSides, (input, { actor }) => {
      const isManager = actor.kind === 'person' && actor.accountId === manager.accountId;
      return isManager && input.challengeId === challengeId
        ? sides
        : { awardedAccountIds: [], seekerAccountIds: [] };
    });
    await files.service.answer(challengesRpc.challengeWindow, () => ({
      window: {
        ...{
          challengeId,
          revision: 1,
          clusterId,
          hostIds: [clusterId],
          state: 'decided' as const,
          slug: 's',
        },
        ...{
          opensAt: null,
          closesAt: null,
          zone: 'Europe/Berlin',
          eligibility: { kind: 'everyone' as const },
        },
        ...{ seekerAccountIds: [], organisationId: null, termsVersionId: null, confidential: false },
      },
    }));
    await files.service.answer(accountsRpc.findAccounts, (asked) => ({
      accounts: asked.emails
        .filter((email) => emails.has(email))
        .map((email) => ({ email, accountId: emails.get(email)! })),
    }));
    await files.service.answer(accountsRpc.names, ({ accountIds }) => ({
      accounts: accountIds
        .filter((accountId) => accountId !== erased)
        .map((accountId) => ({
          accountId,
          name: nameOf(accountId),
          organisationName: 'Org',
          clusterName: null,
        })),
      organisations: [],
    }));
  });
  afterAll(() => files.stop());
  beforeEach(() => {
    sides = {
      awardedAccountIds: [winner.accountId, colleague.accountId],
      seekerAccountIds: [seeker.accountId, manager.accountId, erased],
    };
  });

  const nameOf = (accountId: Id) => `N${accountId.slice(-4)}`;
  const create = (accountIds: Id[] = [], who = manager) =>
    files.service.call(groupsRpc.createGroup, { ...founding, accountIds }, who);
  const invite = ({ groupId }: Group, parts: { accountIds?: Id[]; emails?: string[] }, who = manager) =>
    files.service.call(groupsRpc.inviteToGroup, { groupId, ...parts }, who);
  const invitationOf = async (who: Person, { groupId }: Group): Promise<Id> => {
    const sent = await files.service.published(groupsEvents.memberInvited);
    const own = sent.filter(
      ({ payload }) => payload.groupId === groupId && payload.accountId === who.accountId,
    );
    return own.at(-1)!.payload.invitationId;
  };
  const accept = async (who: Person, group: Group) =>
    files.service.call(
      groupsRpc.acceptGroupInvitation,
      { invitation: await invitationOf(who, group), confidentiality: true },
      who,
    );
  const notInvitable = {
    code: 'invalid',
    details: { errors: [expect.objectContaining({ field: 'accountIds', code: 'not-invitable' })] },
  };

  it('offers both sides by name to whom they are named, without who asks and who is erased', async () => {
    const offered = (who: Person) => files.service.call(groupsRpc.listInvitable, { challengeId }, who);
    const shown = (accountId: Id, side: 'awarded' | 'asking') => ({
      ...{ accountId, side, name: nameOf(accountId), organisationName: 'Org' },
    });
    await expect(offered(manager)).resolves.toEqual({
      items: [
        shown(winner.accountId, 'awarded'),
        shown(colleague.accountId, 'awarded'),
        shown(seeker.accountId, 'asking'),
      ],
    });
    await expect(offered(stranger)).resolves.toEqual({ items: [] });
  });

  it('invites by name as it is founded, and never tells an address', async () => {
    const group = await create([winner.accountId, seeker.accountId, winner.accountId]);
    const at = expect.any(String) as string;
    const invited = { invitationId: at, email: null, state: 'sent', invitedAt: at };
    expect(group.invitations).toEqual([
      { ...invited, accountId: winner.accountId, name: nameOf(winner.accountId) },
      { ...invited, accountId: seeker.accountId, name: nameOf(seeker.accountId) },
    ]);
    const invitationId = await invitationOf(winner, group);
    await expect(
      files.service.call(
        groupsRpc.mailGroupInvitation,
        { invitationId },
        { kind: 'system', reason: 'event' },
      ),
    ).resolves.toMatchObject({ email: null, token: null, accountId: winner.accountId });
    await accept(winner, group);
    const { people } = await files.service.call(groupsRpc.getGroup, { groupId: group.groupId }, winner);
    expect(people.map(({ accountId }) => accountId)).toEqual([manager.accountId, winner.accountId]);
  });

  it('invites by name nobody who is not offered, and then nobody at all', async () => {
    await expect(create([winner.accountId, stranger.accountId])).rejects.toMatchObject(notInvitable);
    await expect(
      files.service.call(
        groupsRpc.createGroup,
        { ...founding, challengeId: undefined, accountIds: [winner.accountId] },
        manager,
      ),
    ).rejects.toMatchObject(notInvitable);
    const group = await create();
    sides.awardedAccountIds = [winner.accountId];
    await expect(
      invite(group, { accountIds: [winner.accountId, colleague.accountId] }),
    ).rejects.toMatchObject(notInvitable);
    const { invitations } = await files.service.call(groupsRpc.getGroup, { groupId: group.groupId }, manager);
    expect(invitations).toEqual([]);
  });

  it('does not let somebody who moderates, but does not know them, invite by name', async () => {
    const group = await create([winner.accountId]);
    await accept(winner, group);
    const { groupId } = group;
    const promoted = { groupId, accountId: winner.accountId, role: 'moderator' as const };
    await files.service.call(groupsRpc.changeGroupRole, promoted, manager);
    await expect(invite(group, { accountIds: [seeker.accountId] }, winner)).rejects.toMatchObject(
      notInvitable,
    );
  });

  it('invites once: twice, at the same instant, and by name and address', async () => {
    const group = await create();
    const both = await Promise.all([1, 2].map(() => invite(group, { accountIds: [winner.accountId] })));
    expect(both.map(({ invited }) => invited).sort()).toEqual([0, 1]);
    const again = { accountIds: [winner.accountId, seeker.accountId], emails: ['winner@uni.example'] };
    await expect(invite(group, again)).resolves.toEqual({ invited: 1, already: 2 });
    await accept(winner, group);
    await expect(invite(group, again)).resolves.toEqual({ invited: 0, already: 3 });
  });

  it('invites again who has left, has declined, or let the invitation run out', async () => {
    const group = await create([winner.accountId, colleague.accountId, seeker.accountId]);
    await accept(winner, group);
    const leaving = { groupId: group.groupId, accountId: winner.accountId };
    await files.service.call(groupsRpc.removeFromGroup, leaving, winner);
    const declining = { invitation: await invitationOf(colleague, group) };
    await files.service.call(groupsRpc.declineGroupInvitation, declining, colleague);
    await files.service.db.query(
      `UPDATE group_invitation SET expires_at = expires_at - interval '15 days' WHERE id = $1`,
      [await invitationOf(seeker, group)],
    );
    const accountIds = [winner.accountId, colleague.accountId, seeker.accountId];
    await expect(invite(group, { accountIds })).resolves.toEqual({ invited: 3, already: 0 });
    await accept(winner, group);
  });

  it('asks for somebody to invite', async () => {
    await expect(invite(await create(), {})).rejects.toMatchObject({
      code: 'invalid',
      details: { errors: [{ field: 'emails', code: 'too_small', message: expect.any(String) as string }] },
    });
  });
});
