import type { Texts } from '../index.js';
import { receipts } from './receipts.js';

export const paper: Texts['paper'] = {
  kind: 'Receipt',
  number: (number) => `Number ${number}`,
  utc: (instant) => `in UTC: ${instant}`,
  on: (moment, what) => `On ${moment}, ${what}`,
  said: {
    submission: (version, files, count) =>
      `the account named below submitted version\u00a0${version} of a solution: a text${
        files === 0 ? '' : files === 1 ? ' and one file' : ` and ${count} files`
      }, identified by ${files === 0 ? 'its check sum' : 'their check sums'}.`,
    agreement: {
      self: 'the account named below agreed, for itself, to the versions of the terms named below.',
      organisation:
        'the account named below agreed, for its organisation, to the versions of the terms named below.',
    },
    confirmed: 'the account named below confirmed the agreement of a member of its organisation.',
    refused: 'the account named below refused the agreement of a member of its organisation.',
    agreementEnded: 'the account named below ended its agreement for the future.',
    withdrawal: 'the account named below withdrew a solution.',
    notAccepted: {
      'refused-agreement':
        'the account named below tried to agree to the terms of a challenge. The platform did not accept the agreement.',
      'refused-submission':
        'the account named below tried to submit a solution. The platform did not accept it.',
      'refused-deposit':
        'the account named below tried to deposit knowledge of its own. The platform did not accept it.',
    },
    deposit: (files, count) =>
      `the account named below deposited knowledge of the company that posted the challenge under seal: a text${
        files === 0 ? '' : files === 1 ? ' and one file' : ` and ${count} files`
      }, identified by ${files === 0 ? 'its check sum' : 'their check sums'}.`,
    awardOffered: 'the award was offered to a team.',
    awardAccepted: 'the account named below accepted the award.',
    awardDeclined: 'the account named below declined the award.',
    awardTakenBack: 'the account named below took back the offer of the award.',
    awarded: 'the challenge was decided: a solution was awarded.',
    notAwarded: 'the challenge ended without award.',
    opened: {
      'brief-opened': 'the account named below opened the confidential brief of a challenge.',
      'submission-read': 'the account named below opened a solution.',
      'deposit-opened':
        'the account named below had a deposit of the company that posted the challenge opened.',
      'opening-approved': 'the account named below approved that the solutions are opened.',
      'submissions-opened': 'the solutions that counted at the closing date were opened.',
    },
    rest: {
      'access-ended': 'the access of the company to a solution that was not awarded ended.',
      'contents-deleted':
        'the contents of a solution that was not awarded were deleted from the platform, the version with the check sums below among them.',
      'non-use-confirmed':
        'the account named below confirmed for its organisation: nothing that was not awarded is used or passed on, and copies are deleted.',
    },
    nonUseInWords:
      'the account named below confirmed for its organisation that nothing is used that was not awarded. The wording that was confirmed stands below.',
    brief: {
      approved:
        'the company that posts the challenge allowed the account named below to read its confidential brief.',
      declined:
        'the company that posts the challenge declined to let the account named below read its confidential brief.',
      withdrawn:
        'the company that posts the challenge took back its permission that the account named below reads its confidential brief.',
    },
    consent: {
      'not-needed': 'the transfer office was told that somebody takes part. No consent was needed.',
      given: 'the account named below consented, for the transfer office, to somebody taking part.',
      'given-in-part':
        'the account named below consented, for the transfer office and with a condition, to somebody taking part.',
      held: 'the account named below held back the transfer office’s consent to somebody taking part.',
      lapsed: 'the transfer office’s time passed without an answer. That counts as consent to taking part.',
    },
    confidentiality: {
      'office-confidentiality':
        'the account named below undertook confidentiality for the transfer office of its organisation. The wording that it undertook stands below; the versions of the terms that are named were in force on that day.',
      'manager-confidentiality':
        'the account named below undertook confidentiality for the cluster’s management, towards the organisation that asks. The wording that it undertook stands below.',
    },
    other: (what) => `this was recorded: ${what}.`,
  },
  statement: 'What is signed',
  statementNote: `The platform signed exactly these details. They name people, organisations and files by id and check sum, not by name. ${receipts.accountIds}`,
  file: (place) => `File\u00a0${place}`,
  id: 'Id',
  agreedFor: 'Agreed',
  fileSums: `The check sum of a file is SHA-256 over the SHA-256 values of its parts of 8 MiB, not the one of the whole file at once. Calculate it: for part in $(seq 0 $((($(wc -c < FILE) - 1) / 8388608))); do dd if=FILE bs=8388608 skip=$part count=1 2>/dev/null | openssl dgst -sha256 -binary; done | openssl dgst -sha256 -r`,
  names: 'What is shown with it today',
  namesNote: (day) => `The portal shows these names on ${day}. They are not part of the signed statement.`,
  log: 'Place in the evidence log',
  row: 'Row',
  rowOf: (row, rows) => `${row} of ${rows}`,
  noProof: 'When this was downloaded, no checkpoint held the row yet.',
  origin: 'Log',
  checkpoint: 'Checkpoint of',
  root: 'Check sum of the checkpoint',
  salt: 'Random value',
  check: 'How to check this receipt',
  checkSteps: ({ file, paper, verify, keys, program, digest }) => [
    `This PDF file holds the receipt itself, as the attachment “${file}”. The attachment is what counts; these sheets render it.`,
    `In a browser: choose this PDF file on ${verify}. The check runs on your device, without an account, and sends nothing. Compare what the page shows with these sheets.`,
    `With a program, without the platform: “node ${program} ${paper} --keys keys.json”, with Node.js 24 or newer. The program is one file, at ${verify}/${program} (SHA-256 ${digest}), and the public keys are at ${keys}; it is best to save both today.`,
    `By hand with OpenSSL: save the attachment. The commands for check sum, signature and log are on ${verify}#by-hand.`,
  ],
  sheet: (sheet, sheets) => `Page ${sheet} of ${sheets}`,
  attachment: 'The receipt as it was signed',
};
