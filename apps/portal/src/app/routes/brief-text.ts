import { challengesRpc } from '@allmende/contracts';
import { canonical } from '@allmende/verify';
import { callApi } from '../api.server.js';
import { languageOfPath } from '../language.js';
import { requirePerson } from '../page-data.server.js';
import { loaderOf } from '../served.js';
import { idOf } from '../submission.server.js';
import { textsOf } from '../texts/index.js';

/** The very bytes that the digest in the receipt of an opening is taken over; to fetch them is such an opening. */
export const loader = loaderOf(async ({ visit, params, request }) => {
  await requirePerson(visit);
  const one = { challengeId: idOf(params['challengeId'], visit) };
  const { text } = await callApi(visit, challengesRpc.getBrief, one);
  const { textFile } = textsOf(languageOfPath(new URL(request.url).pathname) ?? 'de').receipts;
  return new Response(canonical(text), {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="${textFile.brief}.json"`,
      'cache-control': 'no-store',
    },
  });
});
