import { ProblemError, problemType, problems } from '@allmende/contracts';
import { Logger } from '@nestjs/common';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';

const logger = new Logger('Edge');

/** Any failure as `application/problem+json` with the request's id; what is not expected keeps its text to the log. */
export function replyWithProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const problem = asProblem(error);
  if (problem.code === 'internal') logger.error({ message: 'Failed', requestId: request.id, err: error });
  const { detail, errors, retryAfter, facts } = problem.details;
  if (retryAfter !== undefined) void reply.header('retry-after', String(Math.ceil(retryAfter)));
  return reply
    .code(problem.status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(
      JSON.stringify({
        ...facts,
        type: problemType(problem.code),
        title: problems[problem.code].title,
        status: problem.status,
        code: problem.code,
        detail,
        instance: `urn:request:${request.id}`,
        errors,
      }),
    );
}

/** Fastify's own failures in the words of the house. */
function asProblem(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  const { code, statusCode } = error as Partial<FastifyError>;
  if (statusCode === 429) return new ProblemError('too-many-requests', { retryAfter: 60, cause: error });
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return new ProblemError('too-large', { cause: error });
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE')
    return new ProblemError('unsupported-media-type', { cause: error });
  if (code === 'FST_ERR_BAD_URL' || code === 'FST_ERR_MAX_PARAM_LENGTH')
    return new ProblemError('invalid', { detail: 'The address cannot be read', cause: error });
  if (error instanceof SyntaxError || (statusCode !== undefined && statusCode >= 400 && statusCode < 500)) {
    return new ProblemError('invalid', { detail: 'The body is not valid JSON', cause: error });
  }
  return new ProblemError('internal', { cause: error });
}
