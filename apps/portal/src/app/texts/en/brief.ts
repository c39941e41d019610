import type { Texts } from '../index.js';

export const brief: Texts['brief'] = {
  ask: {
    title: 'On request',
    text: 'The company decides for each person who reads the brief. It sees your name, your verified organisation, your agreement to the terms, and the sentence that you write here. Requests and answers are possible until the close.',
    note: 'Why would you like to read the brief?',
    noteHint: 'One sentence, at most 300 characters. Please give away nothing of your solution here.',
    button: 'Request the brief',
  },
  asked: 'Your request has reached the company.',
  waiting: 'Your request waits for an answer',
  waitingText: (when, until) =>
    `You asked ${when}. If the company answers, you will be told; if it has not answered by the close on ${until}, your request ends.`,
  ended: 'Your request has ended without an answer',
  endedText: (when) =>
    `You asked ${when}. The company did not answer by the close; with that the request has ended, and the brief stays closed.`,
  over: 'The confidential brief can no longer be asked for',
  overText: 'Requests were possible until the close. Whoever the company has approved goes on reading it.',
  declined: 'The company has declined your request',
  withdrawn: 'The company has withdrawn its approval',
  withdrawnText: 'Please keep what you have read confidential.',
  without: 'You can take part without the brief, too.',
  reason: 'The reason:',
  unavailable: 'The confidential brief is not available to you',
  unavailableText:
    'The company gives it only to people whose affiliation with an organisation is verified, and chooses who reads it. Your settings show whether yours is verified.',
  toSettings: 'Go to the settings',
  toChallenge: 'Back to the challenge',
  onRequest:
    'Until the close you can ask for it, once you have agreed to the terms of this challenge and may take part. The company decides on each request.',
  verifiedOnly: 'It is read only by people whose affiliation with an organisation is verified.',
  openOnRequest: 'Ask for the confidential brief, or read it',
  open: 'Go to the confidential brief',
  own: 'See your confidential brief',
  ownLead: 'Everybody who may read it sees it like this. Each opening by others stands under',
  /** To whoever reads them. */
  opened: {
    text: 'With this page you have opened the text: that now stands, with your name, in the list of who opened what, which the organisation that posted the challenge and the management of its lead cluster see.',
    files: 'Each file is added as soon as you open it.',
    receipts: 'What you have opened is also shown by your',
  },
  save: 'Save the text (JSON)',
  saveHint:
    'The check sum in the receipt of its opening is SHA-256 over this very file, as long as the text is not changed.',
  factOnRequest: 'Basics public, confidential brief on request',
  factVerified: 'with a verified affiliation',
  manager: {
    lead: 'For you and the people of the cluster’s management who have undertaken confidentiality themselves. Please pass nothing of it on. The company that posted the challenge sees at once that you have opened it.',
    what: 'For this you undertake confidentiality towards the organisation that asks: for yourself, once for this challenge, and it cannot be taken back. You undertake:',
    seen: 'If you open the brief, that organisation sees at once your name and that you have undertaken confidentiality.',
    toPublish:
      'The challenge can only be published after this undertaking: with it, others are given the brief as well. You can send the draft back without it.',
    publishFirst:
      'A confidential brief belongs to this challenge. You can publish it once you have undertaken confidentiality.',
    add: 'Add a confidential brief',
    decideToWrite: 'Would you like to write a confidential brief?',
    inForm:
      'You see and change the confidential text and files here once you have undertaken confidentiality.',
    toUndertaking: 'Go to the confidentiality undertaking',
    undertaken: 'Your confidentiality undertaking',
    unavailable:
      'Whether you have undertaken confidentiality cannot be checked just now. Until then the brief does not stand here. Please load the page again later.',
  },
  office: {
    lead: 'For you and the people of your transfer office who have undertaken confidentiality themselves. Please pass nothing of it on. The company that posted the challenge and the managers of the lead cluster see at once that you have opened it for your transfer office.',
    undertakeFirst: 'Please undertake confidentiality first',
    undertakeText:
      'Your transfer office is asked in this challenge. You read the brief once you have undertaken confidentiality for it. That does not make you take part in the challenge.',
    toConsent: 'Go to the request to your office',
    askText:
      'The company decides for each person who reads the brief. It sees your name, your organisation, that you ask for its transfer office, and the sentence that you write here. Requests and answers are possible until the close.',
    askHint:
      'One sentence, at most 300 characters. Please name nobody who takes part, and nothing of a solution.',
    without: 'You can answer on taking part without the brief, too.',
  },
  requests: {
    title: 'Requests for the brief',
    hint: 'People who would like to read the confidential brief',
    lead: 'Whoever has agreed to the terms can ask for your confidential brief; so can a transfer office that is asked and has undertaken confidentiality. It is read only once somebody of your team has approved. What has no answer by the close ends with it.',
    leadOver:
      'Since the close nobody can ask any more; what was without an answer by then has ended. You can still withdraw an approval.',
    none: 'Nobody has asked so far.',
    noneOver: 'Nobody asked.',
    live: 'New requests appear here by themselves.',
    rule: 'What you chose',
    rules: {
      agreed:
        'Everyone who has agreed reads the brief, and transfer offices that are asked and have undertaken confidentiality.',
      onRequest: 'Only people whom your team approves read the brief.',
      verified: 'A verified affiliation with an organisation is needed.',
      excluded: (names) =>
        `Not read by: ${names}. Your team knows that, and the cluster management read it in the review.`,
    },
    columns: { person: 'Person', note: 'Why', basis: 'Agreement', state: 'State', act: 'Answer' },
    unverified: 'no verified organisation',
    askedOn: (when) => `asked ${when}`,
    states: {
      waiting: 'Waits for your team',
      approved: 'Approved',
      declined: 'Declined',
      withdrawn: 'Approval withdrawn',
      ended: 'Ended without an answer',
    },
    by: (name, when) => `${name}, ${when}`,
    closedAccount: 'closed account',
    leftOut: 'Nothing to answer',
    hindrances: {
      unverified: 'The affiliation is no longer verified. You can approve once it is.',
      excluded:
        'Is on your list of organisations that do not read the brief. You need not answer. If you decline, the person reads your reason; that there is such a list they do not learn even then.',
    },
    approve: 'Approve',
    approveName: (name) => `Approve the request of ${name}`,
    decline: 'Decline',
    declineName: (name) => `Decline the request of ${name}`,
    withdraw: 'Withdraw',
    withdrawName: (name) => `Withdraw the approval for ${name}`,
    withdrawText: 'From then on the person opens nothing more. What was read stays in the record of access.',
    reason: 'Reason',
    reasonHint: 'The person reads it.',
    older: 'Older requests',
    done: {
      approve: 'The person can read the brief now and is told so.',
      decline: 'The request is declined. The person gets your reason.',
      withdraw: 'The approval is withdrawn. The person gets your reason.',
    },
  },
};
