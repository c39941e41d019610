import type { RestrictedEntry } from '@allmende/contracts';
import type { Page } from '../page.js';

type KeptProps = { entry: RestrictedEntry; page: Page };

/** Kinds and numbers of what is kept; what is in it takes two people to read. */
export function KeptReceipts({ entry: { receipts, count }, page: { texts } }: KeptProps) {
  const { operate: words } = texts;
  if (receipts.length === 0) return <span className="muted">{words.personOnly}</span>;
  return (
    <ul className="plain-list">
      {receipts.map(({ number, type }) => (
        <li key={number} className="figures">
          {words.receipt(texts.receipts.types[type], number)}
        </li>
      ))}
      {count > receipts.length ? <li className="muted">{words.more(count - receipts.length)}</li> : null}
    </ul>
  );
}
