import { consentNotice, type Readable } from './received.view.js';

const retention = (ended: Partial<NonNullable<Readable['retention']>>) =>
  ({ accessEnded: false, deletedAt: null, ...ended }) as Readable['retention'];

describe('what is said about the consents of offices', () => {
  it.each([
    ['held', true, null, 'held'],
    ['not held', false, null, undefined],
    ['not known now', null, null, 'unknown'],
    ['not known now, while it is read', null, retention({}), 'unknown'],
    ['over with the access', null, retention({ accessEnded: true }), undefined],
    ['over with what was deleted', null, retention({ deletedAt: '2026-11-26T08:00:00Z' }), undefined],
  ])('%s', (_, consentHeld, left, said) => {
    expect(consentNotice({ consentHeld, retention: left })).toBe(said);
  });
});
