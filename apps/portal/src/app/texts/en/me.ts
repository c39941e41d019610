import type { Texts } from '../index.js';

export const me: Texts['me'] = {
  title: 'Overview',
  lead: (count) =>
    count === 0
      ? 'Nothing waits for you.'
      : count === 1
        ? 'One thing waits for you.'
        : `${count} things wait for you.`,
  steps: 'What waits for you',
  what: 'What',
  until: 'By',
  action: 'Step',
  done: 'Nothing waits for you.',
  doneText: 'As soon as there is something to do it stands here, with its date.',
  see: 'See challenges',
  rows: {
    finish: 'Finish the draft and submit it',
    finishAction: 'Go on',
    declare: 'Agree and give your declaration',
    declareAction: 'Go on',
    award: 'Decide on the award',
    awardAction: 'See',
    review: 'Review the draft of a challenge',
    reviewAction: 'Review',
    revise: 'Revise the draft',
    reviseAction: 'Open',
    write: 'Finish the draft of a challenge',
    decide: 'Decide on the solutions',
    decideAction: 'Read',
    confirm: 'Confirm an agreement for your organisation',
    confirmAction: 'Read',
    untitled: 'no title yet',
  },
  mine: 'My solutions',
  mineNone: 'None yet. You begin one on the page of a challenge.',
  challenges: 'My challenges',
  groups: 'My groups',
  confirmations: 'Agreements for your organisation',
  unread: (count) => `${count} new`,
  members: (count) => (count === 1 ? 'one member' : `${count} members`),
  state: 'State',
  closes: 'Closing date',
  solution: 'Solution',
  challenge: 'Challenge',
  open: 'Open',
  overdue: (when) => `since ${when}`,
  news: 'What moved last',
  newsNone: 'Nothing yet.',
  newsAll: 'All notices',
  confidentialChallenge: 'Confidential challenge',
};
