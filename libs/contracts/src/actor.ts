import { z } from 'zod';
import { ProblemError } from './problems.js';
import { id, language } from './values.js';

export const clusterRoles = ['member', 'editor', 'manager'] as const;
export const clusterRole = z.enum(clusterRoles);
export type ClusterRole = (typeof clusterRoles)[number];

/** `signatory` may bind the organisation; `verified` says that a mail domain or a manager confirmed the affiliation. */
export const organisationRole = z.enum(['member', 'signatory']);

const portal = id
  .optional()
  .describe('the cluster whose portal the request came through; none on the bare host');

/** Someone without a session. `client` is an opaque number per browser or address, for limits and idempotency. */
export const visitor = z.object({ kind: z.literal('visitor'), client: z.string().max(100), portal });

export const person = z.object({
  kind: z.literal('person'),
  accountId: id,
  sessionId: id,
  language,
  portal,
  operator: z.boolean(),
  /** Admitted memberships only. */
  memberships: z.array(z.object({ clusterId: id, roles: z.array(clusterRole) })),
  organisations: z.array(
    z.object({
      organisationId: id,
      role: organisationRole,
      verified: z.boolean(),
      office: z.boolean().optional().describe('acts for its transfer office'),
    }),
  ),
});

export const program = z.object({
  kind: z.literal('program'),
  tokenId: id,
  accountId: id,
  scopes: z.array(z.string()),
  portal,
});

/** The platform itself: `clock`, `event:<id>`, `demo`. Accepted only by contracts that list the reason's first word. */
export const system = z.object({ kind: z.literal('system'), reason: z.string().max(200) });

export const actor = z.discriminatedUnion('kind', [visitor, person, program, system]);
export type Actor = z.output<typeof actor>;
export type Visitor = z.output<typeof visitor>;
export type Person = z.output<typeof person>;

export function isPerson(who: Actor): who is Person {
  return who.kind === 'person';
}

/**
 * The person behind a call, for what is a person's own act: programs and the platform itself have no account to act on
 * and no session. Throws `not-signed-in` for a visitor, else `forbidden`.
 */
export function personOf(who: Actor): Person {
  if (isPerson(who)) return who;
  throw new ProblemError(who.kind === 'visitor' ? 'not-signed-in' : 'forbidden');
}

export function hasClusterRole(who: Actor, clusterId: string, role: ClusterRole): boolean {
  return isPerson(who) && who.memberships.some((m) => m.clusterId === clusterId && m.roles.includes(role));
}

export function isManagerOf(who: Actor, clusterId: string): boolean {
  return hasClusterRole(who, clusterId, 'manager');
}

export function isAdmittedIn(who: Actor, clusterIds: readonly string[]): boolean {
  return isPerson(who) && who.memberships.some((m) => clusterIds.includes(m.clusterId));
}

/** Organisations for whose transfer office the person acts, by what is verified at this moment. */
export function officesOf(who: Actor): string[] {
  if (!isPerson(who)) return [];
  const acting = who.organisations.filter(({ office, verified }) => office && verified);
  return acting.map(({ organisationId }) => organisationId);
}
