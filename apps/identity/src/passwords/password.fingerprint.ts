import type { Call } from '@allmende/messaging';
import { createHash } from 'node:crypto';
import { hashPassword } from './password.hash.js';

/**
 * The call with its passwords replaced by slow digests. The idempotency row keeps a fast digest of the whole input,
 * and a stolen copy of the database must not make passwords quick to guess.
 */
export async function withoutPasswords<C extends Call>(call: C, fields: readonly string[]): Promise<C> {
  if (call.key === undefined) return call;
  const salt = createHash('sha256').update(`idempotency:${call.key}`).digest().subarray(0, 16);
  const input = { ...(call.input as Record<string, unknown>) };
  for (const field of fields) input[field] = await hashPassword(String(input[field]), salt);
  return { ...call, input };
}
