import { z } from 'zod';
import { rpc } from './contract.js';
import { id } from './values.js';

/** A place where somebody would recognise who asks. */
export const discretionFinding = z.object({
  /** The field in dots, `lead.de`; `files.<id>`; `cluster.<id>` for the name of a portal, `cluster.contact` for its contact. */
  field: z.string(),
  /** `members`: whoever is signed in; `readers`: of the confidential brief. */
  seenBy: z.enum(['everyone', 'members', 'readers']),
  kind: z.enum(['name', 'domain', 'person']),
  /** As it stands there, with a few words around it. */
  before: z.string(),
  found: z.string(),
  after: z.string(),
});
export type DiscretionFinding = z.output<typeof discretionFinding>;

export const discretion = z.object({
  /** False: the organisation is named anyway, and nothing was looked for. */
  unnamed: z.boolean(),
  /** What was looked for. */
  sought: z.object({
    names: z.array(z.string()),
    domains: z.array(z.string()),
    people: z.array(z.string()),
  }),
  /** False: the confidential brief is not shown to the asking person, and was not looked through for them. */
  withBrief: z.boolean().default(true),
  findings: z.array(discretionFinding),
});
export type Discretion = z.output<typeof discretion>;

export const discretionRpc = {
  /** Where an unnamed seeker could be recognised, for those who work on the challenge. */
  checkDiscretion: rpc('challenges.rpc.check-discretion', {
    route: 'GET /challenges/{challengeId}/discretion',
    access: 'account',
    kind: 'read',
    input: z.strictObject({ challengeId: id }),
    output: discretion,
  }),
};
