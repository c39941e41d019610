import { z } from 'zod';
import { hint, rpc } from './contract.js';
import { id, nothing, verbatim } from './values.js';

/** Codes below which an invitation's address says which service to ask: `/i/s.<id or token>`. */
export const invitationPrefixes = { submissions: 's', groups: 'g', challenges: 'c' } as const;

/** Every kind of notice. Its sentence is written by pages and mails in the reader's language. */
export const noticeKinds = [
  'membership-requested',
  'membership-admitted',
  'membership-refused',
  'affiliation-verified',
  'challenge-to-review',
  'challenge-sent-back',
  'challenge-published',
  'challenge-opened',
  'challenge-extended',
  'challenge-suspended',
  'challenge-resumed',
  'challenge-closed',
  'seeker-invited',
  'seeker-left',
  'seeker-removed',
  'opener-named',
  'opener-replaced',
  'opening-asked',
  'submissions-opened',
  'brief-requested',
  'brief-answered',
  'challenge-decided',
  'agreement-recorded',
  'agreement-to-confirm',
  'agreement-confirmed',
  'agreement-refused',
  'terms-changed',
  'consent-asked',
  'consent-told',
  'consent-reminder',
  'consent-given',
  'consent-given-in-part',
  'consent-held',
  'consent-lapsed',
  'consent-unanswered',
  'team-invitation',
  'team-member-joined',
  'team-member-left',
  'team-member-removed',
  'submission-received',
  'submission-withdrawn',
  'receipt-issued',
  'award-offered',
  'award-accepted',
  'award-declined',
  'award-lapsed',
  'award-taken-back',
  'decision',
  'deletion-ahead',
  'draft-deletion-ahead',
  'contents-deleted',
  'non-use-asked',
  'non-use-overdue',
  'non-use-confirmed',
  'complaint-filed',
  'complaint-answered',
  'outcome-told',
  'group-invitation',
  'group-member-joined',
  'group-invitation-declined',
  'group-former-seeker',
  'group-former-moderator',
  'group-post',
  'group-post-removed',
  'group-file',
  'checkpoint',
  'data-ready',
  'reading-asked',
  'reading-answered',
] as const;
export const noticeKind = z.enum(noticeKinds);
export type NoticeKind = (typeof noticeKinds)[number];

export const notice = z.object({
  noticeId: id,
  number: z.number().int().describe('grows by one per account; the id of the live event'),
  kind: noticeKind,
  /** Path below the language, e.g. `/submissions/…`; the reader's portal shows it. */
  path: z.string(),
  /** Names and dates that may be shown, and ids of people; never content, never a confidential title, never a secret. */
  params: z.record(z.string(), z.string()),
  /** Its name is asked of `challenges`, for who may see it. */
  challengeId: id.nullable(),
  at: z.string(),
  readAt: z.string().nullable(),
  /** False where its reader chose not to be told of this kind: it stands in the list and is not counted as unread. */
  counted: z.boolean(),
});
export type Notice = z.output<typeof notice>;

const preferences = z.object({
  portal: z.record(noticeKind, z.boolean()).describe('counted as unread, and told to open pages'),
  mail: z.record(noticeKind, z.boolean()),
});

export const notificationsRpc = {
  /** Newest first; with `after` oldest first from the notice behind that number. */
  listNotices: rpc('notifications.rpc.list', {
    route: 'GET /notices',
    access: 'account',
    kind: 'read',
    input: z.strictObject({
      after: z.coerce.number().int().min(0).optional(),
      before: z.coerce.number().int().min(1).optional(),
      unread: z.enum(['true']).optional(),
      path: verbatim(300).optional().describe('those about one page'),
      limit: z.coerce.number().int().min(1).max(100).default(30),
    }),
    output: z.object({ items: z.array(notice), unread: z.number(), nextBefore: z.number().nullable() }),
  }),
  /** Those up to a number, those with these ids, and those about a page. */
  markRead: rpc('notifications.rpc.mark-read', {
    route: 'POST /notices/read',
    access: 'account',
    kind: 'write',
    input: z.strictObject({
      upTo: z.number().int().min(0).optional(),
      noticeIds: z.array(id).max(100).optional(),
      path: verbatim(300).optional(),
    }),
    output: z.object({ unread: z.number() }),
  }),
  getPreferences: rpc('notifications.rpc.get-preferences', {
    route: 'GET /settings/notices',
    access: 'account',
    kind: 'read',
    input: nothing,
    output: preferences,
  }),
  setPreferences: rpc('notifications.rpc.set-preferences', {
    route: 'PUT /settings/notices',
    access: 'account',
    kind: 'write',
    input: z.strictObject({
      portal: z.partialRecord(noticeKind, z.boolean()).default({}),
      mail: z.partialRecord(noticeKind, z.boolean()).default({}),
    }),
    output: preferences,
  }),
};

export const notificationsHints = {
  /** Look again: the account has a notice with this number. */
  noticed: hint('notifications.hint.noticed', z.object({ accountId: id, number: z.number().int() })),
};
