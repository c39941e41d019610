import type { Confidentiality } from '@allmende/contracts';
import { Button, DecisionBox, formatDay, Notice } from '@allmende/ui';
import type { ReactNode } from 'react';
import type { Page } from '../page.js';

/** Where the section stands on its page; the workshop leads there. */
export const undertakingPlace = 'confidential';

type UndertakingProps = { confidentiality: Confidentiality; page: Page };
type AskProps = UndertakingProps & { title: string; formKey: string; children?: ReactNode };

/** What a manager undertakes before the confidential brief stands in this place. */
export function UndertakeFirst({ confidentiality, title, formKey, page, children }: AskProps) {
  const { manager } = page.texts.brief;
  const text = confidentiality.words[page.language];
  return (
    <form method="post">
      <input type="hidden" name="key" value={formKey} />
      <input type="hidden" name="words" value={text} />
      <DecisionBox
        title={title}
        action={
          <Button kind="outlined" name="intent" value="confidentiality">
            {page.texts.consents.confidentiality.button}
          </Button>
        }
      >
        <p>{manager.what}</p>
        <blockquote>
          <p>{text}</p>
        </blockquote>
        <p>{manager.seen}</p>
        {children}
      </DecisionBox>
    </form>
  );
}

/** Since when they are bound, with the receipt. */
export function Undertaken({ confidentiality, page }: UndertakingProps) {
  const { confidentiality: words } = page.texts.consents;
  const { agreedAt, receiptId } = confidentiality;
  if (!agreedAt || !receiptId) return null;
  return (
    <Notice
      tone="ok"
      title={words.agreed(formatDay(agreedAt, page.dates(), { weekday: false, year: true }))}
      actions={<a href={page.to(`/me/receipts/${receiptId}`)}>{words.receipt}</a>}
    >
      {page.texts.brief.manager.seen}
    </Notice>
  );
}
