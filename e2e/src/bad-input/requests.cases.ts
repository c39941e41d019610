import { challengesRpc, idempotencyHeader, newId, submissionsRpc } from '@allmende/contracts';
import { agree } from '../story/submitting.steps.js';
import { draftOf } from '../story/posting.steps.js';
import { ask, type Asked, type Stage } from './bad-input.stage.js';

const refusals: [what: string, route: string, asked: Asked, status: number, code: string, field?: string][] =
  [
    [
      'a wrong type',
      'POST /challenges',
      { body: { draft: { question: 5 } } },
      400,
      'invalid',
      'draft.question',
    ],
    ['an unknown field', 'POST /challenges', { body: { colour: 'red' } }, 400, 'invalid', 'colour'],
    [
      'an unknown field deep inside',
      'POST /challenges',
      { body: { draft: { question: { fr: 'x' } } } },
      400,
      'invalid',
      'draft.question.fr',
    ],
    ['a list in place of an object', 'POST /challenges', { body: [] }, 400, 'invalid'],
    ['nothing in place of an object', 'POST /challenges', { body: 'null' }, 400, 'invalid'],
    ['a missing field', 'POST /memberships', { body: {} }, 400, 'invalid', 'clusterId'],
    ['an id that is none', 'GET /submissions/1%27--', {}, 400, 'invalid', 'submissionId'],
    ['an id of nothing', `GET /submissions/${newId()}`, {}, 404, 'submission.not-found'],
    ['half a JSON', 'POST /challenges', { body: '{"draft":' }, 400, 'invalid'],
    [
      'a body that is no JSON',
      'POST /challenges',
      { body: '<a/>', headers: { 'content-type': 'text/xml' } },
      415,
      'unsupported-media-type',
    ],
    [
      'a body too large',
      'POST /challenges',
      { body: { draft: { lead: { de: 'x'.repeat(600_000) } } } },
      413,
      'too-large',
    ],
    ['a method that is not there', 'PUT /challenges', { body: {} }, 405, 'method-not-allowed'],
    ['an address that is not there', 'GET /secrets', {}, 404, 'not-found'],
    ['a NUL in a text', 'PATCH /accounts/me', { body: { name: 'a\u0000b' } }, 400, 'invalid', 'name'],
    [
      'a name that reorders its line',
      'PATCH /accounts/me',
      { body: { name: 'a\u202eb' } },
      400,
      'invalid',
      'name',
    ],
    [
      'a page of another site',
      'PATCH /accounts/me',
      { body: {}, headers: { origin: 'https://evil.example' } },
      403,
      'wrong-origin',
    ],
    [
      'a page of another portal',
      'PATCH /accounts/me',
      { body: {}, headers: { origin: 'http://optikverbund-neckar.localhost' } },
      403,
      'wrong-origin',
    ],
    [
      'a key that cannot be one',
      'POST /challenges',
      { body: {}, headers: { [idempotencyHeader]: 'a b' } },
      400,
      'invalid',
    ],
    [
      'an operator’s call',
      'POST /clusters',
      { body: { slug: 'eigener', name: 'Eigener' } },
      403,
      'forbidden',
    ],
    [
      'a moment beyond the calendar',
      'POST /challenges',
      { body: { draft: { closesAt: '9999-12-31T23:59:59.999-14:00' } } },
      400,
      'invalid',
      'draft.closesAt',
    ],
    [
      'a day before the calendar',
      'POST /challenges',
      { body: { draft: { decisionBy: '0000-01-01' } } },
      400,
      'invalid',
      'draft.decisionBy',
    ],
    [
      'a revision that no column holds',
      `PATCH /submissions/${newId()}`,
      { body: { revision: 2_147_483_648, changes: {} } },
      400,
      'invalid',
      'revision',
    ],
    ['a NUL in an address', 'GET /challenges/%00', {}, 400, 'invalid', 'challenge'],
    ['an address with half an escape', 'GET /challenges/%E0%A4%A', {}, 400, 'invalid'],
    ['a NUL in a filter', 'GET /challenges/counts?cluster=a%00b', {}, 400, 'invalid', 'cluster.0'],
    ['a NUL in the address of a page', 'GET /notices?path=%00', {}, 400, 'invalid', 'path'],
    [
      'an address to write to that runs',
      'POST /challenges',
      { body: { draft: { contact: { name: 'A', phone: '1', email: 'javascript:alert(1)' } } } },
      400,
      'invalid',
      'draft.contact.email',
    ],
    [
      'a file of a type that is none',
      `POST /submissions/${newId()}/files`,
      { body: { name: 'a.txt', size: 1, type: 'text/pl\u0000ain' } },
      400,
      'invalid',
      'type',
    ],
    [
      'a name of nothing to be seen',
      'PATCH /accounts/me',
      { body: { name: '\u200b\u3164' } },
      400,
      'invalid',
      'name',
    ],
    ['a cursor that is none', 'GET /challenges?cursor=%00%ff', {}, 400, 'invalid'],
    ['a limit too large', 'GET /challenges?limit=100000', {}, 400, 'invalid', 'limit'],
  ];

