import { Notice } from '@allmende/ui';
import type { Page } from '../page.js';

type OpenedProps = { hasText: boolean; hasFiles: boolean; page: Page };

/** To whoever reads: what is on record of it by now, who sees that, and where the reader's own receipt is. */
export function BriefOpened({ hasText, hasFiles, page }: OpenedProps) {
  const { opened } = page.texts.brief;
  return (
    <Notice>
      {hasText ? `${opened.text} ` : null}
      {hasFiles ? `${opened.files} ` : null}
      {opened.receipts} <a href={page.to('/me/receipts')}>{page.texts.receipts.title}</a>.
    </Notice>
  );
}
