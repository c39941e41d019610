import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto';

/**
 * Signs as the platform does, worked out anew from docs/decisions/0004 and 0017: for receipts of rows that the trial
 * made, and for what somebody could forge who got hold of the key.
 */
export class LogSigner {
  readonly keyId: string;
  readonly publicKey: string;

  private constructor(private readonly privateKey: KeyObject) {
    this.publicKey = String(createPublicKey(privateKey).export({ format: 'jwk' }).x);
    this.keyId = createHash('sha256').update(this.rawKey).digest('hex').slice(0, 16);
  }

  static fromPem(pem: string): LogSigner {
    return new LogSigner(createPrivateKey(pem));
  }

  /** The statement has to be in canonical form, and its members sorted as RFC 8785 wants them. */
  receiptSignature(receipt: {
    seq: number;
    at: string;
    statement: string;
    salt: Buffer;
    leaf: Buffer;
  }): Buffer {
    const { seq, at, statement, salt, leaf } = receipt;
    const members = [
      `"at":"${at}","format":"v1","keyId":"${this.keyId}"`,
      `"leaf":"${leaf.toString('base64url')}","salt":"${salt.toString('base64url')}"`,
      `"seq":${seq},"statement":${statement}`,
    ];
    return sign(null, Buffer.from(`{${members.join(',')}}`), this.privateKey);
  }

  note(origin: string, size: number, root: Buffer, at: Date): string {
    const text = `${origin}\n${size}\n${root.toString('base64')}\nat ${at.toISOString()}\n`;
    const named = createHash('sha256')
      .update(`${origin}\n`)
      .update(Uint8Array.of(1))
      .update(this.rawKey)
      .digest();
    const signature = sign(null, Buffer.from(text), this.privateKey);
    return `${text}\n— ${origin} ${Buffer.concat([named.subarray(0, 4), signature]).toString('base64')}\n`;
  }

  private get rawKey(): Buffer {
    return Buffer.from(this.publicKey, 'base64url');
  }
}
