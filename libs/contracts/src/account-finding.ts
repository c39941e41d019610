import { z } from 'zod';
import { rpc } from './contract.js';
import { email, id } from './values.js';

/** Who is behind an address, for other services. */
export const findingCalls = {
  /** The account behind a confirmed address, for invitations. */
  findAccount: rpc('identity.rpc.find-account', {
    access: 'internal',
    kind: 'read',
    input: z.strictObject({ email }),
    output: z.object({ accountId: id.nullable() }),
  }),
  /** As `findAccount`, for a list of addresses; one without an account is left out. */
  findAccounts: rpc('identity.rpc.find-accounts', {
    access: 'internal',
    kind: 'read',
    input: z.strictObject({ emails: z.array(email).max(500) }),
    output: z.object({ accounts: z.array(z.object({ email: z.string(), accountId: id })) }),
  }),
};
