import {
  agreementRows,
  agreementsOf,
  openingRows,
  openingsOf,
  readingRows,
  readingsOf,
} from '../access.server.js';
import { ApiProblem } from '../api.problem.js';
import { csvOf } from '../csv.js';
import { languageOfPath } from '../language.js';
import { requirePerson } from '../page-data.server.js';
import { loaderOf } from '../served.js';
import { idOf } from '../submission.server.js';
import { tableOf } from '../table.js';
import { textsOf } from '../texts/index.js';

/** Who opened what, all of it, for a spreadsheet. */
export const loader = loaderOf(async ({ visit, params, request }) => {
  await requirePerson(visit);
  const challengeId = idOf(params['challengeId'], visit);
  const language = languageOfPath(new URL(request.url).pathname) ?? 'de';
  const texts = textsOf(language);
  const { cut } = texts.access.csv;
  const tables: Record<string, () => Promise<string[][]>> = {
    'brief.csv': () =>
      tableOf({
        read: (cursor) => openingsOf(visit, challengeId, cursor),
        rowsOf: (items) => openingRows(items, texts),
        cut,
      }),
    'solutions.csv': () =>
      tableOf({
        read: (cursor) => readingsOf(visit, challengeId, cursor),
        rowsOf: (items) => readingRows(items, texts),
        cut,
      }),
    'agreements.csv': () =>
      tableOf({
        read: (cursor) => agreementsOf(visit, challengeId, cursor),
        rowsOf: (items) => agreementRows(items, texts),
        cut,
      }),
  };
  const file = params['file'] ?? '';
  const rows = Object.hasOwn(tables, file) ? await tables[file]?.() : undefined;
  if (!rows) throw new ApiProblem(404, 'not-found', { requestId: visit.requestId });
  return new Response(csvOf(rows, language), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="allmende-access-${file}"`,
      'cache-control': 'no-store',
    },
  });
});
