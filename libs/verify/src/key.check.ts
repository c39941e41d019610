import { type Bytes, fromBase64url, objectOf, parsed } from './bytes.js';

/** As `GET /api/v1/receipt-keys` lists them; the key is the raw Ed25519 key as base64url. */
export type Key = { keyId: string; publicKey: string; since?: string };

/** `unsupported`: this browser does not know Ed25519. */
export type SignatureFound = 'ok' | 'wrong' | 'unknown-key' | 'unsupported';

/** Takes the answer of `GET /api/v1/receipt-keys`, its list, or one key of it. */
export function readKeys(text: string): Key[] {
  const whole = parsed(text);
  const list: unknown = objectOf(whole)['items'] ?? whole;
  return (Array.isArray(list) ? list : [list]).filter((key): key is Key => {
    const { keyId, publicKey } = objectOf(key);
    return typeof keyId === 'string' && typeof publicKey === 'string';
  });
}

export async function isSignedBy(
  { publicKey }: Key,
  signed: Bytes,
  signature: Bytes | undefined,
): Promise<SignatureFound> {
  const raw = fromBase64url(publicKey);
  if (raw?.length !== 32 || signature?.length !== 64) return 'wrong';
  try {
    const key = await crypto.subtle.importKey('raw', raw, { name: 'Ed25519' }, false, ['verify']);
    return (await crypto.subtle.verify('Ed25519', key, signature, signed)) ? 'ok' : 'wrong';
  } catch (error) {
    return error instanceof Error && error.name === 'NotSupportedError' ? 'unsupported' : 'wrong';
  }
}
