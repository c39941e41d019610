import type { StoredObject } from './object.disk.js';
import { S3Problem } from './s3.problem.js';
import { headerText, type S3Request } from './s3.request.js';

/** The condition of a conditional write, to be asked while the key is held. */
export function writeCondition(request: S3Request): (before: StoredObject | undefined) => void {
  const ifNoneMatch = headerText(request.headers, 'if-none-match');
  const ifMatch = headerText(request.headers, 'if-match');
  if (ifNoneMatch !== undefined && ifNoneMatch !== '*') {
    throw new S3Problem('NotImplemented', 'A conditional write knows If-None-Match only with *.');
  }
  return (before) => {
    if (ifNoneMatch && before) throw failed('If-None-Match');
    if (ifMatch !== undefined && (!before || !matches(ifMatch, before))) throw failed('If-Match');
  };
}

/** Throws when a precondition of a read fails; true means that the client's copy is still good (304). */
export function isUnchanged(request: S3Request, object: StoredObject): boolean {
  const header = (name: string) => headerText(request.headers, name);
  const modified = Math.floor(Date.parse(object.modified) / 1000) * 1000;
  const [ifMatch, ifNoneMatch] = [header('if-match'), header('if-none-match')];
  if (ifMatch !== undefined && !matches(ifMatch, object)) throw failed('If-Match');
  const before = Date.parse(header('if-unmodified-since') ?? '');
  if (ifMatch === undefined && modified > before) throw failed('If-Unmodified-Since');
  if (ifNoneMatch !== undefined) return matches(ifNoneMatch, object);
  return modified <= Date.parse(header('if-modified-since') ?? '');
}

/** The conditions a copy puts on its source. */
export function checkCopySource(request: S3Request, source: StoredObject): void {
  const header = (name: string) => headerText(request.headers, `x-amz-copy-source-if-${name}`);
  const [match, noneMatch] = [header('match'), header('none-match')];
  const modified = Math.floor(Date.parse(source.modified) / 1000) * 1000;
  if (match !== undefined && !matches(match, source)) throw failed('x-amz-copy-source-If-Match');
  if (noneMatch !== undefined && matches(noneMatch, source)) throw failed('x-amz-copy-source-If-None-Match');
  if (modified > Date.parse(header('unmodified-since') ?? ''))
    throw failed('x-amz-copy-source-If-Unmodified-Since');
  if (modified <= Date.parse(header('modified-since') ?? ''))
    throw failed('x-amz-copy-source-If-Modified-Since');
}

function matches(header: string, object: StoredObject): boolean {
  const tags = header.split(',').map((tag) => tag.trim().replace(/^W\//, '').replaceAll('"', ''));
  return tags.includes('*') || tags.includes(object.etag);
}

function failed(condition: string): S3Problem {
  return new S3Problem('PreconditionFailed', 'A precondition did not hold.', { Condition: condition });
}

export type ByteRange = { start: number; end: number };

/** One range of bytes, both ends inclusive; undefined when the whole is asked for. Several ranges give the whole. */
export function parseRange(header: string | undefined, size: number): ByteRange | undefined {
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '');
  const [, first = '', last = ''] = match ?? [];
  if (first === '' && last === '') return undefined;
  const range = first === '' ? lastBytes(Number(last), size) : fromTo(Number(first), last, size);
  if (range.end < range.start && Number(first) < size && last !== '' && first !== '') return undefined;
  if (range.start >= size || range.end < range.start) {
    throw new S3Problem('InvalidRange', 'The range cannot be satisfied.', { ActualObjectSize: String(size) });
  }
  return range;
}

function lastBytes(count: number, size: number): ByteRange {
  return { start: Math.max(0, size - count), end: size - 1 };
}

function fromTo(start: number, last: string, size: number): ByteRange {
  return { start, end: last === '' ? size - 1 : Math.min(Number(last), size - 1) };
}
