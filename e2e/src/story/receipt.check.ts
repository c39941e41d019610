import { execFile } from 'node:child_process';
import { createHash, createPublicKey, verify } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Receipt } from '@allmende/contracts';
import { workspaceRoot } from '@allmende/local/platform/workspace.paths';

/** Checks a receipt with nothing but the public key: leaf and signature, as docs/decisions/0004 describes them. */
export function receiptHolds({ signature, proof: _proof, ...signed }: Receipt, publicKey: string): boolean {
  const salt = Buffer.from(signed.salt, 'base64url');
  const leaf = createHash('sha256')
    .update(Buffer.from([0]))
    .update(salt)
    .update(canonical(signed.statement))
    .digest();
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' });
  const isSigned = verify(null, Buffer.from(canonical(signed)), key, Buffer.from(signature, 'base64url'));
  return isSigned && leaf.equals(Buffer.from(signed.leaf, 'base64url'));
}

/** RFC 8785 for what receipts hold: strings, whole numbers, booleans, null, lists, objects. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`);
  return `{${members.join(',')}}`;
}

const built = join(workspaceRoot, 'libs/verify/dist/allmende-verify.mjs');

/** The same as an npm package, the way `npx` runs it from a file or an address. */
export function runVerifierByNpx(archive: string, args: string[]): Promise<{ code: unknown; text: string }> {
  const npx = ['--yes', `--package=${archive}`, 'allmende-verify', ...args];
  return new Promise((resolve) => {
    execFile('npx', npx, { cwd: tmpdir() }, (error, out, err) =>
      resolve({ code: error ? error.code : 0, text: out + err }),
    );
  });
}

/** The program that anybody may run, with what it prints; as it was built, or as somebody downloaded it. */
export function runVerifier(args: string[], program = built): Promise<{ code: unknown; text: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [program, ...args], (error, out, err) =>
      resolve({ code: error ? error.code : 0, text: out + err }),
    );
  });
}
