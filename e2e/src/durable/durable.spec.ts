import { type Checked, runOutages, startForOutages } from './outage.run.js';

// The platform runs as programs of its own: from `dist`, which `npm run build` brings up to date. `make soak` plays the
// same at full size.
describe('what was acknowledged', () => {
  it('survives the end of every part, once, and the platform comes back in time', async () => {
    const { platform, end } = await startForOutages();
    try {
      const checked = await runOutages(platform, { experts: 6, challenges: 10, natsAwayMs: 5_000 });
      expect(checked.filter(({ findings }) => findings.length > 0)).toEqual([] satisfies Checked[]);
    } finally {
      await end();
    }
  }, 240_000);
});
