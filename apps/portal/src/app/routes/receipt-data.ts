import { requirePerson } from '../page-data.server.js';
import { fileOf, issuedReceipt } from '../receipt.server.js';
import { loaderOf } from '../served.js';
import { idOf } from '../submission.server.js';

/** The receipt itself, as a file to keep. */
export const loader = loaderOf(async ({ visit, params }) => {
  await requirePerson(visit);
  const { number, receipt } = await issuedReceipt(visit, idOf(params['id'], visit));
  return new Response(fileOf(receipt), {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="allmende-${number}.json"`,
      'cache-control': 'no-store',
    },
  });
});
