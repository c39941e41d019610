import { z } from 'zod';
import { rpc } from './contract.js';
import { termsVersion } from './terms.js';
import { id } from './values.js';

/** A version with how many people agreed to it in challenges of one cluster. */
export const clusterTermsVersion = termsVersion.omit({ clauses: true }).extend({
  challengeId: id
    .nullable()
    .describe('whose terms they are; null for those of the platform and of the cluster'),
  agreed: z.number().int().describe('people whose agreement to it was neither ended nor replaced'),
  askedAgain: z
    .number()
    .int()
    .describe(
      'those of them who are asked again: a newer version says something else, and one can still agree',
    ),
});
export type ClusterTermsVersion = z.output<typeof clusterTermsVersion>;

export const clusterTermsRpc = {
  /** All versions of the terms in force at one cluster and in its challenges, the newest first; for its managers. */
  listClusterTerms: rpc('terms.rpc.list-cluster-terms', {
    route: 'GET /clusters/{clusterId}/terms',
    access: 'account',
    kind: 'read',
    input: z.strictObject({ clusterId: id }),
    output: z.object({ items: z.array(clusterTermsVersion) }),
  }),
};
