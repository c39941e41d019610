export const logLevels = ['debug', 'info', 'warn', 'error', 'fatal'] as const;
export type LogLevel = (typeof logLevels)[number];

export type LogLine = { level: LogLevel; text: string };

const ofNumber: Record<number, LogLevel> = {
  10: 'debug',
  20: 'debug',
  30: 'info',
  40: 'warn',
  50: 'error',
  60: 'fatal',
};

// A refused statement is an outcome that the service answers for; only what ends or threatens the server is news.
const ofPostgres: Record<string, LogLevel> = {
  WARNING: 'warn',
  ERROR: 'info',
  FATAL: 'info',
  PANIC: 'fatal',
};
const ofNats: Record<string, LogLevel> = {
  DBG: 'debug',
  TRC: 'debug',
  INF: 'info',
  WRN: 'info',
  ERR: 'warn',
  FTL: 'fatal',
};

/** How grave a line of any of our processes is, and its text as a reader in a terminal wants it. */
export function readLogLine(line: string): LogLine {
  if (line.startsWith('{')) return readJson(line);
  const postgres = /\b(WARNING|ERROR|FATAL|PANIC|LOG|DETAIL|HINT|STATEMENT|CONTEXT): /.exec(line);
  if (postgres) return { level: ofPostgres[postgres[1] ?? ''] ?? 'info', text: line };
  const nats = /\[(DBG|TRC|INF|WRN|ERR|FTL)\]/.exec(line);
  if (nats) return { level: ofNats[nats[1] ?? ''] ?? 'info', text: line };
  return { level: /(error|exception)\b/i.test(line) ? 'error' : 'info', text: line };
}

export function isAtLeast(level: LogLevel, threshold: LogLevel): boolean {
  return logLevels.indexOf(level) >= logLevels.indexOf(threshold);
}

function readJson(line: string): LogLine {
  try {
    const entry = JSON.parse(line) as Record<string, unknown>;
    const level = ofNumber[Number(entry.level)] ?? 'info';
    const message = [entry.message, entry.msg].find((text) => typeof text === 'string') ?? line;
    return { level, text: [level, message, errorOf(entry.err)].filter(Boolean).join(' ') };
  } catch {
    return { level: 'info', text: line };
  }
}

function errorOf(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('message' in error)) return '';
  return `(${String(error.message)})`;
}
