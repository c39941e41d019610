import type { RunningPlatform } from '@allmende/local/platform/running.platform';
import { type Checked, runOutages, startForOutages } from './outage.run.js';

const size = { experts: 12, challenges: 25, natsAwayMs: 20_000, openings: 5 };

describe(`while ${size.experts * size.challenges} people agree and submit`, () => {
  let platform: RunningPlatform | undefined;
  let end: () => Promise<void> = () => Promise.resolve();
  let checked: Checked[] = [];

  beforeAll(async () => {
    ({ platform, end } = await startForOutages());
    checked = await runOutages(platform, size);
  }, 600_000);

  afterAll(() => end(), 60_000);

  const holds = (...titles: string[]): void => {
    const found = checked.filter(({ title }) => titles.some((start) => title.startsWith(start)));
    expect(found.length).toBeGreaterThanOrEqual(titles.length);
    expect(found.filter(({ findings }) => findings.length > 0)).toEqual([]);
  };

  it('a killed process is back within five seconds, and calls are refused in time meanwhile', () => {
    const processes = ['identity', 'challenges', 'terms', 'submissions', 'groups', 'notifications'];
    const others = ['files', 'gateway', 'portal', 'object-store', 'mail'];
    holds(...[...processes, ...others].map((process) => `kill -9 of ${process}`));
  });

  it('NATS is missed for twenty seconds without harm', () => holds('NATS away'));
  it('a killed Postgres is back within thirty seconds', () => holds('kill -9 of Postgres'));
  it('streams that are gone are rebuilt', () => holds('streams deleted'));
  it('every event reaches everyone whom it concerns', () => holds('events reached'));
  it('every write is there once in the databases, and evidence has no gap', () =>
    holds('every write is there once, evidence'));
  it('every write is there once by the API, with receipts and one notice per cause', () =>
    holds('every write is there once, says'));
  it('the same key again gives the same answer', () => holds('the same key'));
  it('every file is there once, with every byte', () => holds('every file'));
  it('every deposit has its receipt', () => holds('every deposit'));
  it('nothing that was handed in can be read before the close', () =>
    holds('nothing that was handed in can be read'));
  it('what was handed in is opened once, with the same texts, whatever is killed meanwhile', () =>
    holds('what was handed in is opened once'));
  it('nothing of it can be read on a disk, opened or not', () => holds('nothing of it can be read'));
  it('whoever closes the account is erased once, whatever is killed meanwhile', () =>
    holds('a closed account is erased once'));
  it('mails went out once by Message-ID, and at most one again by each outage', () =>
    holds('mails went out'));
});
