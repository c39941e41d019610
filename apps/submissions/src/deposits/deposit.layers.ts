import { type KeyRing, newKeyPair, openerOf, sealValue } from '@allmende/sealing';
import { env } from '../env.js';
import type { FileCard } from '../sealing/sealed.values.js';
import type { DepositId } from './deposit.query.js';

/** What is deposited; it names itself, so that no other can pass for it. */
export type DepositContent = { depositId: string; text: string; files: (FileCard & { fileId: string })[] };
/** The key of a deposit below the inner layer. */
export type InnerDepositKey = { depositId: string; identity: string };
/** Below the outer layer, which is for `terms`: it takes it off only together with a row in the log. */
export type OuterDepositKey = { deposit: DepositId; inner: string };

/** Content sealed to a key of its own, and the private half of that below two layers, as around a challenge's key. */
export async function sealDeposit(
  keys: KeyRing,
  challengeId: string,
  content: DepositContent,
): Promise<{ sealed: Buffer; wrapped: Buffer }> {
  const { identity, recipient } = await newKeyPair();
  const { depositId } = content;
  const wrapped = await wrapDepositKey(keys, challengeId, { depositId, identity });
  return { sealed: await sealValue([recipient], content), wrapped };
}

/** The recovery key opens both layers. */
export async function wrapDepositKey(
  keys: KeyRing,
  challengeId: string,
  key: InnerDepositKey,
): Promise<Buffer> {
  const inner = (await keys.seal(key)).toString('base64url');
  const outer: OuterDepositKey = { deposit: { challengeId, depositId: key.depositId }, inner };
  return sealValue([env().TERMS_RECIPIENT, keys.recovery], outer);
}

/** With the key that `terms` released. @throws Error when it is another deposit's, or a bit was changed */
export async function unsealDeposit(
  keys: KeyRing,
  released: Uint8Array,
  { depositId, sealed }: { depositId: string; sealed: Uint8Array },
): Promise<DepositContent> {
  const key = await keys.open<InnerDepositKey>(released);
  const content = await openerOf(key.identity)<DepositContent>(sealed);
  if (key.depositId === depositId && content.depositId === depositId) return content;
  throw new Error(`What was released does not belong to the deposit ${depositId}`);
}
