import { termsRpc, type OutputOf, type Statement, type Submission } from '@allmende/contracts';
import { seal } from '@allmende/ui';
import { textDigest } from '@allmende/verify';
import { callApi } from './api.server.js';
import { languageOfPath } from './language.js';
import { textsOf } from './texts/index.js';
import type { Visit } from './visit.js';

export type ReceiptState = OutputOf<typeof termsRpc.getReceipt>;
/** A receipt with its seal, drawn here: the drawing's code stays off the page. */
export type ShownReceipt = { state: ReceiptState; seal: string | undefined };

export async function receiptOf(visit: Visit, request: Request, receiptId: string): Promise<ShownReceipt> {
  const state = await callApi(visit, termsRpc.getReceipt, { receiptId });
  if (state.state === 'pending') return { state, seal: undefined };
  const { receipts } = textsOf(languageOfPath(new URL(request.url).pathname) ?? 'de');
  const { statement, leaf } = state.receipt;
  const checkSum = statement.type === 'submission' ? statement.textDigest : leaf;
  return { state, seal: seal(checkSum, { size: 144, name: receipts.sealName }) };
}

/** Whether the text can be handed out that the receipt names, or only what became of it; deleted ones are not. */
export async function textNamedBy(
  statement: Statement | undefined,
  submission: Submission | undefined,
): Promise<'unchanged' | 'changed' | undefined> {
  if (statement?.type !== 'submission' || !submission) return undefined;
  const digest = await textDigest(JSON.stringify(submission.solution));
  if (digest === statement.textDigest) return 'unchanged';
  return submission.state === 'withdrawn' ? undefined : 'changed';
}
