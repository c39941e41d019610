import { type Receipt, termsRpc } from '@allmende/contracts';
import type { PortalClient } from '@allmende/local/client/portal.client';
import { type Key, leafHolds, proofFound, signatureFound } from '@allmende/verify';
import { percentile } from '../bench/figure.js';

export type Checked = { title: string; finding?: string | undefined; note?: string };

/** Receipts as their holder gets them, checked as anybody would, then changed in every way and checked again. */
export async function proofChecks(holder: PortalClient, receiptIds: readonly string[]): Promise<Checked[]> {
  const { items: keys } = await holder.call(termsRpc.listReceiptKeys, {});
  const asked: number[] = [];
  const checked: number[] = [];
  const receipts: Receipt[] = [];
  const bad: string[] = [];
  for (const receiptId of receiptIds) {
    const began = performance.now();
    const answer = await holder.call(termsRpc.getReceipt, { receiptId });
    asked.push(performance.now() - began);
    if (answer.state !== 'issued') throw new Error(`The receipt ${receiptId} is not there`);
    const start = performance.now();
    const verdict = await verdictOn(answer.receipt, keys);
    checked.push(performance.now() - start);
    receipts.push(answer.receipt);
    if (verdict !== 'ok') bad.push(`${receiptId}: ${verdict}`);
  }
  const longest = Math.max(...receipts.map(({ proof }) => proof?.path.length ?? Infinity));
  return [
    {
      title: `${receipts.length} receipts hold, each with its way to a signed checkpoint`,
      finding: bad.length > 0 ? bad.slice(0, 10).join('\n') : undefined,
      note: `asked p50 ${percentile(asked, 50).toFixed(1)} ms, checked p50 ${percentile(checked, 50).toFixed(2)} ms`,
    },
    {
      title: 'no proof is longer than the tree is high',
      finding: longest <= Math.ceil(Math.log2(sizeOf(receipts))) ? undefined : `${longest} hashes`,
      note: `${longest} hashes`,
    },
    ...(await changedChecks(receipts, keys)),
  ];
}

async function changedChecks(receipts: readonly Receipt[], keys: readonly Key[]): Promise<Checked[]> {
  const changes: [title: string, change: (receipt: Receipt, other: Receipt) => Receipt][] = [
    [
      'one bit of a hash on the way',
      (receipt) => withPath(receipt, (path, at) => path.with(at, flipped(path[at]))),
    ],
    ['a hash left out', (receipt) => withPath(receipt, (path, at) => path.toSpliced(at, 1))],
    [
      'two hashes swapped',
      (receipt) => withPath(receipt, (path) => [path[1] ?? '', path[0] ?? '', ...path.slice(2)]),
    ],
    ['the way of another receipt', (receipt, other) => ({ ...receipt, proof: other.proof })],
    ['another row’s number', (receipt) => ({ ...receipt, seq: receipt.seq + 1 })],
    ['one bit of the salt', (receipt) => ({ ...receipt, salt: flipped(receipt.salt) })],
    ['one bit of the leaf', (receipt) => ({ ...receipt, leaf: flipped(receipt.leaf) })],
    ['one bit of the signature', (receipt) => ({ ...receipt, signature: flipped(receipt.signature) })],
    [
      'another time in the statement',
      (receipt) => ({ ...receipt, statement: { ...receipt.statement, at: '2020-01-01T00:00:00.000Z' } }),
    ],
    [
      'another size in the checkpoint',
      (receipt) => withNote(receipt, (note) => note.replace(/\n(\d+)\n/, '\n1$1\n')),
    ],
    [
      'another time in the checkpoint',
      (receipt) => withNote(receipt, (note) => note.replace('\nat 20', '\nat 21')),
    ],
    ['no proof but its checkpoint', (receipt) => withPath(receipt, () => [])],
  ];
  const sample = receipts.slice(0, 200);
  return Promise.all(
    changes.map(async ([title, change]) => {
      const verdicts = await Promise.all(
        sample.map((receipt, place) => verdictOn(change(receipt, sample.at(place - 1) ?? receipt), keys)),
      );
      const missed = verdicts.filter((verdict) => verdict === 'ok').length;
      return {
        title: `${title}: the check refuses it`,
        finding: missed > 0 ? `${missed} of ${sample.length} passed` : undefined,
      };
    }),
  );
}

async function verdictOn(receipt: Receipt, keys: readonly Key[]): Promise<string> {
  if (!(await leafHolds(receipt))) return 'leaf';
  const signature = await signatureFound(receipt, keys);
  if (signature !== 'ok') return `signature ${signature}`;
  const { found } = await proofFound(receipt, keys);
  return found === 'ok' ? 'ok' : `proof ${found}`;
}

function withPath(receipt: Receipt, change: (path: string[], at: number) => string[]): Receipt {
  const { checkpoint = '', path = [] } = receipt.proof ?? {};
  return { ...receipt, proof: { checkpoint, path: change(path, receipt.seq % Math.max(1, path.length)) } };
}

function withNote(receipt: Receipt, change: (note: string) => string): Receipt {
  const { checkpoint = '', path = [] } = receipt.proof ?? {};
  return { ...receipt, proof: { checkpoint: change(checkpoint), path } };
}

/** One bit in the middle, where base64url has no spare ones. */
function flipped(text = ''): string {
  const bytes = Buffer.from(text, 'base64url');
  const at = Math.floor(bytes.length / 2);
  bytes[at] = (bytes[at] ?? 0) ^ 4;
  return bytes.toString('base64url');
}

function sizeOf(receipts: readonly Receipt[]): number {
  return Math.max(...receipts.map(({ proof }) => Number(proof?.checkpoint.split('\n')[1] ?? 0)));
}
