import { z } from 'zod';
import { rpc } from './contract.js';
import { done, id, language, nothing, verbatim } from './values.js';

// What becomes of a submission after the decision, on dates that the terms promise. How long a cluster keeps what is over
// is chosen by its managers: `retention-periods.ts`.

/**
 * Days, as every package of terms lays them down: after the decision for what was not awarded, and after losing or
 * leaving for the copies that participants made of confidential documents.
 */
export const restPeriods = { accessDays: 30, deletionDays: 90, documentDays: 30 } as const;
/** Days before a deletion on which a team is told that it comes; the same for a draft that was never handed in. */
export const deletionNoticeDays = 7;

/** Whether somebody who may sign has confirmed that the seeker does not use what was not awarded. */
export const nonUse = z.object({
  dueAt: z.string().describe('when the access ends and copies are deleted by'),
  confirmedAt: z.string().nullable(),
  confirmedBy: z.string().nullable().describe('the name'),
  receiptId: id.nullable().describe('for those who hold it: the seeker’s team and all who handed in'),
});
export type NonUse = z.output<typeof nonUse>;

/** What becomes of a submission that was not awarded: dates that lie ahead or, with a time of their own, are over. */
export const retention = z.object({
  accessEndsAt: z.string().describe('for the seeker’s team'),
  accessEnded: z.boolean(),
  deletesAt: z.string(),
  deletedAt: z.string().nullable(),
});
export type Retention = z.output<typeof retention>;

/** As its team sees it. */
export const ownRetention = retention.extend({
  kept: z.boolean().describe('the team wants it kept: nothing is deleted'),
  deletionReceiptId: id.nullable(),
  nonUse: nonUse.nullable(),
});

/** The same of all that a challenge did not award, for those who asked and those who run it: that, not what. */
export const challengeRetention = z.object({
  challengeId: id,
  decidedAt: z.string(),
  accessEndsAt: z.string(),
  accessEnded: z.boolean(),
  deletesAt: z.string(),
  submissions: z.number().int(),
  deleted: z.number().int(),
  kept: z.number().int(),
  nonUse: nonUse.extend({
    overdue: z.boolean(),
    mayConfirm: z.boolean().describe('the asking person may sign for the organisation that asks'),
    words: z.object({ de: z.string(), en: z.string() }).describe('what is confirmed, word for word'),
  }),
});
export type ChallengeRetention = z.output<typeof challengeRetention>;

export const retentionRpc = {
  /** For the seeker's team and managers of the owning cluster; null before the decision, or where nothing was left. */
  showRetention: rpc('submissions.rpc.show-retention', {
    route: 'GET /challenges/{challengeId}/submissions/retention',
    access: 'account',
    kind: 'read',
    input: z.strictObject({ challengeId: id }),
    output: z.object({ retention: challengeRetention.nullable() }),
  }),
  /** Confirmations that are missing: of those who are asked, and for managers those that are overdue. */
  listOpenNonUse: rpc('submissions.rpc.list-open-non-use', {
    route: 'GET /challenges/non-use',
    access: 'account',
    kind: 'read',
    input: nothing,
    output: z.object({ items: z.array(z.object({ challengeId: id, dueAt: z.string() })) }),
  }),
  /**
   * By somebody of the seeker's team who may sign for the organisation that asks; once, a repeat changes nothing.
   * It ends what access the team still has, since it says that all copies are deleted.
   * `words` as `showRetention` gives them and as they were shown, in that language: the receipt holds them.
   */
  confirmNonUse: rpc('submissions.rpc.confirm-non-use', {
    route: 'POST /challenges/{challengeId}/submissions/non-use/confirm',
    access: 'account',
    kind: 'write',
    input: z.strictObject({ challengeId: id, language, words: verbatim(2_000) }),
    output: z.object({ confirmedAt: z.string(), receiptId: id }),
  }),
  /** By the team lead, until it is deleted. */
  keepContents: rpc('submissions.rpc.keep-contents', {
    route: 'PUT /submissions/{submissionId}/keeping',
    access: 'account',
    kind: 'write',
    input: z.strictObject({ submissionId: id, keep: z.boolean() }),
    output: done,
  }),
};
