import { reportedAddress } from './report.rules.js';

const origin = 'https://isartal.example.org';

describe('the address in a report', () => {
  it.each([
    ['/de/challenges/kuehlung', '/de/challenges/kuehlung'],
    ['/de/challenges?topic=water&cursor=b', '/de/challenges'],
    ['/de/confirm?token=secret', '/de/confirm'],
    ['/en/reset-password?token=secret', '/en/reset-password'],
    ['/de/i/secret', ''],
    ['/en/i/secret?done=joined', ''],
    ['/de/imprint', '/de/imprint'],
  ])('of %s is that of the page, without what lets somebody in', (path, reported) => {
    expect(reportedAddress(origin, path)).toBe(origin + reported);
  });
});
