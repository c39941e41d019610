import type { Texts } from '../index.js';

export const terms: Texts['terms'] = {
  title: 'Terms',
  lead: (rights) => `In short: ${rights}`,
  intro:
    'You agree to three texts: the terms of use, the cluster’s terms and the terms of this challenge. With each clause stands in plain words what it means; binding is the clause itself.',
  introRead:
    'These are three texts: the terms of use, the cluster’s terms and the terms of this challenge. With each clause stands in plain words what it means; binding is the clause itself.',
  introAgreed:
    'You have agreed to three texts: the terms of use, the cluster’s terms and the terms of this challenge. With each clause stands in plain words what it means; binding is the clause itself.',
  contents: 'On this page',
  toDecide: 'Agree or decline',
  index: 'All clauses',
  layers: {
    platform: 'Terms of use',
    cluster: 'Terms of the cluster',
    challenge: 'Terms of this challenge',
  },
  ofCluster: (name) => `Terms of the cluster ${name}`,
  version: (number, date) => `Version\u00a0${number} of ${date}`,
  isNew: 'New for you',
  changes: {
    title: 'What has changed in the terms',
    lead: 'Clause by clause, sentence by sentence. Published versions are never changed; what was submitted stays bound to the version that was agreed to.',
    seeSince: 'See what has changed since you agreed',
    seeAll: 'All versions, and what has changed',
    between: (before, after) => `Version\u00a0${before} and version\u00a0${after}`,
    nothing: 'There are only these versions; nothing has changed so far.',
    same: 'In this language the words have stayed the same.',
    unchanged: (count) => (count === 1 ? 'One clause is unchanged.' : `${count} clauses are unchanged.`),
    states: { changed: 'changed', new: 'new', gone: 'removed' },
    legend:
      'What is new is underlined, what was removed is struck through. Where much of a sentence is new, the old one stands whole before the new one.',
    wasNew: 'New: ',
    wasGone: 'Removed: ',
    all: 'All versions',
    kind: (editorial) =>
      editorial
        ? 'other words only; nobody is asked again'
        : 'new in substance; whoever agreed is asked again',
    first: 'first version',
    compare: (before) => `Compare with version\u00a0${before}`,
    from: 'From',
    to: 'To',
    act: 'Compare',
    twice: 'You have chosen the same version twice. Choose two different ones below.',
  },
  plain: 'In plain words',
  notConfirmed: 'Template, not yet confirmed by a lawyer.',
  print: 'Print or save as PDF',
  signInFirst: 'You can read without an account. To agree, please sign in.',
  signIn: 'Sign in to agree or decline',
  register: 'Create account, one minute',
  decide: 'Agree or decline?',
  decideTexts: (names) => `You agree to these texts: ${names}.`,
  decideBrief:
    'You keep the documents of this challenge confidential and use them only to work out your solution.',
  briefShown:
    'When you open the confidential brief, the organisation that posted the challenge and the management of its lead cluster see it at once: your name, your organisation as far as it is verified, and your agreement.',
  decideWho: 'Who learns of it, and who gets to read what',
  decideSealed: 'A draft is read by your team alone; what you submit is sealed.',
  decideSealedMeans:
    'Sealed means: until the opening the platform shows the submission to nobody, your team included, which keeps the working copy if you choose so.',
  decideSeen:
    'Until the close, the management of the lead cluster sees how many have agreed; after it, also who agreed to which versions.',
  decideKnown:
    'Before that, only your team learns by name that you agreed. If you belong to an organisation, so do its transfer office, if one is named, as soon as you take part in a draft, and whoever has to confirm it, if you agree for the organisation.',
  decideKnownBrief: (onRequest) =>
    onRequest
      ? 'To these come the organisation that posted the challenge, once you ask for the confidential brief, and with it the management of the lead cluster, once you open it.'
      : 'To these come the organisation that posted the challenge and the management of the lead cluster, once you open the confidential brief.',
  decideEnd:
    'You can end your agreement at any time. Your participation then ends; what was agreed until then remains.',
  employed:
    'If you are employed or work at a university, clarify before submitting whether your employer or transfer office has to consent.',
  employedParty:
    'Ask your employer or transfer office whether to agree for yourself or for the organisation, and whether their own consent is needed before you submit.',
  forWhom: 'I agree',
  forMeOnly: 'You agree for yourself.',
  forMe: 'for myself',
  forOrganisation: (name) => `for ${name}`,
  toBeConfirmed:
    'You cannot bind it alone: we ask the people who may sign for it by notice and mail, and they confirm or refuse here in the portal. Until then you can read and draft; submitting waits for it.',
  nobodySigns: (name) =>
    `Nobody is known yet who may sign for ${name}, so nobody can be asked. You can read and draft; submitting waits until somebody who may sign has registered, was confirmed by a cluster’s management and has agreed.`,
  waiting: (name) =>
    `You agreed for ${name}, which still has to confirm. You can read and draft already, and submit once it has.`,
  refused:
    'Your organisation has not confirmed your agreement. You can agree for yourself while the challenge is open.',
  accept: 'I agree',
  decline: 'Decline',
  accepted: 'You have agreed.',
  acceptedText: (date) => `You did so on ${date}. Your agreement record is kept under`,
  receipts: 'Receipts',
  declined: 'You declined.',
  declinedText:
    'Nothing was unlocked, and the company that posted the challenge is not told. You can still read the public part. You can agree later while the challenge is open.',
  declinedAsk: (name, phone) => `Is it a single point? Ask ${name}, ${phone}, in confidence if you like.`,
  backToChallenge: 'Back to the challenge',
  agreeAfterAll: 'Decide after all',
  earlier: 'You are reading an earlier version.',
  earlierAgreed: (date) => `You agreed to it on ${date} and stay bound to it.`,
  earlierText: 'Versions are never changed; this is the text as it was. A newer one is in force now.',
  readCurrent: 'Read the version in force',
  readAgreed: 'Read the version that you agreed to',
  late: (until) =>
    `The closing date has passed; you could agree until ${until}. This attempt is among your receipts; several within a short time are kept there as one.`,
  notOpen: 'You can agree only while the challenge is open.',
  notEligible: 'You can read the terms all the same.',
  ended: 'Your agreement has ended for the future.',
  forSelf: {
    title: 'Agree for myself instead',
    text: (organisation) =>
      `Your agreement for ${organisation} is replaced by one for yourself, to the same texts. Nobody has to confirm it any more. Ask your employer or transfer office first.`,
    button: 'I agree, for myself',
  },
  end: {
    title: 'End your agreement',
    text: 'Your participation in this challenge then ends: you can no longer read the confidential brief, write or submit. What was agreed until then remains, confidentiality above all. What you have submitted stays in the procedure until you withdraw it.',
    submitted:
      'Your team has submitted a solution. If it should not stay in the procedure, the team lead withdraws it first:',
    toSubmission: 'To the solution',
    button: 'End my agreement',
  },
};
