import { ProblemError, problemType, problems } from '@allmende/contracts';
import { isDatabaseOutage } from '@allmende/messaging';
import { Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

const logger = new Logger('FilesListener');
const drainLimit = 32 * 1024 ** 2;

/** Any failure as `application/problem+json`; what is not expected keeps its text to the log. */
export function refuse(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  drain(request);
  const problem = asProblem(error, request);
  const { detail, errors, retryAfter, facts } = problem.details;
  if (problem.code === 'internal') logger.error({ message: 'Failed', requestId: request.id, err: error });
  if (retryAfter !== undefined) void reply.header('retry-after', String(Math.ceil(retryAfter)));
  const body = {
    ...facts,
    type: problemType(problem.code),
    title: problems[problem.code].title,
    status: problem.status,
    code: problem.code,
    detail,
    instance: `urn:request:${request.id}`,
    errors,
  };
  return reply
    .code(problem.status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .send(JSON.stringify(body));
}

function asProblem(error: unknown, request: FastifyRequest): ProblemError {
  if (error instanceof ProblemError) return error;
  if (isDatabaseOutage(error)) return new ProblemError('unavailable', { retryAfter: 1, cause: error });
  // The sender has gone: nobody reads this answer, and nothing of ours failed.
  if (request.raw.destroyed && !request.raw.complete) return new ProblemError('invalid', { cause: error });
  const { statusCode } = error as { statusCode?: number };
  if (statusCode !== undefined && statusCode < 500) return new ProblemError('invalid', { cause: error });
  return new ProblemError('internal', { cause: error });
}

// Browsers read an answer only when they have sent everything, and a closed connection would take it from them: some
// megabytes are read away before the line is cut.
function drain({ raw }: FastifyRequest): void {
  if (raw.complete || raw.destroyed) return;
  let drained = 0;
  raw.on('error', () => undefined);
  raw.on('data', (piece: Buffer) => {
    drained += piece.length;
    if (drained > drainLimit) raw.destroy();
  });
  raw.resume();
}
