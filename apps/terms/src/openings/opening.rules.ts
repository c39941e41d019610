import type { KeyRing } from '@allmende/sealing';

/** What lies below the outer layer. It names its challenge, so that nobody has one key opened under another's name. */
export type Wrapped = { challengeId: string; inner: string };

/** The same of a deposit's key. None passes for a challenge's. */
type WrappedDeposit = { deposit: { challengeId: string; depositId: string }; inner: string };

/** The key without the outer layer, still sealed to `submissions`. @throws Error when it is another challenge's */
export async function peel(keys: KeyRing, challengeId: string, wrapped: Uint8Array): Promise<Buffer> {
  const found = await keys.open<Wrapped>(wrapped);
  if (found.challengeId !== challengeId) throw new Error('A sealed key came under another challenge’s id');
  return Buffer.from(found.inner, 'base64url');
}

/** A deposit's key without the outer layer, still sealed to `submissions`. @throws Error when it is another one's */
export async function peelDeposit(
  keys: KeyRing,
  { challengeId, depositId }: WrappedDeposit['deposit'],
  wrapped: Uint8Array,
): Promise<Buffer> {
  const { deposit, inner } = await keys.open<Partial<WrappedDeposit>>(wrapped);
  if (deposit?.challengeId !== challengeId || deposit.depositId !== depositId || inner === undefined)
    throw new Error('A sealed key came under another deposit’s id');
  return Buffer.from(inner, 'base64url');
}
