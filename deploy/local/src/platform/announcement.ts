import { clustersRpc } from '@allmende/contracts';
import { request } from 'node:http';
import { json } from 'node:stream/consumers';
import type { RunningPlatform } from './running.platform.js';

const shownPortals = 20;
const column = 34;

/** Says where everything is, once it is there. */
export async function announce(platform: RunningPlatform): Promise<void> {
  const { log, urls } = platform;
  const portals = await portalsOf(platform).catch(() => []);
  log.say(`\nAllmende is ready after ${log.seconds()} s.\n`);
  log.say(`  ${'All portals'.padEnd(column)}${urls.platform}`);
  for (const { slug, name } of portals.slice(0, shownPortals)) {
    log.say(`  ${name.padEnd(column)}${portalAddress(urls.platform, slug)}`);
  }
  if (portals.length > shownPortals) log.say(`  and ${portals.length - shownPortals} more`);
  if (urls.mail) log.say(`  ${'Mails that it sends'.padEnd(column)}${urls.mail}`);
  if (platform.notes.length > 0) log.say('');
  for (const note of platform.notes) log.say(`  ${note}`);
  log.say('\nCtrl-C stops everything.');
}

export function portalAddress(platformUrl: string, slug: string): string {
  const url = new URL(platformUrl);
  url.hostname = `${slug}.${url.hostname}`;
  return url.origin;
}

type Portals = { items: { slug: string; name: string }[] };

// Node does not resolve *.localhost, and the gateway tells hosts apart: it is dialled by number and told the name.
function portalsOf({ ports, urls }: RunningPlatform): Promise<Portals['items']> {
  const path = `/api/v1${clustersRpc.listClusters.route?.replace('GET ', '')}`;
  const headers = { host: new URL(urls.platform).host };
  return new Promise((resolve, reject) => {
    const call = request(
      { host: '127.0.0.1', port: ports.gateway, path, headers, timeout: 5_000 },
      (response) => {
        json(response).then((body) => resolve((body as Portals).items), reject);
      },
    );
    call.on('error', reject);
    call.on('timeout', () => call.destroy(new Error('The gateway does not answer.')));
    call.end();
  });
}
