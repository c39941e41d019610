import { areEqual, type Bytes, fromBase64, fromBase64url, sha256, utf8 } from './bytes.js';
import { isSignedBy, type Key, type SignatureFound } from './key.check.js';

/** A signed note that says how many rows the log had, and their root: docs/decisions/0017. */
export type Checkpoint = {
  origin: string;
  size: number;
  root: Bytes;
  at: string | undefined;
  /** What was signed. */
  text: string;
  signatures: { name: string; keyHash: Bytes; signature: Bytes }[];
};

const dash = '— ';

/** `undefined` for what is not a checkpoint. Line ends of another system and space around it do no harm. */
export function readCheckpoint(note: string): Checkpoint | undefined {
  const lines = note.trim().replaceAll('\r\n', '\n').split('\n');
  const end = lines.indexOf('');
  const body = lines.slice(0, end);
  const [origin = '', size = '', root = '', ...extensions] = body;
  const bytes = fromBase64(root);
  const isWhole = end >= 3 && origin !== '' && /^(0|[1-9]\d{0,15})$/.test(size) && bytes?.length === 32;
  const signatures = lines.slice(end + 1).map(readSignature);
  if (!isWhole || signatures.length === 0 || signatures.includes(undefined)) return undefined;
  const at = extensions.find((line) => line.startsWith('at '))?.slice(3);
  return {
    ...{ origin, size: Number(size), root: bytes, at, text: `${body.join('\n')}\n` },
    signatures: signatures.filter((signature) => signature !== undefined),
  };
}

/** Whether one of the keys signed the note in the name of the log itself. */
export async function checkpointSignature(
  { origin, text, signatures }: Checkpoint,
  keys: readonly Key[],
): Promise<SignatureFound> {
  for (const key of keys) {
    const keyHash = await keyHashOf(origin, key);
    const own = signatures.find((each) => each.name === origin && keyHash && areEqual(each.keyHash, keyHash));
    if (own) return isSignedBy(key, utf8(text), own.signature);
  }
  return 'unknown-key';
}

function readSignature(line: string): Checkpoint['signatures'][number] | undefined {
  if (!line.startsWith(dash)) return undefined;
  const [name, encoded, ...more] = line.slice(dash.length).split(' ');
  const bytes = fromBase64(encoded ?? '');
  if (!name || !bytes || bytes.length !== 68 || more.length > 0) return undefined;
  return { name, keyHash: bytes.slice(0, 4), signature: bytes.slice(4) };
}

async function keyHashOf(origin: string, { publicKey }: Key): Promise<Bytes | undefined> {
  const raw = fromBase64url(publicKey);
  return raw && (await sha256(utf8(`${origin}\n`), Uint8Array.of(1), raw)).slice(0, 4);
}
