const statuses = {
  AccessDenied: 403,
  AuthorizationHeaderMalformed: 400,
  BadDigest: 400,
  BucketAlreadyOwnedByYou: 409,
  BucketNotEmpty: 409,
  EntityTooLarge: 400,
  EntityTooSmall: 400,
  IncompleteBody: 400,
  InternalError: 500,
  InvalidAccessKeyId: 403,
  InvalidArgument: 400,
  InvalidBucketName: 400,
  InvalidDigest: 400,
  InvalidPart: 400,
  InvalidPartOrder: 400,
  InvalidRange: 416,
  InvalidRequest: 400,
  InvalidURI: 400,
  KeyTooLongError: 400,
  MalformedPOSTRequest: 400,
  MalformedXML: 400,
  MethodNotAllowed: 405,
  MissingContentLength: 411,
  NoSuchBucket: 404,
  NoSuchKey: 404,
  NoSuchUpload: 404,
  NotImplemented: 501,
  PreconditionFailed: 412,
  RequestTimeTooSkewed: 403,
  SignatureDoesNotMatch: 403,
  StorageFull: 507,
  XAmzContentSHA256Mismatch: 400,
} as const;

export type S3ProblemCode = keyof typeof statuses;

/** An error that the client is told as S3's XML; `extra` becomes further elements of it. */
export class S3Problem extends Error {
  readonly status: number;

  constructor(
    readonly code: S3ProblemCode,
    message: string,
    readonly extra: Record<string, string> = {},
  ) {
    super(message);
    this.status = statuses[code];
  }
}

/** Full disks are told apart, so that the operator's log names the cause; all else stays `InternalError`. */
export function asProblem(error: unknown): S3Problem {
  if (error instanceof S3Problem) return error;
  const cause = (error as NodeJS.ErrnoException | undefined)?.code;
  if (cause === 'ENOSPC' || cause === 'EDQUOT') {
    return new S3Problem('StorageFull', 'There is no space left on the disk of the object store.');
  }
  return new S3Problem('InternalError', 'The object store met an error of its own.');
}
