import { Decrypter, Encrypter } from 'age-encryption';
import { readFileSync } from 'node:fs';
import { recipientOf } from './age.js';

export type KeyRingOptions = {
  /** A file of age identities, one a line; the first one seals, those below only open what was sealed before. */
  file: string;
  /** `age1…` of a key that lies offline; everything is sealed to it as well. */
  recovery: string;
  /** Identities that open beside those of the file, e.g. the recovery key's when a file was lost. */
  others?: readonly string[];
};

/** What one service seals its own things with: JSON values, each an age file that its key and the recovery key open. */
export class KeyRing {
  private readonly encrypter = new Encrypter();

  private constructor(
    /** The public half of the key that seals now. */
    readonly recipient: string,
    private readonly decrypter: Decrypter,
    readonly recovery: string,
  ) {
    this.encrypter.addRecipient(recipient);
    this.encrypter.addRecipient(recovery);
  }

  /** @throws Error that names the file when there is no identity in it, or a line is none */
  static async read({ file, recovery, others = [] }: KeyRingOptions): Promise<KeyRing> {
    const identities = readIdentities(file);
    const [first] = identities;
    if (first === undefined) throw new Error(`${file} holds no age identity`);
    const decrypter = new Decrypter();
    try {
      for (const identity of [...identities, ...others]) decrypter.addIdentity(identity);
      return new KeyRing(await recipientOf(first), decrypter, recovery);
    } catch {
      // Without the cause: it may show what stands in the file.
      throw new Error(`${file}, the recovery recipient or a key given beside it is no age key`);
    }
  }

  async seal(value: unknown): Promise<Buffer> {
    return Buffer.from(await this.encrypter.encrypt(JSON.stringify(value)));
  }

  /** @throws Error when no key of this ring fits, or a bit was changed */
  async open<T>(sealed: Uint8Array): Promise<T> {
    return JSON.parse(await this.decrypter.decrypt(sealed, 'text')) as T;
  }

  /** The same value under the key that seals now. */
  async reseal(sealed: Uint8Array): Promise<Buffer> {
    return this.seal(await this.open(sealed));
  }
}

/** As many as there are lines that are neither empty nor begin with `#`. */
export function readIdentities(file: string): string[] {
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#'));
}

/** A JSON value sealed to these recipients alone. */
export async function sealValue(recipients: readonly string[], value: unknown): Promise<Buffer> {
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  return Buffer.from(await encrypter.encrypt(JSON.stringify(value)));
}

/** Opens what was sealed to one recipient, many times. */
export function openerOf(identity: string): <T>(sealed: Uint8Array) => Promise<T> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  return async <T>(sealed: Uint8Array) => JSON.parse(await decrypter.decrypt(sealed, 'text')) as T;
}
