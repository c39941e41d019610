import { canonical } from '@allmende/verify';
import { requirePerson } from '../page-data.server.js';
import { loaderOf } from '../served.js';
import { idOf, submissionOf, textOf } from '../submission.server.js';

/** The text as it stands, in the very bytes that the digest in a receipt is taken over (docs/decisions/0011). */
export const loader = loaderOf(async ({ visit, params }) => {
  await requirePerson(visit);
  const submission = await submissionOf(visit, idOf(params['id'], visit));
  return new Response(canonical(await textOf(visit, submission)), {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': 'attachment; filename="allmende-text.json"',
      'cache-control': 'no-store',
    },
  });
});
