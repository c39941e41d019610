import { z } from 'zod';
import { rpc } from './contract.js';
import { erasureGrade } from './erasure.js';
import { done, id, language, localized, nothing, verbatim } from './values.js';

const heldChallenge = z.object({ challengeId: id, question: localized(z.string()), original: language });

/** What `identity` does about closing an account. */
export const closingRpc = {
  /** What has to be handed over before the account may be closed; all three empty: nothing. */
  accountClosing: rpc('identity.rpc.account-closing', {
    route: 'GET /accounts/me/closing',
    access: 'account',
    kind: 'read',
    input: nothing,
    output: z.object({
      clusters: z.array(z.object({ clusterId: id, name: z.string() })).describe('without another manager'),
      organisations: z
        .array(z.object({ organisationId: id, name: z.string() }))
        .describe('without another signatory'),
      challenges: z.array(heldChallenge).describe('running, with nobody else in the team that asks'),
    }),
  }),
  /**
   * Ends every session and membership and erases the person, as `previewErasure` of `terms` says; `grade` is the one
   * that they were shown. `account.hand-over-first` while `accountClosing` lists something, `erasure.changed` when
   * more or less would be kept by now.
   */
  closeAccount: rpc('identity.rpc.close-account', {
    route: 'POST /accounts/me/close',
    access: 'account',
    kind: 'write',
    perMinute: 10,
    session: 'end',
    input: z.strictObject({ password: verbatim(200), grade: erasureGrade }),
    output: done,
  }),
};

/** What it asks of `challenges` before. */
export const onlySeekerRpc = {
  /** Published and not decided yet, with nobody else in the team that asks: before an account is closed. */
  onlySeekerOf: rpc('challenges.rpc.only-seeker-of', {
    access: 'internal',
    kind: 'read',
    input: nothing,
    output: z.object({
      items: z.array(heldChallenge),
    }),
  }),
};
