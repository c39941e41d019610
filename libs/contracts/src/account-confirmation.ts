import { z } from 'zod';
import { rpc } from './contract.js';
import { email } from './values.js';

export const confirmationCalls = {
  /** The mail of the last registration once more. Same answer whether or not there is one. */
  resendConfirmation: rpc('identity.rpc.resend-confirmation', {
    route: 'POST /accounts/confirmation-mails',
    access: 'public',
    kind: 'write',
    perMinute: 10,
    input: z.strictObject({ email }),
    output: z.object({ state: z.literal('confirmation-sent') }),
  }),
};
