import { languageOfPath } from '../language.js';
import { requirePerson } from '../page-data.server.js';
import { fileOf, issuedReceipt } from '../receipt.server.js';
import { loaderOf } from '../served.js';
import { idOf } from '../submission.server.js';
import { textsOf } from '../texts/index.js';

/** The receipt itself, as a file to keep. */
export const loader = loaderOf(async ({ visit, params, request }) => {
  await requirePerson(visit);
  const { number, receipt } = await issuedReceipt(visit, idOf(params['id'], visit));
  const { receipts } = textsOf(languageOfPath(new URL(request.url).pathname) ?? 'de');
  return new Response(fileOf(receipt), {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="${receipts.fileName(number)}.json"`,
      'cache-control': 'no-store',
    },
  });
});
