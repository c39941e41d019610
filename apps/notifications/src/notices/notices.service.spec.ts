import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  accountsEvents,
  accountsRpc,
  challengesEvents,
  challengesRpc,
  type ChallengeWindow,
  checkpointsEvents,
  clustersEvents,
  complaintsEvents,
  clustersRpc,
  dataRequestsEvents,
  groupsEvents,
  groupsRpc,
  type InputOf,
  newId,
  notificationsHints,
  notificationsRpc,
  officesRpc,
  type Person,
  personalDataRpc,
  ProblemError,
  retentionPeriods,
  retentionPeriodsEvents,
  seekerInvitationsRpc,
  submissionsEvents,
  submissionsRpc,
  termsEvents,
} from '@allmende/contracts';
import { type MailServer, startMailServer } from '@allmende/local/mail/mail.server';
import {
  eventually,
  freePort,
  person,
  personalDataOf,
  startService,
  type TestService,
} from '@allmende/testing';
import { AppModule } from '../app.module.js';
import { dataSource } from '../data-source.js';
import { RetentionPeriodsClock } from '../retention-periods/retention-periods.clock.js';

const clusterId = newId();
const deciding = newId();
const uli = newId();
const [ada, manager] = [person(), person()];

const rest = {
  brand: { lead: '#ffe000', companion: '#2f9c93' },
  city: null,
  fields: [],
  demo: true,
  language: 'de' as const,
  archive: false,
};
const clusters = [
  { ...rest, clusterId, slug: 'isartal', name: 'Biocluster Isartal', contact: null },
  {
    ...rest,
    clusterId: deciding,
    slug: 'regnitz',
    name: 'Regnitz',
    contact: { name: 'Uli Regnitz', role: {}, phone: '089 1', email: `${uli}@people.example` },
  },
];

function windowOf(parts: Partial<ChallengeWindow>): ChallengeWindow {
  return {
    challengeId: newId(),
    revision: 1,
    clusterId,
    hostIds: [clusterId],
    state: 'closed',
    slug: null,
    opensAt: null,
    closesAt: null,
    zone: 'Europe/Berlin',
    eligibility: { kind: 'everyone' },
    seekerAccountIds: [],
    organisationId: null,
    termsVersionId: null,
    confidential: false,
    ...parts,
  };
}

