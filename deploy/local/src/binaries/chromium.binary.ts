import { cachePath } from './cache.paths.js';
import { type CommandResult, findInPath, isExecutable, runCommand } from './command.runner.js';

/** It draws no window: the same pages for a quarter less of the processor. */
const shell = 'chromium-headless-shell';

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
  const brought = await findChromium();
  if (brought) return brought;
  throw new Error(
    [
      `No Chromium was found for the browser journeys, and it could not be installed (${reason}).`,
      'Install it in one of these ways, then start again:',
      '  sudo apt-get install --no-install-recommends chromium-headless-shell',
      '  brew install --cask chromium                     (macOS)',
      '  npx playwright-core install chromium, and name it with CHROMIUM_PATH=/path/to/chrome',
    ].join('\n'),
  );
}

async function findChromium(): Promise<string | undefined> {
  const names = [shell, 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  const inPath = await findInPath(...names);
  if (inPath) return inPath;
  const cached = cachePath('chromium', 'chrome');
  return (await isExecutable(cached)) ? cached : undefined;
}

async function installFromDebian(say: (line: string) => void): Promise<string> {
  if (!(await findInPath('apt-get'))) return 'this is no Debian';
  if (process.getuid?.() !== 0) return 'only root may run apt-get install';
  say('chromium: installing with apt-get');
  if (await installed(shell)) return '';
  // A fresh image has no package lists yet, and old ones name packages that are gone.
  await aptGet('update');
  // Releases before Debian 12 have the whole browser only.
  if (await installed(shell)) return '';
  const { code, output } = await install('chromium');
  return code === 0 ? '' : (output.trim().split('\n').at(-1) ?? '');
}

async function installed(name: string): Promise<boolean> {
  return (await install(name)).code === 0;
}

function install(name: string): Promise<CommandResult> {
  return aptGet('install', '-y', '--no-install-recommends', name);
}

function aptGet(...args: string[]): Promise<CommandResult> {
  return runCommand('apt-get', ['-q', ...args], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}
