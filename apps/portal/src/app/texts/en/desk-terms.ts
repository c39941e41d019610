import type { Texts } from '../index.js';

export const deskTerms: Texts['deskTerms'] = {
  title: 'Terms',
  lead: 'Which texts are in force with you, since when, how many have agreed to them, and who changes anything about them.',
  ofChallenges: 'Terms of challenges',
  who: {
    platform: 'In force for all clusters. Only the platform’s board can change the wording; you cannot.',
    cluster:
      'One text that all clusters have. Only the platform’s board changes it, too; at your wish also for your cluster alone.',
    challenge:
      'Each challenge has terms of its own. They are made on publishing from the rights model chosen in the draft, and are fixed from then on.',
  },
  columns: {
    version: 'Version',
    kind: 'What it changes',
    agreed: 'Agreed',
    askedAgain: 'Asked again',
  },
  noText: 'The text can be read as soon as a challenge of your cluster is published.',
  noClusterTerms: 'None yet: they come with the first challenge that your cluster publishes.',
  noChallengeTerms: 'None yet: your cluster has not published a challenge.',
  untitled: 'Challenge without a title',
  counted:
    'Counted are people in challenges of your cluster whose agreement stands. Asked again are those who agreed to a version after which something changed in substance, while the challenge is open.',
  blanks: {
    title: 'What you fill in',
    lead: 'Each rights model is a finished package with a few blanks. The challenge’s team fills them in the draft; during the review you can do so yourself, in the challenge’s section on rights. Everything else is locked.',
    model: 'Rights model',
    blank: 'Blanks',
    none: 'none',
    optional: (name) => `${name} (optional)`,
  },
  waiting: 'Waiting for your review',
  fill: 'Fill in the blanks',
  board: {
    title: 'Free text',
    text: 'There are no clauses of one’s own: only the platform’s board takes in free text. What is missing or unclear in the terms is received for your cluster by:',
    imprint: 'Who runs the platform is said in the imprint.',
  },
};
