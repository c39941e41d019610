import { accountsEvents, type Id, type personalDataRpc } from '@allmende/contracts';
import type { DataSource } from 'typeorm';
import { personalDataOf } from './personal.data.js';
import type { TestService } from './service.harness.js';

type Untouched = {
  /** Of which no query of the copy of everything about a person reads. */
  notCopied: Set<string>;
  /** Which no statement of erasing a person changes. */
  notErased: Set<string>;
};

/**
 * Columns that can name an account, as `table.column`, of which the copy of everything or the erasure of a person knows
 * nothing. A spec that lists them with its reasons fails when a table is added that nobody thought of.
 */
export async function untouchedColumns(
  service: TestService,
  contract: (typeof personalDataRpc)[keyof typeof personalDataRpc],
  accountId: Id,
  close: () => Promise<unknown> = () => service.emit(accountsEvents.accountClosed, { accountId }),
): Promise<Untouched> {
  const columns = await accountColumns(service.db);
  const read = await statementsOf(service.db, () => personalDataOf(service, contract, accountId));
  const erased = await statementsOf(service.db, close);
  const changed = erased.filter((statement) => /^\s*(DELETE|UPDATE)\b/i.test(statement));
  return { notCopied: unnamedIn(read, columns), notErased: unnamedIn(changed, columns) };
}

/** Clusters, not people, are in `shown_by`. */
async function accountColumns(db: DataSource): Promise<string[]> {
  const rows = await db.query<{ name: string }[]>(
    `SELECT table_name || '.' || column_name AS name FROM information_schema.columns
     WHERE table_schema = 'public' AND udt_name IN ('uuid', '_uuid', 'text')
       AND column_name <> 'shown_by' AND column_name ~ '(^|_)accounts?(_ids?)?$|_by$|(^|_)(author|verifier|person|member)_ids?$' ORDER BY 1`,
  );
  return rows.map(({ name }) => name);
}

async function statementsOf(db: DataSource, act: () => Promise<unknown>): Promise<string[]> {
  const statements: string[] = [];
  const { logger } = db;
  const listening = Object.create(logger) as typeof logger;
  listening.logQuery = (statement) => void statements.push(statement);
  db.logger = listening;
  try {
    await act();
  } finally {
    db.logger = logger;
  }
  return statements;
}

const unnamedIn = (statements: string[], columns: string[]): Set<string> => {
  const unnamed = columns.filter((column) => {
    const names = column.split('.').map((name) => new RegExp(`\\b${name}\\b`));
    return !statements.some((statement) => names.every((name) => name.test(statement)));
  });
  return new Set(unnamed);
};
