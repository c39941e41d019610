import type { deposits as german } from '../de/deposits.js';

export const deposits: typeof german = {
  title: 'Deposit your own knowledge',
  kept: 'Your deposited knowledge',
  hint: 'What your company knew before any solution',
  lead: 'Deposit under seal what you know already, before you read solutions. Later you can show that you do not have it from there.',
  seen: 'Everybody sees on the challenge that something was deposited, and when. What is in it nobody reads until your team opens it.',
  none: 'Nothing is deposited yet.',
  closed: (close) => `The closing date was ${close}. Since then nothing can be deposited.`,
  notNow:
    'You can deposit once the challenge is published, until its closing date; not while it is suspended.',
  late: 'The closing date has passed, and nothing was deposited. The attempt stands in the evidence log. Your text is still below.',
  existing: 'Deposited',
  number: (number) => `Deposit\u00a0${number}`,
  states: { sealed: 'Sealed', opened: 'Opened' },
  sealedAt: 'Sealed on',
  openedAt: 'Opened on',
  text: 'Text, check sum',
  file: (place) => `File\u00a0${place}`,
  receipt: 'See receipt',
  openingReceipt: 'Receipt of the opening',
  save: 'Save the text (JSON)',
  saveHint: 'The saved file and the receipt fit together on the checking page.',
  open: {
    title: 'Open',
    text: 'Your team can then read text and files here and pass them on with the receipt. The opening stands in the evidence log; nobody outside your team is told. The deposit cannot be sealed again.',
    button: 'Open deposit',
  },
  new: {
    title: 'New deposit',
    text: 'What you know already',
    textHint:
      'Such as your own trials, designs, measurements and ideas on this question, with status and date. The text is stored only when you seal it.',
    textMissing: 'Please say what you deposit, even if it stands in the files.',
    files: 'Files',
    filesHint: 'Optional, at most 20 files of 500\u00a0MB each. They are stored encrypted from the start.',
    addFiles: 'Add files',
    decide: 'Seal it now?',
    decideText: (close) =>
      `What you seal can neither be changed nor taken back. Until ${close} you can make further deposits.`,
    button: 'Seal and deposit',
  },
  done: {
    sealed: 'Your knowledge is deposited under seal. The receipt is there in a moment.',
    opened: 'The deposit is opened.',
  },
  onChallenge: {
    title: 'What the company knew before',
    times: (count, times) =>
      count === 1
        ? `The company that posted the challenge has deposited knowledge of its own under seal: ${times}.`
        : `The company that posted the challenge has deposited knowledge of its own under seal ${count} times: ${times}.`,
    last: (time) => `last ${time}`,
    why: 'This protects both sides: what it knew before the closing date can be shown, and nothing can be added after it. Nobody reads it unless the company opens it.',
  },
};
