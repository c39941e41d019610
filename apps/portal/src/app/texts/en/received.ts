import type { received as german } from '../de/received.js';

export const received: typeof german = {
  title: 'Solutions',
  count: (count) => (count === 1 ? 'One solution was submitted.' : `${count} solutions were submitted.`),
  lead: 'Each opening is recorded; the team sees who read what and when.',
  early: (when) => `The solutions can be opened from ${when}.`,
  earlyText:
    'Until then they are sealed. Ten seconds of grace still count; from half a minute after the closing date they can be opened.',
  soon: 'The solutions can be opened in a moment.',
  soonText:
    'The closing date has just come. Ten seconds of grace still count; they can be opened half a minute after the close, and this page then shows by itself how it goes on.',
  unopened: {
    title: 'The solutions are sealed.',
    text: 'The closing date has passed. They are opened as soon as everybody whom the challenge names for it has approved.',
    who: 'Who approves',
    approved: 'has approved',
    waits: 'has not approved yet',
    cannot: 'can no longer approve',
    former: (name) => `${name} can no longer approve.`,
    formerText:
      'Whoever approves belongs to the team that asks or manages the lead cluster. That no longer holds. Name somebody else, or everything stays sealed.',
    someone: 'A person named for it',
    approve: 'Open them now?',
    approveAlone:
      'With your approval all solutions are opened, each once; the team that asks can read them then. This cannot be undone. Approval and opening stand in the evidence log.',
    approveFirst: (name) =>
      `Your approval is recorded and cannot be taken back. The solutions are opened as soon as ${name} has approved, too.`,
    button: 'Approve and open',
    buttonFirst: 'Approve the opening',
    waitsFor: (name) => `The approval of ${name} is missing.`,
    waitsForText: 'Once it is there, the solutions are opened, and this page shows them by itself.',
    idle: 'Does somebody not act? Until the opening somebody else can be named.',
    replace: 'Replace with the challenge',
    opening: 'The solutions are being opened.',
    openingText: 'This mostly takes a few seconds. Then this page shows them by itself.',
  },
  none: 'Nothing was submitted.',
  noneText: 'You can end the challenge without an award and say why.',
  past: {
    title: 'The solutions are not kept on this platform.',
    arrived: (count) =>
      count === 1
        ? 'One solution was submitted to this challenge; only its outcome is kept here.'
        : `${count} solutions were submitted to this challenge; only its outcome is kept here.`,
    decided: 'The challenge is decided.',
    ended: 'The challenge ended without an award.',
    nothing: 'There is nothing left to do.',
  },
  columns: { title: 'Solution', arrived: 'Submitted', files: 'Files', reason: 'Reason', act: 'Read' },
  fileCount: (count) => (count === 0 ? 'none' : count === 1 ? '1 file' : `${count} files`),
  hasReason: 'written',
  noReason: 'still missing',
  read: 'Read',
  readName: (title) => `Read “${title}”`,
  untitled: 'Untitled',
  states: {
    draft: 'Draft',
    submitted: 'Submitted',
    withdrawn: 'Withdrawn',
    'award-offered': 'Award offered',
    awarded: 'Awarded',
    'not-awarded': 'Not awarded',
  },
  next: 'How you decide',
  nextSteps: [
    'Read each solution and write the team a reason.',
    'Award one as soon as all others have a reason, and write why it is this one. The team accepts or declines.',
    'When it accepts, everybody learns the outcome and their reason at the same moment.',
  ],
  awards: {
    title: 'Award',
    offered: (until) => `Offered. The team answers by ${until}.`,
    accepted: 'Accepted. All participants have received their answer.',
    declined: 'The team declined. You can award another solution.',
    lapsed: 'The offer has lapsed. You can award another solution.',
    'taken-back': 'You took the offer back. You can decide anew.',
  },
  decide: {
    title: 'Decide',
    reasons: (count) =>
      `${count} solutions have no reason yet. You can award one as soon as all others have theirs.`,
    ready: 'You can award: open the solution and offer the team the award there.',
    endNeeds: (count) =>
      count === 1
        ? 'You can end without award once the last solution has its reason, too.'
        : 'You can end without award once all solutions have a reason.',
  },
  end: {
    title: 'End without award',
    text: 'Everybody who submitted receives your reason at once. The challenge ends in public without an award, with the reason that you give here. This cannot be taken back.',
    reason: (language) => `Public reason (${language})`,
    hint: 'Without details from the solutions.',
    confirm: 'Confirmation',
    sure: 'I want to end this challenge without an award. Everybody is told at once.',
    button: 'End without award',
  },
  consent: {
    held: 'A transfer office holds back its consent to somebody of this team taking part.',
    unknown:
      'Whether a transfer office holds back its consent cannot be told at the moment. Please load the page again later.',
  },
  one: {
    version: (version, when) => `Version ${version}, submitted ${when}`,
    summary: 'Summary without secrets',
    body: 'Solution',
    answers: 'Answers to the criteria',
    rights: 'Existing rights',
    patent: 'Patent filed',
    patents: {
      '': 'Not stated',
      yes: 'Yes',
      'in-preparation': 'Not yet, but planned',
      no: 'No',
      'not-patentable': 'No, by the team’s account it cannot be patented',
      unknown: 'The team does not know',
    },
    declarations: {
      title: 'What the team declared',
      ownWork: 'Their part is their own work.',
      others: { none: 'They know of no rights of others.', named: 'Rights of others:' },
      employer: {
        consented: 'The consent of the employer has been given.',
        applied: 'The consent of the employer has been applied for.',
        'not-needed': 'No consent of the employer is needed:',
      },
      noOffice: 'This is their own statement; no transfer office was asked here.',
      officeUnknown:
        'This is their own statement; what a transfer office says about it cannot be told at the moment.',
      office: {
        'not-needed': 'The transfer office has been told; its consent is not needed.',
        asked: 'The transfer office has been asked and has not answered yet.',
        given: 'The transfer office has agreed to their taking part.',
        'given-in-part':
          'The transfer office has agreed to their taking part, with a condition. The person knows the condition.',
        held: 'The transfer office has held back its consent to their taking part.',
        lapsed:
          'The transfer office did not answer in time. That counts as consent to their taking part; it has not agreed expressly.',
      },
    },
    files: 'Files',
    digest: 'Check sum',
    team: 'Team',
    back: 'All solutions',
    notice: 'That you read this stands in the team’s access history.',
  },
  feedback: {
    title: 'Reason for the team',
    label: 'What convinces, what is missing?',
    criteria: 'The decision follows these criteria:',
    hint: 'One or two sentences per criterion. The team reads it with the decision, not before; it never becomes public.',
    hintPlain: 'The team reads it with the decision, not before; it never becomes public.',
    missing: 'Please tell the team what convinces and what is missing.',
    button: 'Save reason',
    next: 'To the next solution without a reason',
    saved: 'The reason is saved. The team reads it with the decision.',
  },
  award: {
    title: 'Award this solution?',
    text: 'The team receives your offer and has 14 days to answer. If it accepts, the challenge’s rights model applies from then on, as agreed, and all others receive their reason at the same moment. Until then nobody else learns of it.',
    late: (promised, until) =>
      `The decision is promised by ${promised}; the offer runs until ${until}, and the others hear only once it is accepted.`,
    terms: 'Read the terms',
    gone: 'The account behind this solution is closed. You cannot award it, and nobody would read reasons.',
    named:
      'Your organisation is unnamed so far. With the offer this team learns its name and who opened its solution, even if it declines then.',
    label: 'Why this one?',
    twoTexts:
      'One text is needed for it: “Why this one?” is read by the team at once with the offer. The reason above is optional here; the team reads it only with the decision, below this text.',
    hint: 'The team reads it with the offer. Neither becomes public: what the public reads you write after the acceptance.',
    missing: 'Please say why you award this solution.',
    confirm: 'Confirmation',
    sure: 'I have read all solutions and want to offer this team the award.',
    button: 'Offer award',
    back: 'Not yet',
    declined: 'This team declined the award. You can award another solution or end without award.',
    others: (count) =>
      count === 1 ? 'One other solution has no reason yet.' : `${count} other solutions have no reason yet.`,
    toOthers: 'To the list',
  },
  takeBack: {
    title: 'Take back the offer',
    text: 'As long as the team has not answered, you can take back the offer. The team hears of it at once and reads your reason; its solution stays in the procedure. If it accepted at the same moment, the acceptance stands.',
    label: 'Why do you take it back?',
    hint: 'The team reads it with its solution.',
    missing: 'Please say why you take back the offer.',
    button: 'Take back the offer',
    done: 'The offer is taken back. The team has been told.',
    takenBack: (when) => `Offer taken back on ${when}:`,
  },
  withName: {
    places: 'This gives it away:',
    legend: 'Name the company',
    meant: 'Publish it like this: the company wants to be recognised here.',
    hint: 'Without this tick, please change the places named. Others may already have read what is published.',
  },
  outcome: {
    title: 'What came of it',
    lead: 'What you write here becomes public, with it the name that the awarded team releases and how many solutions came from how many clusters; nothing of your reasons for the teams. The outcome stands on the challenge and under “Outcomes”. Name nothing confidential and nobody who has not agreed to it.',
    reason: (language) => `Reason (${language})`,
    story: (language) => `What comes next (${language})`,
    storyHint: 'Two or three paragraphs: what was wanted, what came, what happens now?',
    optional: 'Every field is optional; what stays empty does not appear.',
    confirm: 'Confirmation',
    sure: 'I have checked that it holds nothing confidential and no name without consent.',
    button: 'Publish outcome',
    change: 'Change outcome',
    told: 'The outcome is published.',
    winner: (name) => `The awarded team has allowed this name to be published: ${name}.`,
    winnerUnnamed: 'The awarded team has released no name for publication.',
    see: 'See it on the challenge',
    early: 'There is an outcome once it is decided.',
  },
};
