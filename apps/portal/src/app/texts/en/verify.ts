import type { Texts } from '../index.js';
import { receipts } from './receipts.js';

const compare = 'Compare files';

export const verify: Texts['verify'] = {
  title: 'Check a receipt',
  lead: 'Is this receipt genuine, and what does it say? The check runs in your browser. Neither the receipt nor your files leave your device.',
  noScript:
    'Checking on this page needs a script, which your browser does not run right now. Without it you can check with OpenSSL, as described below.',
  choose: 'Choose a file',
  drop: 'or drop it here',
  which: `It is the file that you saved with “${receipts.downloadPaper}” or “${receipts.download}”; a checkpoint that you kept, the signed state of the evidence log at one moment, works as well.`,
  paste: 'Paste text instead of a file',
  pasteLabel: 'Content of the file',
  offline: 'Once the page has loaded, this works without a connection.',
  keys: 'Public keys',
  keysHint: 'published by this platform',
  keysLabel: 'Keys to check with',
  keysText:
    'These are the keys that this platform publishes today. To check independently of it, keep them when you get the receipt and paste them here; receipts of another platform are checked in the same way.',
  keysMissing: 'The keys of this platform do not load right now.',
  keysMissingText: 'Paste them below, or load the page again.',
  problems: {
    text: `This is the text, not the receipt. Choose the receipt first (PDF or JSON); “${compare}” then appears, and there you choose this text: the receipt is checked against it.`,
    'no-json':
      'This is not a receipt. The PDF file as you saved it is expected, or the whole content of the JSON file. If you want to compare a file, choose the receipt first.',
    'no-receipt':
      'This is not a receipt of this kind. Its statement, random value, check sum or signature is missing. If you want to compare a file, choose the receipt first.',
    'other-format': 'This page cannot read this receipt. It knows format v1.',
    'no-crypto':
      'Your browser cannot calculate here. It does so over a secure connection (https) only. Check with OpenSSL, as described below.',
  },
  verdict: {
    ok: 'Genuine and unchanged',
    attached: 'Attached statement genuine',
    wrong: 'Changed or not genuine',
    open: 'Not fully checked',
  },
  verdictText: {
    ok: 'Exactly this statement was signed with the key named here. Not a character has changed since.',
    attached:
      'Exactly the statement that stands below was signed with the key named here, and not a character of it has changed since. This says nothing about the pages of the PDF.',
    wrong: 'Nobody signed what stands here, or it was changed afterwards. Do not rely on it. What failed:',
    open: 'The check sum matches, but the signature has not been checked. By itself this proves nothing.',
  },
  attachedOnly: 'What was checked is the statement attached to this PDF, not what its pages print.',
  attachedOnlyText:
    'Printed lines can be altered without touching the attachment. Compare them with what stands below; where the two differ, do not rely on what is printed.',
  checks: 'What was checked',
  leaf: {
    ok: 'Check sum: matches statement and random value.',
    wrong: 'Check sum: does not match. Statement, random value or check sum have been changed.',
  },
  signature: {
    published: 'Signature: valid, with a key of this platform, in use since {since}.',
    pasted: 'Signature: valid, with a key that you pasted.',
    wrong: 'Signature: does not match these details and this key.',
    'unknown-key':
      'Signature: not checked. The key is not in the list. If the receipt comes from another platform, paste the keys of that one.',
    unsupported:
      'Signature: not checked. This browser does not know the method Ed25519. Newer versions do, and so does OpenSSL (see below).',
  },
  log: {
    ok: 'Evidence log: stands there as row {row} of {rows}, at the checkpoint of {when}.',
    absent:
      'Evidence log: not checked. This receipt was saved before a checkpoint held it. Download it again.',
    wrong:
      'Evidence log: the path through the log does not lead to the checkpoint beside it, or its signature is wrong.',
    'unknown-key':
      'Evidence log: the path is right, but the signature under the checkpoint has not been checked. The key is not in the list.',
    unsupported:
      'Evidence log: the path is right, but this browser cannot check the signature under the checkpoint.',
  },
  kept: 'The checkpoint that you kept',
  keptText:
    'Compared with the newest checkpoint of this platform. Your browser has asked for that and for the path between the two sizes.',
  sameLog: 'Compare with a checkpoint that you kept',
  sameLogText:
    'A checkpoint is the signed state of the evidence log at one moment. If you saved one earlier, this shows whether the log has only grown since. Your browser asks the platform for the path between the two sizes; that is all it learns.',
  sameLogMore: 'Where to keep a checkpoint',
  keptChoose: 'Choose the saved checkpoint',
  keptLabel: 'Checkpoint that you kept',
  continued: {
    ok: 'The same log: its {rows} rows continue the first {older} unchanged.',
    same: 'The same log: both checkpoints hold the same {rows} rows.',
    unsigned: 'None of the keys above has validly signed this checkpoint.',
    forked:
      'Not the same log. One of the two checkpoints belongs to a log that was changed afterwards, or you were shown another one. Keep both.',
    'other-log': 'This checkpoint belongs to the log of another platform.',
    'no-checkpoint':
      'This is not a checkpoint. It begins with the name of the log and ends with the line that starts with “—”.',
    unreachable:
      'The platform does not give out the path between the two checkpoints right now. Try again later.',
  },
  receiptNumber: 'The number shown on your receipt',
  states: 'What it says',
  claims: 'What this file claims (not proven)',
  claimsText:
    'Without a passed check none of this is proven. Anything here may have been changed or invented.',
  statesNote: `Accounts, organisations and challenges are signed by their id. Names that a PDF prints beside them are not signed. Times stand here in Berlin time, with the zone, and beside it in UTC, as they were signed. ${receipts.accountIds}`,
  utc: 'in UTC',
  signed: 'Everything that was signed',
  claimed: 'Everything that stands in the file',
  members: {
    type: 'What',
    at: 'When',
    party: 'For',
    kind: 'For',
    organisationId: 'Organisation (id)',
    clusterId: 'Cluster (id)',
    binding: 'Confirmed by it',
    role: 'Role',
    words: 'Wording',
    confirmed: 'Confirmed',
    accepted: 'Accepted',
    message: 'Answered',
    code: 'Reason',
    afterClose: 'After the closing date',
    closesAt: 'Closing date',
    version: 'Version',
    versions: 'Terms',
    agreements: 'Agreement records',
    layer: 'Text',
    number: 'Version',
    language: 'Read in',
    revision: 'Changes to the challenge until then',
    textDigest: 'Text, check sum',
    fileDigest: 'File, check sum',
    files: 'Files',
    size: 'Size',
    digest: 'Check sum',
    fileId: 'Id',
    versionId: 'Id',
    accountId: 'By (account)',
    replacedAccountId: 'In place of (account)',
    openerAccountIds: 'Who approves the opening (accounts)',
    readerAccountId: 'Who had asked (account)',
    answer: 'Answer',
    memberAccountId: 'For the member (account)',
    teamAccountIds: 'Team (accounts)',
    challengeId: 'Challenge (id)',
    submissionId: 'Solution (id)',
    depositId: 'Deposit (id)',
    receiptId: 'Agreement record (id)',
    agreementReceiptId: 'Answers the record (id)',
    basisReceiptId: 'Rests on the record (id)',
    awardId: 'Award (id)',
    consent: 'Answer of the transfer office',
    noteDigest: 'Condition or reason, check sum (SHA-256 of the text)',
    rows: 'Rows',
    portalId: 'Portal (id)',
    keyId: 'Key',
    seq: receipts.rows.seq,
    issued: 'Issued',
  },
  values: {
    type: receipts.types,
    layer: receipts.rows.layers,
    consent: receipts.rows.consent,
    answer: receipts.rows.brief,
    kind: { self: receipts.rows.self, organisation: 'an organisation' },
    role: { participant: 'agreed to the terms', manager: 'cluster manager', office: 'transfer office' },
    language: { de: 'German', en: 'English' },
    code: {
      'submission.deadline-passed': 'after the closing date',
      'terms.not-open': 'after the closing date',
    },
  },
  yes: 'yes',
  no: 'no',
  none: '–',
  bytes: 'bytes',
  compare,
  compareText: `Choose files that are said to belong to this receipt. If the check sum matches, every byte is the same. For the text, choose the file that you saved with “${receipts.submittedText}” for this very version; for the text of a confidential brief, the one from its page. A file saved after the text was edited again holds the newer text and does not match. The check sum of a text is SHA-256 over this very file, as “openssl dgst -sha256” prints it; that of a file is made from its parts.`,
  compareChoose: 'Choose files',
  compareNote: 'Or paste the text that the receipt names as condition or reason',
  file: {
    files: 'is one of the files in this receipt, byte for byte.',
    textDigest: 'is the text that this receipt names.',
    noteDigest: 'is the condition or reason in this receipt.',
    versions: 'is one of the versions that this receipt names.',
    absent: 'does not occur in this receipt.',
  },
  proven: {
    title: 'What a genuine receipt proves',
    points: [
      'That this platform signed exactly this statement.',
      'The content: a text or file with the same check sum is the same text, the same file.',
      'The time, as the clock of this platform had it.',
      'The place in the evidence log: whoever kept a checkpoint notices every row before it that is changed, deleted, swapped or inserted.',
    ],
  },
  notProven: {
    title: 'What it does not prove',
    points: [
      'Who thought of something or wrote it. It names the account that it came from.',
      'Whether something is new, right or patentable. It is no substitute for filing a patent.',
      'Whether this version still counts: a later one may have replaced it, or it may have been withdrawn since. The receipt alone does not say.',
      'That anybody outside this platform witnessed the time, as long as nobody has kept the checkpoint: until then, whoever holds the platform’s database and key could present another log.',
    ],
  },
  program: {
    title: 'Without this page: with a program',
    lead: 'A program of one file, without other packages. You need Node.js 24 or newer. It reads the receipt as PDF or JSON and asks nobody, unless you tell it to (“--from”). The receipt is called receipt.pdf here: put the name of your file in its place, such as receipt-….pdf.',
    download: 'Download allmende-verify.mjs',
    npx: 'Or without saving the program; npx fetches the same file from here, from no registry:',
    trust:
      'Save program and keys while you trust the platform, and keep the check sum: it shows whether you are given another one later. The source is in the folder libs/verify of the platform, which is under the EUPL 1.2. If you build the program yourself, the check sum may differ.',
  },
  byHand: {
    title: 'Without this page: with OpenSSL',
    lead: 'You need OpenSSL 3 and jq, on Linux, macOS or in WSL on Windows. The receipt is called receipt.json here; rename your file accordingly. It stands under Receipts, and in the PDF file as an attachment, which “pdfdetach -save 1 -o receipt.json” takes out.',
    key: 'Get the keys, best of all when you get the receipt:',
    signature: 'Check the signature. The answer must be “Signature Verified Successfully”:',
    leaf: 'Calculate the check sum. Both lines must be the same:',
    log: 'Calculate the way to the checkpoint (this needs xxd, too). Both lines must be the same:',
    checkpoint: 'Check the signature under the checkpoint, with the key of the second step:',
    file: 'The check sum of the text: “openssl dgst -sha256” over the file with the text. The check sum of a file as it stands in the receipt (not the one of the whole file at once):',
    format:
      'The signature covers everything but itself and the path in the log (proof), as JSON by RFC 8785. The check sum is SHA-256 over a zero byte, the random value and the statement.',
  },
};
