import type { Receipt, Statement } from '@allmende/contracts';
import canonicalize from 'canonicalize';
import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto';

/** Ed25519; `keyId` is the first 16 hex digits of the SHA-256 of the raw public key. */
export type SigningKey = { keyId: string; publicKey: string; privateKey: KeyObject };

export type ReceiptBody = { seq: number; at: string; statement: Statement; salt: Buffer };

const numberBytes = 10;
/** Crockford's: no I, L, O and U, so that a number can be read out over the telephone. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** JSON as RFC 8785 writes it: the same bytes for the same value, whoever writes it down. */
export function canonical(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('Only JSON has a canonical form');
  return text;
}

/** The zero byte keeps leaves apart from inner nodes of a tree over them (RFC 6962, 2.1). */
export function leafOf(salt: Uint8Array, canonicalStatement: string): Buffer {
  return createHash('sha256').update(Uint8Array.of(0)).update(salt).update(canonicalStatement).digest();
}

/** What people read out and compare: 80 bits of the leaf, so it says nothing about how many receipts there are. */
export function numberOf(leaf: Uint8Array): string {
  const bits = Array.from(leaf.subarray(0, numberBytes), (byte) => byte.toString(2).padStart(8, '0')).join(
    '',
  );
  const letters = bits.match(/.{5}/g)?.map((group) => alphabet[Number.parseInt(group, 2)]) ?? [];
  return (letters.join('').match(/.{4}/g) ?? []).join('-');
}

/** From the PKCS8 PEM in base64 that `EVIDENCE_KEY` holds; throws when it is not an Ed25519 key. */
export function readSigningKey(pemInBase64: string): SigningKey {
  const privateKey = createPrivateKey(Buffer.from(pemInBase64, 'base64').toString('utf8'));
  if (privateKey.asymmetricKeyType !== 'ed25519') throw new TypeError('EVIDENCE_KEY is not an Ed25519 key');
  const publicKey = String(createPublicKey(privateKey).export({ format: 'jwk' }).x);
  return { keyId: keyIdOf(publicKey), publicKey, privateKey };
}

export function keyIdOf(publicKey: string): string {
  return createHash('sha256').update(Buffer.from(publicKey, 'base64url')).digest('hex').slice(0, 16);
}

export function signReceipt({ seq, at, statement, salt }: ReceiptBody, key: SigningKey): Receipt {
  const leaf = leafOf(salt, canonical(statement)).toString('base64url');
  const body = {
    format: 'v1' as const,
    seq,
    at,
    statement,
    salt: salt.toString('base64url'),
    leaf,
    keyId: key.keyId,
  };
  const signature = sign(null, Buffer.from(canonical(body)), key.privateKey).toString('base64url');
  return { ...body, signature };
}
