import { join } from 'node:path';
import { serviceNames } from '@allmende/contracts';
import type { RunningPlatform } from '@allmende/local/platform/running.platform';
import { contentsOf, dumpOf } from '@allmende/testing';
import pg from 'pg';

const folders = ['nats', 'objects', 'mails', 'logs'];

/** All that somebody gets hold of who copies every disk: databases, streams, objects, mails and logs. */
export async function everythingStored({ databases, dataFolder }: RunningPlatform): Promise<Buffer> {
  const dumps = serviceNames.map(async (service) => {
    const client = new pg.Client(databases[service]?.owner);
    await client.connect();
    const query = async (sql: string) => (await client.query(sql)).rows as unknown;
    return dumpOf({ query }).finally(() => client.end());
  });
  const files = folders.map((name) => contentsOf(join(dataFolder, name)));
  return Buffer.concat(await Promise.all([...dumps, ...files]));
}
