import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPlatform } from '@allmende/local/platform/platform.start';
import type { RunningPlatform } from '@allmende/local/platform/running.platform';
import { JourneyBrowser } from './browser.js';
import { openScene, type Scene } from './story.js';
import { demoParts } from './play.js';

/** A platform with the demo in a folder of its own, and a browser before it. */
export type Journey = {
  platform: RunningPlatform;
  scene: Scene;
  browser: JourneyBrowser;
  end: () => Promise<void>;
};

export async function startJourney(name: string): Promise<Journey> {
  const dataDir = await mkdtemp(join(tmpdir(), `allmende-${name}-`));
  const { PATH, HOME, ALLMENDE_CACHE } = process.env;
  const env = { PATH, HOME, ALLMENDE_CACHE, RATE_LIMIT_FACTOR: '0' };
  const platform = await startPlatform({ dataDir, ports: 'free', quiet: true, env, startTimeoutMs: 120_000 });
  const { urls } = platform;
  const scene = openScene({ ...demoParts, url: urls.platform, mailUrl: urls.mail ?? '' });
  const browser = await JourneyBrowser.launch(urls.platform);
  const end = async (): Promise<void> => {
    await browser.close();
    await platform.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  return { platform, scene, browser, end };
}
