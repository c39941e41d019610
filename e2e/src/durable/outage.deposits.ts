import { submissionsRpc } from '@allmende/contracts';
import type { OutageStage } from './outage.stage.js';
import type { WriteJournal } from './write.journal.js';

/** What the company knew before the close, with the number of the receipt that says so. */
export type Deposited = { challengeId: string; depositId: string; text: string; receiptId: string };

/** Begins and seals one; both are repeated under their keys until they are acknowledged. */
export async function deposit(
  { company: { client }, phrase }: OutageStage,
  challengeId: string,
  journal: WriteJournal,
): Promise<Deposited> {
  const { depositId } = await journal.write(client, submissionsRpc.beginDeposit, { challengeId });
  const text = `Schon bekannt: ${phrase}, ${depositId}`;
  const { receiptId } = await journal.write(client, submissionsRpc.sealDeposit, {
    ...{ challengeId, depositId, text },
  });
  return { challengeId, depositId, text, receiptId: receiptId ?? '' };
}
