import { pathsOf } from './data-copy.rules.js';

const file = (fileId: string, name: string, service = 'groups') => ({ service, fileId, name });

describe('the paths of files in a copy', () => {
  it('keep their names, and number those that two have', () => {
    const files = [file('a', 'Plan.pdf'), file('b', 'plan.pdf'), file('c', 'Plan.pdf', 'submissions')];
    expect([...pathsOf(files).values()]).toEqual([
      'files/groups/Plan.pdf',
      'files/groups/plan (2).pdf',
      'files/submissions/Plan.pdf',
    ]);
  });

  it.each([
    ['../../etc/passwd', 'files/groups/__.._etc_passwd'],
    ['C:\\Temp\\a.txt', 'files/groups/C__Temp_a.txt'],
    ['..', 'files/groups/_'],
    ['نور 👩🏽‍🔬.pdf', 'files/groups/نور 👩🏽‍🔬.pdf'],
    ['a'.repeat(500), `files/groups/${'a'.repeat(200)}`],
  ])('lead nowhere else: %s', (name, path) => {
    expect(pathsOf([file('a', name)]).get('a')).toBe(path);
  });
});
