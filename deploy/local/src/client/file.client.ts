import { createHash } from 'node:crypto';
import { filePartSize } from '@allmende/contracts';
import { type Answer, problemOf, RefusedError, send } from './portal.client.js';

const tus = { 'tus-resumable': '1.0.0' };

/**
 * Sends a file through a grant, in parts; `cutAfter` gives up behind so many parts and goes on from what arrived.
 *
 * @throws RefusedError when the listener refuses one
 */
export async function uploadFile(
  grantUrl: string,
  bytes: Buffer,
  { cutAfter }: { cutAfter?: number } = {},
): Promise<void> {
  const begun = await send(grantUrl, { method: 'POST', headers: { ...tus, 'upload-length': bytes.length } });
  assertTaken(begun, 201);
  const address = new URL(String(begun.headers.location), grantUrl).href;
  await sendParts(address, bytes, 0, cutAfter);
  if (cutAfter !== undefined) await goOnUploading(address, bytes);
}

/**
 * Sends what has not arrived yet, to the upload's own address.
 *
 * @throws RefusedError when the listener refuses it
 */
export async function goOnUploading(address: string, bytes: Buffer): Promise<void> {
  const answer = await send(address, { method: 'HEAD', headers: tus });
  assertTaken(answer, 200);
  await sendParts(address, bytes, Number(answer.headers['upload-offset']));
}

async function sendParts(address: string, bytes: Buffer, from: number, most = Infinity): Promise<void> {
  let sent = 0;
  for (let offset = from; offset < bytes.length && sent < most; offset += filePartSize, sent += 1) {
    const part = bytes.subarray(offset, offset + filePartSize);
    const answer = await send(address, {
      method: 'PATCH',
      headers: {
        ...tus,
        'upload-offset': offset,
        'content-type': 'application/offset+octet-stream',
        'content-length': part.length,
      },
      body: part,
    });
    assertTaken(answer, 204);
  }
}

/** @throws RefusedError when it is not given */
export async function downloadFile(grantUrl: string): Promise<Buffer> {
  const answer = await send(grantUrl);
  assertTaken(answer, 200);
  return answer.body;
}

function assertTaken(answer: Answer, wanted: number): void {
  if (answer.status !== wanted) throw new RefusedError(answer.status, problemOf(answer), 'files', answer.ms);
}

/** Digest v1 as a person would compute it, from the text of docs/decisions/0005. */
export function digestOf(bytes: Buffer): string {
  const whole = createHash('sha256');
  for (let offset = 0; offset === 0 || offset < bytes.length; offset += filePartSize) {
    whole.update(
      createHash('sha256')
        .update(bytes.subarray(offset, offset + filePartSize))
        .digest(),
    );
  }
  return whole.digest('hex');
}
