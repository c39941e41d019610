import { ProblemError } from '@allmende/contracts';
import { Logger } from '@nestjs/common';

const logger = new Logger('ObjectStore');

/** A store that fails is a part that does not answer; an upload or object it does not know is one that is gone. */
export async function orUnavailable<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (err) {
    const code = (err as { code?: unknown }).code;
    if (code === 'NoSuchUpload') throw new ProblemError('upload.not-found', { cause: err });
    if (code === 'NoSuchKey' || code === 'NotFound') throw new ProblemError('file.not-found', { cause: err });
    logger.warn({ message: 'The object store failed', err });
    throw new ProblemError('unavailable', { retryAfter: 2, cause: err });
  }
}
