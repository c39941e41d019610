import { createHash, sign } from 'node:crypto';
import type { SigningKey } from './receipt.rules.js';

/**
 * What the log promises at one moment: these many rows, with this root. Written as a signed note, the form in which
 * transparency logs hand out checkpoints (C2SP tlog-checkpoint and signed-note, 1.0): origin, size and root in base64,
 * here with the instant as an extension line, an empty line, and a signature over everything before that line.
 */
export type Checkpoint = { origin: string; size: number; root: Buffer; at: Date };

/** The type of signature that signed-note gives the number 1. */
const ed25519 = 1;

export function checkpointNote(checkpoint: Checkpoint, key: SigningKey): string {
  const text = checkpointText(checkpoint);
  const signature = sign(null, Buffer.from(text), key.privateKey);
  const named = Buffer.concat([noteKeyId(checkpoint.origin, key.publicKey), signature]);
  return `${text}\n— ${checkpoint.origin} ${named.toString('base64')}\n`;
}

function checkpointText({ origin, size, root, at }: Checkpoint): string {
  return `${origin}\n${size}\n${root.toString('base64')}\nat ${at.toISOString()}\n`;
}

/** The four bytes before a signature: SHA-256 of the key's name, a line feed, the type and the raw key. */
function noteKeyId(origin: string, publicKey: string): Buffer {
  return createHash('sha256')
    .update(`${origin}\n`)
    .update(Uint8Array.of(ed25519))
    .update(Buffer.from(publicKey, 'base64url'))
    .digest()
    .subarray(0, 4);
}
