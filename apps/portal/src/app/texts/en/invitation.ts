import type { Texts } from '../index.js';

export const invitation: Texts['invitation'] = {
  title: 'Invitation',
  team: (name) => `${name} invites you to a team`,
  seekers: (name) => `${name} invites you to the team behind a challenge`,
  leads: {
    team: 'You would work together on a solution to this challenge:',
    seekers: 'You would belong to the team that posts this challenge:',
  },
  seekersRole:
    'You read and write everything as the others of the team do, after the close also the solutions. You can then no longer take part yourself.',
  seekersAlone:
    'Whoever takes part in the challenge cannot accept. The company is not told whether you take part, nor if you decline.',
  roles: {
    lead: 'You would lead the team.',
    member: 'You write along and give a declaration of your own.',
    reader: 'You read along.',
  },
  teamNext:
    'After accepting you read the terms of the challenge. You see the solution once you have agreed to them.',
  closes: (when) => `Closing date: ${when}.`,
  readChallenge: 'Read the challenge',
  group: (name) => `${name} invites you to a closed group`,
  inviter: 'Invited by',
  purpose: 'What for',
  cluster: 'Lead cluster',
  organisations: 'Who is in it',
  andCompany: (named) => `${named} and a company that stays unnamed here`,
  companyOnly: 'A company that stays unnamed here.',
  organisationsNone: 'Nobody yet but the moderators.',
  note: 'Message to you',
  hidden: 'This group is hidden. Whoever is not in it cannot find out that it exists.',
  seen: 'If you join, the members read your name, your organisation and your cluster, also where it is unnamed in a challenge.',
  onlyAddress: (email) =>
    `This invitation is for the address ${email}. Only an account with this address can accept it.`,
  accept: 'Accept the invitation',
  join: 'Agree and join',
  decline: 'Decline',
  signInFirst:
    'To accept, please sign in. If you create an account, you confirm your address by the link in a second e-mail. It goes on here afterwards.',
  signIn: 'Sign in and accept',
  register: 'Create account, one minute',
  declined: 'You declined.',
  declinedText: 'This invitation is no longer good. You can ask to be invited again.',
  gone: 'This invitation is no longer good',
  goneText: 'It has been used, taken back or has expired. Ask the person who invited you.',
  home: 'Go to the home page',
  otherAccount: 'If the invitation is for another account, please sign in with that one.',
  language: 'Language of the invitation',
  languageHint: 'For addresses without an account. Whoever has one is invited in their own language.',
  other: (name) => `You are signed in as ${name}.`,
};
