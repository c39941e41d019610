import { isDatabaseOutage } from './failures.js';

describe('an outage of the database', () => {
  it.each([
    'Connection terminated unexpectedly',
    'Client was closed and is not queryable',
    'Client has encountered a connection error and is not queryable',
    'Query runner already released. Cannot run queries anymore.',
    'Database connection provided by a query runner was already released, cannot continue to use its querying methods anymore.',
  ])('is known by "%s", which has no code', (message) => {
    expect(isDatabaseOutage(new Error(message))).toBe(true);
  });

  it('is not what any other error means', () => {
    expect(isDatabaseOutage(new Error('The reply has 5 bytes'))).toBe(false);
    expect(isDatabaseOutage(undefined)).toBe(false);
  });
});
