import { z } from 'zod';
import { event, rpc } from './contract.js';
import { base64url, instant, nothing, page, paging } from './values.js';

/** What the log was at one moment: the note is what counts, the rest is read from it. */
export const checkpoint = z.object({
  size: z.number().int().describe('rows'),
  at: instant,
  root: base64url,
  note: z.string(),
});
export type Checkpoint = z.output<typeof checkpoint>;

/** What a time stamp authority says of a checkpoint; the time is that of its clock. */
export const checkpointStamp = z.object({
  size: z.number().int().describe('of the checkpoint'),
  at: instant,
  authority: z.string(),
});
export type CheckpointStamp = z.output<typeof checkpointStamp>;

const logSize = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER);

/** What anybody may know of the evidence log, to notice when it is not the same any more: docs/decisions/0017. */
export const checkpointsRpc = {
  /** The newest signed state of the evidence log, as a note that anybody may keep (C2SP tlog-checkpoint). */
  latestCheckpoint: rpc('terms.rpc.latest-checkpoint', {
    route: 'GET /evidence/checkpoint',
    access: 'public',
    kind: 'read',
    cacheSeconds: 1,
    input: nothing,
    output: checkpoint,
  }),
  /** Newest first. */
  listCheckpoints: rpc('terms.rpc.list-checkpoints', {
    route: 'GET /evidence/checkpoints',
    access: 'public',
    kind: 'read',
    cacheSeconds: 1,
    input: z.strictObject({ ...paging }),
    output: page(checkpoint),
  }),
  /** The path that connects two states of the log, by their sizes (RFC 6962, 2.1.2). */
  consistency: rpc('terms.rpc.consistency', {
    route: 'GET /evidence/consistency',
    access: 'public',
    kind: 'read',
    cacheSeconds: 60,
    input: z.strictObject({ from: logSize, to: logSize }),
    output: z.object({ from: z.number(), to: z.number(), path: z.array(base64url) }),
  }),
  /** Where an authority is configured. Newest first. */
  listStamps: rpc('terms.rpc.list-stamps', {
    route: 'GET /evidence/stamps',
    access: 'public',
    kind: 'read',
    cacheSeconds: 1,
    input: z.strictObject({ ...paging }),
    output: page(checkpointStamp),
  }),
  /** With the note that it is of, and the authority's whole answer (RFC 3161, TimeStampResp). */
  getStamp: rpc('terms.rpc.get-stamp', {
    route: 'GET /evidence/stamps/{size}',
    access: 'public',
    kind: 'read',
    cacheSeconds: 60,
    input: z.strictObject({ size: logSize }),
    output: checkpointStamp.extend({ note: z.string(), response: base64url }),
  }),
};

export const checkpointsEvents = {
  /** The first of a week; it goes to the clusters' managers, so that the log has witnesses outside. */
  checkpointOfWeek: event(
    'terms.evt.checkpoint-of-week-signed.v1',
    z.object({ size: z.number().int(), at: instant, note: z.string() }),
  ),
};
