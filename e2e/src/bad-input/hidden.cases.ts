import { newId } from '@allmende/contracts';
import { ask, type Stage, type Things, type Who } from './bad-input.stage.js';

type Address = (id: string) => string;
type Case = [what: string, of: keyof Things, address: Address, outsiders: Who[]];

/** Another cluster's manager, people of other clusters, one without any, and nobody in particular. */
const outside: Who[] = ['expert', 'colleague', 'stranger', 'loner', 'visitor'];
const besideManager: Who[] = ['company', ...outside];
const besideTeam: Who[] = ['company', 'manager', 'colleague', 'stranger', 'loner', 'visitor'];
const besideGroup: Who[] = ['company', ...outside];

const reads: Case[] = [
  ['draft', 'draft', (id) => `/challenges/${id}/draft`, outside],
  ['challenge that is not published', 'draft', (id) => `/challenges/${id}`, outside],
  ['brief of a draft', 'draft', (id) => `/challenges/${id}/brief`, outside],
  ['way to the brief of a draft', 'draft', (id) => `/challenges/${id}/confidentiality`, besideManager],
  ['terms of a draft', 'draft', (id) => `/challenges/${id}/terms`, outside],
  ['standing with a draft', 'draft', (id) => `/challenges/${id}/standing`, outside],
  ['agreement to a draft', 'draft', (id) => `/challenges/${id}/acceptances/own`, outside],
  ['number of agreements', 'open', (id) => `/challenges/${id}/acceptances/count`, outside],
  ['awards of a draft', 'draft', (id) => `/challenges/${id}/awards`, outside],
  ['number of submissions', 'draft', (id) => `/challenges/${id}/submissions/count`, outside],
  ['received submissions', 'draft', (id) => `/challenges/${id}/submissions`, outside],
  ['submission', 'submission', (id) => `/submissions/${id}`, besideTeam],
  ['check of a submission', 'submission', (id) => `/submissions/${id}/check`, besideTeam],
  ['openings of a submission', 'submission', (id) => `/submissions/${id}/openings`, besideTeam],
  ['receipt', 'receipt', (id) => `/receipts/${id}`, besideTeam],
  ['agreement to confirm', 'waiting', (id) => `/confirmations/${id}`, besideTeam.filter(isNot('colleague'))],
  ['group', 'group', (id) => `/groups/${id}`, besideGroup],
  ['talk of a group', 'group', (id) => `/groups/${id}/threads`, besideGroup],
  ['files of a group', 'group', (id) => `/groups/${id}/files`, besideGroup],
];

const writes: Case[] = [
  ['draft to save', 'draft', (id) => `PATCH /challenges/${id}/draft`, outside],
  ['draft to publish', 'draft', (id) => `POST /challenges/${id}/publish`, outside],
  ['brief to undertake for', 'draft', (id) => `POST /challenges/${id}/confidentiality`, besideManager],
  ['challenge to suspend', 'draft', (id) => `POST /challenges/${id}/suspend`, outside],
  ['challenge to resume', 'draft', (id) => `POST /challenges/${id}/resume`, outside],
  ['submission to hand in', 'submission', (id) => `POST /submissions/${id}/submit`, besideTeam],
  ['submission to withdraw', 'submission', (id) => `POST /submissions/${id}/withdraw`, besideTeam],
  ['group to invite to', 'group', (id) => `POST /groups/${id}/invitations`, besideGroup],
  ['group to write in', 'group', (id) => `POST /groups/${id}/threads`, besideGroup],
  [
    'agreement to refuse',
    'waiting',
    (id) => `POST /confirmations/${id}/refuse`,
    besideTeam.filter(isNot('colleague')),
  ],
];

/** What a call needs so that nothing but the right to it can be missing. */
const bodies: Record<string, object> = {
  draft: { revision: 0, changes: {} },
  publish: { revision: 0 },
  suspend: { reason: { de: 'Widerspruch', en: 'Contradiction' } },
  resume: {},
  confidentiality: { language: 'de', words: 'Nichts' },
  submit: { revision: 0 },
  invitations: { emails: ['somebody@elsewhere.example'] },
  threads: { title: 'Plan', text: 'Montag' },
  refuse: { language: 'de' },
};

