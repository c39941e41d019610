import { submissionsRpc } from '@allmende/contracts';
import { canonical } from '@allmende/verify';
import { callApi } from '../api.server.js';
import { languageOfPath } from '../language.js';
import { requirePerson } from '../page-data.server.js';
import { loaderOf } from '../served.js';
import { idOf } from '../submission.server.js';
import { textsOf } from '../texts/index.js';

/** The very bytes that the digest in the receipt is taken over (docs/decisions/0026). */
export const loader = loaderOf(async ({ visit, params, request }) => {
  await requirePerson(visit);
  const one = {
    challengeId: idOf(params['challengeId'], visit),
    depositId: idOf(params['depositId'], visit),
  };
  const { text } = await callApi(visit, submissionsRpc.readDeposit, one);
  const { textFile } = textsOf(languageOfPath(new URL(request.url).pathname) ?? 'de').receipts;
  return new Response(canonical({ text }), {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="${textFile.deposit}.json"`,
      'cache-control': 'no-store',
    },
  });
});
