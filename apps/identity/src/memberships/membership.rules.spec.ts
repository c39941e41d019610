import { assertPossible, type MembershipVerb, orderRoles } from './membership.rules.js';
import type { MembershipState } from './membership.entity.js';

const table: [MembershipVerb, MembershipState, string][] = [
  ['request', 'requested', 'membership.exists'],
  ['request', 'admitted', 'membership.exists'],
  ['request', 'refused', ''],
  ['request', 'left', ''],
  ['admit', 'requested', ''],
  ['admit', 'admitted', 'membership.state'],
  ['admit', 'left', 'membership.state'],
  ['refuse', 'admitted', 'membership.state'],
  ['changeRoles', 'requested', 'membership.state'],
  ['changeRoles', 'admitted', ''],
  ['chooseOfRecord', 'requested', 'membership.state'],
  ['leave', 'requested', ''],
  ['leave', 'refused', 'membership.state'],
];

describe('membership transitions', () => {
  it.each(table)('%s when %s: %s', (verb, state, code) => {
    const attempt = () => assertPossible(verb, state);
    if (code === '') expect(attempt).not.toThrow();
    else expect(attempt).toThrow(expect.objectContaining({ code }));
  });
});

it('keeps each role once and in order', () => {
  expect(orderRoles(['manager', 'member', 'manager'])).toEqual(['member', 'manager']);
});
