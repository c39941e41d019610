import { z } from 'zod';
import { organisationRole } from './actor.js';
import { rpc } from './contract.js';
import { done, email, instant, language, nothing, verbatim } from './values.js';

/** Another address for an account: asked for with the password, confirmed by a link to the new address. */
export const emailChangesRpc = {
  /** The one that waits to be confirmed, and what it takes with it. */
  showEmailChange: rpc('identity.rpc.show-email-change', {
    route: 'GET /accounts/me/email-change',
    access: 'account',
    kind: 'read',
    input: nothing,
    output: z.object({
      pending: z.object({ email: z.string(), askedAt: instant }).nullable(),
      unverifies: z
        .array(z.object({ organisationName: z.string(), role: organisationRole }))
        .describe('verified by the domain of the address that goes, and not by the one that comes'),
    }),
  }),
  /**
   * Same answer whether or not the new address belongs to another account; the mail to it says which. Takes the place
   * of an earlier one. The present address is told.
   */
  askEmailChange: rpc('identity.rpc.ask-email-change', {
    route: 'POST /accounts/me/email-change',
    access: 'account',
    kind: 'write',
    perMinute: 10,
    input: z.strictObject({
      email,
      password: verbatim(200),
      language: language.optional().describe('of the mail, as of the page; the account’s if left out'),
    }),
    output: z.object({ state: z.literal('confirmation-sent') }),
  }),
  /**
   * By the account itself, signed in: who only has the mail may have got it by a slip. Ends every other session, and
   * affiliations that the old domain had verified are no longer; the address that went is told.
   */
  confirmEmailChange: rpc('identity.rpc.confirm-email-change', {
    route: 'POST /accounts/me/email-change/confirm',
    access: 'account',
    kind: 'write',
    perMinute: 30,
    input: z.strictObject({ token: verbatim(200, 20) }),
    output: done,
  }),
  withdrawEmailChange: rpc('identity.rpc.withdraw-email-change', {
    route: 'DELETE /accounts/me/email-change',
    access: 'account',
    kind: 'write',
    input: nothing,
    output: done,
  }),
};
