import {
  accountsEvents,
  accountsRpc,
  challengesEvents,
  challengesRpc,
  clustersEvents,
  complaintsEvents,
  groupsEvents,
  newId,
  officesRpc,
  submissionsEvents,
  termsEvents,
} from '@allmende/contracts';
import { eventually, person } from '@allmende/testing';
import { clusterId, manager, type NoticesWorld, startNotices, windowOf } from './notices.fixture.js';

describe('notices', () => {
  let service: NoticesWorld['service'];
  let list: NoticesWorld['list'];
  let stop: NoticesWorld['stop'];

  beforeAll(async () => {
    ({ service, list, stop } = await startNotices());
  });
  afterAll(() => stop());

  it('reach the managers of a cluster and those who agreed to a challenge’s terms', async () => {
    await service.emit(clustersEvents.membershipRequested, {
      membershipId: newId(),
      clusterId,
      accountId: newId(),
    });
    await eventually('the manager’s notice', async () =>
      (await list(manager)).items.some(({ kind }) => kind === 'membership-requested'),
    );
    const [challengeId, participant] = [newId(), person()];
    await service.emit(termsEvents.accepted, {
      acceptanceId: newId(),
      challengeId,
      accountId: participant.accountId,
      receiptId: newId(),
    });
    await service.emit(challengesEvents.extended, {
      challengeId,
      clusterId,
      seekerAccountIds: [],
      closesAt: '2026-12-24T17:00:00.000Z',
    });
    expect((await list(participant)).items).toMatchObject([
      { kind: 'challenge-extended', params: { closesAt: '2026-12-24T17:00:00.000Z' } },
    ]);
  });

  it('reach nobody any more who has ended the agreement', async () => {
    const [challengeId, gone, participant] = [newId(), person(), person()];
    for (const { accountId } of [gone, participant]) {
      const fact = { acceptanceId: newId(), challengeId, accountId, receiptId: newId() };
      await service.emit(termsEvents.accepted, fact);
    }
    await service.emit(termsEvents.declined, { challengeId, accountId: gone.accountId });
    const fact = { challengeId, clusterId, seekerAccountIds: [], closesAt: '2026-12-24T17:00:00.000Z' };
    await service.emit(challengesEvents.extended, fact);
    expect((await list(participant)).items).toMatchObject([{ kind: 'challenge-extended' }]);
    expect((await list(gone)).items).toEqual([]);
  });

  it('say that a challenge stands still and goes on, to all who take part, ask or show it', async () => {
    const [challengeId, participant, seeker] = [newId(), person(), person()];
    await service.emit(termsEvents.accepted, {
      acceptanceId: newId(),
      challengeId,
      accountId: participant.accountId,
      receiptId: newId(),
    });
    const seekerAccountIds = [seeker.accountId];
    const fact = { challengeId, clusterId, accountId: newId(), hostIds: [clusterId], seekerAccountIds };
    await service.emit(challengesEvents.suspended, fact);
    await service.emit(challengesEvents.resumed, { ...fact, closesAt: '2026-12-24T17:00:00.000Z' });
    const stops = [
      { kind: 'challenge-resumed', params: { closesAt: '2026-12-24T17:00:00.000Z' } },
      { kind: 'challenge-suspended', path: `/challenges/${challengeId}` },
    ];
    for (const who of [participant, seeker]) expect((await list(who)).items).toMatchObject(stops);
    await eventually('the manager’s notices', async () => {
      const { items } = await list(manager);
      return items.filter((notice) => notice.challengeId === challengeId).length === 2;
    });
  });

  it('tell who opens from now on what waits, and the others that somebody else does', async () => {
    const [named, other, old] = [person(), person(), person()];
    await service.emit(challengesEvents.openerReplaced, {
      ...{ challengeId: newId(), clusterId, accountId: newId(), seekerAccountIds: [old.accountId] },
      ...{ namedAccountId: named.accountId, replacedAccountId: old.accountId },
      openerAccountIds: [named.accountId, other.accountId],
    });
    expect((await list(named)).items.map(({ kind }) => kind)).toEqual(['opener-named']);
    for (const who of [other, old])
      expect((await list(who)).items.map(({ kind }) => kind)).toEqual(['opener-replaced']);
  });

  it('tell who was taken out of the team that asks, and the colleagues, not who did it', async () => {
    const [gone, by, other] = [person(), person(), person()];
    const challengeId = newId();
    const fact = { challengeId, clusterId, accountId: gone.accountId };
    const seekerAccountIds = [by.accountId, other.accountId];
    await service.emit(challengesEvents.seekerLeft, { ...fact, by: by.accountId, seekerAccountIds });
    expect((await list(gone)).items).toMatchObject([{ kind: 'seeker-removed', path: '/me' }]);
    const atDesk = { kind: 'seeker-left', path: `/desk/challenges/${challengeId}` };
    expect((await list(other)).items).toMatchObject([atDesk]);
    expect((await list(by)).items).toEqual([]);
    const alone = [other.accountId];
    const leaving = { ...fact, accountId: by.accountId, by: by.accountId };
    await service.emit(challengesEvents.seekerLeft, { ...leaving, seekerAccountIds: alone });
    expect((await list(by)).items).toEqual([]);
    expect((await list(other)).items).toMatchObject([atDesk, atDesk]);
  });

  it('tell a team who left it, and who was taken out; not who did it', async () => {
    const [lead, gone, other] = [person(), person(), person()];
    const [submissionId, challengeId] = [newId(), newId()];
    const { accountId } = gone;
    const fact = { submissionId, challengeId, accountId };
    const teamAccountIds = [lead.accountId, other.accountId];
    await service.emit(submissionsEvents.memberLeft, { ...fact, by: accountId, teamAccountIds });
    const left = { kind: 'team-member-left', path: `/submissions/${submissionId}/team`, challengeId };
    for (const who of [lead, other])
      expect((await list(who)).items).toMatchObject([{ ...left, params: { memberAccountId: accountId } }]);
    expect((await list(gone)).items).toEqual([]);
    await service.emit(submissionsEvents.memberLeft, { ...fact, by: lead.accountId, teamAccountIds });
    const params = { memberAccountId: accountId, byLead: 'true' };
    expect((await list(other)).items[0]).toMatchObject({ ...left, params });
    expect((await list(gone)).items).toMatchObject([
      { kind: 'team-member-removed', path: '/me', challengeId, params: {} },
    ]);
    expect((await list(lead)).items).toHaveLength(1);
    // As it was stated before the team was told.
    await service.emit(submissionsEvents.memberLeft, fact);
    expect((await list(other)).items).toHaveLength(2);
  });

  it('ask the signatories of an organisation, and tell the member what they said', async () => {
    const [signatory, member, seeker] = [person(), person(), person()];
    const accountIds = [signatory.accountId, seeker.accountId];
    await service.answer(accountsRpc.signatories, () => ({ accountIds }));
    const window = windowOf({ seekerAccountIds: [seeker.accountId] });
    await service.answer(challengesRpc.challengeWindow, () => ({ window }));
    const question = {
      acceptanceId: newId(),
      challengeId: newId(),
      accountId: member.accountId,
      organisationId: newId(),
    };
    await service.emit(termsEvents.confirmationAsked, question);
    const asked = await eventually('the question', async () => (await list(signatory)).items[0]);
    expect(asked).toMatchObject({
      kind: 'agreement-to-confirm',
      path: `/me/confirmations/${question.acceptanceId}`,
      params: {},
    });
    // Of the organisation, yet one who asks.
    expect((await list(seeker)).items).toEqual([]);
    for (const confirmed of [true, false]) {
      const answer = { answeredBy: signatory.accountId, confirmed, receiptId: newId() };
      await service.emit(termsEvents.confirmationAnswered, { ...question, ...answer });
    }
    expect((await list(member)).items.map(({ kind }) => kind)).toEqual([
      'agreement-refused',
      'agreement-confirmed',
    ]);
  });

  it('ask, tell and remind an office, and tell the person what it said', async () => {
    const [head, researcher, seeker] = [person(), person(), person()];
    const accountIds = [head, researcher, seeker].map((one) => one.accountId);
    await service.answer(officesRpc.officePeople, () => ({ accountIds }));
    const window = windowOf({ seekerAccountIds: [seeker.accountId] });
    await service.answer(challengesRpc.challengeWindow, () => ({ window }));
    const { accountId } = researcher;
    const fact = { consentId: newId(), challengeId: newId(), accountId, organisationId: newId() };
    const dueAt = '2026-12-04T17:00:00.000Z';
    await service.emit(termsEvents.consentAsked, { ...fact, needed: true, dueAt });
    await service.emit(termsEvents.consentAsked, { ...fact, needed: false, dueAt });
    await service.emit(termsEvents.consentReminded, { ...fact, dueAt });
    const told = await eventually('all three', async () => {
      const { items } = await list(head);
      return items.length === 3 ? items : undefined;
    });
    expect(told.map(({ kind }) => kind).sort()).toEqual([
      'consent-asked',
      'consent-reminder',
      'consent-told',
    ]);
    for (const notice of told)
      expect(notice).toMatchObject({ path: `/consents/${fact.consentId}`, params: { dueAt } });
    for (const state of ['given', 'given-in-part', 'held', 'lapsed'] as const) {
      const answer = { state, answeredBy: null, receiptId: newId() };
      await service.emit(termsEvents.consentAnswered, { ...fact, ...answer });
    }
    const after = await eventually('that the time has passed', async () => {
      const { items, unread } = await list(head);
      return items.length === 4 ? { items, unread } : undefined;
    });
    expect(after.items[0]).toMatchObject({ kind: 'consent-unanswered', path: `/consents/${fact.consentId}` });
    const settled = after.items.filter(({ params }) => params['settled'] === 'true');
    expect(settled.map(({ kind }) => kind).sort()).toEqual(['consent-asked', 'consent-reminder']);
    expect(settled.every(({ readAt }) => readAt !== null)).toBe(true);
    // Of the office, yet the one who takes part, and one who asks.
    expect((await list(seeker)).items).toEqual([]);
    const { items } = await list(researcher);
    expect(items.map(({ kind, path }) => [kind, path])).toEqual(
      ['consent-lapsed', 'consent-held', 'consent-given-in-part', 'consent-given'].map((kind) => [
        kind,
        `/challenges/${fact.challengeId}/terms`,
      ]),
    );
  });

  it('tell both sides that an offer has lapsed', async () => {
    const [seeker, member] = [person(), person()];
    await service.answer(challengesRpc.challengeWindow, () => ({
      window: windowOf({ seekerAccountIds: [seeker.accountId] }),
    }));
    const fact = { submissionId: newId(), challengeId: newId(), awardId: newId() };
    await service.emit(submissionsEvents.awardLapseTold, { ...fact, teamAccountIds: [member.accountId] });
    expect((await list(member)).items).toMatchObject([
      { kind: 'award-lapsed', path: `/submissions/${fact.submissionId}` },
    ]);
    const told = await eventually('the seeker’s notice', async () => (await list(seeker)).items[0]);
    expect(told).toMatchObject({ kind: 'award-lapsed', path: `/desk/challenges/${fact.challengeId}` });
  });

  it('tell the team that asks of a request for its brief, and the asker that there is an answer, but not which', async () => {
    const [seeker, asker] = [person(), person()];
    const fact = { challengeId: newId(), clusterId, requestId: newId(), accountId: asker.accountId };
    const at = new Date().toISOString();
    await service.emit(challengesEvents.briefRequested, {
      ...fact,
      seekerAccountIds: [seeker.accountId],
      at,
    });
    expect((await list(seeker)).items).toMatchObject([
      { kind: 'brief-requested', path: `/desk/challenges/${fact.challengeId}/requests`, params: {} },
    ]);
    for (const [revision, state] of [
      [1, 'approved'],
      [2, 'withdrawn'],
    ] as const) {
      const answer = { ...fact, revision, state, by: seeker.accountId, at };
      await service.emit(challengesEvents.briefRequestAnswered, answer);
    }
    const told = { kind: 'brief-answered', path: `/challenges/${fact.challengeId}/brief`, params: {} };
    expect((await list(asker)).items).toMatchObject([told, told]);
  });

  it('ask who has yet to approve an opening, and tell both who read and who manage that all are open', async () => {
    const [waiting, seeker, challengeId] = [person(), person(), newId()];
    await service.emit(termsEvents.openingApproved, {
      challengeId,
      accountId: newId(),
      waitingForAccountIds: [waiting.accountId],
    });
    const path = `/desk/challenges/${challengeId}`;
    expect((await list(waiting)).items).toMatchObject([{ kind: 'opening-asked', path, challengeId }]);
    await service.emit(submissionsEvents.allOpened, {
      challengeId,
      clusterId,
      seekerAccountIds: [seeker.accountId],
      at: new Date().toISOString(),
      submissions: 3,
    });
    expect((await list(seeker)).items).toMatchObject([{ kind: 'submissions-opened', path }]);
    await eventually('the manager’s notice', async () =>
      (await list(manager)).items.some((notice) => notice.challengeId === challengeId),
    );
  });

  it('tell both sides that an offer was taken back', async () => {
    const [member, seeker] = [person(), person()];
    await service.answer(challengesRpc.challengeWindow, () => ({
      window: windowOf({ seekerAccountIds: [seeker.accountId] }),
    }));
    const fact = { submissionId: newId(), challengeId: newId(), awardId: newId() };
    const by = { accountId: seeker.accountId, at: '2026-12-04T16:59:00.000Z' };
    await service.emit(submissionsEvents.awardTakenBack, {
      ...fact,
      ...by,
      teamAccountIds: [member.accountId],
    });
    expect((await list(member)).items).toMatchObject([
      { kind: 'award-taken-back', path: `/submissions/${fact.submissionId}` },
    ]);
    const told = await eventually('the seeker’s notice', async () => (await list(seeker)).items[0]);
    expect(told).toMatchObject({ kind: 'award-taken-back', path: `/desk/challenges/${fact.challengeId}` });
  });

  it('tell a team that a deletion comes, and with its receipt that it is done', async () => {
    const member = person();
    const fact = { submissionId: newId(), challengeId: newId() };
    const teamAccountIds = [member.accountId];
    const deletesAt = '2026-12-04T16:59:00.000Z';
    await service.emit(submissionsEvents.draftDeletionAhead, { ...fact, teamAccountIds, deletesAt });
    await service.emit(submissionsEvents.deletionAhead, { ...fact, teamAccountIds, deletesAt });
    const receiptId = newId();
    const receipt = { ...fact, receiptId, accountIds: teamAccountIds, statementType: 'contents-deleted' };
    await service.emit(termsEvents.receiptIssued, receipt);
    expect((await list(member)).items).toMatchObject([
      { kind: 'contents-deleted', path: `/me/receipts/${receiptId}` },
      { kind: 'deletion-ahead', path: `/submissions/${fact.submissionId}`, params: { deletesAt } },
      { kind: 'draft-deletion-ahead', path: `/submissions/${fact.submissionId}`, params: { deletesAt } },
    ]);
  });

  it('ask the team that asked to confirm that it uses nothing, and remind it and the managers', async () => {
    const seeker = person();
    const fact = { challengeId: newId(), clusterId, seekerAccountIds: [seeker.accountId] };
    await service.emit(submissionsEvents.nonUseAsked, { ...fact, dueAt: '2026-12-04T16:59:00.000Z' });
    await service.emit(submissionsEvents.nonUseOverdue, fact);
    const path = `/desk/challenges/${fact.challengeId}`;
    expect((await list(seeker)).items).toMatchObject([
      { kind: 'non-use-overdue', path },
      { kind: 'non-use-asked', path },
    ]);
    const told = await eventually('the manager’s notice', async () =>
      (await list(manager)).items.find((one) => one.path === path),
    );
    expect(told).toMatchObject({ kind: 'non-use-overdue' });
  });

  it('bring a complaint to the named contact, or to the managers, and the answer back', async () => {
    const [contact, filer] = [person(), person()];
    const fact = { complaintId: newId(), challengeId: newId(), clusterId, accountId: filer.accountId };
    const path = `/complaints/${fact.complaintId}`;
    const filed = { ...fact, contactAccountId: contact.accountId };
    await service.emit(complaintsEvents.complaintFiled, filed);
    expect((await list(contact)).items).toMatchObject([{ kind: 'complaint-filed', path }]);
    await service.emit(complaintsEvents.complaintAnswered, fact);
    expect((await list(filer)).items).toMatchObject([{ kind: 'complaint-answered', path }]);
    const complaintId = newId();
    await service.emit(complaintsEvents.complaintFiled, { ...fact, complaintId, contactAccountId: null });
    await eventually('the manager’s notice', async () =>
      (await list(manager)).items.some((one) => one.path === `/complaints/${complaintId}`),
    );
  });

  it('tell those who moderate a group that an invitation was declined, without saying whose', async () => {
    const who = person();
    const groupId = newId();
    const fact = { groupId, invitationId: newId(), tell: [who.accountId] };
    await service.emit(groupsEvents.invitationDeclined, fact);
    expect((await list(who)).items).toMatchObject([
      { kind: 'group-invitation-declined', path: `/groups/${groupId}/members`, params: {} },
    ]);
  });

  it('tell whose post a moderator removed that it was, without a word of it', async () => {
    const who = person();
    const [groupId, threadId] = [newId(), newId()];
    const fact = { groupId, threadId, postId: newId(), tell: [who.accountId] };
    await service.emit(groupsEvents.postRemoved, fact);
    expect((await list(who)).items).toMatchObject([
      { kind: 'group-post-removed', path: `/groups/${groupId}/threads/${threadId}`, params: {} },
    ]);
  });

  it('tell moderators who see the team anyway that somebody of it has left and stays in the group', async () => {
    const [colleague, unaware, gone] = [person(), person(), person()];
    const { items: before } = await list(manager);
    const [groupId, challengeId] = [newId(), newId()];
    await service.emit(groupsEvents.formerSeekerStays, {
      ...{ groupId, challengeId, clusterId, accountId: gone.accountId },
      seekerAccountIds: [colleague.accountId],
      moderatorAccountIds: [colleague, unaware, manager].map(({ accountId }) => accountId),
    });
    const told = { kind: 'group-former-seeker', path: `/groups/${groupId}/members`, challengeId, params: {} };
    expect((await list(colleague)).items).toMatchObject([told]);
    await eventually('the manager is told', async () => (await list(manager)).items.length > before.length);
    expect((await list(manager)).items[0]).toMatchObject(told);
    for (const who of [unaware, gone]) expect((await list(who)).items).toEqual([]);
  });

  it('tell the managers of the owning cluster where nobody but who left the team moderates the group', async () => {
    const { items: before } = await list(manager);
    const [groupId, challengeId, gone] = [newId(), newId(), person()];
    await service.emit(groupsEvents.formerSeekerStays, {
      ...{ groupId, challengeId, clusterId, accountId: gone.accountId },
      ...{ seekerAccountIds: [newId()], moderatorAccountIds: [] },
    });
    await eventually('the manager is told', async () => (await list(manager)).items.length > before.length);
    expect((await list(manager)).items[0]).toMatchObject({
      ...{ kind: 'group-former-moderator', path: `/desk/challenges/${challengeId}`, challengeId, params: {} },
    });
    expect((await list(gone)).items).toEqual([]);
  });

  it('tell the rest of the staff that somebody asks to read what is kept, and the answer to who asked', async () => {
    const [asking, other] = [person({ operator: true }), person({ operator: true })];
    const accountIds = [asking.accountId, other.accountId];
    await service.answer(accountsRpc.operators, () => ({ accountIds }));
    const fact = { readingId: newId(), askedBy: asking.accountId };
    const path = `/operate/restricted/readings/${fact.readingId}`;
    await service.emit(termsEvents.readingAsked, fact);
    await eventually('the notice', async () => (await list(other)).items.length > 0);
    expect((await list(other)).items).toMatchObject([{ kind: 'reading-asked', path, params: {} }]);
    expect((await list(asking)).items).toEqual([]);
    await service.emit(termsEvents.readingAnswered, {
      ...fact,
      answeredBy: other.accountId,
      approved: true,
    });
    expect((await list(asking)).items).toMatchObject([{ kind: 'reading-answered', path }]);
  });

  it('tell a person whom a manager verified, and nobody whom the mail domain did or who came so', async () => {
    const [one, other] = [person(), person()];
    const fact = { affiliationId: newId(), organisationId: newId() };
    const verified = (accountId: string, how: { by: 'manager' | 'mail-domain'; verifierId?: string }) =>
      service.emit(accountsEvents.affiliationVerified, { ...fact, accountId, ...how });
    await verified(one.accountId, { by: 'manager', verifierId: manager.accountId });
    await verified(other.accountId, { by: 'mail-domain' });
    await verified(other.accountId, { by: 'manager' });
    expect((await list(one)).items).toMatchObject([{ kind: 'affiliation-verified', path: '/settings' }]);
    expect((await list(other)).items).toEqual([]);
  });
});
