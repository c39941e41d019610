import { openingsOfSolution, solutionOpeningRows } from '../access.server.js';
import { csvOf } from '../csv.js';
import { languageOfPath } from '../language.js';
import { requirePerson } from '../page-data.server.js';
import { loaderOf } from '../served.js';
import { idOf } from '../submission.server.js';
import { tableOf } from '../table.js';
import { textsOf } from '../texts/index.js';

/** Who opened a solution, all of it, for the spreadsheet of its team. */
export const loader = loaderOf(async ({ visit, params, request }) => {
  await requirePerson(visit);
  const submissionId = idOf(params['id'], visit);
  const language = languageOfPath(new URL(request.url).pathname) ?? 'de';
  const texts = textsOf(language);
  const rows = await tableOf({
    read: (cursor) => openingsOfSolution(visit, submissionId, cursor),
    rowsOf: (items) => solutionOpeningRows(items, texts),
    cut: texts.access.csv.cut,
  });
  return new Response(csvOf(rows, language), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="allmende-openings-${submissionId}.csv"`,
      'cache-control': 'no-store',
    },
  });
});
