import { ProblemError } from '@allmende/contracts';

/**
 * The problem that an error of a handler means to its caller. What is not expected becomes `internal` without its
 * text; the error itself stays in `cause` for the log, which never crosses the wire.
 */
export function toProblem(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  if (isDatabaseOutage(error)) return new ProblemError('unavailable', { retryAfter: 1, cause: error });
  if (codeOf(error) === queryCancelled) return new ProblemError('timeout', { cause: error });
  return new ProblemError('internal', { cause: error });
}

const queryCancelled = '57014';
const systemErrors = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EHOSTUNREACH',
  'EAI_AGAIN',
]);
const shutdownStates = new Set(['57P01', '57P02', '57P03', '53300', '25P03', '25P04']);
const brokenConnection =
  /^Connection terminated|^timeout expired|timeout exceeded when trying to connect|Client has encountered a connection error|Query read timeout|Cannot use a pool after calling end|DataSource .*not.*(connected|initialized)|Driver not Connected|Query runner (was )?already released|Client was closed and is not queryable/i;

/**
 * True when the database could not be reached or went away: SQLSTATE class 08, shut-down and start-up states, socket
 * errors and the messages of `pg` that have no code.
 */
export function isDatabaseOutage(error: unknown): boolean {
  // By shape, not by class: drivers throw errors that were made in another realm.
  if (typeof error !== 'object' || error === null) return false;
  const { errors, message } = error as { errors?: unknown; message?: unknown };
  if (Array.isArray(errors) && errors.some(isDatabaseOutage)) return true;
  const code = codeOf(error) ?? '';
  if (code.startsWith('08') || shutdownStates.has(code) || systemErrors.has(code)) return true;
  return typeof message === 'string' && brokenConnection.test(message);
}

/** Postgres's SQLSTATE or Node's error code, also through TypeORM's wrapper. */
export function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const { code, driverError } = error as { code?: unknown; driverError?: unknown };
  if (typeof code === 'string') return code;
  return driverError === undefined || driverError === error ? undefined : codeOf(driverError);
}

/** Whether another service did not answer, or not in time: it may be asked again. */
export function isPartAway(error: unknown): boolean {
  return error instanceof ProblemError && ['unavailable', 'timeout'].includes(error.code);
}
