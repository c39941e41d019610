import { z } from 'zod';
import { rpc } from './contract.js';
import { base64url, id, instant, recipient } from './values.js';

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
      former: z
        .boolean()
        .default(false)
        .describe('neither of the team that asks nor a manager any more: somebody else has to be named'),
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

/** What `terms` takes its layer off, for `submissions`: spread into `termsRpc`. */
export const releaseCalls = {
  /**
   * The asking person approves that a challenge's submissions are opened. `wrapped`: the copy that `submissions` keeps of
   * the sealed key. Once all openers have approved and the close has passed, `released` is the key without the layer that
   * only `terms` can open; the last approval also states it as an event.
   */
  approveOpening: rpc('terms.rpc.approve-opening', {
    access: 'internal',
    kind: 'write',
    input: z.strictObject({ challengeId: id, wrapped: base64url }),
    output: z.object({ approvedAccountIds: z.array(id), released: base64url.nullable() }),
  }),
  /**
   * The copy of a challenge's sealed key, for `submissions` where its own is gone; null where there is none. `recipient`,
   * the public half, is null of a key that was kept before it came along.
   */
  keptChallengeKey: rpc('terms.rpc.kept-challenge-key', {
    access: 'internal',
    kind: 'read',
    system: ['clock'],
    input: z.strictObject({ challengeId: id }),
    output: z.object({ kept: z.object({ recipient: recipient.nullable(), wrapped: base64url }).nullable() }),
  }),
  /**
   * By somebody of the seeker's team: states the opening of its deposit as evidence and takes off the layer of its key
   * that only `terms` can open; `released` is still sealed to `submissions`. Again, it answers the same.
   */
  openDeposit: rpc('terms.rpc.open-deposit', {
    access: 'internal',
    kind: 'write',
    input: z.strictObject({ challengeId: id, depositId: id, wrapped: base64url }),
    output: z.object({ receiptId: id, at: instant, released: base64url }),
  }),
};
