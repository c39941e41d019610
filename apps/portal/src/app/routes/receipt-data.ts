import { termsRpc } from '@allmende/contracts';
import { callApi } from '../api.server.js';
import { ApiProblem } from '../api.problem.js';
import { requirePerson } from '../page-data.server.js';
import { loaderOf } from '../served.js';
import { idOf } from '../submission.server.js';

/** The receipt itself, as a file to keep. */
export const loader = loaderOf(async ({ visit, params }) => {
  await requirePerson(visit);
  const state = await callApi(visit, termsRpc.getReceipt, { receiptId: idOf(params['id'], visit) });
  if (state.state === 'pending') throw new ApiProblem(503, 'unavailable', { requestId: visit.requestId });
  return new Response(`${JSON.stringify(state.receipt, null, 2)}\n`, {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="allmende-${state.number}.json"`,
      'cache-control': 'no-store',
    },
  });
});
