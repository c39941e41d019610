import { z } from 'zod';
import { rpc } from './contract.js';
import { done, id, instant, language, page, paging } from './values.js';

/** A member's agreement for an organisation, as its signatories see it. */
export const confirmation = z.object({
  acceptanceId: id,
  challengeId: id,
  state: z
    .enum(['waiting', 'confirmed', 'refused', 'over'])
    .describe('over: ended or replaced by the member'),
  member: z.object({ accountId: id, name: z.string() }),
  organisation: z.object({ organisationId: id, name: z.string() }),
  versionIds: z.array(id),
  at: instant,
  answer: z.object({ at: instant, accountId: id, receiptId: id }).nullable(),
});
export type Confirmation = z.output<typeof confirmation>;

/** Told to everybody who agrees for an organisation, who it is to those of its people alone who are verified. */
export const canBeAsked = z
  .boolean()
  .nullable()
  .describe('whether anybody is known who may sign for the organisation; null while that is not known');

/** Whom a member's agreement for an organisation waits for, as the member sees it. */
export const awaitedConfirmation = z.object({
  acceptanceId: id,
  askedAt: instant.describe('when its signatories were asked last'),
  remindableAt: instant.describe('from when on they can be reminded: once a day'),
  canBeAsked: canBeAsked.optional(),
  signatories: z
    .array(z.object({ accountId: id, name: z.string() }))
    .nullable()
    .describe('told to those whose own affiliation is verified; null for all others'),
});
export type AwaitedConfirmation = z.output<typeof awaitedConfirmation>;

export const confirmationsRpc = {
  /** What waits for organisations that the asking person may bind, while the challenge is open; oldest first. */
  listConfirmations: rpc('terms.rpc.list-confirmations', {
    route: 'GET /confirmations',
    access: 'account',
    kind: 'read',
    input: z.strictObject({ ...paging }),
    output: page(confirmation),
  }),
  getConfirmation: rpc('terms.rpc.get-confirmation', {
    route: 'GET /confirmations/{acceptanceId}',
    access: 'account',
    kind: 'read',
    input: z.strictObject({ acceptanceId: id }),
    output: confirmation,
  }),
  /** By the member, once a day while it waits: the signatories are asked again. */
  remindSignatories: rpc('terms.rpc.remind-signatories', {
    route: 'POST /acceptances/{acceptanceId}/remind',
    access: 'account',
    kind: 'write',
    input: z.strictObject({ acceptanceId: id }),
    output: done,
  }),
  /** From now on the member's agreement is the organisation's. `versionIds` are the ones that were shown. */
  confirm: rpc('terms.rpc.confirm', {
    route: 'POST /confirmations/{acceptanceId}/confirm',
    access: 'account',
    kind: 'write',
    input: z.strictObject({ acceptanceId: id, versionIds: z.array(id).length(3), language }),
    output: confirmation,
  }),
  /** The member's agreement ends for the future; agreeing for oneself stays possible. */
  refuse: rpc('terms.rpc.refuse', {
    route: 'POST /confirmations/{acceptanceId}/refuse',
    access: 'account',
    kind: 'write',
    input: z.strictObject({ acceptanceId: id, language }),
    output: confirmation,
  }),
};
