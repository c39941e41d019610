import type { ByteRange } from '@allmende/storage';

/** `none`: answer with the whole; `unsatisfiable`: 416. */
export type Wanted = ByteRange | 'none' | 'unsatisfiable';

/**
 * The range that a download asks for (RFC 9110, 14). Several ranges, unknown units and nonsense are ignored, and so
 * is a range of another version than `etag`.
 */
export function wantedRange(
  { range, ifRange }: { range: string | undefined; ifRange: string | undefined },
  { size, etag }: { size: number; etag: string },
): Wanted {
  if (ifRange !== undefined && ifRange !== etag) return 'none';
  const [, first = '', last = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(range?.trim() ?? '') ?? [];
  if (first === '' && last === '') return 'none';
  if (first === '') return Number(last) === 0 ? 'unsatisfiable' : within(size - Number(last), size - 1, size);
  if (last !== '' && Number(last) < Number(first)) return 'none';
  return within(Number(first), last === '' ? size - 1 : Number(last), size);
}

function within(start: number, end: number, size: number): Wanted {
  if (start >= size) return 'unsatisfiable';
  return { start: Math.max(0, start), end: Math.min(end, size - 1) };
}
