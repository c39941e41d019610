import {
  accountsEvents,
  groupsEvents,
  newId,
  notificationsHints,
  notificationsRpc,
  personalDataRpc,
  retentionPeriods,
  retentionPeriodsEvents,
  submissionsEvents,
  termsEvents,
} from '@allmende/contracts';
import { eventually, person, personalDataOf } from '@allmende/testing';
import { RetentionPeriodsClock } from '../retention-periods/retention-periods.clock.js';
import {
  addressOf,
  clusterId,
  decided,
  deciding,
  type NoticesWorld,
  startNotices,
} from './notices.fixture.js';

const ada = person();

describe('notices', () => {
  let service: NoticesWorld['service'];
  let list: NoticesWorld['list'];
  let mailTo: NoticesWorld['mailTo'];
  let stop: NoticesWorld['stop'];

  beforeAll(async () => {
    ({ service, list, mailTo, stop } = await startNotices());
  });
  afterAll(() => stop());

  it('come once per event, however often it comes, and nudge open pages', async () => {
    const hints = await service.hints(notificationsHints.noticed);
    const payload = decided(ada);
    const id = await service.emit(submissionsEvents.decisionTold, payload);
    await service.emit(submissionsEvents.decisionTold, payload, { id, awaited: false });
    await service.redeliver();
    const { items, unread } = await list(ada);
    expect(items).toMatchObject([
      { number: 1, kind: 'decision', path: `/submissions/${payload.submissionId}`, readAt: null },
    ]);
    expect(unread).toBe(1);
    await eventually('the hint', () => hints.length > 0);
    expect(hints[0]).toEqual({ accountId: ada.accountId, number: 1 });
  });

  it('of a receipt say which it is, and are left out where the act is told anyway', async () => {
    const who = person();
    const issued = { accountIds: [who.accountId], challengeId: newId(), submissionId: newId() };
    for (const statementType of ['submission', 'withdrawal', 'award-offered'])
      await service.emit(termsEvents.receiptIssued, { ...issued, statementType, receiptId: newId() });
    const { items } = await list(who);
    expect(items.map(({ kind, params }) => [kind, params])).toEqual([
      ['receipt-issued', { statementType: 'award-offered', receiptId: expect.any(String) as string }],
    ]);
  });

  it.each(['the act', 'the receipt'])(
    'tell an act and its receipt once, when %s comes first',
    async (first) => {
      const member = person();
      const fact = { submissionId: newId(), challengeId: newId(), awardId: newId() };
      const teamAccountIds = [member.accountId];
      const receiptId = newId();
      const told = () =>
        service.emit(submissionsEvents.awardOfferTold, {
          ...{ ...fact, teamAccountIds, receiptId, lapsesAt: '2026-12-18T16:59:00.000Z' },
        });
      const issued = () =>
        service.emit(termsEvents.receiptIssued, {
          ...{ ...fact, receiptId, accountIds: teamAccountIds, statementType: 'award-offered' },
        });
      for (const emit of first === 'the act' ? [told, issued] : [issued, told]) await emit();
      const { items, unread } = await list(member);
      expect(items.map(({ kind, params }) => [kind, params['receiptId']])).toEqual([
        ['award-offered', receiptId],
      ]);
      expect(unread).toBe(1);
    },
  );

  it('are about a challenge, whose name stands in no notice', async () => {
    const who = person();
    const payload = decided(who);
    await service.emit(submissionsEvents.decisionTold, payload);
    await service.emit(groupsEvents.postAdded, {
      groupId: newId(),
      threadId: newId(),
      postId: newId(),
      authorId: newId(),
      tell: [who.accountId],
    });
    const { items } = await list(who);
    expect(items.map(({ kind, challengeId, params }) => [kind, challengeId, params])).toEqual([
      ['group-post', null, {}],
      ['decision', payload.challengeId, {}],
    ]);
  });

  it('are paged without loss and marked as read up to a number', async () => {
    const who = person();
    for (let index = 0; index < 5; index += 1)
      await service.emit(submissionsEvents.decisionTold, decided(who));
    const first = await list(who, { limit: 3 });
    const rest = await list(who, { limit: 3, before: first.nextBefore ?? undefined });
    expect([...first.items, ...rest.items].map(({ number }) => number)).toEqual([5, 4, 3, 2, 1]);
    expect((await list(who, { after: 3 })).items.map(({ number }) => number)).toEqual([4, 5]);
    expect(await service.call(notificationsRpc.markRead, { upTo: 4 }, who)).toEqual({ unread: 1 });
    expect((await list(who, { unread: 'true' })).items.map(({ number }) => number)).toEqual([5]);
  });

  it('about a page are found by it, by whom they were told', async () => {
    const who = person();
    const [about, other] = [decided(who), decided(who)];
    for (const fact of [about, other]) await service.emit(submissionsEvents.decisionTold, fact);
    const path = `/submissions/${about.submissionId}`;
    const found = (actor: typeof who) => service.call(notificationsRpc.listNotices, { path }, actor);
    expect((await found(who)).items).toMatchObject([{ path }]);
    expect((await found(person())).items).toEqual([]);
  });

  it('about a page are read with it', async () => {
    const who = person();
    const [read, other] = [decided(who), decided(who)];
    await service.emit(submissionsEvents.decisionTold, read);
    await service.emit(submissionsEvents.decisionTold, other);
    const path = `/submissions/${read.submissionId}`;
    expect(await service.call(notificationsRpc.markRead, { path }, person())).toEqual({ unread: 0 });
    expect(await service.call(notificationsRpc.markRead, { path }, who)).toEqual({ unread: 1 });
    expect((await list(who, { unread: 'true' })).items).toMatchObject([
      { path: `/submissions/${other.submissionId}` },
    ]);
  });

  it('of a kind that somebody does not want to be told of are listed, uncounted, and still mailed', async () => {
    const who = person();
    const { portal, mail } = await service.call(
      notificationsRpc.setPreferences,
      { portal: { decision: false } },
      who,
    );
    expect([portal.decision, mail.decision, portal['group-post']]).toEqual([false, true, true]);
    const hints = await service.hints(notificationsHints.noticed);
    await service.emit(submissionsEvents.decisionTold, decided(who));
    const { items, unread } = await list(who);
    expect([items.length, items[0]?.counted, unread]).toEqual([1, false, 0]);
    expect((await list(who, { unread: 'true' })).items).toEqual([]);
    await mailTo(addressOf(who));
    expect(JSON.stringify(hints)).not.toContain(who.accountId);
    await service.call(notificationsRpc.setPreferences, { mail: { decision: false } }, who);
    const kept = await service.call(notificationsRpc.getPreferences, {}, who);
    expect([kept.portal.decision, kept.mail.decision]).toEqual([false, false]);
  });

  it('and what was chosen for them go with a closed account', async () => {
    const who = person();
    await service.call(notificationsRpc.setPreferences, { mail: { decision: false } }, who);
    await service.emit(submissionsEvents.decisionTold, decided(who));
    await service.emit(accountsEvents.accountClosed, { accountId: who.accountId });
    expect((await list(who)).items).toEqual([]);
    const kept = await service.call(notificationsRpc.getPreferences, {}, who);
    expect(kept.mail.decision).toBe(true);
    await service.emit(submissionsEvents.decisionTold, decided(who));
    expect((await list(who)).items).toEqual([]);
    const agreed = { acceptanceId: newId(), challengeId: newId(), receiptId: newId() };
    await service.emit(termsEvents.accepted, { ...agreed, accountId: who.accountId });
    const data = await personalDataOf(service, personalDataRpc.notifications, who.accountId);
    expect(data['followedChallenges']).toEqual([]);
  });

  it('are forgotten some time after they were read, as their cluster says', async () => {
    const who = person();
    await service.emit(submissionsEvents.decisionTold, { ...decided(who), clusterId });
    await service.emit(submissionsEvents.decisionTold, { ...decided(who), clusterId: deciding });
    await service.emit(submissionsEvents.decisionTold, { ...decided(who), clusterId });
    const numbers = async () => {
      await service.get(RetentionPeriodsClock).run();
      return (await list(who)).items.map(({ number }) => number);
    };
    await service.db.query(
      `UPDATE notice SET read_at = now() - interval '61 days' WHERE account_id = $1 AND number <= 2`,
      [who.accountId],
    );
    expect(await numbers()).toEqual([3, 2, 1]);
    await service.emit(retentionPeriodsEvents.periodsChosen, {
      ...{ clusterId, periods: retentionPeriods.parse({ readNotices: 60 }) },
      chosenAt: new Date(Date.now() - 15 * 86_400_000).toISOString(),
    });
    expect(await numbers()).toEqual([3, 2]);
  });

  it('of one person are not another’s', async () => {
    const [owner, other] = [person(), person()];
    await service.emit(submissionsEvents.decisionTold, decided(owner));
    const [notice] = (await list(owner)).items;
    await service.call(notificationsRpc.markRead, { noticeIds: [notice?.noticeId ?? ''] }, other);
    expect((await list(owner)).unread).toBe(1);
    expect((await list(other)).items).toEqual([]);
  });
});
