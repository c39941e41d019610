import { z } from 'zod';
import { rpc } from './contract.js';
import { briefReaderRole } from './evidence.js';
import { id, line, page, paging, revision, text } from './values.js';

export const briefRequestState = z.enum(['waiting', 'approved', 'declined', 'withdrawn']);
export type BriefRequestState = z.output<typeof briefRequestState>;

/** As it is read: one that nobody has answered by the close of the challenge ends with it. */
export const briefRequestOutcome = z.enum([...briefRequestState.options, 'ended']);
export type BriefRequestOutcome = z.output<typeof briefRequestOutcome>;

/**
 * What stands between a person and the confidential brief. `not-available` has one sentence for every reason: who is left
 * out by name is told the same as who belongs to no verified organisation.
 * `ended`: it was given on request until the close, and neither asking nor approving is possible any more.
 */
export const briefStanding = z.enum([
  'readable',
  'agree-first',
  'ask-first',
  ...(['waiting', 'declined', 'withdrawn', 'ended'] as const),
  'not-available',
]);
export type BriefStanding = z.output<typeof briefStanding>;

const answer = {
  state: briefRequestOutcome,
  note: z.string().describe('why the person asks'),
  askedAt: z.string(),
  answeredAt: z.string().nullable(),
  reason: z.string().nullable().describe('of a no, and of an approval that was withdrawn'),
};
export const ownBriefRequest = z.object(answer);
export const ownBriefAccess = z.object({ standing: briefStanding, request: ownBriefRequest.nullable() });
export type OwnBriefAccess = z.output<typeof ownBriefAccess>;

/** A request as the team that asks reads it. */
export const briefRequest = z.object({
  requestId: id,
  /** Grows with each answer. */
  revision: z.number().int(),
  ...answer,
  accountId: id,
  name: z.string(),
  role: briefReaderRole,
  organisationName: z.string().nullable().describe('a verified affiliation at the moment of asking'),
  agreement: z
    .object({ at: z.string(), organisationName: z.string().nullable().describe('null: for themselves') })
    .nullable(),
  answeredBy: z.string().nullable().describe('name'),
  /** What the rules of the challenge hold against it now; it cannot be approved as long as they do. */
  hindrance: z.enum(['unverified', 'excluded']).nullable(),
});
export type BriefRequest = z.output<typeof briefRequest>;

const request = { challengeId: id, requestId: id, revision };
const reason = text(1000, 1);

export const briefRequestsRpc = {
  briefAccess: rpc('challenges.rpc.brief-access', {
    route: 'GET /challenges/{challengeId}/brief/access',
    access: 'account',
    kind: 'read',
    input: z.strictObject({ challengeId: id }),
    output: ownBriefAccess,
  }),
  /** Until the close, once per person; asking again changes nothing and answers how it stands. */
  requestBrief: rpc('challenges.rpc.request-brief', {
    route: 'POST /challenges/{challengeId}/brief/requests',
    access: 'account',
    kind: 'write',
    perMinute: 30,
    input: z.strictObject({ challengeId: id, note: line(300, 1) }),
    output: ownBriefAccess,
  }),
  /** For the team that asks and nobody else. Newest first. */
  listBriefRequests: rpc('challenges.rpc.list-brief-requests', {
    route: 'GET /challenges/{challengeId}/brief/requests',
    access: 'account',
    kind: 'read',
    input: z.strictObject({ challengeId: id, ...paging }),
    output: page(briefRequest),
  }),
  /** Until the close, also after a no. `revision`: as it was seen; whoever comes second is told. */
  approveBriefRequest: rpc('challenges.rpc.approve-brief-request', {
    route: 'POST /challenges/{challengeId}/brief/requests/{requestId}/approve',
    access: 'account',
    kind: 'write',
    input: z.strictObject(request),
    output: z.object({ state: briefRequestState, revision: z.number().int() }),
  }),
  declineBriefRequest: rpc('challenges.rpc.decline-brief-request', {
    route: 'POST /challenges/{challengeId}/brief/requests/{requestId}/decline',
    access: 'account',
    kind: 'write',
    input: z.strictObject({ ...request, reason }),
    output: z.object({ state: briefRequestState, revision: z.number().int() }),
  }),
  /** Nothing is opened from then on; what was read stays on record. */
  withdrawBriefApproval: rpc('challenges.rpc.withdraw-brief-approval', {
    route: 'POST /challenges/{challengeId}/brief/requests/{requestId}/withdraw-approval',
    access: 'account',
    kind: 'write',
    input: z.strictObject({ ...request, reason }),
    output: z.object({ state: briefRequestState, revision: z.number().int() }),
  }),
  /** Asked when the bytes of a brief's file are, for a way to it that was given a moment ago. */
  briefFileStands: rpc('challenges.rpc.brief-file-stands', {
    access: 'internal',
    kind: 'read',
    system: ['files'],
    input: z.strictObject({ fileId: id, accountId: id }),
    output: z.object({ stands: z.boolean() }),
  }),
};
