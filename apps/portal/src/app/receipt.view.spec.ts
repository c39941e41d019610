import type { Statement } from '@allmende/contracts';
import { contentSteps } from './receipt.view.js';
import { textsOf } from './texts/index.js';

const [accountId, challengeId, submissionId, fileId] = ['0', '1', '2', '3'].map(
  (last) => `01a214c6-1043-7fbd-8a68-1484af27571${last}`,
) as [string, string, string, string];
const digest = 'a'.repeat(64);
const at = '2026-11-25T22:39:21.119Z';

const submission: Statement = {
  ...{ type: 'submission', at, accountId, challengeId, submissionId, version: 1, portalId: null },
  ...{ teamAccountIds: [accountId], textDigest: digest, files: [] },
};
const opened: Statement = {
  ...{ type: 'brief-opened', at, accountId, challengeId, role: 'participant' },
  ...{ organisationId: null, basisReceiptId: null, fileId: null, revision: 7 },
};
const withdrawal: Statement = {
  type: 'withdrawal',
  at,
  accountId,
  challengeId,
  submissionId,
  afterClose: false,
};

describe.each(['de', 'en'] as const)('how to check what a receipt names (%s)', (language) => {
  const texts = textsOf(language);
  const { text, brief, file } = texts.receipts.verifyContents;

  it.each<[string, Statement, string[]]>([
    ['the text alone', submission, [text]],
    ['text and files', { ...submission, files: [{ fileId, size: 1, digest }] }, [text, file]],
    ['the text of a brief', { ...opened, textDigest: digest }, [brief]],
    ['a file of a brief', { ...opened, fileId, fileDigest: digest }, [file]],
    ['nothing, from before digests were named', opened, []],
    ['nothing, of a withdrawal', withdrawal, []],
  ])('is said for %s', (_what, statement, steps) => {
    expect(contentSteps(statement, texts)).toEqual(steps);
  });
});
