import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkpointsRpc, type OutputOf, termsRpc } from '@allmende/contracts';
import type { PortalClient } from '@allmende/local/client/portal.client';
import { receiptHolds } from './receipt.check.js';
import { expectSame, waitFor } from './story.js';

/** What somebody keeps where the platform cannot reach it. */
export type KeptOutside = {
  receipts: OutputOf<typeof termsRpc.listReceipts>['items'];
  keys: OutputOf<typeof termsRpc.listReceiptKeys>['items'];
  keysFile: string;
  checkpoints: string;
};

export async function keepOutside(who: PortalClient, place: string): Promise<KeptOutside> {
  const { items: receipts } = await who.call(termsRpc.listReceipts, { limit: 100 });
  const { items: keys } = await who.call(termsRpc.listReceiptKeys, {});
  const { size, note } = await who.call(checkpointsRpc.latestCheckpoint, {});
  const [keysFile, checkpoints] = [join(place, 'keys.json'), join(place, 'checkpoints')];
  await mkdir(checkpoints, { recursive: true });
  await writeFile(keysFile, JSON.stringify({ items: keys }));
  await writeFile(join(checkpoints, `checkpoint-${size}.txt`), note);
  return { receipts, keys, keysFile, checkpoints };
}

/** Each receipt that was kept is given again, by the same key. */
export async function expectReceiptsGiven(who: PortalClient, { receipts, keys }: KeptOutside): Promise<void> {
  expectSame(receipts.length > 3, true, 'receipts that were kept');
  for (const { receiptId } of receipts) {
    const given = await waitFor('the receipt', async () => {
      const answer = await who.call(termsRpc.getReceipt, { receiptId });
      return answer.state === 'issued' && answer.receipt;
    });
    const key = keys.find(({ keyId }) => keyId === given.keyId);
    expectSame(receiptHolds(given, key?.publicKey ?? ''), true, `receipt ${receiptId}`);
  }
}
