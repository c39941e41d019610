import { z } from 'zod';
import { rpc } from './contract.js';
import { id } from './values.js';

/** How far the opening of a challenge's submissions is: `sealed` until all openers have approved. */
export const openingState = z.object({
  challengeId: id,
  state: z.enum(['open', 'sealed', 'opening', 'opened']),
  openableAt: z.string().nullable().describe('30 s after the close'),
  openers: z.array(
    z.object({
      accountId: id,
      name: z.string().nullable().describe('for the team that asks'),
      approved: z.boolean(),
    }),
  ),
  mayApprove: z.boolean().describe('the asking person is one of them and has not approved'),
});
export type OpeningState = z.output<typeof openingState>;

/** Opening what is sealed: spread into `submissionsRpc`. */
export const openingCalls = {
  /** For the team that asks, the openers and managers of the owning cluster. */
  showOpening: rpc('submissions.rpc.show-opening', {
    route: 'GET /challenges/{challengeId}/opening',
    access: 'account',
    kind: 'read',
    input: z.strictObject({ challengeId: id }),
    output: openingState,
  }),
  /** By a person whom the challenge names, from 30 s after the close; the last approval opens. */
  openSubmissions: rpc('submissions.rpc.open', {
    route: 'POST /challenges/{challengeId}/open-submissions',
    access: 'account',
    kind: 'write',
    input: z.strictObject({ challengeId: id }),
    output: openingState,
  }),
};
