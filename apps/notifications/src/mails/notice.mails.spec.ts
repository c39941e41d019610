import {
  accountsEvents,
  accountsRpc,
  challengesEvents,
  challengesRpc,
  checkpointsEvents,
  clustersEvents,
  complaintsEvents,
  dataRequestsEvents,
  groupsEvents,
  groupsRpc,
  newId,
  notificationsRpc,
  personalDataRpc,
  ProblemError,
  receiptsRpc,
  seekerInvitationsRpc,
  submissionsEvents,
  submissionsRpc,
  termsEvents,
} from '@allmende/contracts';
import { eventually, person, personalDataOf } from '@allmende/testing';
import {
  addressOf,
  clusterId,
  decided,
  deciding,
  manager,
  type NoticesWorld,
  startNotices,
  uli,
  windowOf,
} from '../notices/notices.fixture.js';

describe('notices by mail', () => {
  let service: NoticesWorld['service'];
  let list: NoticesWorld['list'];
  let mails: NoticesWorld['mails'];
  let mailTo: NoticesWorld['mailTo'];
  let textOf: NoticesWorld['textOf'];
  let mailPage: NoticesWorld['mailPage'];
  let stop: NoticesWorld['stop'];

  beforeAll(async () => {
    ({ service, list, mails, mailTo, textOf, mailPage, stop } = await startNotices());
  });
  afterAll(() => stop());

  it('go out as one mail in the reader’s language under one Message-ID, without content', async () => {
    const who = person();
    await service.answer(receiptsRpc.receiptNumber, () => ({ number: 'AN7F-2K5X-0000-ZZZZ' }));
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
      files: [{ fileId: newId(), size: 7, digest: 'b'.repeat(64) }],
    });
    const sent = await mailTo(addressOf(who));
    expect(sent).toMatchObject({
      subject: 'Your solution has arrived',
      messageId: expect.stringMatching(/@allmende\.test/) as string,
    });
    const { text, html } = await textOf(sent.id);
    expect(text).toContain('http://isartal.allmende.test/en/submissions/');
    expect(text).toContain('4 December 2026 at 17:59 (Berlin)');
    expect(text).toContain('Receipt number: AN7F-2K5X-0000-ZZZZ');
    expect(text).toContain(`Check sum of the text: ${Array(16).fill('aaaa').join(' ')}`);
    expect(text).toContain(`Check sum of file 1: ${Array(16).fill('bbbb').join(' ')}`);
    expect(html).toContain('&lt;b&gt;Ada&lt;/b&gt;');
  });

  it('tell the others of a team that its lead did it, and that a draft was never handed in', async () => {
    const [lead, member] = [person(), person()];
    const fact = {
      ...{ submissionId: newId(), challengeId: newId(), accountId: lead.accountId, afterClose: false },
      ...{ at: '2026-12-04T16:59:00.000Z', teamAccountIds: [lead.accountId, member.accountId] },
    };
    const proof = { version: 1, portalId: null, clusterId, textDigest: 'a'.repeat(64), files: [] };
    await service.emit(submissionsEvents.submitted, { ...fact, ...proof, receiptId: newId() });
    const arrived = await mailTo(addressOf(member));
    expect((await textOf(arrived.id)).text).toMatch(/the\s+lead\s+can\s+replace\s+or\s+withdraw\s+it/);
    await service.emit(submissionsEvents.withdrawn, { ...fact, receiptId: newId() });
    await service.emit(submissionsEvents.withdrawn, { ...fact, receiptId: newId(), handedIn: false });
    const subjects = async (who: typeof lead) => (await mails(addressOf(who))).map(({ subject }) => subject);
    await eventually('all mails', async () => (await subjects(member)).length === 3);
    await eventually('all mails', async () => (await subjects(lead)).length === 3);
    expect((await subjects(member)).sort()).toEqual([
      'Your team’s draft is discarded',
      'Your team’s solution has arrived',
      'Your team’s solution is withdrawn',
    ]);
    expect((await subjects(lead)).sort()).toEqual([
      'Your draft is discarded',
      'Your solution has arrived',
      'Your solution is withdrawn',
    ]);
  });

  it('tell who is in a team and who no longer is, without a name and without content', async () => {
    const [lead, gone] = [person(), person()];
    const question = { de: 'Wie leicht?', en: 'How light?' };
    await service.answer(challengesRpc.challengeWindow, () => ({ window: windowOf({ question }) }));
    await service.emit(submissionsEvents.memberLeft, {
      ...{ submissionId: newId(), challengeId: newId(), accountId: gone.accountId, by: newId() },
      teamAccountIds: [lead.accountId],
    });
    for (const [who, subject, says] of [
      [lead, 'Somebody no longer belongs to your team', /stays\s+as\s+it\s+was\s+submitted/],
      [gone, 'You no longer belong to the team of a solution', /You\s+keep\s+your\s+receipts/],
    ] as const) {
      const sent = await mailTo(addressOf(who));
      expect(sent.subject).toBe(subject);
      const { text } = await textOf(sent.id);
      expect(text).toMatch(says);
      for (const secret of ['How light?', gone.accountId]) expect(text).not.toContain(secret);
    }
  });

  it('send one mail for both to who wants receipts by mail and not the act', async () => {
    const who = person();
    const mail = { 'award-taken-back': false, 'receipt-issued': true };
    await service.call(notificationsRpc.setPreferences, { mail }, who);
    const fact = { submissionId: newId(), challengeId: newId(), awardId: newId() };
    const by = { accountId: newId(), teamAccountIds: [who.accountId], at: '2026-12-04T16:59:00.000Z' };
    const receiptId = await service.emit(submissionsEvents.awardTakenBack, { ...fact, ...by });
    await service.emit(termsEvents.receiptIssued, {
      ...{ ...fact, receiptId, accountIds: [who.accountId], statementType: 'award-taken-back' },
    });
    await mailTo(addressOf(who));
    expect(await mails(addressOf(who))).toHaveLength(1);
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
    await mailTo(addressOf(who));
    expect((await mails(addressOf(who))).map(({ subject }) => subject)).toEqual(['Your agreement record']);
  });

  it('about one thread bring one mail until it is read', async () => {
    const who = person();
    const post = { groupId: newId(), threadId: newId(), authorId: newId(), tell: [who.accountId] };
    await service.emit(groupsEvents.postAdded, { ...post, postId: newId() });
    await eventually('the first mail', async () => (await mails(addressOf(who))).length === 1);
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
    expect(await mails(addressOf(who))).toHaveLength(1);
    expect((await list(who)).items).toHaveLength(2);
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
    const sent = await mailTo(addressOf(who));
    expect(sent.subject).toBe(`Extension of a closing date${ending}`);
    expect((await textOf(sent.id)).text.includes('Challenge:')).toBe(ending !== '');
  });

  it('about a team and its submission name no challenge in the mail', async () => {
    const who = person();
    await service.answer(challengesRpc.challengeWindow, () => ({
      window: windowOf({ question: { en: 'How?' }, original: 'en' }),
    }));
    await service.emit(submissionsEvents.decisionTold, decided(who));
    const sent = await mailTo(addressOf(who));
    expect(sent.subject).toBe('Decision on your submission');
    expect(JSON.stringify(await textOf(sent.id))).not.toContain('How?');
  });

  it.each(['membershipAdmitted', 'membershipRefused'] as const)(
    'of a membership (%s) name the contact of the cluster that decided, in the look of the own portal',
    async (kind) => {
      const who = person();
      const fact = { membershipId: newId(), clusterId: deciding, accountId: who.accountId };
      await service.emit(clustersEvents[kind], fact);
      const sent = await mailTo(addressOf(who));
      const { text } = await textOf(sent.id);
      expect(text).toContain('Questions are answered by Uli Regnitz (Regnitz), 089 1.');
      expect(text).toContain('the portal Biocluster Isartal');
    },
  );

  it('to the contact do not name the contact for questions', async () => {
    const fact = { membershipId: newId(), clusterId: deciding, accountId: uli };
    await service.emit(clustersEvents.membershipAdmitted, fact);
    const sent = await mailTo(`${uli}@people.example`);
    const { text } = await textOf(sent.id);
    expect(text).not.toContain('Uli Regnitz');
  });

  it('of an answer to a complaint name the contact of the cluster that gave it', async () => {
    const who = person();
    const fact = { complaintId: newId(), challengeId: newId(), clusterId: deciding };
    await service.emit(complaintsEvents.complaintAnswered, { ...fact, accountId: who.accountId });
    const sent = await mailTo(addressOf(who));
    expect((await textOf(sent.id)).text).toContain('Questions are answered by Uli Regnitz (Regnitz), 089 1.');
  });

  it('of a decision name the contact of the lead cluster, who takes objections', async () => {
    const who = person();
    await service.emit(submissionsEvents.decisionTold, { ...decided(who), clusterId: deciding });
    const sent = await mailTo(addressOf(who));
    const { text } = await textOf(sent.id);
    expect(text).toContain('Questions are answered by Uli Regnitz (Regnitz), 089 1.');
  });

  it('of an outcome name the contact of the lead cluster, too', async () => {
    const [who, challengeId] = [person(), newId()];
    await service.emit(termsEvents.accepted, {
      ...{ acceptanceId: newId(), receiptId: newId(), challengeId, accountId: who.accountId },
    });
    await service.emit(challengesEvents.outcomeTold, { challengeId, clusterId: deciding });
    const sent = await mailTo(addressOf(who));
    expect((await textOf(sent.id)).text).toContain('Questions are answered by Uli Regnitz (Regnitz), 089 1.');
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
    const sent = await mailTo('new@elsewhere.example');
    expect((await textOf(sent.id)).text).toContain('/i/g.secret-token-of-the-link');
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
      const sent = await mailTo(email);
      const { text } = await textOf(sent.id);
      return [sent.subject, /allmende\.test\/(\w\w)\//.exec(text)?.[1]];
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
    const sent = await mailTo(email);
    expect(sent.subject).toBe('You are invited to the team behind a challenge');
    expect((await textOf(sent.id)).text).toContain('/en/i/c.way-into-the-team-that-asks');
  });

  it('lead an invited account to its own invitation by id, so that no notice holds a secret', async () => {
    const [who, invitationId] = [person(), newId()];
    await service.answer(accountsRpc.names, ({ accountIds }) => ({
      accounts: accountIds.map((accountId) => ({
        ...{ accountId, name: 'Ada Lind', organisationName: null, clusterName: null },
      })),
      organisations: [],
    }));
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
    expect(JSON.stringify(items)).not.toContain('Ada Lind');
    const { text } = await textOf((await mailTo(addressOf(who))).id);
    expect(text.replaceAll(/\s+/g, ' ')).toContain('Ada Lind invites you to work on a solution.');
    expect(text).toContain('good for 14 days');
  });

  it('of an invitation to a group name who invites, with the cluster, to an account and to any other address', async () => {
    const [hanna, who] = [newId(), person()];
    await service.answer(accountsRpc.names, ({ accountIds }) => ({
      accounts: accountIds.map((accountId) => ({
        ...{ accountId, name: 'Hanna {path}', organisationName: null, clusterName: 'Biocluster Isartal' },
      })),
      organisations: [],
    }));
    const invited = async (accountId: string | null, email: string | null) => {
      await service.answer(groupsRpc.mailGroupInvitation, () => ({
        ...{ email, token: accountId ? null : 'way-in', accountId, invitedById: hanna, clusterId },
      }));
      const fact = { groupId: newId(), invitationId: newId(), accountId };
      await service.emit(groupsEvents.memberInvited, fact);
      const sent = await mailTo(email ?? addressOf(who));
      return (await textOf(sent.id)).text.replaceAll(/\s+/g, ' ');
    };
    const address = `${newId()}@elsewhere.example`;
    expect(await invited(null, address)).toContain(
      'Hanna {path} (Biocluster Isartal) lädt Sie in eine geschlossene Gruppe ein.',
    );
    expect(await invited(who.accountId, null)).toContain(
      'Hanna {path} (Biocluster Isartal) invites you to a closed group.',
    );
    const [notice] = (await list(who)).items;
    expect(JSON.stringify(notice)).not.toContain('Hanna');
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
      (await mails(addressOf(manager))).find(({ subject }) => subject === 'Checkpoint of this week'),
    );
    const raw = await (await fetch(`${mailPage}/api/mails/${found.id}/raw`)).text();
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
    const sent = await mailTo('ada@uni.example');
    expect(sent.subject).toBe('Bitte bestätigen Sie Ihre E-Mail-Adresse');
    expect((await textOf(sent.id)).text).toContain(
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

  it('tell that a copy of the own data is ready, by mail too, and where it is fetched', async () => {
    const who = person();
    await service.emit(dataRequestsEvents.dataReady, {
      ...{ requestId: newId(), accountId: who.accountId, expiresAt: '2026-12-03T09:00:00.000Z' },
    });
    expect((await list(who)).items).toMatchObject([{ kind: 'data-ready', path: '/settings/data' }]);
    const sent = await mailTo(addressOf(who));
    expect((await textOf(sent.id)).text).toMatch(/\/settings\/data\s/);
    const data = await personalDataOf(service, personalDataRpc.notifications, who.accountId);
    expect(data).toMatchObject({ notices: [{ kind: 'data-ready' }], preferences: [] });
  });
});
