import { z } from 'zod';
import { editableChallenge } from './challenge-pages.js';
import { rpc } from './contract.js';
import { calendarDay, calendarInstant, done, id, localized, text } from './values.js';

const challengeId = id;

/** What people change in the course of a challenge: spread into `challengesRpc`. */
export const courseCalls = {
  withdrawChallenge: rpc('challenges.rpc.withdraw', {
    route: 'POST /challenges/{challengeId}/withdraw',
    access: 'account',
    kind: 'write',
    input: z.strictObject({ challengeId, reason: text(2000).optional() }),
    output: editableChallenge,
  }),
  extend: rpc('challenges.rpc.extend', {
    route: 'POST /challenges/{challengeId}/extend',
    access: 'account',
    kind: 'write',
    input: z.strictObject({
      challengeId,
      closesAt: calendarInstant,
      decisionBy: calendarDay.optional(),
      note: localized(text(500)).default({}),
    }),
    output: editableChallenge,
  }),
  /** By a manager of the owning cluster, while it is scheduled or open: no clock runs until it is resumed. */
  suspend: rpc('challenges.rpc.suspend', {
    route: 'POST /challenges/{challengeId}/suspend',
    access: 'account',
    kind: 'write',
    input: z.strictObject({ challengeId, reason: localized(text(1000)).describe('public') }),
    output: editableChallenge,
  }),
  /** Goes on where it stood. A close that has passed meanwhile has to be set later; it never comes sooner. */
  resume: rpc('challenges.rpc.resume', {
    route: 'POST /challenges/{challengeId}/resume',
    access: 'account',
    kind: 'write',
    input: z.strictObject({
      challengeId,
      closesAt: calendarInstant.optional().describe('left out: it stays'),
      decisionBy: calendarDay.optional(),
      note: localized(text(1000)).default({}).describe('public'),
    }),
    output: editableChallenge,
  }),
  /**
   * Somebody else opens what is handed in, until it is opened: of the side that the replaced person stood for, since
   * those who take part were told of both. By the seeker's team; a manager for the owning cluster's side.
   */
  replaceOpener: rpc('challenges.rpc.replace-opener', {
    route: 'PUT /challenges/{challengeId}/openers/{accountId}',
    access: 'account',
    kind: 'write',
    input: z.strictObject({ challengeId, accountId: id, byAccountId: id }),
    output: editableChallenge,
  }),
  /**
   * Leaving the team that asks, or taking a colleague out of it, in any state; done as well where they are gone already.
   * `challenge.last-seeker` for the only one, `challenge.opener-first` for somebody who is named to open what is not opened.
   */
  removeSeeker: rpc('challenges.rpc.remove-seeker', {
    route: 'DELETE /challenges/{challengeId}/seekers/{accountId}',
    access: 'account',
    kind: 'write',
    input: z.strictObject({ challengeId, accountId: id }),
    output: done,
  }),
};
