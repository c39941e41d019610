import type { RunningPlatform } from '@allmende/local/platform/running.platform';
import { JourneyBrowser } from './browser.js';
import { startDemoPlatform } from './demo.platform.js';
import { openScene, type Scene } from './story.js';
import { demoParts } from './play.js';

/** A platform with the demo in a folder of its own, and a browser before it. */
export type Journey = {
  platform: RunningPlatform;
  scene: Scene;
  browser: JourneyBrowser;
  end: () => Promise<void>;
};

/** @param more variables for its processes */
export async function startJourney(name: string, more: NodeJS.ProcessEnv = {}): Promise<Journey> {
  const { platform, end: endPlatform } = await startDemoPlatform(name, more);
  const { urls } = platform;
  const scene = openScene({ ...demoParts, url: urls.platform, mailUrl: urls.mail ?? '' });
  const browser = await JourneyBrowser.launch(urls.platform);
  const end = async (): Promise<void> => {
    await browser.close();
    await endPlatform();
  };
  return { platform, scene, browser, end };
}
