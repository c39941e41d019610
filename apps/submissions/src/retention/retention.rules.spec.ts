import { restDates } from './retention.rules.js';

describe('what was not awarded', () => {
  it('is read for thirty days after the decision, and deleted after ninety', () => {
    expect(restDates(new Date('2026-03-01T10:00:00Z'))).toEqual({
      accessEndsAt: new Date('2026-03-31T10:00:00Z'),
      deletesAt: new Date('2026-05-30T10:00:00Z'),
    });
  });
});
