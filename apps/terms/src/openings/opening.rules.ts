import type { KeyRing } from '@allmende/sealing';

/** What lies below the outer layer. It names its challenge, so that nobody has one key opened under another's name. */
export type Wrapped = { challengeId: string; inner: string };

/** The key without the outer layer, still sealed to `submissions`. @throws Error when it is another challenge's */
export async function peel(keys: KeyRing, challengeId: string, wrapped: Uint8Array): Promise<Buffer> {
  const found = await keys.open<Wrapped>(wrapped);
  if (found.challengeId !== challengeId) throw new Error('A sealed key came under another challenge’s id');
  return Buffer.from(found.inner, 'base64url');
}
