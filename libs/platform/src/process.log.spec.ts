import { Logger } from '@nestjs/common';
import { QueryFailedError } from 'typeorm';
import { ProcessLog } from './process.log.js';

describe('the log', () => {
  const lines: Record<string, unknown>[] = [];
  const write = (line: string) => void lines.push(JSON.parse(line) as Record<string, unknown>);
  const log = new ProcessLog('garden', 'info', { write });
  beforeEach(() => lines.splice(0));

  it('keeps the fields of an entry and the class that wrote it', () => {
    Logger.overrideLogger(log);
    new Logger('Roses').warn({ message: 'Thorns', traceId: 't1', err: new Error('ouch') });
    expect(lines).toMatchObject([
      { service: 'garden', context: 'Roses', message: 'Thorns', traceId: 't1', err: { message: 'ouch' } },
    ]);
  });

  it('shows nothing that is secret by its name', () => {
    log.log({ message: 'x', password: 'hidden', actor: { token: 'hidden', email: 'hidden' } });
    expect(JSON.stringify(lines)).not.toContain('"hidden"');
  });

  it('shows of a failed query neither its parameters nor its details', () => {
    const driverError = Object.assign(new Error('duplicate key'), {
      code: '23505',
      detail: 'Key (name)=(confidential)',
    });
    const err = new QueryFailedError('INSERT INTO x VALUES ($1)', ['confidential'], driverError);
    log.error({ message: 'failed', err });
    expect(JSON.stringify(lines)).not.toContain('confidential');
    expect(lines[0]).toMatchObject({ err: { message: 'duplicate key', code: '23505' } });
  });

  it('leaves out what is below its level', () => {
    log.debug('fine');
    expect(lines).toEqual([]);
  });
});
