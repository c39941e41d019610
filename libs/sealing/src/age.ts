import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';

/** An age key pair (age-encryption.org/v1, X25519): `AGE-SECRET-KEY-1…` opens what is sealed to `age1…`. */
export type KeyPair = { identity: string; recipient: string };

export async function newKeyPair(): Promise<KeyPair> {
  const identity = await generateX25519Identity();
  return { identity, recipient: await identityToRecipient(identity) };
}

/** The public half. @throws Error when `identity` is none. */
export function recipientOf(identity: string): Promise<string> {
  return identityToRecipient(identity);
}

/** An age file that each of the recipients can open alone. @throws Error when a recipient is none. */
export function seal(recipients: readonly string[], bytes: Uint8Array): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  return encrypter.encrypt(bytes);
}

/** @throws Error when no identity fits, or a bit of the age file was changed, cut off or added */
export function unseal(identities: readonly string[], sealed: Uint8Array): Promise<Uint8Array> {
  const decrypter = new Decrypter();
  for (const identity of identities) decrypter.addIdentity(identity);
  return decrypter.decrypt(sealed);
}
