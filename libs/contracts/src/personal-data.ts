import { z } from 'zod';
import { event, rpc } from './contract.js';
import { id, instant, nothing } from './values.js';

/**
 * One page of what a service holds about a person: records of one list. Items of the list `files` are `personalFile`s,
 * whose bytes go along.
 */
const personalPart = z.object({
  list: z.string(),
  items: z.array(z.record(z.string(), z.unknown())),
  nextCursor: z.string().nullable(),
});
export type PersonalPart = z.output<typeof personalPart>;

/** With an empty name its bytes stay behind: it lies in a sealed version only. */
export const personalFile = z.looseObject({ fileId: id, name: z.string() });

const ofService = (service: string) =>
  rpc(`${service}.rpc.personal-data`, {
    access: 'internal',
    kind: 'read',
    system: ['files'],
    input: z.strictObject({ accountId: id, cursor: z.string().max(400).optional() }),
    output: personalPart,
  });

/** What each service holds about a person and the person may see, page by page. `not-found`: there is no such account. */
export const personalDataRpc = {
  identity: ofService('identity'),
  challenges: ofService('challenges'),
  terms: ofService('terms'),
  submissions: ofService('submissions'),
  groups: ofService('groups'),
  notifications: ofService('notifications'),
};

export const dataRequest = z.object({
  requestId: id,
  state: z
    .enum(['collecting', 'ready', 'fetched', 'expired'])
    .describe('one at a time; a new one can be made once it is fetched or expired'),
  requestedAt: instant,
  expiresAt: instant.nullable().describe('until when it can be fetched, once it is ready'),
});
export type DataRequest = z.output<typeof dataRequest>;

/** A copy of everything about oneself, for the account alone. */
export const dataRequestsRpc = {
  /** The one that is under way or ready, if there is one, or a new one. */
  requestData: rpc('groups.rpc.request-data', {
    route: 'POST /accounts/me/data',
    access: 'account',
    kind: 'write',
    perMinute: 10,
    input: nothing,
    output: dataRequest,
  }),
  getDataRequest: rpc('groups.rpc.get-data-request', {
    route: 'GET /accounts/me/data',
    access: 'account',
    kind: 'read',
    input: nothing,
    output: z.object({ request: dataRequest.nullable() }),
  }),
  /** First used within a minute by the session that asked, and once: then the request is fetched. */
  fetchData: rpc('groups.rpc.fetch-data', {
    route: 'POST /accounts/me/data/link',
    access: 'account',
    kind: 'write',
    perMinute: 10,
    input: nothing,
    output: z.object({ url: z.string(), expiresAt: instant }),
  }),
};

export const dataRequestsEvents = {
  dataReady: event(
    'groups.evt.data-ready.v1',
    z.object({ requestId: id, accountId: id, expiresAt: instant }),
  ),
};
