import { gzipSync } from 'node:zlib';
import { challengesRpc } from '@allmende/contracts';
import { PortalClient, send } from '@allmende/local/client/portal.client';
import type { BenchPlatform } from './bench.platform.js';
import { percentile, type Values } from './figure.js';

const pages = 50;
const kilobyte = 1_000;

/** Imported challenges, each page rendered once a round; size and scripts of the demo's own challenges. */
export async function pageFigures(platform: BenchPlatform, round: number): Promise<Values> {
  const archive = new PortalClient(platform.url, 'archive');
  const times: number[] = [];
  for (const slug of await slugsOf(archive, pages, round)) {
    const began = performance.now();
    const { status } = await archive.page(`/en/challenges/${slug}`);
    times.push(performance.now() - began);
    if (status !== 200) throw new Error(`The page of ${slug} answers ${status}`);
  }
  const bare = new PortalClient(platform.url, 'biocluster-isartal');
  let [pageHtml, pageScript] = [0, 0];
  for (const slug of await slugsOf(bare, 10, 0)) {
    const { body } = await bare.page(`/de/challenges/${slug}`);
    pageHtml = Math.max(pageHtml, body.length / kilobyte);
    pageScript = Math.max(pageScript, (await scriptBytes(bare.origin, body.toString())) / kilobyte);
  }
  return { page: percentile(times, 50), pageP99: percentile(times, 99), pageHtml, pageScript };
}

async function slugsOf(portal: PortalClient, count: number, round: number): Promise<string[]> {
  let cursor: string | undefined;
  for (let turn = 0; ; turn += 1) {
    const { items, nextCursor } = await portal.call(challengesRpc.listChallenges, { limit: count, cursor });
    if (turn === round || !nextCursor) return items.flatMap(({ slug }) => slug ?? []);
    cursor = nextCursor;
  }
}

/** Everything that the page's script elements bring, as it would come compressed. */
async function scriptBytes(origin: string, html: string): Promise<number> {
  let bytes = 0;
  for (const [, attributes = '', inline = ''] of html.matchAll(/<script([^>]*)>([\s\S]*?)<\/script>/g)) {
    if (/type="application\/(ld\+)?json"/.test(attributes)) continue;
    const source = /src="([^"]+)"/.exec(attributes)?.[1];
    const code = source ? (await send(new URL(source, origin).href)).body : Buffer.from(inline);
    bytes += gzipSync(code).length;
  }
  return bytes;
}
