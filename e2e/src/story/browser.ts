import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { ensureChromium } from '@allmende/local/binaries/chromium.binary';
import { type Browser, chromium, type Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // A process for each page of a journey costs more than the page.
  '--renderer-process-limit=2',
];
const patienceMs = 20_000;

export type View = { width?: number; script?: boolean; dark?: boolean };

/** The browser of a journey; it notes what any of its pages complains about. */
export class JourneyBrowser {
  private complaints: string[] = [];

  private constructor(
    private readonly browser: Browser,
    private readonly platformUrl: string,
  ) {}

  static async launch(platformUrl: string): Promise<JourneyBrowser> {
    const browser = await chromium.launch({ executablePath: await ensureChromium(), args: flags });
    return new JourneyBrowser(browser, platformUrl);
  }

  /** A page of a portal in a window of its own, in which nobody is signed in; `page.context().close()` closes it. */
  async openPortal(
    portal: string,
    path: string,
    { width = 1440, script = true, dark = false }: View = {},
  ): Promise<Page> {
    const context = await this.browser.newContext({
      viewport: { width, height: 900 },
      javaScriptEnabled: script,
      colorScheme: dark ? 'dark' : 'light',
    });
    context.setDefaultTimeout(patienceMs);
    context.on('weberror', (error) => this.complaints.push(error.error().message));
    context.on('console', (line) => line.type() === 'error' && this.complaints.push(line.text()));
    const page = await context.newPage();
    const response = await page.goto(this.addressOf(portal, path), { waitUntil: 'load' });
    expect({ path, status: response?.status() }).toEqual({ path, status: 200 });
    return page;
  }

  addressOf(portal: string, path: string): string {
    const url = new URL(this.platformUrl);
    return `${url.protocol}//${portal}.${url.host}${path}`;
  }

  /** Errors of scripts and of the console since the last time: none, but for those that a test provokes. */
  takeComplaints(): string[] {
    return this.complaints.splice(0);
  }

  async close(): Promise<void> {
    await this.browser.close();
  }
}

/**
 * What makes a page scroll sideways, innermost last; judged by a frame that was drawn since the window's last change,
 * and once no colour is on its way to another.
 */
const standingOut = `(async () => {
  for (const _ of [1, 2]) await new Promise(requestAnimationFrame);
  const changing = document.getAnimations().filter((one) => one instanceof CSSTransition);
  await Promise.allSettled(changing.map(({ finished }) => finished));
  const { clientWidth, scrollWidth } = document.documentElement;
  if (scrollWidth <= window.innerWidth) return [];
  const out = [...document.querySelectorAll('body *')].filter((one) => {
    const { right, width } = one.getBoundingClientRect();
    return width > 0 && right > clientWidth + 0.5;
  });
  return [scrollWidth + ' of ' + clientWidth, ...out.map((one) => one.outerHTML.slice(0, 160))].slice(0, 12);
})()`;

/** Nothing scrolls sideways in windows as wide as these; the window is left as it was. */
export async function expectNothingStandsOut(page: Page, widths: readonly number[]): Promise<void> {
  const before = page.viewportSize() ?? { width: 1440, height: 900 };
  for (const width of widths) {
    await page.setViewportSize({ ...before, width });
    expect({ width, wider: await page.evaluate<string[]>(standingOut) }).toEqual({ width, wider: [] });
  }
  await page.setViewportSize(before);
}

/** Nothing scrolls sideways, and axe finds nothing. */
export async function expectSoundPage(page: Page): Promise<void> {
  const where = `${new URL(page.url()).pathname} at ${page.viewportSize()?.width}`;
  const wider = await page.evaluate<string[]>(standingOut);
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(axe);
  const violations = await page.evaluate(
    'axe.run({ resultTypes: ["violations"] }).then(({ violations }) => violations.map(({ id, nodes }) => id + ": " + nodes.map((n) => n.target).join(" ")))',
  );
  expect({ where, wider, violations }).toEqual({ where, wider: [], violations: [] });
}

/** Lines of the head's menu and of what stands beside it, or none where both are folded. */
const linesOfHead = `[...document.querySelectorAll('.portal-menu > *')]
  .filter((part) => part.offsetHeight > 0)
  .map((part) => Math.round(part.offsetHeight / 34))`;

/** However wide the window: one line, and nothing beside it. */
export async function expectFlatHead(page: Page): Promise<void> {
  for (let width = 1000; width <= 1300; width += 20) {
    await page.setViewportSize({ width, height: 900 });
    const lines = await page.evaluate<number[]>(linesOfHead);
    const height = await page.evaluate<number>("document.querySelector('.portal-header').offsetHeight");
    const wider = await page.evaluate<string[]>(standingOut);
    expect({ width, wider, isFlat: height <= 81 && lines.every((one) => one === 1) }).toEqual({
      width,
      wider: [],
      isFlat: true,
    });
  }
}
