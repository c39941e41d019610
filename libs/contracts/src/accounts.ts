import { z } from 'zod';
import { confirmationCalls } from './account-confirmation.js';
import { findingCalls } from './account-finding.js';
import { affiliation, keptStatements, mailPurpose, profile, session } from './account-parts.js';
import { clusterRole, organisationRole, person } from './actor.js';
import { rpc } from './contract.js';
import { done, email, id, instant, language, line, nothing, page, paging, verbatim } from './values.js';

/** Twelve characters or more, nothing else asked; the service refuses the most common ones. */
export const password = verbatim(200, 12);
/**
 * Where a person was before signing in: a path of this portal, never another site. Browsers drop tabs and line breaks
 * in addresses, so `/<tab>/other.org` would lead away.
 */
export const returnPath = z
  .string()
  .max(500)
  .regex(/^\/(?![/\\])[^\s\\\p{Cc}]*$/u)
  .optional();
const token = verbatim(200, 20);
/** What the browser says of itself (`User-Agent`), for the list of sessions. */
const device = verbatim(300).optional();

export const accountsRpc = {
  /** Same answer whether or not the address is known; the mail tells its owner which. */
  register: rpc('identity.rpc.register', {
    route: 'POST /accounts',
    access: 'public',
    kind: 'write',
    perMinute: 10,
    input: z.strictObject({
      email,
      name: line(120, 1),
      password,
      language: language.default('de'),
      organisationName: line(200).optional().describe('stated affiliation; verified later'),
      next: returnPath,
    }),
    output: z.object({ state: z.literal('confirmation-sent') }),
  }),
  ...confirmationCalls,
  confirmEmail: rpc('identity.rpc.confirm-email', {
    route: 'POST /accounts/confirm',
    access: 'public',
    kind: 'write',
    perMinute: 30,
    session: 'start',
    input: z.strictObject({ token, device }),
    output: z.object({ accountId: id, token: z.string(), next: z.string().nullable() }),
  }),
  signIn: rpc('identity.rpc.sign-in', {
    route: 'POST /sessions',
    access: 'public',
    kind: 'write',
    perMinute: 20,
    session: 'start',
    input: z.strictObject({ email, password: verbatim(200), device }),
    output: z.object({ accountId: id, name: z.string(), language, token: z.string() }),
  }),
  signOut: rpc('identity.rpc.sign-out', {
    route: 'DELETE /sessions/current',
    access: 'account',
    kind: 'write',
    session: 'end',
    input: nothing,
    output: done,
  }),
  signOutEverywhere: rpc('identity.rpc.sign-out-everywhere', {
    route: 'DELETE /sessions',
    access: 'account',
    kind: 'write',
    session: 'end',
    input: nothing,
    output: done,
  }),
  listSessions: rpc('identity.rpc.list-sessions', {
    route: 'GET /sessions',
    access: 'account',
    kind: 'read',
    input: nothing,
    output: z.object({ items: z.array(session) }),
  }),
  endSession: rpc('identity.rpc.end-session', {
    route: 'DELETE /sessions/{sessionId}',
    access: 'account',
    kind: 'write',
    input: z.strictObject({ sessionId: id }),
    output: done,
  }),
  /** Same answer whether or not the address is known. */
  requestPasswordReset: rpc('identity.rpc.request-password-reset', {
    route: 'POST /password-resets',
    access: 'public',
    kind: 'write',
    perMinute: 10,
    input: z.strictObject({
      email,
      language: language.optional().describe('of the mail, as of the page; the account’s if left out'),
    }),
    output: z.object({ state: z.literal('reset-sent') }),
  }),
  /** Ends every session of the account. */
  resetPassword: rpc('identity.rpc.reset-password', {
    route: 'POST /password-resets/complete',
    access: 'public',
    kind: 'write',
    perMinute: 20,
    input: z.strictObject({ token, password }),
    output: done,
  }),
  me: rpc('identity.rpc.me', {
    route: 'GET /accounts/me',
    access: 'account',
    kind: 'read',
    input: nothing,
    output: profile,
  }),
  updateMe: rpc('identity.rpc.update-me', {
    route: 'PATCH /accounts/me',
    access: 'account',
    kind: 'write',
    input: z.strictObject({ name: line(120, 1).optional(), language: language.optional() }),
    output: profile,
  }),
  /** Ends every other session. */
  changePassword: rpc('identity.rpc.change-password', {
    route: 'POST /accounts/me/password',
    access: 'account',
    kind: 'write',
    perMinute: 10,
    input: z.strictObject({ current: verbatim(200), password }),
    output: done,
  }),
  /** An organisation by id or, unknown so far, by name. Verified at once if the mail address has its domain. */
  stateAffiliation: rpc('identity.rpc.state-affiliation', {
    route: 'POST /affiliations',
    access: 'account',
    kind: 'write',
    input: z.strictObject({
      organisationId: id.optional(),
      organisationName: line(200, 2).optional(),
      role: organisationRole.default('member'),
    }),
    output: affiliation,
  }),
  leaveAffiliation: rpc('identity.rpc.leave-affiliation', {
    route: 'DELETE /affiliations/{affiliationId}',
    access: 'account',
    kind: 'write',
    input: z.strictObject({ affiliationId: id }),
    output: done,
  }),
  /** By a manager of a cluster that has admitted the person. */
  verifyAffiliation: rpc('identity.rpc.verify-affiliation', {
    route: 'POST /affiliations/{affiliationId}/verify',
    access: 'account',
    kind: 'write',
    input: z.strictObject({ affiliationId: id, role: organisationRole.optional() }),
    output: affiliation,
  }),

  /** Brings in an account that is confirmed elsewhere: moves from another platform, and the demo. */
  bringInAccount: rpc('identity.rpc.bring-in-account', {
    access: 'internal',
    kind: 'write',
    system: ['demo'],
    input: z.strictObject({
      email,
      name: line(120, 1),
      password,
      language: language.default('de'),
      operator: z.boolean().default(false),
      memberships: z
        .array(
          z.strictObject({
            clusterSlug: z.string(),
            roles: z.array(clusterRole).min(1),
            ofRecord: z.boolean(),
          }),
        )
        .default([]),
      organisation: z
        .strictObject({
          name: line(200),
          role: organisationRole,
          verified: z.boolean(),
          mailDomain: z.string().max(200).optional(),
        })
        .optional(),
    }),
    output: z.object({ accountId: id, organisationId: id.nullable() }),
  }),

  // For other services and the edge.
  resolveSession: rpc('identity.rpc.resolve-session', {
    access: 'internal',
    kind: 'read',
    input: z.strictObject({ token: z.string().max(200), portal: id.optional() }),
    output: z.object({ person: person.nullable() }),
  }),
  sessionStands: rpc('identity.rpc.session-stands', {
    access: 'internal',
    kind: 'read',
    system: ['files'],
    input: z.strictObject({ sessionId: id, accountId: id }),
    output: z.object({ stands: z.boolean() }),
  }),
  /** Names to show; unknown and erased ids are left out. */
  names: rpc('identity.rpc.names', {
    access: 'internal',
    kind: 'read',
    system: ['event', 'clock'],
    input: z.strictObject({
      accountIds: z.array(id).max(500).default([]),
      organisationIds: z.array(id).max(500).default([]),
    }),
    output: z.object({
      accounts: z.array(
        z.object({
          accountId: id,
          name: z.string(),
          organisationName: z.string().nullable(),
          clusterName: z.string().nullable(),
        }),
      ),
      organisations: z.array(z.object({ organisationId: id, name: z.string() })),
    }),
  }),
  ...findingCalls,
  /** Where and how to reach people, asked for by `notifications` when it sends. */
  addresses: rpc('identity.rpc.addresses', {
    access: 'internal',
    kind: 'read',
    system: ['event', 'clock'],
    input: z.strictObject({ accountIds: z.array(id).max(500) }),
    output: z.object({
      items: z.array(
        z.object({ accountId: id, email: z.string(), name: z.string(), language, clusterId: id.nullable() }),
      ),
    }),
  }),
  /** Accounts with a role in these clusters, e.g. their managers; in all clusters if none are named. */
  holders: rpc('identity.rpc.holders', {
    access: 'internal',
    kind: 'read',
    system: ['event', 'clock', 'files'],
    input: z.strictObject({
      clusterIds: z.array(id).max(200).optional(),
      role: clusterRole,
      ...paging,
      limit: z.number().int().max(1000).default(500),
    }),
    output: page(z.object({ accountId: id, clusterId: id })),
  }),
  /** Who may bind an organisation, the longest verified first; at most a hundred. */
  signatories: rpc('identity.rpc.signatories', {
    access: 'internal',
    kind: 'read',
    system: ['event'],
    input: z.strictObject({ organisationId: id }),
    output: z.object({ accountIds: z.array(id) }),
  }),
  /** Who runs the platform; at most a hundred. */
  operators: rpc('identity.rpc.operators', {
    access: 'internal',
    kind: 'read',
    system: ['event'],
    input: nothing,
    output: z.object({ accountIds: z.array(id) }),
  }),
  /** Makes the secret of a link for a mail that is about to go out; a repeat makes another, both are good. */
  mailLink: rpc('identity.rpc.mail-link', {
    access: 'internal',
    kind: 'write',
    system: ['event', 'clock'],
    input: z.strictObject({ requestId: id }),
    output: z.object({
      purpose: mailPurpose,
      email: z.string(),
      name: z.string(),
      language,
      clusterId: id.nullable(),
      token: z.string().nullable(),
      expiresAt: instant.nullable(),
      kept: keptStatements.optional().describe('of a closed account'),
    }),
  }),
  /** The mail has gone out: an address that was kept for it alone goes. */
  mailSent: rpc('identity.rpc.mail-sent', {
    access: 'internal',
    kind: 'write',
    system: ['event', 'clock'],
    input: z.strictObject({ requestId: id }),
    output: done,
  }),
};
