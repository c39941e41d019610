import {
  accountsRpc,
  challengesRpc,
  complaintsRpc,
  consentsRpc,
  idempotencyHeader,
  newId,
  officesRpc,
  submissionsRpc,
} from '@allmende/contracts';
import { PortalClient } from '@allmende/local/client/portal.client';
import { demoParts } from '../story/play.js';
import { waitFor } from '../story/story.js';
import { agree } from '../story/submitting.steps.js';
import { ask, type Stage, type Who } from './bad-input.stage.js';

type Own = Record<'challenge' | 'complaint' | 'deposit' | 'consent' | 'organisation', string>;
type Address = (own: Own) => string;
type Refusal = [what: string, who: Who, route: Address, body: unknown, fields: string[]];
type Case = [what: string, of: keyof Own, route: Address, body: object | undefined, outsiders: Who[]];

const markup = 'شركة <script>alert(1)</script> "\'><img src=x onerror=alert(2)>';
const absent = newId(Date.now() - 3_600_000);

const refusals: Refusal[] = [
  ['a request for the brief', 'expert', asking, { note: 5 }, ['note']],
  ['a request for the brief', 'expert', asking, { note: 'Bitte', colour: 'red' }, ['colour']],
  ['an answer to one', 'company', answering, { revision: 'x', reason: '' }, ['revision', 'reason']],
  ['a complaint', 'expert', complaining, { reason: 'angry', text: '' }, ['reason', 'text']],
  ['a complaint', 'expert', complaining, { reason: 'other', text: 'x', to: 'me' }, ['to']],
  ['an answer to one', 'manager', ({ complaint }) => `POST /complaints/${complaint}/answer`, {}, ['text']],
  ['a consent', 'expert', ({ consent }) => `POST /consents/${consent}/hold`, { reason: '' }, ['reason']],
  ['a consent', 'expert', ({ consent }) => `POST /consents/${consent}/give`, { note: [] }, ['note']],
  ['confidentiality', 'expert', undertaking, { language: 'fr', words: 5 }, ['language', 'words']],
  ['confidentiality', 'expert', undertaking, { language: 'de' }, ['words']],
  ['an office', 'company', office('PUT'), { rule: 'always', days: 900, head: 'x' }, ['rule', 'days', 'head']],
  ['a deposit', 'company', deposit('seal'), { text: '' }, ['text']],
  ['a deposit', 'company', deposit('seal'), { text: 'x', title: 'y' }, ['title']],
  ['a file of one', 'company', deposit('files'), { name: 5, size: -1 }, ['name', 'size']],
  ['a confirmation of non-use', 'company', nonUse, { confirmed: true }, ['confirmed']],
];

const besideSeeker: Who[] = ['expert', 'colleague', 'stranger', 'loner', 'visitor'];
const allBut = (...some: Who[]): Who[] =>
  (['company', 'manager', ...besideSeeker] as const).filter((who) => !some.includes(who));

const foreign: Case[] = [
  [
    'complaint',
    'complaint',
    ({ complaint }) => `GET /complaints/${complaint}`,
    undefined,
    allBut('manager', 'expert'),
  ],
  [
    'complaint to answer',
    'complaint',
    ({ complaint }) => `POST /complaints/${complaint}/answer`,
    { text: 'x' },
    allBut('manager', 'expert'),
  ],
  [
    'list of requests',
    'challenge',
    ({ challenge }) => `GET /challenges/${challenge}/brief/requests`,
    undefined,
    besideSeeker,
  ],
  ['request to answer', 'challenge', answering, { revision: 1, reason: 'Nein' }, besideSeeker],
  [
    'list of deposits',
    'challenge',
    ({ challenge }) => `GET /challenges/${challenge}/deposits`,
    undefined,
    allBut('company'),
  ],
  [
    'deposit to read',
    'deposit',
    ({ challenge, deposit: id }) => `GET /challenges/${challenge}/deposits/${id}/text`,
    undefined,
    allBut('company'),
  ],
  ['deposit to seal', 'deposit', deposit('seal'), { text: 'x' }, allBut('company')],
  ['deposit to open', 'deposit', deposit('open'), {}, allBut('company')],
  ['consent', 'consent', ({ consent }) => `GET /consents/${consent}`, undefined, allBut()],
  ['consent to give', 'consent', ({ consent }) => `POST /consents/${consent}/give`, {}, allBut()],
  [
    'consent to undertake confidentiality for',
    'consent',
    undertaking,
    { language: 'de', words: 'Ich sage nichts weiter.' },
    allBut(),
  ],
  ['office', 'organisation', office('GET'), undefined, allBut('expert')],
  ['office to close', 'organisation', office('DELETE'), undefined, allBut()],
  [
    'non-use to confirm',
    'challenge',
    nonUse,
    { language: 'en', words: 'We use nothing of it.' },
    besideSeeker,
  ],
];

