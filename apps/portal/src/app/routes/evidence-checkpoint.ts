import { checkpointsRpc } from '@allmende/contracts';
import { callApi } from '../api.server.js';
import { loaderOf } from '../served.js';

/** The newest checkpoint as a file to keep: exactly the bytes that were signed, and the signature. */
export const loader = loaderOf(async ({ visit }) => {
  const { note, size } = await callApi(visit, checkpointsRpc.latestCheckpoint, {});
  return new Response(note, {
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      'content-disposition': `attachment; filename="checkpoint-${size}.txt"`,
      'cache-control': 'no-store',
    },
  });
});
