import { z } from 'zod';
import { keptStatements } from './account-parts.js';
import { rpc } from './contract.js';
import { receipt, statementTypes } from './evidence.js';
import { done, id, instant, line, nothing, page, paging, text } from './values.js';

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
  ...keptStatements.shape,
  shared: z.number().int().describe('statements in receipts of others, which keep them; they name a bare id'),
});
export type ErasurePreview = z.output<typeof erasurePreview>;

const readingId = id;
const why = text(2000).pipe(z.string().min(10));
const reading = z.object({
  readingId,
  accountId: id,
  reason: z.string(),
  askedBy: id,
  askedAt: instant,
  approvedBy: id.nullable(),
  approvedAt: instant.nullable(),
  declinedBy: id.nullable(),
  declinedAt: instant.nullable(),
  declinedBecause: z.string().nullable(),
  readAt: instant.nullable(),
  state: z.enum(['asked', 'approved', 'declined', 'read', 'lapsed']),
  until: instant.describe('the end of the week to answer in or, once approved, of the day to read in'),
});
const namedReading = reading.extend({
  askedByName: z.string().describe('empty where the account is closed or nobody knows it'),
  answeredByName: z.string().nullable(),
});
export type RestrictedReading = z.output<typeof namedReading>;

/** What is kept of one erased account, without who it was and without what was said. */
const restrictedEntry = z.object({
  accountId: id,
  until: z.iso.date().describe('the last day'),
  receipts: z
    .array(z.object({ number: z.string(), type: z.enum(statementTypes) }))
    .describe('at most fifty, the one that was asked for first'),
  count: z.number().int().describe('of all'),
});
export type RestrictedEntry = z.output<typeof restrictedEntry>;

const restrictedContent = z.object({
  person: z.object({ name: z.string(), email: z.string() }).nullable(),
  receipts: z.array(z.object({ receiptId: id, number: z.string(), receipt })).describe('at most fifty'),
  count: z.number().int().describe('of receipts, of which these are some'),
  until: z.iso.date(),
});
export type RestrictedContent = z.output<typeof restrictedContent>;

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
    output: done.extend(keptStatements.shape),
  }),
  /** Of whom something is kept, the newest first; with `find` the one with that receipt number or account id. */
  listRestricted: rpc('terms.rpc.list-restricted', {
    route: 'GET /restricted-entries',
    access: 'operator',
    kind: 'read',
    input: z.strictObject({ find: line(40).optional(), ...paging }),
    output: page(restrictedEntry),
  }),
  /** Somebody of the operator's staff asks to read what is kept of an erased account. */
  askReading: rpc('terms.rpc.ask-reading', {
    route: 'POST /restricted-readings',
    access: 'operator',
    kind: 'write',
    input: z.strictObject({ accountId: id, reason: why }),
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
  /** By somebody else of the staff, for good: who asked may ask again. */
  declineReading: rpc('terms.rpc.decline-reading', {
    route: 'POST /restricted-readings/{readingId}/decline',
    access: 'operator',
    kind: 'write',
    input: z.strictObject({ readingId, reason: why }),
    output: reading,
  }),
  /**
   * Once, by who asked, within a day of the approval. Where there is more than one answer holds, the same person reads on
   * within ten minutes: `from` is how many receipts they have.
   */
  readRestricted: rpc('terms.rpc.read-restricted', {
    route: 'POST /restricted-readings/{readingId}/read',
    access: 'operator',
    kind: 'write',
    input: z.strictObject({ readingId, from: z.number().int().min(0).default(0) }),
    output: restrictedContent,
  }),
  getReading: rpc('terms.rpc.get-reading', {
    route: 'GET /restricted-readings/{readingId}',
    access: 'operator',
    kind: 'read',
    input: z.strictObject({ readingId }),
    output: namedReading,
  }),
  /** Who asked, answered and read, the newest first; a hundred at most. */
  listReadings: rpc('terms.rpc.list-readings', {
    route: 'GET /restricted-readings',
    access: 'operator',
    kind: 'read',
    input: nothing,
    output: z.object({ items: z.array(namedReading) }),
  }),
};
