import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

export type Encoding = 'br' | 'gzip' | 'identity';

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);
/** Below that the headers cost more than is saved. */
const worthwhileBytes = 800;

/** Brotli before gzip, as far as the browser takes them. */
export function encodingOf(acceptEncoding: string | undefined): Encoding {
  const accepted = (acceptEncoding ?? '')
    .split(',')
    .filter((entry) => !/;\s*q=0(\.0*)?\s*$/.test(entry))
    .map((entry) => entry.split(';')[0]?.trim().toLowerCase());
  if (accepted.includes('br')) return 'br';
  return accepted.includes('gzip') ? 'gzip' : 'identity';
}

export function isCompressible(type: string): boolean {
  return /^(text\/|application\/(javascript|json|xml|manifest\+json)|image\/svg)/.test(type);
}

/** @param quality 1 to 11: low for what is made anew for each visitor, high for what is kept */
export async function compress(bytes: Buffer, encoding: Encoding, quality: number): Promise<Buffer> {
  if (encoding === 'identity') return bytes;
  if (encoding === 'gzip') return zip(bytes, { level: Math.min(9, quality) });
  return brotli(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: quality,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
}

export function isWorthwhile(bytes: Buffer, type: string): boolean {
  return bytes.length >= worthwhileBytes && isCompressible(type);
}
