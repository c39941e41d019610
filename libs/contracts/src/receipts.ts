import { z } from 'zod';
import { rpc } from './contract.js';
import { receipt, statement } from './evidence.js';
import { id, instant, page } from './values.js';

/**
 * What came after it: after a submitted version the next one, for a holder of both receipts, or the withdrawal, for
 * every holder of a version, also one who has left the team since; after an agreement what its organisation said.
 */
export const followedBy = z
  .object({
    receiptId: id.nullable().describe('null: a withdrawal whose receipt is held by others'),
    type: z.enum(['submission', 'withdrawal', 'agreement-answered']),
    version: z.number().int().nullable(),
    confirmed: z.boolean().nullable().describe('what the organisation said'),
    at: instant,
    withdrawal: z
      .object({ receiptId: id.nullable(), at: instant })
      .nullable()
      .describe('of the whole, after a newer version'),
  })
  .nullable();
export type FollowedBy = z.output<typeof followedBy>;

/** What is shown beside a receipt today; none of it is signed. */
export const shownBeside = z.object({
  organisation: z
    .object({ organisationId: id, name: z.string() })
    .nullable()
    .describe('that it is for; beside a submission the one that its reader agreed for'),
  people: z
    .array(z.object({ accountId: id, name: z.string().nullable().describe('null: the account is closed') }))
    .describe('the team of a submission, or who a consent is about; empty while no name is known'),
  ended: z
    .array(z.object({ receiptId: id, number: z.string(), version: z.number().int(), at: instant }))
    .describe('the versions that a withdrawal took out'),
  named: z
    .array(z.object({ receiptId: id, number: z.string() }))
    .optional()
    .describe('the numbers of the receipts that the statement names, such as those of agreements'),
  note: z
    .string()
    .nullish()
    .describe(
      'the condition or reason of an office, whose digest the statement holds, until it answers anew',
    ),
});
export type ShownBeside = z.output<typeof shownBeside>;

/** A receipt with what is known around it today. */
export const receiptState = z.discriminatedUnion('state', [
  z.object({ state: z.literal('pending'), receiptId: id }),
  z.object({
    state: z.literal('issued'),
    receiptId: id,
    number: z.string().describe('shown to people; reveals no count'),
    receipt,
    followedBy: followedBy.optional(),
    beside: shownBeside.optional(),
  }),
]);

/** One's receipts, the newest first. */
export const receiptList = page(
  z.object({ receiptId: id, number: z.string(), at: instant, statement, followedBy }),
).extend({
  unlistedOpenings: z
    .number()
    .int()
    .optional()
    .describe('receipts of openings by others, and of solutions, which only the copy of one’s data lists'),
});

export const receiptsRpc = {
  /** For a mail that is about to go out. Null while the receipt is not signed. */
  receiptNumber: rpc('terms.rpc.receipt-number', {
    access: 'internal',
    kind: 'read',
    system: ['event'],
    input: z.strictObject({ receiptId: id }),
    output: z.object({ number: z.string().nullable() }),
  }),
};
