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
import { followedText, nameGoneText, nameIn } from './receipt.view.js';
import { isDestroyed } from './submission.rules.js';
import { type Texts, textsOf } from './texts/index.js';
import type { Visit } from './visit.js';

export type ReceiptState = OutputOf<typeof termsRpc.getReceipt>;
type IssuedReceipt = Extract<ReceiptState, { state: 'issued' }>;
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

/** Of a submission that was taken out; one that is being signed is not listed yet. */
export async function withdrawalOf(visit: Visit, submissionId: string): Promise<string | undefined> {
  const listed = await tryApi(visit, termsRpc.listReceipts, { submissionId, limit: 100 });
  return listed?.items.find(({ statement }) => statement.type === 'withdrawal')?.receiptId;
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

/** Whether names of files were deleted by withdrawing; what is kept for good says so by itself. */
export function namesGone(submission: Submission | undefined): boolean {
  return submission?.state === 'withdrawn' && isDestroyed(submission) && !submission.retention?.deletedAt;
}

export async function aroundReceipt(visit: Visit, statement: Statement | undefined): Promise<Around> {
  const submissionId = statement && 'submissionId' in statement ? statement.submissionId : null;
  const [challenge, submission] = await Promise.all([
    statement ? tryApi(visit, challengesRpc.getChallenge, { challenge: statement.challengeId }) : undefined,
    submissionId ? tryApi(visit, submissionsRpc.getSubmission, { submissionId }) : undefined,
  ]);
  return { challenge, submission };
}

type Beside = Pick<IssuedReceipt, 'receiptId' | 'beside' | 'followedBy'>;
type Shown = Around & Beside & { person: Pick<Profile, 'accountId' | 'name'> };

/** Names of what a statement calls by id, and what came after it, as far as the reader may see them. */
export function namesOf(statement: Statement, shown: Shown, { texts, dates }: Wording): Row[] {
  const { challenge, submission, person, beside, followedBy } = shown;
  const { verify, receipts } = texts;
  const people = new Map(submission?.members.map(({ accountId, name }) => [accountId, name]));
  people.set(person.accountId, person.name);
  const nameOf = (accountId: string | null) =>
    people.get(accountId ?? '') || nameIn(beside, accountId, texts);
  const by = 'accountId' in statement ? nameOf(statement.accountId) : undefined;
  const team = statement.type === 'submission' ? statement.teamAccountIds : [];
  const named = team.flatMap((accountId) => nameOf(accountId) ?? []);
  const rows: (Row | null | undefined)[] = [
    challenge && {
      term: receipts.rows.challenge,
      value: inLanguage(challenge.question, dates.language, challenge.original).text,
    },
    by === undefined ? undefined : { term: verify.members.accountId, value: by },
    organisationRow(statement, shown, texts),
    ...consentRows(statement, nameOf, shown, texts),
    ...agreementRows(statement, shown, texts),
    named.length > 1 ? { term: verify.members.teamAccountIds, value: named.join('\n') } : undefined,
    ...fileRows(statement, shown, { texts, dates }),
    followedBy && {
      term: receipts.rows.since,
      value: followedText(followedBy, { texts, dates: () => dates }),
    },
    ...(beside?.ended ?? []).map(({ number, version }) => ({
      term: receipts.rows.withdrawn,
      value: `${receipts.version(version)}, ${number}`,
    })),
  ];
  return rows.filter((row) => !!row);
}

/** A team hands in together; for whom the reader agreed is said of the reader alone. */
function organisationRow(
  statement: Statement,
  { beside, person }: Shown,
  { verify, receipts, paper }: Texts,
): Row | undefined {
  const name = beside?.organisation?.name;
  if (name === undefined) return undefined;
  if (statement.type !== 'submission') return { term: verify.members.party, value: name };
  return { term: paper.agreedFor, value: `${person.name}, ${receipts.rows.agreedFor} ${name}` };
}

/** About whom an office answered, and why. */
function consentRows(
  statement: Statement,
  nameOf: (accountId: string) => string | undefined,
  { beside }: Shown,
  { verify, receipts }: Texts,
): Row[] {
  if (statement.type !== 'consent') return [];
  const name = nameOf(statement.memberAccountId);
  return [
    ...(name ? [{ term: verify.members.memberAccountId, value: name }] : []),
    ...(beside?.note ? [{ term: receipts.rows.note, value: beside.note }] : []),
  ];
}

/** By what the records of agreements and what was submitted under them find each other. */
function agreementRows(statement: Statement, { beside, receiptId }: Shown, { verify }: Texts): Row[] {
  if (statement.type === 'agreement' && statement.receiptId === undefined)
    return [{ term: verify.members.receiptId, value: receiptId, code: true }];
  if (statement.type !== 'submission') return [];
  return (beside?.named ?? []).map((each) => ({
    term: verify.members.agreements,
    value: `${each.number}\n${each.receiptId}`,
    code: true,
  }));
}

function fileRows(statement: Statement, { submission, followedBy }: Shown, { texts, dates }: Wording): Row[] {
  const files = statement.type === 'submission' ? statement.files : [];
  const names = new Map(
    submission?.versions.flatMap((version) => version.files).map(({ fileId, name }) => [fileId, name]),
  );
  const gone = namesGone(submission) ? nameGoneText(followedBy, texts, dates) : undefined;
  return files.flatMap(({ fileId }, at) => {
    const value = names.get(fileId) || gone;
    return value ? [{ term: texts.paper.file(at + 1), value }] : [];
  });
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
