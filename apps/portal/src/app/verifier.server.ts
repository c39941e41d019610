import { createHash } from 'node:crypto';
import archive from '@allmende/verify/package?url&inline';
import program from '@allmende/verify/program?raw';

/** The program that checks receipts without the platform: one file, which anybody may have from here. */
export const verifier = {
  name: 'allmende-verify.mjs',
  program,
  digest: createHash('sha256').update(program).digest('hex'),
};

/** The same file as an npm package, so that `npx` runs it from this address without a registry. */
export const verifierPackage = {
  name: 'allmende-verify.tgz',
  bytes: Buffer.from(archive.slice(archive.indexOf(',') + 1), 'base64'),
};