/** What came with the provable rights: requests, complaints, consents, deposits and confirmations. */
export function describeRights(stage: () => Stage): void {
  let own: Own;
  beforeAll(async () => {
    own = await makeOwn(stage());
  }, 60_000);

  it.each(refusals)(
    '%s of a wrong form is refused at its fields: %#',
    async (_what, who, route, body, fields) => {
      const answer = await ask(stage().people[who], route(own), { body });
      expect(answer).toMatchObject({ status: 400, code: 'invalid', type: 'application/problem+json' });
      expect(answer.fields).toEqual(expect.arrayContaining(fields));
    },
  );

  it.each(foreign)(
    'another’s %s answers like one that does not exist',
    async (_what, of, route, body, outsiders) => {
      for (const who of outsiders) {
        const at = async (known: Own) => ({
          who,
          ...(await ask(stage().people[who], route(known), { body })),
        });
        const real = await at(own);
        expect(real).toEqual(await at({ ...own, [of]: absent }));
        expect(real.status).toBe(who === 'visitor' ? 401 : 404);
      }
    },
  );

  it('reading what is kept of closed accounts is the operator’s alone', async () => {
    const reading = { accountId: newId(), reason: 'Aus Neugier gefragt' };
    for (const who of ['company', 'manager', 'loner'] as const) {
      const person = stage().people[who];
      const refused = { status: 403, code: 'forbidden' };
      expect(await ask(person, 'GET /restricted-entries')).toMatchObject(refused);
      expect(await ask(person, 'POST /restricted-readings', { body: reading })).toMatchObject(refused);
      expect(await ask(person, `POST /restricted-readings/${absent}/read`, { body: {} })).toMatchObject(
        refused,
      );
    }
  });

  it('a complaint that comes twice and in parallel is one; its key with another body is refused', async () => {
    const { colleague } = stage().people;
    const headers = { [idempotencyHeader]: newId() };
    const file = (text: string) =>
      ask(colleague, complaining(own), { body: { reason: 'other', text }, headers });
    const answers = [
      ...(await Promise.all([file('Einmal'), file('Einmal'), file('Einmal')])),
      await file('Einmal'),
    ];
    const made = answers.map(({ value }) => (value as { complaintId?: string } | undefined)?.complaintId);
    expect([new Set(made).size, made[0]]).toEqual([1, expect.any(String)]);
    expect(await file('Zweimal')).toMatchObject({ status: 422, code: 'idempotency.key-reused' });
    const { items } = await colleague.call(complaintsRpc.listComplaints, { challengeId: own.challenge });
    expect(items).toHaveLength(1);
  });

  it('drafts of a deposit that are begun at the same moment are one', async () => {
    const { company } = stage().people;
    const begin = () => ask(company, `POST /challenges/${own.challenge}/deposits`, { body: {} });
    await Promise.all([begin(), begin(), begin(), begin()]);
    const { items } = await company.call(submissionsRpc.listDeposits, { challengeId: own.challenge });
    expect(items.filter(({ state }) => state === 'draft')).toHaveLength(1);
  });

  it('markup in a complaint and its answer stays text', async () => {
    const { expert, manager } = stage().people;
    const { complaint: complaintId } = own;
    await manager.call(complaintsRpc.answerComplaint, { complaintId, text: markup });
    expect(await expert.call(complaintsRpc.getComplaint, { complaintId })).toMatchObject({
      text: markup,
      answer: { text: markup },
    });
    for (const who of [expert, manager]) {
      const { status, body } = await who.page(`/de/complaints/${complaintId}`);
      expect(status).toBe(200);
      expect(body.toString()).not.toMatch(/<script>alert|<img src=x/);
    }
  });
}

function asking({ challenge }: Own): string {
  return `POST /challenges/${challenge}/brief/requests`;
}
function answering({ challenge }: Own): string {
  return `POST /challenges/${challenge}/brief/requests/${absent}/decline`;
}
function complaining({ challenge }: Own): string {
  return `POST /challenges/${challenge}/complaints`;
}
function nonUse({ challenge }: Own): string {
  return `POST /challenges/${challenge}/submissions/non-use/confirm`;
}
function undertaking({ consent }: Own): string {
  return `POST /consents/${consent}/confidentiality`;
}
function deposit(act: string): Address {
  return ({ challenge, deposit: id }) => `POST /challenges/${challenge}/deposits/${id}/${act}`;
}
function office(method: string): Address {
  return ({ organisation }) => `${method} /organisations/${organisation}/office`;
}

/** A complaint, a deposit and a consent, and whose they are. */
async function makeOwn({ people, platform }: Stage): Promise<Own> {
  const { company, expert } = people;
  const { items: posted } = await company.call(challengesRpc.listOwn, { limit: 100 });
  const challenge = posted.find(({ state }) => state === 'open')?.challengeId ?? '';
  const { complaintId } = await expert.call(complaintsRpc.fileComplaint, {
    challengeId: challenge,
    reason: 'procedure',
    text: markup,
  });
  const { depositId } = await company.call(submissionsRpc.beginDeposit, { challengeId: challenge });
  const head = new PortalClient(platform.urls.platform, demoParts.expert.portal);
  const email = 'transferstelle@neckartal.example';
  await head.call(accountsRpc.signIn, { email, password: demoParts.password });
  const { affiliations } = await head.call(accountsRpc.me, {});
  const organisation = affiliations[0]?.organisationId ?? '';
  await head.call(officesRpc.nameOffice, {
    organisationId: organisation,
    rule: 'informed-only',
    days: 14,
    head: email,
  });
  const { items } = await expert.call(challengesRpc.listChallenges, { eligible: 'me', limit: 100 });
  const free = items.filter(({ state, challengeId }) => state === 'open' && challengeId !== challenge).at(-1);
  const challengeId = free?.challengeId ?? '';
  await agree(expert, challengeId);
  await expert.call(submissionsRpc.startSubmission, { challengeId });
  const consent = await waitFor('the office is told', async () => {
    const told = await head.call(consentsRpc.listConsents, { which: 'answered' });
    return told.items[0]?.consentId;
  });
  return { challenge, complaint: complaintId, deposit: depositId, consent, organisation };
}
