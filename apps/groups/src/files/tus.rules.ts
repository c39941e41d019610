import type { IncomingHttpHeaders } from 'node:http';
import { maxFileSize, ProblemError } from '@allmende/contracts';

/** https://tus.io/protocols/resumable-upload, version 1.0.0, as far as this listener speaks it. */
export const tusVersion = '1.0.0';
export const tusHeaders = {
  'tus-resumable': tusVersion,
  'tus-version': tusVersion,
  'tus-extension': 'creation,checksum,expiration,termination',
  'tus-checksum-algorithm': 'sha256',
  'tus-max-size': String(maxFileSize),
};

export function assertTusVersion(headers: IncomingHttpHeaders): void {
  if (headers['tus-resumable'] !== tusVersion) throw new ProblemError('upload.protocol');
}

/** `Upload-Length`: how many bytes the whole will have. */
export function uploadLength(headers: IncomingHttpHeaders): number {
  const length = wholeNumber(headers, 'upload-length');
  if (length > maxFileSize) throw new ProblemError('file.too-large');
  return length;
}

/** `Upload-Offset`: where the client means to go on. */
export function uploadOffset(headers: IncomingHttpHeaders): number {
  return wholeNumber(headers, 'upload-offset');
}

/** How many bytes the body says it has; undefined when it comes in chunks. */
export function bodyLength(headers: IncomingHttpHeaders): number | undefined {
  return headers['content-length'] === undefined ? undefined : wholeNumber(headers, 'content-length');
}

/** `Upload-Checksum: sha256 <base64>`: the digest of this request's bytes, if the client gives one. */
export function uploadChecksum(headers: IncomingHttpHeaders): Buffer | undefined {
  const header = single(headers, 'upload-checksum');
  if (header === undefined) return undefined;
  const [algorithm, value, ...rest] = header.split(' ');
  const digest = Buffer.from(value ?? '', 'base64');
  if (algorithm !== 'sha256' || digest.length !== 32 || rest.length > 0) {
    throw invalidHeader('upload-checksum', 'Give sha256 and the digest in base64');
  }
  return digest;
}

function wholeNumber(headers: IncomingHttpHeaders, name: string): number {
  const value = single(headers, name);
  if (value === undefined || !/^\d{1,15}$/.test(value))
    throw invalidHeader(name, 'Give a whole number of bytes');
  return Number(value);
}

// Node joins repeated headers of these names with a comma, which no number has.
function single(headers: IncomingHttpHeaders, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value.join(',') : value;
}

function invalidHeader(field: string, message: string): ProblemError {
  return new ProblemError('invalid', { errors: [{ field, code: 'invalid-header', message }] });
}
