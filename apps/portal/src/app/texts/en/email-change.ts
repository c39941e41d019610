import type { Texts } from '../index.js';

export const emailChange: Texts['emailChange'] = {
  title: 'Change your e-mail address',
  link: 'Change your e-mail address …',
  lead: (email) => `Your present address is ${email}. It holds until you have confirmed the new one.`,
  what: 'What happens',
  steps: [
    'We send a link to the new address. It is good for one hour and only once; to confirm you sign in to your account.',
    'We write to the present address now, and once more when the new one holds.',
    'From then on you sign in with the new address, mails go there, and you are signed out everywhere else.',
    'Your account stays the same: memberships, solutions, groups and open invitations stay with you.',
  ],
  byDomain: (names) =>
    `Verified by your present address: ${names}. If the new address does not belong to the same organisation, this affiliation counts as not verified until a cluster manager verifies it. Until then you do not act for the organisation.`,
  email: 'New e-mail address',
  password: 'Password',
  button: 'Ask for a link',
  back: 'Back to the settings',
  pending: (email, since) => `Since ${since}, ${email} waits for you to confirm it.`,
  pendingHint: 'Nothing arrived, or has the link expired? Look into the spam folder, or ask for it again.',
  withdraw: 'Keep the present address',
  confirm: {
    title: 'Confirm your new e-mail address',
    lead: (email) => `Your account gets the address ${email}.`,
    sure: 'Confirm the new address now?',
    text: 'From then on you can sign in with it only. You are signed out everywhere else.',
    unverifies: 'No longer verified then is that you belong to:',
    unverifiesHint:
      'You do not act for the organisation then, until a cluster manager verifies the affiliation. Your agreements and receipts stay as they are.',
    button: 'Confirm the new address',
    invalid: 'This link is no longer valid',
    invalidText: (name) =>
      `It was used already, has expired or was replaced by a newer one, the address belongs to another account by now, or the link does not belong to this account. You are signed in as ${name}.`,
    again: 'To the e-mail address',
  },
  done: {
    'email-asked': 'The link is on its way. Please look into the mailbox of the new address.',
    'email-withdrawn': 'Your present address stays.',
    'email-confirmed': 'The new address holds. You are signed out everywhere else.',
  },
};