/** What somebody may not see answers, word for word, as what does not exist. */
export function describeHidden(stage: () => Stage): void {
  const answersOf = async (who: Who, route: Address, [real, absent]: [string, string], body?: object) => {
    const person = stage().people[who];
    const [one, other] = [
      await ask(person, route(real), { body }),
      await ask(person, route(absent), { body }),
    ];
    return { real: { who, ...one }, absent: { who, ...other } };
  };

  it.each(reads)(
    'another’s %s answers like one that does not exist',
    async (_what, of, address, outsiders) => {
      for (const outsider of outsiders) {
        const ids: [string, string] = [stage().ids[of], absentId()];
        const { real, absent } = await answersOf(outsider, (id) => `GET ${address(id)}`, ids);
        expect(real).toEqual(absent);
        expect([401, 404]).toContain(real.status);
        expect(real.type).toBe('application/problem+json');
        if (outsider !== 'visitor') expect(real.status).toBe(404);
      }
    },
  );

  it.each(writes)(
    'another’s %s answers like one that does not exist',
    async (_what, of, route, outsiders) => {
      const body = bodies[route('').split('/').at(-1) ?? ''] ?? {};
      for (const outsider of outsiders) {
        const { real, absent } = await answersOf(outsider, route, [stage().ids[of], absentId()], body);
        expect(real).toEqual(absent);
        expect(real.status).toBe(outsider === 'visitor' ? 401 : 404);
      }
    },
  );

  it.each<[Who, keyof Things, Address]>([
    ['company', 'draft', (id) => `/challenges/${id}/draft`],
    ['expert', 'submission', (id) => `/submissions/${id}`],
    ['expert', 'receipt', (id) => `/receipts/${id}`],
    ['colleague', 'waiting', (id) => `/confirmations/${id}`],
    ['manager', 'group', (id) => `/groups/${id}`],
  ])('the %s sees the own %s', async (who, of, address) => {
    const { people, ids } = stage();
    expect((await ask(people[who], `GET ${address(ids[of])}`)).status).toBe(200);
  });

  it.each<[string, keyof Things, Address, Who[]]>([
    ['a draft', 'draft', (id) => `/desk/challenges/${id}`, ['expert', 'stranger', 'loner']],
    ['a submission', 'submission', (id) => `/submissions/${id}`, ['company', 'manager', 'loner']],
    ['a receipt', 'receipt', (id) => `/me/receipts/${id}`, ['company', 'stranger', 'loner']],
    ['an agreement', 'waiting', (id) => `/me/confirmations/${id}`, ['fellow', 'expert', 'loner']],
    ['a group', 'group', (id) => `/groups/${id}`, ['company', 'stranger', 'loner']],
  ])('the page of %s says the same to outsiders as that of nothing', async (_what, of, path, outsiders) => {
    const { people, ids } = stage();
    for (const who of outsiders) {
      const at = async (id: string) => {
        const { status, body } = await people[who].page(`/de${path(id)}`);
        return { who, status, text: textOf(body.toString()) };
      };
      const real = await at(ids[of]);
      expect(real).toEqual(await at(absentId()));
      expect(real.status).toBe(404);
    }
  });

  it('a topic of a group is not found through another group, nor by who is in none', async () => {
    const { people, ids } = stage();
    for (const who of ['company', 'loner'] as const) {
      const real = await ask(people[who], `GET /groups/${ids.group}/threads/${ids.thread}`);
      expect(real).toEqual(await ask(people[who], `GET /groups/${absentId()}/threads/${absentId()}`));
    }
    const own = await ask(people.manager, `GET /groups/${ids.group}/threads/${absentId()}`);
    expect(own).toMatchObject({ status: 404, code: 'thread.not-found' });
  });

  it('a submission is not there for the seeker before the close, whichever id is asked for', async () => {
    const { people, ids } = stage();
    for (const who of ['company', 'manager', 'stranger'] as const) {
      const at = (id: string) => ask(people[who], `GET /challenges/${ids.open}/submissions/${id}`);
      expect(await at(ids.submission)).toEqual(await at(absentId()));
    }
  });

  it('nothing of it stands in a list', async () => {
    const { people, ids } = stage();
    const lists = [
      '/challenges?limit=100',
      '/challenges/own',
      '/submissions',
      '/groups',
      '/receipts',
      '/confirmations',
    ];
    for (const who of ['stranger', 'loner'] as const) {
      for (const list of lists) {
        const { status, value } = await ask(people[who], `GET ${list}`);
        expect(status).toBe(200);
        for (const id of [ids.draft, ids.submission, ids.group, ids.receipt, ids.waiting]) {
          expect(JSON.stringify(value)).not.toContain(id);
        }
      }
    }
  });
}

/** What is read on a page, without the ids in it: of the request, and of what was asked for. */
function textOf(html: string): string {
  const main = /<main[^]*<\/main>/.exec(html)?.[0] ?? '';
  return main.replaceAll(/<[^>]*>/g, ' ').replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '…');
}

/** An hour old: a receipt with an id of this minute may still be on its way, and says so to everybody. */
function absentId(): string {
  return newId(Date.now() - 3_600_000);
}

function isNot(who: Who): (other: Who) => boolean {
  return (other) => other !== who;
}