describe('notices', () => {
  let service: TestService;
  let mail: MailServer;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'allmende-notices-'));
    mail = await startMailServer({ smtpPort: await freePort(), pagePort: await freePort(), folder });
    service = await startService(AppModule, {
      service: 'notifications',
      dataSource,
      env: {
        SMTP_URL: `smtp://127.0.0.1:${mail.smtpPort}`,
        PLATFORM_URL: 'http://allmende.test',
        MAIL_FROM: 'portal@allmende.test',
      },
    });
    await service.answer(accountsRpc.addresses, ({ accountIds }) => ({
      items: accountIds.map((accountId) => ({
        accountId,
        email: `${accountId}@people.example`,
        name: '<b>Ada</b> نور',
        language: 'en' as const,
        clusterId,
      })),
    }));
    await service.answer(clustersRpc.clustersById, ({ clusterIds }) => ({
      items: clusters.filter((one) => clusterIds.includes(one.clusterId)),
    }));
    await service.answer(accountsRpc.holders, () => ({
      items: [{ accountId: manager.accountId, clusterId }],
      nextCursor: null,
    }));
  });
  afterAll(async () => {
    await service.stop();
    await mail.close();
    await rm(folder, { recursive: true, force: true });
  });

  const list = (who: Person, input: InputOf<typeof notificationsRpc.listNotices> = {}) =>
    service.call(notificationsRpc.listNotices, input, who);
  const mails = async (to: string): Promise<{ id: string; subject: string; messageId: string }[]> => {
    const answer = await fetch(`http://127.0.0.1:${mail.pagePort}/api/mails?to=${to}`);
    return ((await answer.json()) as { mails: { id: string; subject: string; messageId: string }[] }).mails;
  };
  const textOf = async (id: string): Promise<{ text: string; html: string }> =>
    (await (await fetch(`http://127.0.0.1:${mail.pagePort}/api/mails/${id}`)).json()) as {
      text: string;
      html: string;
    };
  const decided = (who: Person) => ({
    submissionId: newId(),
    challengeId: newId(),
    awarded: false,
    teamAccountIds: [who.accountId],
  });

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

  it('go out as one mail in the reader’s language under one Message-ID, without content', async () => {
    const who = person();
    await service.emit(submissionsEvents.submitted, {
      submissionId: newId(),
      challengeId: newId(),
      receiptId: newId(),
      version: 2,
      at: '2026-12-04T16:59:00.000Z',
      accountId: who.accountId,
      portalId: null,
      clusterId,
      teamAccountIds: [who.accountId],
      textDigest: 'a'.repeat(64),
      files: [],
    });
    const [sent] = await eventually('the mail', async () => {
      const found = await mails(`${who.accountId}@people.example`);
      return found.length > 0 ? found : undefined;
    });
    expect(sent).toMatchObject({
      subject: 'Your submission has arrived',
      messageId: expect.stringMatching(/@allmende\.test/) as string,
    });
    const { text, html } = await textOf(sent?.id ?? '');
    expect(text).toContain('http://isartal.allmende.test/en/submissions/');
    expect(text).toContain('4 December 2026 at 17:59 (Berlin)');
    expect(html).toContain('&lt;b&gt;Ada&lt;/b&gt;');
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

  it('send one mail for both to who wants receipts by mail and not the act', async () => {
    const who = person();
    const mail = { 'award-taken-back': false, 'receipt-issued': true };
    await service.call(notificationsRpc.setPreferences, { mail }, who);
    await service.answer(challengesRpc.challengeWindow, () => ({ window: windowOf({}) }));
    const fact = { submissionId: newId(), challengeId: newId(), awardId: newId() };
    const by = { accountId: newId(), teamAccountIds: [who.accountId], at: '2026-12-04T16:59:00.000Z' };
    const receiptId = await service.emit(submissionsEvents.awardTakenBack, { ...fact, ...by });
    await service.emit(termsEvents.receiptIssued, {
      ...{ ...fact, receiptId, accountIds: [who.accountId], statementType: 'award-taken-back' },
    });
    const sent = await eventually('the mail', async () => {
      const found = await mails(`${who.accountId}@people.example`);
      return found.length > 0 ? found : undefined;
    });
    expect(sent).toHaveLength(1);
    expect((await list(who)).items.map(({ kind }) => kind)).toEqual(['award-taken-back']);
  });

  it('stay out of mail for who chose so', async () => {
    const who = person();
    await service.call(notificationsRpc.setPreferences, { mail: { decision: false } }, who);
    await service.emit(submissionsEvents.decisionTold, decided(who));
    await service.emit(termsEvents.receiptIssued, {
      receiptId: newId(),
      accountIds: [who.accountId],
      statementType: 'agreement',
      challengeId: newId(),
      submissionId: null,
    });
    await eventually(
      'the other mail',
      async () => (await mails(`${who.accountId}@people.example`)).length > 0,
    );
    expect((await mails(`${who.accountId}@people.example`)).map(({ subject }) => subject)).toEqual([
      'Your agreement record',
    ]);
  });

  it('about one thread bring one mail until it is read', async () => {
    const who = person();
    const post = { groupId: newId(), threadId: newId(), authorId: newId(), tell: [who.accountId] };
    await service.emit(groupsEvents.postAdded, { ...post, postId: newId() });
    await eventually(
      'the first mail',
      async () => (await mails(`${who.accountId}@people.example`)).length === 1,
    );
    await eventually(
      'it is marked',
      async () =>
        (
          await service.db.query('SELECT 1 FROM notice WHERE account_id = $1 AND mailed_at IS NOT NULL', [
            who.accountId,
          ])
        ).length === 1,
    );
    await service.emit(groupsEvents.postAdded, { ...post, postId: newId() });
    await eventually(
      'both mails are dealt with',
      async () =>
        (await service.db.query(`SELECT 1 FROM effect WHERE kind = 'mail' AND state <> 'sent'`)).length === 0,
    );
    expect(await mails(`${who.accountId}@people.example`)).toHaveLength(1);
    expect((await list(who)).items).toHaveLength(2);
  });

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

  it.each([
    ['names a challenge that is public', { question: { de: 'Wie?', en: 'How?' } }, ': How?'],
    ['names one in its original language', { question: { de: 'Wie?' } }, ': Wie?'],
    ['says nothing of one that is confidential', { confidential: true, question: {} }, ''],
  ])('a mail %s', async (_title, parts, ending) => {
    const who = person();
    const window = windowOf({ original: 'de', ...parts });
    await service.answer(challengesRpc.challengeWindow, () => ({ window }));
    const { challengeId } = window;
    const closesAt = '2026-12-24T17:00:00.000Z';
    await service.emit(challengesEvents.extended, {
      challengeId,
      clusterId,
      seekerAccountIds: [who.accountId],
      closesAt,
    });
    const sent = await eventually('the mail', async () => {
      const [found] = await mails(`${who.accountId}@people.example`);
      return found;
    });
    expect(sent.subject).toBe(`Extension of a closing date${ending}`);
    expect((await textOf(sent.id)).text.includes('Challenge:')).toBe(ending !== '');
  });

  it('about a team and its submission name no challenge in the mail', async () => {
    const who = person();
    await service.answer(challengesRpc.challengeWindow, () => ({
      window: windowOf({ question: { en: 'How?' }, original: 'en' }),
    }));
    await service.emit(submissionsEvents.decisionTold, decided(who));
    const sent = await eventually('the mail', async () => {
      const [found] = await mails(`${who.accountId}@people.example`);
      return found;
    });
    expect(sent.subject).toBe('Decision on your submission');
    expect(JSON.stringify(await textOf(sent.id))).not.toContain('How?');
  });

  it.each(['membershipAdmitted', 'membershipRefused'] as const)(
    'of a membership (%s) name the contact of the cluster that decided, in the look of the own portal',
    async (kind) => {
      const who = person();
      const fact = { membershipId: newId(), clusterId: deciding, accountId: who.accountId };
      await service.emit(clustersEvents[kind], fact);
      const sent = await eventually('the mail', async () => {
        const [found] = await mails(`${who.accountId}@people.example`);
        return found;
      });
      const { text } = await textOf(sent.id);
      expect(text).toContain('Questions are answered by Uli Regnitz, 089 1.');
      expect(text).toContain('the portal Biocluster Isartal');
    },
  );

  it('to the contact do not name the contact for questions', async () => {
    const fact = { membershipId: newId(), clusterId: deciding, accountId: uli };
    await service.emit(clustersEvents.membershipAdmitted, fact);
    const sent = await eventually('the mail', async () => (await mails(`${uli}@people.example`))[0]);
    const { text } = await textOf(sent.id);
    expect(text).not.toContain('Uli Regnitz, 089 1');
  });

  it('of an answer to a complaint name the contact of the cluster that gave it', async () => {
    const { accountId } = person();
    const fact = { complaintId: newId(), challengeId: newId(), clusterId: deciding, accountId };
    await service.emit(complaintsEvents.complaintAnswered, fact);
    const sent = await eventually('the mail', async () => (await mails(`${accountId}@people.example`))[0]);
    expect((await textOf(sent.id)).text).toContain('Questions are answered by Uli Regnitz, 089 1.');
  });

  it('of a decision name the contact of the lead cluster, who takes objections', async () => {
    const who = person();
    await service.emit(submissionsEvents.decisionTold, { ...decided(who), clusterId: deciding });
    const sent = await eventually('the mail', async () => {
      const [found] = await mails(`${who.accountId}@people.example`);
      return found;
    });
    const { text } = await textOf(sent.id);
    expect(text).toContain('Questions are answered by Uli Regnitz, 089 1.');
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

  it('carry the secret of an invitation to its holder alone', async () => {
    const invitationId = newId();
    await service.answer(groupsRpc.mailGroupInvitation, () => ({
      email: 'new@elsewhere.example',
      token: 'secret-token-of-the-link',
      accountId: null,
      invitedById: newId(),
      clusterId,
    }));
    await service.answer(accountsRpc.names, ({ accountIds }) => ({
      accounts: accountIds.map((accountId) => ({
        accountId,
        name: 'Hanna',
        organisationName: null,
        clusterName: null,
      })),
      organisations: [],
    }));
    await service.emit(groupsEvents.memberInvited, { groupId: newId(), invitationId, accountId: null });
    const [sent] = await eventually('the invitation', async () => {
      const found = await mails('new@elsewhere.example');
      return found.length > 0 ? found : undefined;
    });
    expect((await textOf(sent?.id ?? '')).text).toContain('/i/g.secret-token-of-the-link');
    const stored = await service.db.query<{ all: string }[]>(
      'SELECT payload::text AS all FROM effect UNION ALL SELECT path FROM notice',
    );
    expect(JSON.stringify(stored)).not.toContain('secret-token-of-the-link');
  });

  it('of an invitation come in the language that its writer chose, else in the portal’s', async () => {
    const subjectOf = async (language: 'en' | null) => {
      const email = `${newId()}@elsewhere.example`;
      await service.answer(groupsRpc.mailGroupInvitation, () => ({
        ...{ email, token: newId(), accountId: null, invitedById: newId(), clusterId, language },
      }));
      const fact = { groupId: newId(), invitationId: newId(), accountId: null };
      await service.emit(groupsEvents.memberInvited, fact);
      const [sent] = await eventually('the invitation', async () => {
        const found = await mails(email);
        return found.length > 0 ? found : undefined;
      });
      const { text } = await textOf(sent?.id ?? '');
      return [sent?.subject, /allmende\.test\/(\w\w)\//.exec(text)?.[1]];
    };
    expect(await subjectOf('en')).toEqual(['Invitation to a closed group', 'en']);
    expect(await subjectOf(null)).toEqual(['Einladung in eine geschlossene Gruppe', 'de']);
  });

  it('of an invitation to the team that asks go to an address without an account', async () => {
    const email = `${newId()}@elsewhere.example`;
    await service.answer(seekerInvitationsRpc.mailSeekerInvitation, () => ({
      ...{ email, token: 'way-into-the-team-that-asks', accountId: null, invitedById: newId(), clusterId },
      ...{ challengeId: newId(), language: 'en' as const },
    }));
    const fact = { challengeId: newId(), clusterId, invitationId: newId() };
    await service.emit(challengesEvents.seekerAddressInvited, fact);
    const [sent] = await eventually('the invitation', async () => {
      const found = await mails(email);
      return found.length > 0 ? found : undefined;
    });
    expect(sent?.subject).toBe('You are invited to the team behind a challenge');
    expect((await textOf(sent?.id ?? '')).text).toContain('/en/i/c.way-into-the-team-that-asks');
  });

  it('lead an invited account to its own invitation by id, so that no notice holds a secret', async () => {
    const [who, invitationId] = [person(), newId()];
    await service.answer(submissionsRpc.mailInvitation, () => ({
      email: 'known@uni.example',
      token: null,
      accountId: who.accountId,
      invitedById: newId(),
      clusterId,
      challengeId: newId(),
    }));
    await service.emit(submissionsEvents.memberInvited, {
      submissionId: newId(),
      challengeId: newId(),
      invitationId,
      accountId: who.accountId,
    });
    const { items } = await eventually('the notice', async () => {
      const listed = await list(who);
      return listed.items.length > 0 ? listed : undefined;
    });
    expect(items).toMatchObject([{ kind: 'team-invitation', path: `/i/s.${invitationId}` }]);
    await eventually('its mail', async () => (await mails(`${who.accountId}@people.example`)).length > 0);
  });

  it('bring the managers a checkpoint of the evidence log, byte for byte', async () => {
    const note =
      'allmende.test/evidence\n7\n3q2+7w==\nat 2026-11-26T09:00:00.000Z\n\n— allmende.test/evidence x=\n';
    await service.emit(checkpointsEvents.checkpointOfWeek, {
      size: 7,
      at: '2026-11-26T09:00:00.000Z',
      note,
    });
    const found = await eventually('its mail', async () =>
      (await mails(`${manager.accountId}@people.example`)).find(
        ({ subject }) => subject === 'Checkpoint of this week',
      ),
    );
    const raw = await (await fetch(`http://127.0.0.1:${mail.pagePort}/api/mails/${found.id}/raw`)).text();
    expect(raw).toContain('filename=checkpoint-7.txt');
    expect(raw.replaceAll(/\r?\n/g, '')).toContain(Buffer.from(note).toString('base64'));
    const { items } = await list(manager);
    expect(items[0]).toMatchObject({ kind: 'checkpoint', path: '/evidence', params: { rows: '7' } });
  });

  it('bring the link of an account to its owner', async () => {
    await service.answer(accountsRpc.mailLink, () => ({
      purpose: 'confirm-email' as const,
      email: 'ada@uni.example',
      name: 'Ada',
      language: 'de' as const,
      clusterId,
      token: 'confirm-me-confirm-me',
      expiresAt: null,
    }));
    await service.emit(accountsEvents.mailLinkRequested, { requestId: newId() });
    const [sent] = await eventually('the mail', async () => {
      const found = await mails('ada@uni.example');
      return found.length > 0 ? found : undefined;
    });
    expect(sent?.subject).toBe('Bitte bestätigen Sie Ihre Mailadresse');
    expect((await textOf(sent?.id ?? '')).text).toContain(
      'http://isartal.allmende.test/de/confirm?token=confirm-me-confirm-me',
    );
  });

  it('bring the last mail of a closed account once, and then have its address forgotten', async () => {
    const [requestId, email] = [newId(), `${newId()}@gone.example`];
    const forgotten: string[] = [];
    await service.answer(accountsRpc.mailSent, (input) => {
      forgotten.push(input.requestId);
      return { done: true as const };
    });
    await service.answer(accountsRpc.mailLink, () => {
      if (forgotten.length > 0) throw new ProblemError('account.link-invalid');
      const to = { email, name: 'Ada', language: 'de' as const, clusterId: deciding };
      const kept = { keptCount: 2, keptUntil: '2029-12-31' };
      return { ...to, purpose: 'account-closed' as const, token: null, expiresAt: null, kept };
    });
    await service.emit(accountsEvents.mailLinkRequested, { requestId });
    await eventually('it is forgotten', async () => forgotten.length > 0);
    // As after a crash that came before the mail was marked as sent.
    await service.db.query(
      `UPDATE effect SET state = 'queued', due_at = clock_timestamp() WHERE kind = 'account-mail' AND payload->>'requestId' = $1`,
      [requestId],
    );
    await eventually('it is looked at again', async () => {
      const rows = await service.db.query<{ state: string; attempts: number }[]>(
        `SELECT state, attempts FROM effect WHERE kind = 'account-mail' AND payload->>'requestId' = $1`,
        [requestId],
      );
      return rows[0]?.state === 'sent' && rows[0].attempts === 2;
    });
    const found = await mails(email);
    expect(found.map(({ subject }) => subject)).toEqual(['Ihr Konto ist geschlossen']);
    const { text } = await textOf(found[0]?.id ?? '');
    expect(text).toContain('2 Aussagen darüber werden mit Ihrem Namen');
    expect(text).toContain('nach dem 31. Dezember 2029 vernichtet');
    expect(text).toContain('http://regnitz.allmende.test/de/imprint');
    expect(text).toContain('Fragen beantwortet Uli Regnitz');
    expect(forgotten).toEqual([requestId]);
    const queued = await service.db.query('SELECT payload, last_error FROM effect');
    expect(JSON.stringify(queued)).not.toContain(email);
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
    await eventually('its mail', async () => (await mails(`${who.accountId}@people.example`)).length > 0);
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

  it('tell that a copy of the own data is ready, by mail too, and where it is fetched', async () => {
    const who = person();
    await service.emit(dataRequestsEvents.dataReady, {
      ...{ requestId: newId(), accountId: who.accountId, expiresAt: '2026-12-03T09:00:00.000Z' },
    });
    expect((await list(who)).items).toMatchObject([{ kind: 'data-ready', path: '/settings/data' }]);
    const [sent] = await eventually('the mail', async () => {
      const found = await mails(`${who.accountId}@people.example`);
      return found.length > 0 ? found : undefined;
    });
    expect((await textOf(sent?.id ?? '')).text).toMatch(/\/settings\/data\s/);
    const data = await personalDataOf(service, personalDataRpc.notifications, who.accountId);
    expect(data).toMatchObject({ notices: [{ kind: 'data-ready' }], preferences: [] });
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
