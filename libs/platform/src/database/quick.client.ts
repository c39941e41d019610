import pg from 'pg';
import { statementName } from './statement.names.js';

const connectMs = 900;

type Callback = (error: Error, result: pg.QueryResult) => void;

/**
 * Gives up early on a Postgres that does not answer (the pool would wait as long for it as for a free connection), and
 * has statements that keep coming planned once per connection, which for most takes longer than running them.
 */
export class QuickClient extends pg.Client {
  constructor(config: pg.ClientConfig) {
    super({ ...config, connectionTimeoutMillis: connectMs });
  }

  // Typed by what comes through here: texts with values, by promise or callback.
  override query(text: unknown, values?: unknown, callback?: Callback): never {
    const query = super.query.bind(this) as (...parts: unknown[]) => never;
    const name = typeof text === 'string' && Array.isArray(values) ? statementName(text) : undefined;
    return name === undefined ? query(text, values, callback) : query({ name, text, values }, callback);
  }
}
