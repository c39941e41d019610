import { termsRpc } from '@allmende/contracts';
import { Button, ButtonLink, Fold, grouped, Notice } from '@allmende/ui';
import { useLoaderData } from 'react-router';
import { endPlace, termsPath } from '../challenge.view.js';
import { inLanguage } from '../language.js';
import { tryApi } from '../api.server.js';
import { usePage, type Page } from '../page.js';
import { requirePerson } from '../page-data.server.js';
import { ReceiptDocument } from '../parts/receipt-document.js';
import { WorkHead } from '../parts/work-head.js';
import { contentSteps, followedText } from '../receipt.view.js';
import { aroundReceipt, namesGone, type ReceiptState, receiptOf, textNamedBy } from '../receipt.server.js';
import { loaderOf } from '../served.js';
import { versionOfText } from '../submission.rules.js';
import { idOf, withText } from '../submission.server.js';
import type { Visit } from '../visit.js';

export const loader = loaderOf(async ({ visit, params, request }) => {
  const { accountId } = await requirePerson(visit);
  const shown = await receiptOf(visit, request, idOf(params['id'], visit));
  const statement = shown.state.state === 'issued' ? shown.state.receipt.statement : undefined;
  const { challenge, submission } = await aroundReceipt(visit, statement);
  return {
    accountId,
    shown,
    challenge: challenge && {
      slug: challenge.slug,
      question: challenge.question,
      original: challenge.original,
      zone: challenge.zone,
    },
    endsAt: challenge && (await standsStill(visit, shown.state, accountId)) ? challenge.slug : undefined,
    submissionId: submission?.submissionId,
    textVersion: submission && versionOfText(submission),
    text: await textNamedBy(statement, submission && (await withText(visit, submission))),
    files: (submission?.versions ?? []).flatMap(({ files }) =>
      files.map(({ fileId, name }) => [fileId, name] as const),
    ),
    namesGone: namesGone(submission),
    members: (submission?.members ?? []).map(({ accountId: id, name }) => [id, name] as const),
  };
});

/** Whether the reader's agreement that it tells of can be ended. */
async function standsStill(visit: Visit, shown: ReceiptState, accountId: string): Promise<boolean> {
  const statement = shown.state === 'issued' ? shown.receipt.statement : undefined;
  if (statement?.type !== 'agreement' || statement.accountId !== accountId) return false;
  const own = await tryApi(visit, termsRpc.ownAcceptance, { challengeId: statement.challengeId });
  return own?.acceptance?.state === 'accepted' && own.acceptance.receiptId === shown.receiptId;
}

export default function ReceiptPage() {
  const { accountId, shown, challenge, files, namesGone, members } = useLoaderData<typeof loader>();
  const page = usePage();
  const { receipts } = page.texts;
  const { state } = shown;
  const title = state.state === 'issued' ? receipts.types[state.receipt.statement.type] : receipts.title;
  return (
    <div className="page-work">
      <WorkHead title={title} crumbs={[{ href: page.to('/me/receipts'), title: receipts.title }]} />
      <div className="receipt-page">
        {state.state === 'issued' ? <Followed state={state} page={page} /> : null}
        {state.state === 'issued' ? <Actions receiptId={state.receiptId} page={page} /> : null}
        <ReceiptDocument
          shown={shown}
          accountId={accountId}
          zone={challenge?.zone}
          fileNames={new Map(files)}
          namesGone={namesGone}
          memberNames={new Map(members)}
          challenge={
            challenge && {
              title: inLanguage(challenge.question, page.language, challenge.original).text,
              slug: challenge.slug,
            }
          }
        />
        {state.state === 'issued' ? <Verify receipt={state.receipt} page={page} /> : null}
      </div>
    </div>
  );
}

