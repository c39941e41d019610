import {
  challengesRpc,
  type ChallengePage,
  type OutputOf,
  type Profile,
  type Receipt,
  type Statement,
  type Submission,
  submissionsRpc,
  termsRpc,
} from '@allmende/contracts';
import { seal } from '@allmende/ui';
import { textDigest } from '@allmende/verify';
import { ApiProblem } from './api.problem.js';
import { callApi, tryApi } from './api.server.js';
import { inLanguage, languageOfPath } from './language.js';
import type { Row } from './pdf/paper.server.js';
import type { Wording } from './pdf/statement.rows.js';
import { textsOf } from './texts/index.js';
import type { Visit } from './visit.js';

export type ReceiptState = OutputOf<typeof termsRpc.getReceipt>;
/** A receipt with its seal, drawn here: the drawing's code stays off the page. */
export type ShownReceipt = { state: ReceiptState; seal: string | undefined };
/** What the reader may see of what a statement is about; left out where it is nothing any more. */
export type Around = { challenge?: ChallengePage | undefined; submission?: Submission | undefined };

export async function receiptOf(visit: Visit, request: Request, receiptId: string): Promise<ShownReceipt> {
  const state = await callApi(visit, termsRpc.getReceipt, { receiptId });
  if (state.state === 'pending') return { state, seal: undefined };
  const { receipts } = textsOf(languageOfPath(new URL(request.url).pathname) ?? 'de');
  const { statement, leaf } = state.receipt;
  const isContent = 'textDigest' in statement && statement.type !== 'brief-opened';
  const checkSum = isContent ? statement.textDigest : leaf;
  return { state, seal: seal(checkSum, { size: 144, name: receipts.sealName }) };
}

/** For files of it; one that is being signed is there in a second. */
export async function issuedReceipt(visit: Visit, receiptId: string) {
  const state = await callApi(visit, termsRpc.getReceipt, { receiptId });
  if (state.state === 'issued') return state;
  throw new ApiProblem(503, 'unavailable', { requestId: visit.requestId });
}

/** As it is saved, attached to the paper and checked. */
export function fileOf(receipt: Receipt): string {
  return `${JSON.stringify(receipt, null, 2)}\n`;
}

export async function aroundReceipt(visit: Visit, statement: Statement | undefined): Promise<Around> {
  const submissionId = statement && 'submissionId' in statement ? statement.submissionId : null;
  const [challenge, submission] = await Promise.all([
    statement ? tryApi(visit, challengesRpc.getChallenge, { challenge: statement.challengeId }) : undefined,
    submissionId ? tryApi(visit, submissionsRpc.getSubmission, { submissionId }) : undefined,
  ]);
  return { challenge, submission };
}

/** Names of what a statement calls by id, as far as the reader may see them. */
export function namesOf(
  statement: Statement,
  { challenge, submission, person }: Around & { person: Pick<Profile, 'accountId' | 'name'> },
  { texts, dates }: Wording,
): Row[] {
  const { verify, paper } = texts;
  const people = new Map(submission?.members.map(({ accountId, name }) => [accountId, name]));
  people.set(person.accountId, person.name);
  const by = 'accountId' in statement ? people.get(statement.accountId ?? '') : undefined;
  const team = statement.type === 'submission' ? statement.teamAccountIds : [];
  const files = statement.type === 'submission' ? statement.files : [];
  const fileNames = new Map(
    submission?.versions.flatMap((version) => version.files).map(({ fileId, name }) => [fileId, name]),
  );
  const named = team.flatMap((accountId) => people.get(accountId) ?? []);
  const rows: (Row | undefined)[] = [
    challenge && {
      term: texts.receipts.rows.challenge,
      value: inLanguage(challenge.question, dates.language, challenge.original).text,
    },
    by === undefined ? undefined : { term: verify.members.accountId, value: by },
    named.length > 1 ? { term: verify.members.teamAccountIds, value: named.join('\n') } : undefined,
    ...files.map(({ fileId }, at) => {
      const value = fileNames.get(fileId);
      return value === undefined ? undefined : { term: paper.file(at + 1), value };
    }),
  ];
  return rows.filter((row) => row !== undefined);
}

/** Whether the text can be handed out that the receipt names, or only what became of it; deleted ones are not. */
export async function textNamedBy(
  statement: Statement | undefined,
  submission: Submission | undefined,
): Promise<'unchanged' | 'changed' | 'not-kept' | undefined> {
  if (statement?.type !== 'submission' || !submission) return undefined;
  const digest = await textDigest(JSON.stringify(submission.solution));
  if (digest === statement.textDigest) return 'unchanged';
  if (submission.state === 'withdrawn' || submission.retention?.deletedAt) return undefined;
  return submission.hasWorkingCopy ? 'changed' : 'not-kept';
}
