import type { Texts } from '../index.js';

export const consents: Texts['consents'] = {
  title: 'Consent to taking part',
  lead: (waiting) =>
    waiting === 0
      ? 'Nothing waits for your answer.'
      : waiting === 1
        ? 'One request waits for your answer.'
        : `${waiting} requests wait for your answer.`,
  meaning:
    'This is about taking part in a challenge and nothing else. No answer decides anything about an invention, nor does your time passing without one.',
  none: 'No requests',
  noneText:
    'When somebody of your organisation begins a solution, the request stands here with its time limit. You are also told by a notice.',
  waiting: 'Waiting for your answer',
  held: 'Consent held back; you can give it at any time',
  answered: 'Answered, or for your information',
  older: 'Older',
  toOffice: (organisation) => `Who answers for ${organisation}, and within what time`,
  columns: {
    who: 'Who',
    challenge: 'Challenge',
    asked: 'Begun',
    until: 'Until',
    answer: 'Answer',
    act: 'Step',
  },
  decide: 'Decide',
  decideName: (name) => `Decide about ${name} taking part`,
  see: 'See',
  seeName: (name) => `See the answer about ${name} taking part`,
  someone: 'Somebody of your organisation',
  hiddenChallenge: 'A challenge that you may not see',
  states: {
    'not-needed': 'for your information',
    asked: 'asked',
    given: 'agreed',
    'given-in-part': 'agreed with a condition',
    held: 'consent held back',
    lapsed: 'time over, counts as consent',
    withdrawn: 'withdrawn',
  },
  awardWaits: (until) => `An award waits until ${until}`,
  closes: (when) => `Closes ${when}`,
  one: {
    lead: (name, organisation, date) =>
      `${name} (${organisation}) began a solution for this challenge on ${date}.`,
    sees: 'You see the title of the challenge, the name and the date. You do not see the solution.',
    seesAward: 'While you hold back your consent, you learn when an award waits for it.',
    leadOver: (name, organisation, date) =>
      `${name} (${organisation}) had begun a solution for this challenge on ${date} and no longer takes part.`,
    confidential:
      'What the person is bound to stands in the terms of the challenge. You can read them; as an office you are not asked to agree to those terms.',
    terms: 'Read the terms of the challenge',
    termsRead: 'You are reading these terms for your transfer office',
    termsReadText:
      'They hold between the organisation that posted the challenge and those who take part. As an office you do not agree to them and do not take part; you answer where you were asked.',
    toConsents: 'Go to the requests',
    until: (when) => `You can answer until ${when}.`,
    untilText:
      'After that your silence counts as consent to taking part. It decides nothing about an invention.',
    submits:
      'The team can submit before you answer, and may have done so already. After a submission, too, you can still hold back your consent, until your time is over.',
    decide: 'Do you consent to their taking part?',
    decideHeld: 'Do you consent now?',
    decideText:
      'Your answer is about taking part, not about the invention. What you give cannot be taken back; what you hold you can give at any time. You both receive a receipt.',
    decideHeldText:
      'Your answer is about taking part, not about the invention. What you give cannot be taken back. If you want to keep holding it, there is nothing to do; you can name another reason, and both of you receive a receipt of it.',
    answer: 'Your answer',
    answers: {
      give: 'Consent',
      part: 'Consent with a condition',
      hold: 'Not yet',
      holdOn: 'Not yet, for another reason',
    },
    answerHints: {
      give: 'The person takes part without a condition.',
      part: 'Name the condition below; the person reads it.',
      holdWait:
        'Name the reason below. Until you consent, the team can submit nothing new and take up no award. What has been submitted stays submitted.',
      holdTold:
        'Name the reason below. In this challenge the team can submit all the same; whoever reads is told.',
    },
    note: 'Condition or reason',
    lift: {
      title: 'Would you like to lift the condition?',
      text: 'The person then takes part without a condition. It cannot be taken back, and you both receive a new receipt.',
      button: 'Consent without a condition',
    },
    noteHint:
      'Only the person reads it, neither their team nor the company that posted the challenge. Please write nothing about the solution.',
    button: 'Answer',
    back: 'Decide later',
    said: {
      'not-needed': 'For your information: your organisation has chosen that no consent is needed.',
      given: 'Your office has consented to their taking part.',
      'given-in-part': 'Your office has consented to their taking part, with a condition.',
      held: 'Your office holds back its consent.',
      lapsed: 'The time passed without an answer. That counts as consent to taking part.',
      withdrawn: 'The request is withdrawn. You have nothing to decide.',
    },
    heldUntil: (when) => `For submitting, your consent counts if you give it by the close: ${when}.`,
    heldSince: (when) =>
      `The close was on ${when}. Your consent still counts if the team is offered an award.`,
    answeredOn: (date) => `Since ${date}.`,
    awardInList: 'If an award then waits for your consent, your list shows it.',
    awardWaits: (until) =>
      `The team is offered an award. It can accept it until ${until}, and only if you consent before.`,
    noteSaid: (note) => `It says: “${note}”`,
    heldStands: 'It stays so until you consent; from here on, silence no longer counts as consent.',
    receipt: 'See the receipt',
  },
  confidentiality: {
    title: 'Confidential brief',
    might: 'You can also read the confidential brief of the challenge, if you undertake confidentiality:',
    mayAsk:
      'You have undertaken confidentiality. The company gives this brief on request; whether you can read it yet stands there:',
    may: 'You have undertaken confidentiality and can read the brief of the challenge:',
    decide: 'Would you like to read the confidential brief?',
    what: 'For that you undertake confidentiality towards the company: personally, for all requests about this challenge, and not to be taken back. Your answer on taking part stays free, and you do not see the solution then either. You undertake:',
    seen: 'If you open the brief, the company sees at once your name, your organisation and that you read for its transfer office. So it learns that somebody at your institution is interested in the challenge, but not who takes part; whoever has opened the brief themselves does stand in the same list, by name and organisation. The managers of the lead cluster see, too, that you have read it.',
    onRequest:
      'The company gives this brief on request: after this you ask for it, until the close, and the company decides whether you read it.',
    button: 'Undertake confidentiality',
    agreed: (date) => `You undertook confidentiality on ${date}.`,
    over: 'This person no longer takes part. You stay bound to what you undertook; you can read the brief only while there is another request to your office about this challenge.',
    receipt: 'See the receipt',
  },
  done: { answered: 'Your answer is recorded. The person has been told.' },
  own: {
    sees: 'It sees: the title of the challenge, your name, the date. Of your solution it sees nothing, neither title nor summary.',
    seesAward: 'If it holds back its consent, it also learns when an award waits for it.',
    seesBrief:
      'It may read the confidential brief of the challenge once it has undertaken confidentiality itself; the company then sees that the office has read it, not for whom.',
    nothingDecided: 'This decides nothing about your invention.',
    willAsk: (organisation) => `Your transfer office (${organisation}) will be asked for consent.`,
    willAskWhen: {
      both: (until) =>
        `It is asked as soon as you have agreed to these terms and take part in a draft. If that were today, it could answer until ${until}.`,
      agreement: (until) =>
        `It is asked as soon as you have agreed to the terms. If that were today, it could answer until ${until}.`,
      draft: (until) =>
        `It is asked as soon as you take part in a draft. If you begin today, it can answer until ${until}.`,
      nothing: (until) =>
        `The request to it has not gone out yet. If it does today, the office can answer until ${until}.`,
    },
    silence: 'If the transfer office does not answer, that counts as its consent to taking part.',
    willTell: (organisation) => `Your transfer office (${organisation}) will be told.`,
    willTellWhen: {
      both: 'It is told as soon as you have agreed to these terms and take part in a draft.',
      agreement: 'It is told as soon as you have agreed to the terms.',
      draft: 'It is told as soon as you take part in a draft.',
      nothing: 'It has not been told yet.',
    },
    notNeeded: 'Its consent is not needed.',
    toOffice: 'Who your transfer office is',
    beginAsks: (organisation) =>
      `As soon as you begin, the platform asks your transfer office (${organisation}) for consent.`,
    beginTells: (organisation) =>
      `As soon as you begin, the platform tells your transfer office (${organisation}).`,
    titles: {
      'not-needed': (organisation) => `Your transfer office (${organisation}) has been told.`,
      asked: (organisation) => `Your transfer office (${organisation}) has been asked for consent.`,
      given: (organisation) => `Your transfer office (${organisation}) has agreed to your taking part.`,
      'given-in-part': (organisation) =>
        `Your transfer office (${organisation}) has agreed to your taking part, with a condition.`,
      held: (organisation) => `Your transfer office (${organisation}) holds back its consent.`,
      lapsed: (organisation) =>
        `Your transfer office (${organisation}) has not answered. That counts as consent to taking part.`,
      withdrawn: (organisation) =>
        `The request to your transfer office (${organisation}) is withdrawn, because you no longer take part.`,
    },
    askedText: (when) =>
      `This is about your taking part, not about the terms. It can answer until ${when}; if it does not, that counts as its consent to taking part. Unless it holds its consent back, it stands in the way of neither writing nor submitting.`,
    note: (note) => `It writes: “${note}”`,
    heldWait:
      'Until it agrees, your team can submit nothing new and take up no award. What has been submitted stays submitted.',
    heldDraft: 'Until it agrees, your team can write, but submit nothing.',
    heldTold:
      'You can submit to this challenge all the same. Whoever reads your solution after the closing date is told.',
    receipt: 'See the receipt',
    draft: {
      'not-needed': 'Your transfer office has been told.',
      asked: 'Your transfer office has been asked for consent.',
      given: 'Your transfer office has agreed to your taking part.',
      'given-in-part': 'Your transfer office has agreed to your taking part, with a condition.',
      held: 'Your transfer office holds back its consent.',
      lapsed: 'Your transfer office has not answered, which counts as consent to taking part.',
      withdrawn: 'The request to your transfer office is withdrawn.',
    },
    heldOf: (names) => `A transfer office holds back its consent to ${names} taking part.`,
    draftLink: 'Where the consent stands',
    member: {
      'not-needed': 'The transfer office has been told.',
      asked: 'The transfer office has been asked.',
      given: 'The transfer office has agreed.',
      'given-in-part': 'The transfer office has agreed with a condition.',
      held: 'The transfer office holds back its consent.',
      lapsed: 'The transfer office has not answered, which counts as consent to taking part.',
      withdrawn: 'The request to the transfer office is withdrawn.',
    },
  },
  office: {
    title: 'Transfer office',
    titleOf: (organisation) => `Transfer office of ${organisation}`,
    lead: 'Who answers for your organisation when somebody from here takes part in a challenge. Companies use the same page as employers.',
    none: 'Your organisation has not named a transfer office. Nobody is asked or told.',
    whoNames: 'A transfer office can be named by the people who may sign for your organisation.',
    sees: 'The office sees the title of the challenge, the person’s name and the date, never the solution. Whoever of it undertakes confidentiality may read the confidential brief of a challenge; the company that asks then sees so. This is about everybody whose affiliation is verified or who agrees for the organisation, as soon as they have agreed to the terms and take part in a draft; not about challenges of your own organisation.',
    seesAward: 'If the office holds back its consent, it learns when an award waits for it.',
    rule: 'What should happen?',
    rules: { 'consent-needed': 'Ask for consent', 'informed-only': 'Tell only' },
    ruleHints: {
      'consent-needed':
        'With a time limit. Silence counts as consent to taking part; it decides nothing about an invention.',
      'informed-only': 'The office hears of everybody who takes part and has nothing to decide.',
    },
    days: 'Time limit in days',
    daysAtMost: 'as a rule not beyond the closing date',
    daysHint:
      '1 to 60. It ends with the closing date at the latest; when somebody begins just before that, the office still has three days, or its own limit where that is shorter.',
    head: 'Head, e-mail address',
    headHint: 'The person’s affiliation to your organisation has to be verified.',
    deputies: 'Deputies, e-mail addresses',
    wrongLine: (line, address, text) => `Line\u00a0${line}, “${address}”: ${text}`,
    deputiesHint:
      'Up to ten, one a line. All of them see and answer the same requests, except those about themselves and those on a challenge that they post themselves.',
    scope:
      'Once saved, this also holds for what has begun: the office hears at once of each draft and submission of your people whose close is still ahead, where it does not know of it yet. Earlier requests keep their time limit.',
    button: 'Save',
    close: 'Close the office',
    closeText:
      'From now on nobody is asked or told. Nobody can answer open requests any more; at their time limit they count as consent to taking part. What is held back stays so until a newly named office consents.',
    closeAct: 'Close it',
    people: { head: 'Head', deputies: 'Deputies', nobody: 'nobody' },
    noChange: 'People who may sign for your organisation can change this.',
    done: {
      saved:
        'Saved. This holds from now on, also for drafts and submissions whose close is still ahead: the office hears at once of those that it does not know of yet. Earlier requests keep their time limit.',
      closed: 'The office is closed.',
    },
    toConsents: 'See the requests',
  },
};