function Actions({ receiptId, page }: { receiptId: string; page: Page }) {
  const { endsAt, submissionId, text, textVersion } = useLoaderData<typeof loader>();
  const { receipts, submission } = page.texts;
  return (
    <div className="no-print">
      <div className="actions path-actions">
        <ButtonLink href={page.to(`/me/receipts/${receiptId}/receipt.pdf`)} download>
          {receipts.downloadPaper}
        </ButtonLink>
        <a href={page.to(`/me/receipts/${receiptId}/receipt.json`)} download>
          {receipts.download}
        </a>
        {submissionId && text && text !== 'not-kept' ? (
          <a href={page.to(`/submissions/${submissionId}/solution.json`)} download>
            {text === 'unchanged'
              ? receipts.submittedText
              : textVersion === undefined
                ? receipts.currentDraft
                : receipts.currentText(textVersion)}
          </a>
        ) : null}
        {endsAt ? (
          <a href={`${page.to(termsPath(endsAt))}#${endPlace}`}>{page.texts.terms.end.title}</a>
        ) : null}
        <span className="needs-script">
          <Button type="button" kind="link" onClick={() => window.print()}>
            {receipts.print}
          </Button>
        </span>
        {submissionId ? (
          <>
            <a href={page.to(`/submissions/${submissionId}`)}>{receipts.toSubmission}</a>
            <a href={page.to(`/submissions/${submissionId}#openings`)}>{submission.after.openings}</a>
          </>
        ) : null}
      </div>
      {text === 'not-kept' ? <p className="small path-note">{submission.after.noCopy}</p> : null}
      {text === 'changed' ? <p className="small path-note">{receipts.textChanged}</p> : null}
    </div>
  );
}

/** A version that was replaced or withdrawn says so, an agreement what was said to it, and each leads on. */
function Followed({ state: { followedBy, receipt }, page }: { state: IssuedState; page: Page }) {
  const { receipts } = page.texts;
  const { statement } = receipt;
  if (!followedBy) return null;
  const { receiptId, version, type, withdrawal } = followedBy;
  const next = version === null ? receipts.toWithdrawal : receipts.toNewer(version);
  const links = [
    { to: receiptId, title: type === 'agreement-answered' ? receipts.toAnswer : next },
    { to: withdrawal?.receiptId, title: receipts.toWithdrawal },
  ].filter(({ to }) => to);
  const what = statement.type === 'submission' ? receipts.version(statement.version) : receipts.rows.agreed;
  return (
    <Notice
      tone={followedBy.confirmed ? undefined : 'warn'}
      actions={
        // Whoever had left the team before a withdrawal reads when it was, and holds no receipt of it.
        links.length === 0
          ? undefined
          : links.map(({ to, title }) => (
              <a key={to} href={page.to(`/me/receipts/${to}`)}>
                {title}
              </a>
            ))
      }
    >
      {what}, {followedText(followedBy, page)}.
    </Notice>
  );
}

type IssuedState = Extract<
  ReturnType<typeof useLoaderData<typeof loader>>['shown']['state'],
  { state: 'issued' }
>;
type Issued = IssuedState['receipt'];

function Verify({ receipt, page }: { receipt: Issued; page: Page }) {
  const { receipts } = page.texts;
  return (
    <section className="path-part" id="verify">
      <h2>{receipts.verify}</h2>
      <ol className="verify-steps">
        {[...receipts.verifySteps, ...contentSteps(receipt.statement, page.texts)].map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p className="small">
        <a href={page.to('/verify#program')}>{receipts.byProgram}</a>
      </p>
      <p className="small">
        {receipts.keys}: <a href="/api/v1/receipt-keys">{`${page.origin}/api/v1/receipt-keys`}</a>
      </p>
      <Fold title={receipts.technical}>
        <dl className="document-rows">
          <dt>{receipts.rows.seq}</dt>
          <dd className="figures">{receipt.seq}</dd>
          <dt>{receipts.rows.leaf}</dt>
          <dd className="code">{grouped(receipt.leaf)}</dd>
          <dt>{receipts.rows.key}</dt>
          <dd className="code">{receipt.keyId}</dd>
          <dt>{receipts.rows.signature}</dt>
          <dd className="code">{grouped(receipt.signature)}</dd>
        </dl>
      </Fold>
    </section>
  );
}
