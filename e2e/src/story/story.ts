import { PortalClient } from '@allmende/local/client/portal.client';
import { MailClient } from '@allmende/local/client/mail.client';

/** Where the story plays and as whom. Every account has the same password. */
export type Stage = {
  /** The platform's bare address. */
  url: string;
  mailUrl: string;
  password: string;
  company: Place;
  manager: Place;
  expert: Place;
  colleague: Place;
};
export type Place = { email: string; portal: string };

/** What one step leaves for the next. */
export type Scene = {
  stage: Stage;
  mails: MailClient;
  company: PortalClient;
  manager: PortalClient;
  expert: PortalClient;
  colleague: PortalClient;
  newcomer: PortalClient;
  /** Fresh for each run, so that a platform can be played again and again. */
  mark: string;
  ids: Record<string, string>;
  /** Clusters whose portals show the challenge beside the owning one. */
  shownBy: string[];
  closesAt: number;
};

export type Step = { title: string; play: (scene: Scene) => Promise<void> };

export function openScene(stage: Stage): Scene {
  const at = ({ portal }: Place) => new PortalClient(stage.url, portal);
  return {
    stage,
    mails: new MailClient(stage.mailUrl),
    company: at(stage.company),
    manager: at(stage.manager),
    expert: at(stage.expert),
    colleague: at(stage.colleague),
    newcomer: at(stage.colleague),
    mark: Date.now().toString(36),
    ids: {},
    shownBy: [],
    closesAt: 0,
  };
}

export function idOf({ ids }: Scene, name: string): string {
  const id = ids[name];
  if (id === undefined) throw new Error(`No earlier step left ${name}`);
  return id;
}

/** Fails with both sides in the message. */
export function expectSame(actual: unknown, expected: unknown, what: string): void {
  const [is, should] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (is !== should) throw new Error(`${what}: ${is} instead of ${should}`);
}

/** Stands behind words in texts of all kinds: whatever people write, their readers see as text. */
export const markup = '<script>alert(1)</script> <img src=x onerror=alert(2)>';

/** That the page shows these words with the markup behind them as text, and nothing that would run. */
export async function expectShown(who: PortalClient, path: string, ...words: string[]): Promise<void> {
  const { status, body } = await who.page(path);
  const page = body.toString().replaceAll(/\s+/g, ' ');
  const shown = words.map((said) => page.includes(`${said} &lt;script&gt;alert(1)&lt;/script&gt;`));
  expectSame(
    [status, /<script>alert|<img src=x/.test(page), ...shown],
    [200, false, ...words.map(() => true)],
    `${path} with the texts of people`,
  );
}

export async function waitFor<T>(
  what: string,
  read: () => Promise<T | undefined | false>,
  withinMs = 15_000,
): Promise<T> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const value = await read();
    if (value !== undefined && value !== false) return value;
    if (Date.now() > deadline) throw new Error(`It did not happen in ${withinMs} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
}
