import { periodGraceDays } from '@allmende/contracts';
import type { Texts } from '../index.js';

const counted = (one: string, many: string) => (count: number) => `${count}\u00a0${count === 1 ? one : many}`;

export const retentionPeriods: Texts['retentionPeriods'] = {
  title: 'Retention periods',
  lead: 'How long your cluster keeps what is over and names people. After that it is deleted by itself.',
  units: { days: counted('day', 'days'), years: counted('year', 'years') },
  inUnits: { days: 'in days', years: 'in years' },
  fields: {
    closedDrafts: 'Drafts that were not submitted',
    endedMemberships: 'Refused requests and ended memberships',
    readNotices: 'Notices that were read',
    idleSessions: 'Staying signed in without a visit',
    accessLists: 'Who opened what',
    officeConsents: 'Answers of transfer offices',
    answeredComplaints: 'Answered complaints',
  },
  hints: {
    closedDrafts:
      'From the closing date, with text, files and team; invitations into teams, too. The team sees the day beside its draft.',
    endedMemberships: 'From the refusal or the end.',
    readNotices: 'From the reading, as far as they come from your cluster or its challenges.',
    idleSessions: 'From the last visit at your portal.',
    accessLists:
      'From the decision: who asked for a confidential brief, and who opened a brief or solutions. Never shorter than both sides are bound to confidentiality.',
    officeConsents:
      'From the closing date, once it is decided. Never shorter than claims last as a rule; receipts of them stay.',
    answeredComplaints:
      'From the answer, at the earliest from the decision. Never shorter than claims last as a rule.',
  },
  froms: {
    closedDrafts: 'from the closing date',
    endedMemberships: 'from the refusal or the end',
    readNotices: 'from the reading',
    idleSessions: 'from the last visit',
    accessLists: 'from the decision',
    officeConsents: 'from the closing date, once it is decided',
    answeredComplaints: 'from the answer, at the earliest from the decision',
  },
  bounds: (least, most, usual) => `${least} to ${most}, usually ${usual}.`,
  wrong: (field, least, most) => `${field}: please give a whole number, ${least} to ${most}.`,
  change: (field, after, before) => `${field}: ${after}, was ${before}`,
  untouched: (deletionDays) =>
    `Receipts, agreements and submitted solutions are not affected. The challenge terms govern them; what is not awarded is deleted ${deletionDays}\u00a0days after the decision at the latest.`,
  shorter: {
    title: 'You make shorter:',
    text: (from) =>
      `This counts from ${from}: what has been over for longer by then is deleted. Until then you can make the period longer again; what is deleted cannot be brought back.`,
    legend: 'Keep for a shorter time?',
    sure: 'Yes, the shorter periods are to count.',
  },
  save: 'Save',
  saved: `Saved. For what is over already it counts in ${periodGraceDays}\u00a0days; for sessions from now on.`,
  log: { title: 'Changes so far', what: 'What', by: 'By', at: 'When', closed: 'Closed account' },
  publicTitle: 'How long this cluster keeps what is over',
  publicLead: 'After that it is deleted. The cluster’s managers choose the periods.',
};
