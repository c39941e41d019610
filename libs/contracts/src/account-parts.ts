import { z } from 'zod';
import { clusterRole, organisationRole } from './actor.js';
import { id, language } from './values.js';

export const affiliation = z.object({
  affiliationId: id,
  organisationId: id,
  organisationName: z.string(),
  role: organisationRole,
  verified: z.boolean(),
  verifiedBy: z.enum(['mail-domain', 'manager']).nullable(),
  office: z.boolean().optional().describe('acts for its transfer office'),
  statedAs: z
    .string()
    .nullish()
    .describe('what the person wrote, where the domain of the mail address decided on the organisation'),
});

export const membershipState = z.enum(['requested', 'admitted', 'refused', 'left']);
export const ownMembership = z.object({
  membershipId: id,
  clusterId: id,
  clusterSlug: z.string(),
  clusterName: z.string(),
  state: membershipState,
  roles: z.array(clusterRole),
  ofRecord: z.boolean().describe('the one cluster that counts this person as its own'),
  reason: z.string().nullable().describe('why it was refused, in the manager’s words'),
});

export const profile = z.object({
  accountId: id,
  email: z.string(),
  name: z.string(),
  language,
  operator: z.boolean(),
  confirmed: z.boolean(),
  memberships: z.array(ownMembership),
  affiliations: z.array(affiliation),
});
export type Profile = z.output<typeof profile>;

/** Mails about an account that go to one address, whatever its owner wants to be told of. */
export const mailPurpose = z.enum([
  'confirm-email',
  'account-exists',
  'reset-password',
  'confirm-new-email',
  'email-taken',
  'email-change-asked',
  'email-changed',
  'account-closed',
]);
export type MailPurpose = z.output<typeof mailPurpose>;

/** Statements on which others rely: they move to a restricted place until a day. Nothing moves: 0 and null. */
export const keptStatements = z.object({
  keptCount: z.number().int(),
  keptUntil: z.iso.date().nullable().describe('the last day of what moved'),
});
export type KeptStatements = z.output<typeof keptStatements>;

export const session = z.object({
  sessionId: id,
  portalName: z.string().nullable(),
  device: z.string().describe('browser and system in words'),
  startedAt: z.string(),
  lastSeenAt: z.string(),
  current: z.boolean(),
});
