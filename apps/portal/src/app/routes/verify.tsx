import { termsRpc } from '@allmende/contracts';
import { PageHead } from '@allmende/ui';
import { useLoaderData } from 'react-router';
import { tryApi } from '../api.server.js';
import { usePage, type Page } from '../page.js';
import { CheckByHand } from '../parts/check-by-hand.js';
import { ReceiptChecker } from '../parts/receipt-checker.js';
import { VerifyProgram } from '../parts/verify-program.js';
import { loaderOf } from '../served.js';
import { verifier, verifierPackage } from '../verifier.server.js';

/** The keys come with the page, so that it needs no connection afterwards. */
export const loader = loaderOf(async ({ visit }) => {
  const keys = await tryApi(visit, termsRpc.listReceiptKeys, {});
  return { keys, program: { name: verifier.name, digest: verifier.digest, archive: verifierPackage.name } };
});

export default function Verify() {
  const { keys, program } = useLoaderData<typeof loader>();
  const page = usePage();
  const { verify, common } = page.texts;
  return (
    <div className="page">
      <title>{`${verify.title} · ${page.portal?.name ?? common.platform}`}</title>
      <PageHead title={verify.title} lead={verify.lead} />
      <div className="text-page">
        <noscript>
          <p className="note">{verify.noScript}</p>
        </noscript>
        <ReceiptChecker keys={keys} page={page} />
        <Proof page={page} />
        <VerifyProgram program={program} page={page} />
        <CheckByHand page={page} />
      </div>
    </div>
  );
}

/** Of receipts at large: it stands below any result, so that nothing here may look like one. */
function Proof({ page }: { page: Page }) {
  const { proven, notProven } = page.texts.verify;
  return (
    <section className="proof">
      <div>
        <h2>{proven.title}</h2>
        <ul>
          {proven.points.map((point) => (
            <li key={point}>{point}</li>
          ))}
        </ul>
      </div>
      <div>
        <h2>{notProven.title}</h2>
        <ul>
          {notProven.points.map((point) => (
            <li key={point}>{point}</li>
          ))}
        </ul>
      </div>
    </section>
  );
}
