import { types } from 'node:util';
import type { LoggerService } from '@nestjs/common';
import { type DestinationStream, type Logger, pino } from 'pino';

// Also for errors that were made in another realm.
const { isNativeError } = types;

/** Names of fields whose values never reach a log. */
const secrets = [
  'password',
  'token',
  'authorization',
  'cookie',
  'secret',
  'key',
  'email',
  'address',
  'body',
  'text',
];

/**
 * Nest's logger on pino: one JSON line per entry. `new Logger(Name.name)` of `@nestjs/common` ends here; an object
 * with `message`, `err`, `traceId` keeps its fields.
 */
export class ProcessLog implements LoggerService {
  private readonly pino: Logger;

  constructor(service: string, level: string, destination?: DestinationStream) {
    const options = {
      level,
      base: { service },
      messageKey: 'message',
      redact: { paths: secrets.flatMap((name) => [name, `*.${name}`]), censor: '[redacted]' },
      serializers: { err: withoutParameters },
    };
    this.pino = destination ? pino(options, destination) : pino(options);
  }

  log(message: unknown, ...rest: unknown[]): void {
    this.write(rest.at(-1) === 'InstanceLoader' ? 'debug' : 'info', message, rest);
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest);
  }

  fatal(message: unknown, ...rest: unknown[]): void {
    this.write('fatal', message, rest);
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }

  verbose(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }

  private write(
    level: 'debug' | 'info' | 'warn' | 'error' | 'fatal',
    message: unknown,
    rest: unknown[],
  ): void {
    const context = rest.at(-1);
    const fields = typeof context === 'string' ? { context } : {};
    if (isNativeError(message)) return this.pino[level]({ ...fields, err: message }, message.message);
    if (typeof message === 'object' && message !== null) return this.pino[level]({ ...fields, ...message });
    // Nest passes a stack as the second of three arguments.
    const stack = rest.length > 1 && typeof rest[0] === 'string' ? { stack: rest[0] } : {};
    this.pino[level]({ ...fields, ...stack }, String(message));
  }
}

// An error of the database carries the statement's parameters, which may be what somebody wrote in confidence.
function withoutParameters(error: unknown): unknown {
  if (!isNativeError(error)) return error;
  const { code, constraint, table } = error as Error & Record<string, unknown>;
  const cause: unknown = error.cause;
  return {
    type: error.name,
    message: error.message,
    stack: error.stack,
    ...pick({ code, constraint, table }),
    ...(isNativeError(cause) ? { cause: withoutParameters(cause) } : {}),
  };
}

function pick(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => typeof value === 'string'));
}
