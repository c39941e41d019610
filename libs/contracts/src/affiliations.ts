import { z } from 'zod';
import { rpc } from './contract.js';
import { id } from './values.js';

/** Where somebody works, as far as the platform knows. Never shown to others as it stands. */
export const employment = z.object({
  mailDomain: z.string().nullable().describe('null at providers where anybody gets an address'),
  /** What the person stated, left within a year included, and what the domain of their address belongs to. */
  organisations: z.array(
    z.object({
      organisationId: id,
      name: z.string(),
      verified: z.boolean(),
      domains: z.array(z.string()),
    }),
  ),
});
export type Employment = z.output<typeof employment>;

export const affiliationsRpc = {
  /** Unknown and closed accounts are left out. */
  affiliationsOf: rpc('identity.rpc.affiliations-of', {
    access: 'internal',
    kind: 'read',
    input: z.strictObject({ accountIds: z.array(id).max(100) }),
    output: z.object({ items: z.array(employment.extend({ accountId: id })) }),
  }),
};
