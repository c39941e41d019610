import type { RestrictedContent } from '@allmende/contracts';
import { Button, formatDay, formatMoment, noonOf, Notice } from '@allmende/ui';
import type { Page } from '../page.js';
import { FactRow } from './fact-row.js';

type DocumentProps = { content: RestrictedContent; page: Page };

/** Who the person was, and the receipts as they were held: shown once. */
export function RestrictedDocument({ content: { person, receipts, until }, page }: DocumentProps) {
  const { operate, receipts: known, verify } = page.texts;
  const { content: words } = operate;
  return (
    <section className="path-part">
      <h2>{words.title}</h2>
      <Notice tone="warn" live>
        {words.once}
      </Notice>
      <dl className="document-rows path-part">
        <FactRow term={words.name}>
          <bdi>{person?.name ?? words.unknown}</bdi>
        </FactRow>
        <FactRow term={words.email}>
          <bdi>{person?.email ?? words.unknown}</bdi>
        </FactRow>
        {receipts.map(({ receiptId, number, receipt }) => (
          <FactRow key={receiptId} term={words.receipt}>
            <span className="figures">{operate.receipt(known.types[receipt.statement.type], number)}</span>,{' '}
            {formatMoment(receipt.statement.at, page.dates(), { zoned: true })}
            <br />
            <a
              download={`receipt-${number}.json`}
              href={`data:application/json;charset=utf-8,${encodeURIComponent(JSON.stringify(receipt, null, 2))}`}
              aria-label={words.dataName(number)}
            >
              {words.data}
            </a>
          </FactRow>
        ))}
        <FactRow term={operate.until}>
          {formatDay(noonOf(until), page.dates(), { weekday: false, year: true })}
        </FactRow>
      </dl>
      <p className="small muted path-note">
        {receipts.length === 0 ? (
          words.noReceipts
        ) : (
          <>
            {words.check} <a href={page.to('/verify')}>{verify.title}</a>.
          </>
        )}
      </p>
      <p className="no-print needs-script path-actions">
        <Button type="button" kind="link" onClick={() => window.print()}>
          {words.print}
        </Button>
      </p>
    </section>
  );
}
