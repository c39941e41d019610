import { createHash } from 'node:crypto';
import { filePartSize } from '@allmende/contracts';
import { send } from './portal.client.js';

const tus = { 'tus-resumable': '1.0.0' };

/** Sends a file through a grant, in parts; `cutAfter` gives up behind so many parts and goes on from what arrived. */
export async function uploadFile(
  grantUrl: string,
  bytes: Buffer,
  { cutAfter }: { cutAfter?: number } = {},
): Promise<void> {
  const begun = await send(grantUrl, { method: 'POST', headers: { ...tus, 'upload-length': bytes.length } });
  if (begun.status !== 201)
    throw new Error(`The upload was not begun: ${begun.status} ${begun.body.toString()}`);
  const address = new URL(String(begun.headers.location), grantUrl).href;
  await sendParts(address, bytes, 0, cutAfter);
  if (cutAfter === undefined) return;
  const { headers } = await send(address, { method: 'HEAD', headers: tus });
  await sendParts(address, bytes, Number(headers['upload-offset']));
}

async function sendParts(address: string, bytes: Buffer, from: number, most = Infinity): Promise<void> {
  let sent = 0;
  for (let offset = from; offset < bytes.length && sent < most; offset += filePartSize, sent += 1) {
    const part = bytes.subarray(offset, offset + filePartSize);
    const { status, body } = await send(address, {
      method: 'PATCH',
      headers: {
        ...tus,
        'upload-offset': offset,
        'content-type': 'application/offset+octet-stream',
        'content-length': part.length,
      },
      body: part,
    });
    if (status !== 204) throw new Error(`A part was refused: ${status} ${body.toString()}`);
  }
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
