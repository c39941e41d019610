import { canonical } from '@allmende/verify';
import { languageOfPath } from '../language.js';
import { requirePerson } from '../page-data.server.js';
import { loaderOf } from '../served.js';
import { textFileName } from '../submission.rules.js';
import { idOf, submissionOf, textOf } from '../submission.server.js';
import { textsOf } from '../texts/index.js';

/** The text as it stands, in the very bytes that the digest in a receipt is taken over (docs/decisions/0011). */
export const loader = loaderOf(async ({ visit, params, request }) => {
  await requirePerson(visit);
  const submission = await submissionOf(visit, idOf(params['id'], visit));
  const text = await textOf(visit, submission);
  const texts = textsOf(languageOfPath(new URL(request.url).pathname) ?? 'de');
  const fileName = textFileName(submission, text.title, texts);
  return new Response(canonical(text), {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="${fileName}"`,
      'cache-control': 'no-store',
    },
  });
});
