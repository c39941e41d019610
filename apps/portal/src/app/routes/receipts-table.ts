import { type ChallengeName, type Statement, termsRpc } from '@allmende/contracts';
import { callApi } from '../api.server.js';
import { challengeNames, type ChallengeNames } from '../challenge.names.server.js';
import { csvOf } from '../csv.js';
import { inLanguage, languageOfPath } from '../language.js';
import { requirePerson } from '../page-data.server.js';
import { titleOf } from '../receipt.view.js';
import { loaderOf } from '../served.js';
import { tableOf } from '../table.js';
import { textsOf } from '../texts/index.js';
import type { Visit } from '../visit.js';

const atOnce = 100;

/** The list of one's receipts, all of it, for a spreadsheet. */
export const loader = loaderOf(async ({ visit, request }) => {
  await requirePerson(visit);
  const language = languageOfPath(new URL(request.url).pathname) ?? 'de';
  const texts = textsOf(language);
  const { receipts, access } = texts;
  const { csv } = receipts;
  const head = [csv.at, receipts.number, receipts.what, csv.version, receipts.rows.challenge, csv.id];
  const table = await tableOf({
    read: (cursor) => callApi(visit, termsRpc.listReceipts, { cursor, limit: atOnce }),
    rowsOf: async (items) => {
      const names = await namesOf(
        visit,
        items.map(({ statement }) => statement),
      );
      const rows = items.map(({ receiptId, number, at, statement }) => {
        const name = names.get(statement.challengeId);
        const challenge = name ? inLanguage(name.question, language, name.original).text : '';
        const version = statement.type === 'submission' ? String(statement.version) : '';
        return [at, number, titleOf(statement, texts), version, challenge, receiptId];
      });
      return [head, ...rows];
    },
    cut: access.csv.cut,
  });
  return new Response(csvOf(table, language), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="allmende-receipts.csv"',
      'cache-control': 'no-store',
    },
  });
});

/** As many at a time as one call takes. */
async function namesOf(visit: Visit, statements: readonly Statement[]): Promise<ChallengeNames> {
  const names = new Map<string, ChallengeName>();
  for (let from = 0; from < statements.length; from += atOnce) {
    const some = await challengeNames(visit, statements.slice(from, from + atOnce));
    for (const [challengeId, name] of some) names.set(challengeId, name);
  }
  return names;
}
