import { challengesRpc, newId } from '@allmende/contracts';
import { PortalClient } from '@allmende/local/client/portal.client';
import type { BenchPlatform } from './bench.platform.js';
import { signIn } from './bench.scene.js';
import type { Values } from './figure.js';
import { load, nextMessage, startProgram } from './own.process.js';

const limit = 20;
const pressure = { connections: 32, warmUpMs: 700, measuredMs: 2_500 };
/** More than are asked for while the edge keeps one answer. */
const distinctPages = 12_000;

/** The archive's first page four ways, one after the other, against its rows read by `node:http` and `pg`. */
export async function listFigures(platform: BenchPlatform): Promise<Values> {
  const person = await signIn(platform, 'archive');
  const edge = { ...pressure, port: platform.running.ports.gateway, host: platform.hostOf('archive') };
  const path = `/api/v1/challenges?limit=${limit}`;
  const { items } = await new PortalClient(platform.url, 'archive').call(challengesRpc.listChallenges, {
    limit,
  });
  if (items.length !== limit) throw new Error(`The archive lists ${items.length} challenges.`);
  const raw = startProgram('raw', {
    DATABASE_URL: await platform.databaseOf('challenges'),
    ROWS: items.map(({ challengeId }) => challengeId).join(','),
  });
  try {
    const { port } = await nextMessage<{ port: number }>(raw);
    const rawOrder = { ...pressure, port, host: 'localhost', paths: ['/'] };
    const base = await load(rawOrder);
    const list = await load({ ...edge, paths: distinctPaths(path) });
    const listSignedIn = await load({ ...edge, paths: [path], cookie: person.session });
    const again = await load(rawOrder);
    const listCached = await load({ ...edge, paths: [path] });
    const perSecond = (base.perSecond + again.perSecond) / 2;
    return {
      list: list.perSecond / perSecond,
      listSignedIn: listSignedIn.perSecond / perSecond,
      listCached: listCached.perSecond / perSecond,
      rawPerSecond: perSecond,
    };
  } finally {
    raw.kill();
  }
}

/** The first page under thousands of addresses: each cursor begins the list at another moment. */
function distinctPaths(path: string): string[] {
  const now = Date.now();
  const nil = newId(0);
  return Array.from({ length: distinctPages }, (_, place) => {
    const cursor = JSON.stringify([0, '-infinity', nil, new Date(now - place).toISOString()]);
    return `${path}&cursor=${Buffer.from(cursor).toString('base64url')}`;
  });
}
