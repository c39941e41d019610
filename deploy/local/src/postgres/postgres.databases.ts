import pg from 'pg';

export type DatabaseAddresses = {
  /** For the running service. */
  app: string;
  /** For its migrations. */
  owner: string;
};

export type DatabasePasswords = { app: string; owner: string };

/**
 * Makes a database for each service with two roles, the owner and the app's, and gives their addresses. Doing it again
 * changes nothing but the passwords, which become those given. No role reaches another service's database.
 * @param admin address of an administrator who may create roles and databases
 */
export async function ensureDatabases(
  admin: string,
  passwords: Readonly<Record<string, DatabasePasswords>>,
): Promise<Record<string, DatabaseAddresses>> {
  const client = await connect(admin);
  const addresses: Record<string, DatabaseAddresses> = {};
  try {
    for (const [service, { app, owner }] of Object.entries(passwords)) {
      const names = namesOf(service);
      await ensureRole(client, names.owner, owner);
      await ensureRole(client, names.app, app);
      await ensureDatabase(client, admin, names);
      addresses[service] = {
        app: addressFor(admin, names.app, app, names.database),
        owner: addressFor(admin, names.owner, owner, names.database),
      };
    }
  } finally {
    await client.end();
  }
  return addresses;
}

/** True when the server at the address takes a statement. */
export async function answers(address: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: address, connectionTimeoutMillis: 1_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('SELECT 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

type Names = { database: string; owner: string; app: string };

function namesOf(service: string): Names {
  const database = `allmende_${service}`;
  return { database, owner: `${database}_owner`, app: `${database}_app` };
}

async function connect(address: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: address, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

async function ensureRole(client: pg.Client, name: string, password: string): Promise<void> {
  const { rowCount } = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [name]);
  const verb = rowCount ? 'ALTER' : 'CREATE';
  await client.query(
    `${verb} ROLE ${pg.escapeIdentifier(name)} LOGIN PASSWORD ${pg.escapeLiteral(password)}`,
  );
}

// Each step may have been the last one of an earlier run, so all are taken every time.
async function ensureDatabase(client: pg.Client, admin: string, names: Names): Promise<void> {
  const [database, owner, app] = [names.database, names.owner, names.app].map(pg.escapeIdentifier);
  const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [names.database]);
  if (!rowCount) {
    // An administrator who is no superuser may give a database only to a role that is also his.
    await client.query(`GRANT ${owner} TO CURRENT_USER`);
    await client.query(`CREATE DATABASE ${database} OWNER ${owner} TEMPLATE template0 ENCODING 'UTF8'`);
  }
  await client.query(`REVOKE ALL ON DATABASE ${database} FROM PUBLIC`);
  await client.query(`GRANT CONNECT ON DATABASE ${database} TO ${app}`);
  const inside = await connect(withDatabase(admin, names.database));
  try {
    await inside.query('REVOKE ALL ON SCHEMA public FROM PUBLIC');
    await inside.query(`ALTER SCHEMA public OWNER TO ${owner}`);
    await inside.query(`GRANT USAGE ON SCHEMA public TO ${app}`);
  } finally {
    await inside.end();
  }
}

function withDatabase(address: string, database: string): string {
  const url = new URL(address);
  url.pathname = `/${database}`;
  return url.href;
}

function addressFor(admin: string, user: string, password: string, database: string): string {
  const url = new URL(withDatabase(admin, database));
  url.username = user;
  url.password = password;
  return url.href;
}
