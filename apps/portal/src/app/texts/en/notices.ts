import type { Texts } from '../index.js';
import { receipts } from './receipts.js';

export const notices: Texts['notices'] = {
  title: 'Notices',
  lead: 'What happened, newest first.',
  header: 'Notices',
  unread: (count) => (count === 1 ? 'one new' : `${count} new`),
  unreadPattern: '{count} new',
  isNew: 'New',
  receipt: 'Receipt',
  none: 'No notices yet',
  noneText: 'What concerns you stands here: arrivals, dates, decisions, news from your groups.',
  markAll: 'Mark all as read',
  older: 'Older ones',
  arrived: (count) => (count === 1 ? 'Show one new notice' : `Show ${count} new notices`),
  settings: 'Choose what you are told',
  several: {
    'group-post': (count) => `${count} new posts in one of your groups.`,
    'group-file': (count) => `${count} new files in one of your groups.`,
  },
  kinds: {
    checkpoint: ({ rows }) => `Checkpoint of this week: ${rows ?? ''} rows in the evidence log.`,
    'membership-requested': ({ cluster }) => `Someone would like to join ${cluster ?? 'your cluster'}.`,
    'membership-admitted': ({ cluster }) => `You belong to ${cluster ?? 'a cluster'} now.`,
    'membership-refused': ({ cluster }) => `${cluster ?? 'A cluster'} has not admitted you.`,
    'affiliation-verified': () => 'Your affiliation with an organisation is verified.',
    'challenge-to-review': () => 'The draft of a challenge waits for your review.',
    'challenge-sent-back': () => 'Your draft of a challenge came back with a reason.',
    'challenge-published': () => 'Your challenge is published.',
    'challenge-opened': () => 'A challenge is open.',
    'challenge-extended': ({ closesAt }) =>
      closesAt ? `A closing date was extended, to ${closesAt}.` : 'A closing date was extended.',
    'challenge-suspended': () => 'A challenge is suspended.',
    'challenge-resumed': ({ closesAt }) =>
      closesAt ? `A challenge goes on; it closes ${closesAt}.` : 'A challenge goes on.',
    'challenge-closed': () => 'A challenge has reached its closing date.',
    'seeker-invited': () => 'You are invited to the team behind a challenge.',
    'seeker-left': () => 'Somebody no longer belongs to the team of your challenge.',
    'seeker-removed': () => 'You no longer belong to the team behind a challenge.',
    'opener-named': () => 'You are named to approve that the solutions are opened.',
    'opener-replaced': () => 'Somebody else now approves that the solutions are opened.',
    'opening-asked': () => 'Opening solutions waits for your approval.',
    'submissions-opened': () => 'The solutions of a challenge are open.',
    'brief-requested': () => 'Someone asks for the confidential brief of your challenge.',
    'brief-answered': () => 'There is an answer about the confidential brief that you asked for.',
    'challenge-decided': () => 'A challenge is decided.',
    'agreement-recorded': () => 'Your agreement record is ready.',
    'agreement-to-confirm': () => 'An agreement in your organisation’s name waits for you to confirm it.',
    'agreement-confirmed': () => 'Your organisation has confirmed your agreement.',
    'agreement-refused': () => 'Your organisation has not confirmed your agreement.',
    'terms-changed': () => 'Terms that you agreed to have changed.',
    'consent-asked': ({ person = 'somebody of your organisation', settled }) =>
      settled
        ? `The request about ${person} taking part is answered or over.`
        : `That ${person} takes part waits for your consent.`,
    'consent-told': ({ person = 'Somebody of your organisation' }) => `${person} takes part in a challenge.`,
    'consent-reminder': ({ person = 'somebody of your organisation', settled }) =>
      settled
        ? `The request about ${person} taking part is answered or over.`
        : `Your time to consent to ${person} taking part is over soon.`,
    'consent-unanswered': ({ person = 'somebody of your organisation' }) =>
      `Your time to answer about ${person} taking part has passed; that counts as consent to taking part.`,
    'consent-given': () => 'Your transfer office has agreed to your taking part.',
    'consent-given-in-part': () => 'Your transfer office has agreed to your taking part, with a condition.',
    'consent-held': () => 'Your transfer office holds back its consent to your taking part.',
    'consent-lapsed': () => 'Your transfer office has not answered; that counts as consent to taking part.',
    'team-invitation': () => 'You are invited to a team.',
    'team-member-joined': ({ member }) =>
      member === ''
        ? 'A person who is no longer in it, or has closed their account, has joined your team.'
        : `${member ?? 'Someone'} has joined your team.`,
    'team-member-left': ({ member, byLead }) =>
      byLead
        ? `The team lead has taken ${member || 'someone'} out of your team.`
        : `${member || 'Someone'} has left your team.`,
    'team-member-removed': () => 'You no longer belong to the team of a solution.',
    'submission-received': ({ version }) =>
      version ? `Your solution has arrived, version\u00a0${version}.` : 'Your solution has arrived.',
    'submission-withdrawn': ({ draft, byLead }) => {
      if (draft)
        return byLead ? 'The team lead has discarded your team’s draft.' : 'You have discarded a draft.';
      return byLead
        ? 'The team lead has withdrawn your team’s solution.'
        : 'Your team’s solution was withdrawn.';
    },
    'receipt-issued': ({ statementType }) => {
      const type = receipts.types[statementType as keyof typeof receipts.types];
      return type ? `Receipt: ${type}.` : 'A new receipt is ready.';
    },
    'award-offered': ({ lapsesAt }) =>
      lapsesAt
        ? `Your solution is to be awarded. The team lead decides by ${lapsesAt}.`
        : 'Your solution is to be awarded.',
    'award-accepted': () => 'The team has accepted the award.',
    'award-declined': () => 'The team has declined the award.',
    'award-lapsed': () => 'The offer of an award has lapsed without an answer.',
    'award-taken-back': () => 'The offer of an award was taken back.',
    decision: () => 'Your solution has been decided on.',
    'deletion-ahead': ({ deletesAt }) =>
      deletesAt
        ? `A solution that was not awarded is deleted on ${deletesAt}.`
        : 'A solution that was not awarded is deleted soon.',
    'draft-deletion-ahead': ({ deletesAt }) =>
      deletesAt
        ? `A draft that was not submitted is deleted on ${deletesAt}.`
        : 'A draft that was not submitted is deleted soon.',
    'contents-deleted': () => 'A solution that was not awarded is deleted.',
    'non-use-asked': ({ dueAt }) =>
      dueAt
        ? `Please confirm by ${dueAt} that nothing is used of what was not awarded.`
        : 'Please confirm that nothing is used of what was not awarded.',
    'non-use-overdue': () => 'A confirmation of non-use is overdue.',
    'non-use-confirmed': () => 'The company has confirmed non-use.',
    'complaint-filed': () => 'A complaint waits for your answer.',
    'complaint-answered': () => 'Your complaint is answered.',
    'outcome-told': () => 'The outcome of a challenge is published.',
    'group-invitation': () => 'You are invited to a closed group.',
    'group-member-joined': ({ member }) => `${member || 'Someone'} has joined your group.`,
    'group-invitation-declined': () => 'An invitation to your group was declined.',
    'group-former-seeker': () =>
      'Somebody no longer belongs to the team of the challenge, but still to the group that grew from it. Please look who is a member.',
    'group-former-moderator': () =>
      'Somebody no longer belongs to the team of the challenge, and alone moderates the group that grew from it. Please settle with the person who goes on with the group.',
    'group-post': () => 'There is a new post in one of your groups.',
    'group-post-removed': () => 'A moderator has removed a post of yours. The reason stands in its place.',
    'group-file': () => 'There is a new file in one of your groups.',
    'data-ready': () => 'The copy of your data is ready.',
    'reading-asked': () => 'Somebody wants to read restricted receipts. Your answer is asked for.',
    'reading-answered': () => 'Your request to read restricted receipts is answered.',
  },
};
