import { createHash } from 'node:crypto';
import program from '@allmende/verify/program?raw';

/** The program that checks receipts without the platform: one file, which anybody may have from here. */
export const verifier = {
  name: 'allmende-verify.mjs',
  program,
  digest: createHash('sha256').update(program).digest('hex'),
};
