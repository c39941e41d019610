import { languageOfPath } from '../language.js';
import { portalOf, requirePerson } from '../page-data.server.js';
import { drawReceipt } from '../pdf/receipt.paper.server.js';
import { aroundReceipt, fileOf, issuedReceipt, namesOf } from '../receipt.server.js';
import { loaderOf } from '../served.js';
import { idOf } from '../submission.server.js';
import { verifier } from '../verifier.server.js';
import { textsOf } from '../texts/index.js';

/** The receipt for people to read, print and hand on; the file itself is inside. */
export const loader = loaderOf(async ({ visit, params, request }) => {
  const person = await requirePerson(visit);
  const { number, receipt, receiptId, beside, followedBy } = await issuedReceipt(
    visit,
    idOf(params['id'], visit),
  );
  const [portal, around] = await Promise.all([portalOf(visit), aroundReceipt(visit, receipt.statement)]);
  const language = languageOfPath(new URL(request.url).pathname) ?? 'de';
  const dates = { language, zone: around.challenge?.zone ?? 'Europe/Berlin', now: visit.now };
  const wording = { texts: textsOf(language), dates };
  const names = namesOf(receipt.statement, { ...around, receiptId, beside, followedBy, person }, wording);
  const { origin } = visit;
  const { name, digest } = verifier;
  const program = { name, digest };
  const json = fileOf(receipt);
  const pdf = await drawReceipt({ number, receipt, json, names, portal, origin, program, wording });
  return new Response(new Uint8Array(pdf), {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="${wording.texts.receipts.fileName(number)}.pdf"`,
      'cache-control': 'no-store',
    },
  });
});
