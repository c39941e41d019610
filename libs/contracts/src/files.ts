import { z } from 'zod';
import { event, rpc } from './contract.js';
import { digest, done, id, instant, line, recipient } from './values.js';

/** 500 MB for one file, in bytes. */
export const maxFileSize = 500 * 1000 * 1000;
/** Bytes of one part; the digest `v1` is the SHA-256 over the raw SHA-256 digests of these parts in order. */
export const filePartSize = 8 * 1024 * 1024;

/** As browsers and mail name it, e.g. `text/plain; charset=utf-8`; empty where nobody knows. */
const mediaType = z
  .string()
  .max(120)
  .regex(/^(?:[\w!#$&^.+-]+\/[\w!#$&^.+-]+(?:;[\w ="';.+-]*)?)?$/);

/** What a browser says about a file before it sends it. */
export const newFile = {
  name: line(200, 1),
  size: z.number().int().min(0).max(maxFileSize),
  type: mediaType.default('application/octet-stream'),
};

/** First used within a minute; creates one tus upload: `POST {url}` with `Upload-Length`. */
export const uploadGrant = z.object({ fileId: id, url: z.string(), expiresAt: instant });
/** First used within a minute; then any number of ranges of this one file for ten minutes. */
export const downloadGrant = z.object({ fileId: id, url: z.string(), expiresAt: instant });

/** Whose file: the service that decides about it and the object there, e.g. `submissions`, the submission's id. */
export const fileOwner = z.strictObject({
  service: z.enum(['challenges', 'submissions', 'groups']),
  objectId: id,
});

export const fileFacts = z.object({
  fileId: id,
  owner: fileOwner,
  name: z.string(),
  size: z.number(),
  type: z.string().describe('as detected'),
  digest: digest.nullable(),
  sha256: digest.nullable().describe('of the whole, for information'),
  state: z.enum(['uploading', 'complete', 'removed']),
  uploadedBy: id,
  uploadedAt: z.string().nullable(),
});
export type FileFacts = z.output<typeof fileFacts>;

export const filesRpc = {
  /**
   * The asking service has decided that the person may add a file to its object. With a `recipient` the bytes are kept
   * sealed to it, and the name is a neutral one with the extension; the real name stays with the asking service.
   */
  grantUpload: rpc('groups.rpc.grant-upload', {
    access: 'internal',
    kind: 'write',
    input: z.strictObject({ owner: fileOwner, ...newFile, recipient: recipient.optional() }),
    output: uploadGrant,
  }),
  /** The asking service has decided that the person may open this file of its object. */
  grantDownload: rpc('groups.rpc.grant-download', {
    access: 'internal',
    kind: 'write',
    input: z.strictObject({ owner: fileOwner, fileId: id }),
    output: downloadGrant,
  }),
  /** Another way into an upload that the same account began, e.g. after signing in again. */
  resumeUpload: rpc('groups.rpc.resume-upload', {
    route: 'POST /files/{fileId}/resume',
    access: 'account',
    kind: 'write',
    input: z.strictObject({ fileId: id }),
    output: z.object({
      fileId: id,
      url: z.string().describe('the upload’s own address: HEAD, then PATCH'),
      expiresAt: instant,
    }),
  }),
  describeFiles: rpc('groups.rpc.describe-files', {
    access: 'internal',
    kind: 'read',
    system: ['event', 'clock'],
    input: z.strictObject({ fileIds: z.array(id).max(200) }),
    output: z.object({ items: z.array(fileFacts) }),
  }),
  /** What PDF and office documents of one object say about themselves, e.g. their author; of sealed ones nothing. */
  readProperties: rpc('groups.rpc.read-properties', {
    access: 'internal',
    kind: 'read',
    input: z.strictObject({ owner: fileOwner, fileIds: z.array(id).max(50) }),
    output: z.object({
      items: z.array(
        z.object({ fileId: id, properties: z.array(z.object({ name: z.string(), value: z.string() })) }),
      ),
    }),
  }),
  /** Its bytes are deleted by and by; the row stays as removed. */
  removeFile: rpc('groups.rpc.remove-file', {
    access: 'internal',
    kind: 'write',
    system: ['event', 'clock'],
    input: z.strictObject({ owner: fileOwner, fileId: id }),
    output: done,
  }),
};

export const filesEvents = {
  fileCompleted: event('groups.evt.file-completed.v1', z.object({ file: fileFacts })),
  fileRemoved: event('groups.evt.file-removed.v1', z.object({ fileId: id, owner: fileOwner })),
  /** Once per grant, when its first byte goes out. */
  fileOpened: event(
    'groups.evt.file-opened.v1',
    z.object({ fileId: id, owner: fileOwner, accountId: id, at: instant }),
  ),
};
