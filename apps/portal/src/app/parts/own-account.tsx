import type { Page } from '../page.js';

/** By which id receipts call the reader, so that one can be told to be theirs. */
export function OwnAccount({ accountId, page }: { accountId: string; page: Page }) {
  return (
    <p className="small muted path-note">
      {page.texts.ownData.account} <span className="code">{accountId}</span>
    </p>
  );
}
