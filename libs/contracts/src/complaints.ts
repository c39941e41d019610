import { z } from 'zod';
import { event, rpc } from './contract.js';
import { done, id, page, paging, text } from './values.js';

export const complaintReasons = ['procedure', 'decision', 'confidentiality', 'rights', 'other'] as const;
export const complaintReason = z.enum(complaintReasons);
export type ComplaintReason = (typeof complaintReasons)[number];

/** An objection to the procedure of one challenge, for the named contact of the cluster that runs it. */
export const complaint = z.object({
  complaintId: id,
  number: z.string().describe('what people read out; reveals no count'),
  challengeId: id,
  reason: complaintReason,
  text: z.string(),
  state: z.enum(['received', 'answered']),
  at: z.string(),
  answerBy: z.string().describe('ten working days after it was received'),
  contactName: z.string().nullable().describe('the named contact who takes it; null: the managers do'),
  own: z
    .boolean()
    .describe('filed by the asking person, who reads the answer; otherwise the one who answers'),
  filedBy: z.string().describe('the name'),
  answer: z.object({ text: z.string(), at: z.string(), by: z.string().describe('the name') }).nullable(),
});
export type Complaint = z.output<typeof complaint>;

/** Most complaints of one person about one challenge that wait for an answer. */
export const mostOpenComplaints = 3;

const complaintText = text(8000, 1);

export const complaintsRpc = {
  /** Who would answer a complaint of the asking person about this challenge. */
  complaintContact: rpc('challenges.rpc.complaint-contact', {
    route: 'GET /challenges/{challengeId}/complaints/contact',
    access: 'account',
    kind: 'read',
    input: z.strictObject({ challengeId: id }),
    output: z.object({
      contactName: z.string().nullable().describe('the named contact; null: the managers'),
      isManagement: z.boolean().describe('of those who reviewed and published the challenge'),
    }),
  }),
  /** By anybody with an account, about a challenge that is or was public. */
  fileComplaint: rpc('challenges.rpc.file-complaint', {
    route: 'POST /challenges/{challengeId}/complaints',
    access: 'account',
    kind: 'write',
    perMinute: 10,
    input: z.strictObject({ challengeId: id, reason: complaintReason, text: complaintText }),
    output: complaint,
  }),
  /** Those that the person filed, and those that wait for the person or did; the newest first. */
  listComplaints: rpc('challenges.rpc.list-complaints', {
    route: 'GET /complaints',
    access: 'account',
    kind: 'read',
    input: z.strictObject({ challengeId: id.optional(), ...paging }),
    output: page(
      complaint.pick({ complaintId: true, number: true, challengeId: true, state: true, at: true }).extend({
        answerBy: z.string(),
        own: z.boolean(),
      }),
    ),
  }),
  /** For whoever filed it and whoever takes it; for everybody else it is not there. */
  getComplaint: rpc('challenges.rpc.get-complaint', {
    route: 'GET /complaints/{complaintId}',
    access: 'account',
    kind: 'read',
    input: z.strictObject({ complaintId: id }),
    output: complaint,
  }),
  /** Once, by whoever takes it. */
  answerComplaint: rpc('challenges.rpc.answer-complaint', {
    route: 'POST /complaints/{complaintId}/answer',
    access: 'account',
    kind: 'write',
    input: z.strictObject({ complaintId: id, text: complaintText }),
    output: done,
  }),
};

const complaintFact = z.object({ complaintId: id, challengeId: id, clusterId: id });
export const complaintsEvents = {
  /** `contactAccountId` null: the managers of the cluster take it. */
  complaintFiled: event(
    'challenges.evt.complaint-filed.v1',
    complaintFact.extend({ contactAccountId: id.nullable(), accountId: id }),
  ),
  complaintAnswered: event('challenges.evt.complaint-answered.v1', complaintFact.extend({ accountId: id })),
};
