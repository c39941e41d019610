import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ServiceName } from '@allmende/contracts';
import pg from 'pg';
import { workspaceRoot } from './workspace.paths.js';

type States = Record<string, string | undefined>;

/**
 * Remembers which migrations each database has had, so that a start which brings no new ones need not load six
 * services to learn that. It believes its note only where the database itself says the same.
 */
export class MigrationsState {
  private readonly file: string;
  private readonly known: States;

  constructor(dataFolder: string) {
    this.file = join(dataFolder, 'migrations.json');
    this.known = readStates(this.file);
  }

  async isCurrent(service: ServiceName, owner: string): Promise<boolean> {
    const known = this.known[service];
    return known !== undefined && known === (await stateOf(service, owner));
  }

  async note(service: ServiceName, owner: string): Promise<void> {
    this.known[service] = await stateOf(service, owner);
    writeFileSync(`${this.file}.new`, `${JSON.stringify(this.known, null, 2)}\n`);
    renameSync(`${this.file}.new`, this.file);
  }
}

async function stateOf(service: ServiceName, owner: string): Promise<string | undefined> {
  const applied = await appliedIn(owner);
  return applied && `${codeOf(service)} ${applied}`;
}

async function appliedIn(owner: string): Promise<string | undefined> {
  const client = new pg.Client({ connectionString: owner, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ applied: string }>(
      `SELECT current_database() || ' ' || count(*) || ' ' || coalesce(max(timestamp), 0) AS applied FROM migration`,
    );
    return rows[0]?.applied;
  } catch {
    return undefined;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** The digest of what a service's migrations are made of: its own files and those of the outbox and inbox. */
function codeOf(service: ServiceName): string {
  const hash = createHash('sha256');
  for (const folder of [`apps/${service}/dist/migrations`, 'libs/messaging/dist/durable']) {
    const place = join(workspaceRoot, folder);
    const names = readdirSync(place, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.js'),
    );
    for (const name of names.sort()) hash.update(`${name}\n`).update(readFileSync(join(place, name)));
  }
  return hash.digest('hex');
}

function readStates(file: string): States {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as States;
  } catch {
    return {};
  }
}
