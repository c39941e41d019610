import { z } from 'zod';
import { id, language } from './values.js';

/** Of a mail to an address without an account, whose language nobody knows. An account’s comes in its own. */
export const invitationLanguage = language
  .optional()
  .describe('of the mail where the address has no account; the portal’s if left out');

/** What `notifications` needs to tell somebody that they are invited. */
export const invitationMail = z.object({
  email: z.string().nullable().describe('null where an account was invited by name'),
  token: z.string().nullable().describe('null where the invitation is an account’s'),
  accountId: id.nullable(),
  invitedById: id,
  clusterId: id.nullable(),
  language: language.nullish().describe('null: the portal’s'),
});
