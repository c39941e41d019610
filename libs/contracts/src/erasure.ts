import { z } from 'zod';
import { rpc } from './contract.js';
import { receipt, statementTypes } from './evidence.js';
import { done, id, instant, nothing, text } from './values.js';

/**
 * `whole`: nobody relies on what the person did, so that every statement about them goes. `restricted`: statements on
 * which others rely, and who the person was, move to where two people of the operator's staff can read them together,
 * until a date (GDPR Art. 17(3)(e)).
 */
export const erasureGrade = z.enum(['whole', 'restricted']);
export type ErasureGrade = z.output<typeof erasureGrade>;

export const erasurePreview = z.object({
  grade: erasureGrade,
  erased: z.number().int().describe('statements that go'),
  kept: z
    .array(z.object({ type: z.enum(statementTypes), challengeId: id, at: instant }))
    .describe('statements that move, the newest first; at most a hundred'),
  keptCount: z.number().int(),
  keptUntil: z.iso.date().nullable().describe('the last day of what moved'),
  shared: z.number().int().describe('statements in receipts of others, which keep them; they name a bare id'),
});
export type ErasurePreview = z.output<typeof erasurePreview>;

const readingId = id;
const reading = z.object({
  readingId,
  accountId: id,
  reason: z.string(),
  askedBy: id,
  askedAt: instant,
  approvedBy: id.nullable(),
  approvedAt: instant.nullable(),
  readAt: instant.nullable(),
});

/** What `terms` does about erasing people. */
export const erasureRpc = {
  /** What erasing oneself would do to the evidence at this moment. */
  previewErasure: rpc('terms.rpc.preview-erasure', {
    route: 'GET /accounts/me/erasure',
    access: 'account',
    kind: 'read',
    input: nothing,
    output: erasurePreview,
  }),
  /**
   * Asked by `identity` as the person, before it closes the account: keeps who they are where statements will be kept,
   * for the news that the account is closed. `erasure.changed` when the grade is another one than they were shown.
   */
  keepPerson: rpc('terms.rpc.keep-person', {
    access: 'internal',
    kind: 'write',
    input: z.strictObject({ grade: erasureGrade, name: z.string(), email: z.string() }),
    output: done,
  }),
  /** Somebody of the operator's staff asks to read what is kept of an erased account. */
  askReading: rpc('terms.rpc.ask-reading', {
    route: 'POST /restricted-readings',
    access: 'operator',
    kind: 'write',
    input: z.strictObject({ accountId: id, reason: text(2000).pipe(z.string().min(10)) }),
    output: reading,
  }),
  /** By somebody else of the staff. */
  approveReading: rpc('terms.rpc.approve-reading', {
    route: 'POST /restricted-readings/{readingId}/approve',
    access: 'operator',
    kind: 'write',
    input: z.strictObject({ readingId }),
    output: reading,
  }),
  /** Once, by who asked, within a day of the approval. */
  readRestricted: rpc('terms.rpc.read-restricted', {
    route: 'POST /restricted-readings/{readingId}/read',
    access: 'operator',
    kind: 'write',
    input: z.strictObject({ readingId }),
    output: z.object({
      person: z.object({ name: z.string(), email: z.string() }).nullable(),
      receipts: z.array(z.object({ receiptId: id, number: z.string(), receipt })),
      until: z.iso.date(),
    }),
  }),
  /** Who asked, approved and read, the newest first; a hundred at most. */
  listReadings: rpc('terms.rpc.list-readings', {
    route: 'GET /restricted-readings',
    access: 'operator',
    kind: 'read',
    input: nothing,
    output: z.object({ items: z.array(reading) }),
  }),
};
