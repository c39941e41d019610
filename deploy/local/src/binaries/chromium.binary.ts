import { cachePath } from './cache.paths.js';
import { findInPath, isExecutable, runCommand } from './command.runner.js';

/** What every test browser is started with; as root, without a GPU and without calls home. */
export const chromiumFlags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
] as const;

/**
 * Finds a Chromium for the browser journeys, or installs Debian's: `CHROMIUM_PATH`, PATH, cache, apt-get as root.
 * @throws Error with the lines that install it by hand, when none can be had
 */
export async function ensureChromium(say: (line: string) => void = () => undefined): Promise<string> {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (!(await isExecutable(named)))
      throw new Error(`CHROMIUM_PATH=${named} is no program that can be started.`);
    return named;
  }
  const present = await findChromium();
  if (present) return present;

  const reason = await installFromDebian(say);
  const installed = await findChromium();
  if (installed) return installed;
  throw new Error(
    [
      `No Chromium was found for the browser journeys, and it could not be installed (${reason}).`,
      'Install it in one of these ways, then start again:',
      '  sudo apt-get install --no-install-recommends chromium',
      '  brew install --cask chromium                     (macOS)',
      '  npx playwright-core install chromium, and name it with CHROMIUM_PATH=/path/to/chrome',
    ].join('\n'),
  );
}

async function findChromium(): Promise<string | undefined> {
  const inPath = await findInPath('chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable');
  if (inPath) return inPath;
  const cached = cachePath('chromium', 'chrome');
  return (await isExecutable(cached)) ? cached : undefined;
}

async function installFromDebian(say: (line: string) => void): Promise<string> {
  if (!(await findInPath('apt-get'))) return 'this is no Debian';
  if (process.getuid?.() !== 0) return 'only root may run apt-get install';
  say('chromium: installing with apt-get');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const install = ['install', '-y', '-q', '--no-install-recommends', 'chromium'];
  const first = await runCommand('apt-get', install, { env });
  if (first.code === 0) return '';
  // A fresh image has no package lists yet, and old ones name packages that are gone.
  await runCommand('apt-get', ['update', '-q'], { env });
  const second = await runCommand('apt-get', install, { env });
  return second.output.trim().split('\n').at(-1) ?? '';
}
