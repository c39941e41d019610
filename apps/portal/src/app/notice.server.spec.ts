import type { ChallengeName, Notice } from '@allmende/contracts';
import { withSubjects } from './notice.server.js';
import { gathered } from './notice.view.js';
import { textsOf } from './texts/index.js';

const notice = (path: string, challengeId: string | null = null): Notice => ({
  noticeId: 'n',
  number: 1,
  kind: 'decision',
  path,
  params: {},
  challengeId,
  at: '2026-12-01T12:00:00.000Z',
  readAt: null,
  counted: true,
});
const name: ChallengeName = {
  challengeId: 'c',
  slug: 'c',
  question: { de: 'Wie?', en: 'How?' },
  original: 'de',
  state: 'open',
  closesAt: null,
};
const known = {
  challenges: new Map([
    ['c', name],
    ['d', { ...name, question: { de: 'Nur so?' } }],
    ['e', { ...name, question: {} }],
  ]),
  groups: [{ groupId: 'g', name: 'Kreis' }],
  members: new Map([
    ['m', 'Mira'],
    ['l', ''],
  ]),
  asked: new Map([['/consents/k', 'Svenja']]),
};

describe('a notice', () => {
  it.each([
    ['names its challenge in the reader’s language', notice('/submissions/s', 'c'), 'How?'],
    ['names it in its original language where there is no other', notice('/submissions/s', 'd'), 'Nur so?'],
    ['names a group of the reader', notice('/groups/g/threads/t'), 'Kreis'],
    ['names nothing that its reader may not see', notice('/submissions/s', 'x'), undefined],
    ['names no other group', notice('/groups/h/files'), undefined],
    ['names no draft without a question', notice('/desk/challenges/e', 'e'), undefined],
    ['names nothing that it is not about', notice('/settings'), undefined],
  ])('%s', (_title, one, about) => {
    expect(withSubjects([one], known, 'en')[0]?.about).toBe(about);
  });

  it('says in which language the name is, where that is not the reader’s', () => {
    const notices = [notice('/submissions/s', 'c'), notice('/submissions/s', 'd')];
    expect(withSubjects(notices, known, 'en').map(({ lang }) => lang)).toEqual([undefined, 'de']);
  });

  it('names whom the reader’s office is asked about, and nobody of another one', () => {
    const named = withSubjects([notice('/consents/k'), notice('/consents/o')], known, 'en');
    expect(named.map(({ params }) => params['person'])).toEqual(['Svenja', undefined]);
  });

  it('names a member of the reader’s team, and nobody who is none any more', () => {
    const joined = (memberAccountId: string) => ({
      ...notice('/submissions/s'),
      params: { memberAccountId },
    });
    const told = withSubjects([joined('m'), joined('l'), joined('x')], known, 'en');
    expect(told.map(({ params }) => params['member'])).toEqual(['Mira', '', undefined]);
    const say = (language: 'de' | 'en') =>
      told.map(({ params }) => textsOf(language).notices.kinds['team-member-joined'](params));
    expect(say('en')[1]).toBe(
      'A person who is no longer in it, or has closed their account, has joined your team.',
    );
    expect(say('de')[2]).toBe('Jemand ist Ihrem Team beigetreten.');
  });

  it('names who joined a group of the reader, while the person is in it', () => {
    const joined = (memberAccountId: string) => ({
      ...notice('/groups/g/members'),
      params: { memberAccountId },
    });
    const told = withSubjects([joined('m'), joined('x')], known, 'en');
    const { kinds } = textsOf('en').notices;
    expect(told.map(({ params }) => kinds['group-member-joined'](params))).toEqual([
      'Mira has joined your group.',
      'Someone has joined your group.',
    ]);
  });

  it('names who left where the reader’s team still has the name, and tells who was taken out from who left', () => {
    const left = (params: Record<string, string>) => ({ ...notice('/submissions/s/team'), params });
    const told = withSubjects(
      [
        left({ memberAccountId: 'm' }),
        left({ memberAccountId: 'l' }),
        left({ memberAccountId: 'm', byLead: 'true' }),
      ],
      known,
      'en',
    );
    const say = (language: 'de' | 'en') =>
      told.map(({ params }) => textsOf(language).notices.kinds['team-member-left'](params));
    expect(say('en')).toEqual([
      'Mira has left your team.',
      'Someone has left your team.',
      'The team lead has taken Mira out of your team.',
    ]);
    expect(say('de')[1]).toBe('Jemand hat Ihr Team verlassen.');
  });

  it('tells posts in one group in one line, with their number', () => {
    const post = (noticeId: string, path: string): Notice => ({
      ...notice(path),
      noticeId,
      kind: 'group-post',
    });
    const rows = gathered([
      post('4', '/groups/g/threads/t'),
      notice('/submissions/s', 'c'),
      post('3', '/groups/h/threads/t'),
      post('2', '/groups/g/threads/u'),
      post('1', '/groups/g/threads/t'),
    ]);
    expect(rows.map(({ noticeId, path, count }) => [noticeId, path, count])).toEqual([
      ['4', '/groups/g', 3],
      ['n', '/submissions/s', undefined],
      ['3', '/groups/h/threads/t', undefined],
    ]);
  });
});
