import { createHash, randomBytes } from 'node:crypto';

/** What stands in the address of a grant or an upload: 32 random bytes that only their holder knows. */
export function newToken(): { token: string; hash: Buffer } {
  const token = randomBytes(32).toString('base64url');
  return { token, hash: hashToken(token) };
}

export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
