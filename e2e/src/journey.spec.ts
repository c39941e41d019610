import { expectSoundPage, type JourneyBrowser } from './story/browser.js';
import { type Journey, startJourney } from './story/journey.js';
import { demoParts, steps } from './story/play.js';
import type { Scene } from './story/story.js';

const portals = ['biocluster-isartal', 'medizintechnik-regnitz'];
const widths = [1440, 390];

describe('the main job, on the composed platform', () => {
  let journey: Journey;
  let scene: Scene;
  let browser: JourneyBrowser;

  beforeAll(async () => {
    journey = await startJourney('journey');
    ({ scene, browser } = journey);
  }, 300_000);

  afterAll(() => journey?.end(), 60_000);

  describe('by the public API', () => {
    // Later steps build on earlier ones: after a failure the rest would only repeat it.
    let broken: string | undefined;
    it.each(steps.map((step) => [step.title, step] as const))(
      '%s',
      async (title, step) => {
        if (broken !== undefined) throw new Error(`The story broke at: ${broken}`);
        broken = title;
        await step.play(scene);
        broken = undefined;
      },
      120_000,
    );
  });

  const publicPaths = [
    '',
    '/challenges',
    '/outcomes',
    '/clusters',
    '/events',
    '/how-it-works',
    '/sign-in',
    '/register',
    '/privacy',
  ];

  describe('in a browser', () => {
    afterEach(() => expect(browser.takeComplaints()).toEqual([]));

    it.each(['de', 'en'].flatMap((language) => publicPaths.map((path) => `/${language}${path}`)))(
      '%s has no accessibility violation, no error and no sideways scrolling, at both widths and in both brands',
      async (path) => {
        for (const [index, width] of widths.entries()) {
          const page = await browser.openPortal(portals[index] ?? '', path, { width });
          await expectSoundPage(page);
          await page.context().close();
        }
      },
      60_000,
    );

    it('finds a challenge with JavaScript off, by word and by filter', async () => {
      const page = await browser.openPortal('biocluster-isartal', '/de/challenges', { script: false });
      await page.getByRole('searchbox').fill('Tumor');
      await page.getByRole('searchbox').press('Enter');
      await page.getByRole('checkbox', { name: 'Für alle offen' }).check();
      await page.getByRole('button', { name: 'Filter anwenden' }).click();
      await page
        .getByRole('link', { name: /Strahlentherapie der Zukunft/ })
        .first()
        .click();
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain(
        'Strahlentherapie der Zukunft',
      );
      await page.context().close();
    }, 60_000);

    it('signs in and out with JavaScript off and comes back to where it was', async () => {
      const page = await browser.openPortal('biocluster-isartal', '/en/sign-in', { script: false });
      await page.getByLabel(/e-mail/i).fill(demoParts.company.email);
      await page.getByLabel(/password/i).fill(demoParts.password);
      await page.getByRole('button', { name: /sign in|continue/i }).click();
      expect(await page.getByText('Dr. Miriam Auer').count()).toBeGreaterThan(0);
      await page.context().close();
    }, 60_000);
  });
});
