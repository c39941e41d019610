import { formatDay, formatTime, Notice, Receipt } from '@allmende/ui';
import { useEffect } from 'react';
import { fetchApi } from '../api.browser.js';
import { usePage, type Page } from '../page.js';
import type { ReceiptState } from '../receipt.server.js';
import { type ReceiptDocumentProps, receiptRows } from './receipt-rows.js';

export function ReceiptDocument(props: ReceiptDocumentProps) {
  const { shown, zone } = props;
  const page = usePage();
  const { receipts } = page.texts;
  const { state } = shown;
  if (state.state === 'pending') return <Pending state={state} page={page} />;
  const { statement } = state.receipt;
  const dates = page.dates(zone);
  const isSubmission = statement.type === 'submission';
  const isContent = 'textDigest' in statement && statement.type !== 'brief-opened';
  const label = isSubmission
    ? receipts.label.submission
    : statement.type === 'agreement'
      ? receipts.label.agreement
      : receipts.label.other;
  return (
    <Receipt
      label={label}
      number={state.number}
      when={
        <>
          <p>{formatDay(statement.at, dates, { year: true })}</p>
          <p>
            <time dateTime={statement.at}>
              {formatTime(statement.at, dates, { zoned: true, seconds: true })}
            </time>
            {isSubmission ? `, ${receipts.version(statement.version)}` : null}
          </p>
        </>
      }
      seal={shown.seal}
      sealNote={receipts.sealNote}
      rows={receiptRows(state, props, page)}
      foot={
        <>
          {isContent ? receipts.foot : receipts.footOther} {receipts.checkAt}{' '}
          <a href={page.to('/verify')}>{page.texts.verify.title}</a>.
        </>
      }
    />
  );
}

/** Signing takes less than a second; the page looks again by itself and shows it when it is there. */
function Pending({ state, page }: { state: ReceiptState; page: Page }) {
  const { receipts } = page.texts;
  useEffect(() => {
    const timer = setInterval(() => {
      void fetchApi<ReceiptState>(`/receipts/${state.receiptId}`).then(
        (now) => {
          if (now.state === 'issued') location.reload();
        },
        () => undefined,
      );
    }, 1_000);
    return () => clearInterval(timer);
  }, [state.receiptId]);
  return (
    <Notice title={receipts.pending} live actions={<a href={page.path}>{receipts.reload}</a>}>
      {receipts.pendingText}
    </Notice>
  );
}
