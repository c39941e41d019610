import { checkpointsRpc } from '@allmende/contracts';
import { ApiProblem } from '../api.problem.js';
import { callApi } from '../api.server.js';
import { loaderOf } from '../served.js';

/** A stamped checkpoint as two files to keep: what was stamped, and what the authority answered. */
export const loader = loaderOf(async ({ visit, params }) => {
  const { size = '', file } = params;
  if (!/^\d{1,15}$/.test(size) || (file !== 'checkpoint.txt' && file !== 'checkpoint.tsr')) {
    throw new ApiProblem(404, 'not-found', { requestId: visit.requestId });
  }
  const { note, response } = await callApi(visit, checkpointsRpc.getStamp, { size: Number(size) });
  const isNote = file === 'checkpoint.txt';
  return new Response(isNote ? note : new Uint8Array(Buffer.from(response, 'base64url')), {
    headers: {
      'content-type': isNote ? 'text/plain; charset=utf-8' : 'application/timestamp-reply',
      'content-disposition': `attachment; filename="checkpoint-${size}${isNote ? '.txt' : '.tsr'}"`,
      'cache-control': 'no-store',
    },
  });
});