/** Requests that are not what the contract asks for, come twice, or come at the same moment. */
export function describeRequests(stage: () => Stage): void {
  it.each(refusals.map((row) => [row[0], row] as const))('%s is refused', async (_what, row) => {
    const [, route, asked, status, code, field] = row;
    const answer = await ask(stage().people.company, route, asked);
    expect(answer).toMatchObject({ status, code, type: 'application/problem+json' });
    if (field) expect(answer.fields).toContain(field);
  });

  it('the same request twice and in parallel makes one thing; the key with another body is refused', async () => {
    const { company } = stage().people;
    const headers = { [idempotencyHeader]: newId() };
    const body = { draft: { question: { de: 'Einmal?' } } };
    const make = () => ask(company, 'POST /challenges', { body, headers });
    const answers = [...(await Promise.all([make(), make(), make()])), await make()];
    const made = answers.map(({ value }) => (value as { challengeId: string }).challengeId);
    expect(new Set(made).size).toBe(1);
    const other = { draft: { question: { de: 'Zweimal?' } } };
    expect(await ask(company, 'POST /challenges', { body: other, headers })).toMatchObject({
      status: 422,
      code: 'idempotency.key-reused',
      type: 'application/problem+json',
    });
  });

  it('the same key of two people is two keys', async () => {
    const headers = { [idempotencyHeader]: newId() };
    const { company, manager } = stage().people;
    const [one, two] = await Promise.all(
      [company, manager].map((who) => ask(who, 'POST /challenges', { body: {}, headers })),
    );
    const idOf = (answer: typeof one) => (answer?.value as { challengeId: string }).challengeId;
    expect(idOf(one)).not.toBe(idOf(two));
  });

  it('twins without a key make one draft; the others are told that there is one', async () => {
    const { people, ids } = stage();
    await agree(people.loner, ids.open);
    const start = () => ask(people.loner, `POST /challenges/${ids.open}/submissions`, { body: {} });
    const answers = await Promise.all([start(), start(), start(), start(), start()]);
    const refused = answers.filter(({ status }) => status !== 200);
    expect(refused).toHaveLength(4);
    for (const answer of refused) expect(answer).toMatchObject({ status: 409, code: 'submission.exists' });
    const { items } = await people.loner.call(submissionsRpc.listSubmissions, { challengeId: ids.open });
    expect(items).toHaveLength(1);
  });

  const day = (days: number) => new Date(Date.now() + days * 86_400_000);
  it.each([
    ['that closes before it opens', { opensAt: day(5), closesAt: day(2), decisionBy: day(30) }, ['closesAt']],
    [
      'that has closed',
      { opensAt: day(-9), closesAt: day(-2), decisionBy: day(30) },
      ['opensAt', 'closesAt'],
    ],
    [
      'that is decided before it closes',
      { opensAt: day(1), closesAt: day(9), decisionBy: day(5) },
      ['decisionBy'],
    ],
  ])('a challenge %s never gets to a manager', async (_what, { opensAt, closesAt, decisionBy }, fields) => {
    const { company } = stage().people;
    const contact = { manager: { email: 'clusterbuero@isartal.example' } };
    const complete = draftOf({ mark: newId(), stage: contact, shownBy: [] });
    const { challengeId, revision } = await company.call(challengesRpc.createChallenge, {});
    const changes = {
      ...complete,
      opensAt: opensAt.toISOString(),
      closesAt: closesAt.toISOString(),
      decisionBy: decisionBy.toISOString().slice(0, 10),
    };
    const saved = await ask(company, `PATCH /challenges/${challengeId}/draft`, {
      body: { revision, changes },
    });
    const body = { revision: (saved.value as { revision: number }).revision };
    const sent = await ask(company, `POST /challenges/${challengeId}/send-to-review`, { body });
    expect(sent).toMatchObject({ status: 422, code: 'challenge.dates', fields });
  });
}
