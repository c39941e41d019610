import { z } from 'zod';
import { fileSummary } from './challenge-parts.js';
import { rpc } from './contract.js';
import { downloadGrant, newFile, uploadGrant } from './files.js';
import { digest, done, id, text } from './values.js';

/** What the seeker knew before it read any submission; `sealed` until its team wants it opened. */
export const deposit = z.object({
  depositId: id,
  state: z.enum(['draft', 'sealed', 'opened']),
  files: z.array(fileSummary).describe('without names while sealed'),
  textDigest: digest.nullable().describe('SHA-256 over the RFC 8785 JSON of what `readDeposit` answers'),
  sealedAt: z.string().nullable(),
  receiptId: id.nullable(),
  openedAt: z.string().nullable(),
  openingReceiptId: id.nullable(),
});
export type Deposit = z.output<typeof deposit>;

const ofChallenge = { challengeId: id };
const one = { ...ofChallenge, depositId: id };

/** By the seeker's team alone; for everybody else the challenge is not there. Spread into `submissionsRpc`. */
export const depositCalls = {
  listDeposits: rpc('submissions.rpc.list-deposits', {
    route: 'GET /challenges/{challengeId}/deposits',
    access: 'account',
    kind: 'read',
    input: z.strictObject(ofChallenge),
    output: z.object({
      items: z.array(deposit).describe('the newest first'),
      open: z.boolean().describe('until the close and its grace'),
      closesAt: z.string().nullable(),
      graceSeconds: z.number(),
      now: z.string().describe('the clock that counts'),
    }),
  }),
  /** The draft that files are added to; the one that there is, or a new one. */
  beginDeposit: rpc('submissions.rpc.begin-deposit', {
    route: 'POST /challenges/{challengeId}/deposits',
    access: 'account',
    kind: 'write',
    input: z.strictObject(ofChallenge),
    output: z.object({ depositId: id }),
  }),
  addDepositFile: rpc('submissions.rpc.add-deposit-file', {
    route: 'POST /challenges/{challengeId}/deposits/{depositId}/files',
    access: 'account',
    kind: 'write',
    input: z.strictObject({ ...one, ...newFile }),
    output: uploadGrant,
  }),
  removeDepositFile: rpc('submissions.rpc.remove-deposit-file', {
    route: 'DELETE /challenges/{challengeId}/deposits/{depositId}/files/{fileId}',
    access: 'account',
    kind: 'write',
    input: z.strictObject({ ...one, fileId: id }),
    output: done,
  }),
  /** Of a draft, or once opened. */
  grantDepositFile: rpc('submissions.rpc.grant-deposit-file', {
    route: 'POST /challenges/{challengeId}/deposits/{depositId}/files/{fileId}/grant',
    access: 'account',
    kind: 'write',
    input: z.strictObject({ ...one, fileId: id }),
    output: downloadGrant,
  }),
  /** Until the close, by the clock that judges submissions; what is sealed is never replaced, another one follows. */
  sealDeposit: rpc('submissions.rpc.seal-deposit', {
    route: 'POST /challenges/{challengeId}/deposits/{depositId}/seal',
    access: 'account',
    kind: 'write',
    input: z.strictObject({ ...one, text: text(40_000, 1) }),
    output: deposit,
  }),
  /** Goes into the evidence log before anything is opened, and tells nobody but the seeker's team. */
  openDeposit: rpc('submissions.rpc.open-deposit', {
    route: 'POST /challenges/{challengeId}/deposits/{depositId}/open',
    access: 'account',
    kind: 'write',
    input: z.strictObject(one),
    output: deposit,
  }),
  /** Once opened; before that `deposit.sealed`. */
  readDeposit: rpc('submissions.rpc.read-deposit', {
    route: 'GET /challenges/{challengeId}/deposits/{depositId}/text',
    access: 'account',
    kind: 'read',
    input: z.strictObject(one),
    output: z.object({ text: z.string() }),
  }),
  /** For everybody who sees the challenge: that something was deposited before the close, and when. */
  depositTimes: rpc('submissions.rpc.deposit-times', {
    route: 'GET /challenges/{challengeId}/deposit-times',
    access: 'public',
    kind: 'read',
    input: z.strictObject(ofChallenge),
    output: z.object({ items: z.array(z.object({ at: z.string() })).describe('the oldest first') }),
  }),
};
