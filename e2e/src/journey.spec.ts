import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureChromium } from '@allmende/local/binaries/chromium.binary';
import { startPlatform } from '@allmende/local/platform/platform.start';
import type { RunningPlatform } from '@allmende/local/platform/running.platform';
import { type Browser, chromium, type Page } from 'playwright-core';
import { demoParts, steps } from './story/play.js';
import { openScene, type Scene } from './story/story.js';

const axe = readFileSync(createRequire(__filename).resolve('axe-core/axe.min.js'), 'utf8');
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const portals = ['biocluster-isartal', 'medizintechnik-regnitz'];
const widths = [1440, 390];

describe('the main job, on the composed platform', () => {
  let dataDir: string;
  let platform: RunningPlatform;
  let scene: Scene;
  let browser: Browser;

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'allmende-journey-'));
    const env = {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      ALLMENDE_CACHE: process.env.ALLMENDE_CACHE,
      RATE_LIMIT_FACTOR: '0',
    };
    platform = await startPlatform({ dataDir, ports: 'free', quiet: true, env, startTimeoutMs: 120_000 });
    scene = openScene({ ...demoParts, url: platform.urls.platform, mailUrl: platform.urls.mail ?? '' });
    browser = await chromium.launch({ executablePath: await ensureChromium(), args: flags });
  }, 300_000);

  afterAll(async () => {
    await browser?.close();
    await platform?.stop();
    await rm(dataDir, { recursive: true, force: true });
  }, 60_000);

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

  const addressOf = (portal: string, path: string): string => {
    const url = new URL(platform.urls.platform);
    return `${url.protocol}//${portal}.${url.host}${path}`;
  };

  async function open(
    path: string,
    options: { portal?: string; width?: number; script?: boolean; dark?: boolean } = {},
  ): Promise<Page> {
    const { portal = portals[0] ?? '', width = 1440, script = true, dark = false } = options;
    const context = await browser.newContext({
      viewport: { width, height: 900 },
      javaScriptEnabled: script,
      colorScheme: dark ? 'dark' : 'light',
    });
    const page = await context.newPage();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    const response = await page.goto(addressOf(portal, path), { waitUntil: 'load' });
    expect({ path, status: response?.status(), errors }).toEqual({ path, status: 200, errors: [] });
    return page;
  }

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
    it.each(['de', 'en'].flatMap((language) => publicPaths.map((path) => `/${language}${path}`)))(
      '%s has no accessibility violation, no error and no sideways scrolling, at both widths and in both brands',
      async (path) => {
        for (const [index, width] of widths.entries()) {
          const page = await open(path, { portal: portals[index] ?? '', width });
          const wider = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
          expect({ path, width, wider: Math.max(0, Number(wider)) }).toEqual({ path, width, wider: 0 });
          await page.evaluate(axe);
          const found = await page.evaluate(
            'axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ": " + nodes.map((n) => n.target).join(" ")))',
          );
          expect({ path, width, found }).toEqual({ path, width, found: [] });
          await page.context().close();
        }
      },
      60_000,
    );

    it('finds a challenge with JavaScript off, by word and by filter', async () => {
      const page = await open('/de/challenges', { script: false });
      await page.getByRole('searchbox').fill('Tumor');
      await page.getByRole('searchbox').press('Enter');
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
      const page = await open('/en/sign-in', { script: false });
      await page.getByLabel(/e-mail/i).fill(demoParts.company.email);
      await page.getByLabel(/password/i).fill(demoParts.password);
      await page.getByRole('button', { name: /sign in|continue/i }).click();
      expect(await page.getByText('Dr. Miriam Auer').count()).toBeGreaterThan(0);
      await page.context().close();
    }, 60_000);
  });
});
