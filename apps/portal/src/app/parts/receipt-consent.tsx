import type { ShownBeside, Statement } from '@allmende/contracts';
import { Button, grouped, type ReceiptProps } from '@allmende/ui';
import { useEffect } from 'react';
import copyModule from '../modules/copy.js?url';
import type { Page } from '../page.js';
import { nameIn } from '../receipt.view.js';

type Given = { accountId: string; beside?: ShownBeside | undefined };

/** About whom an office answered, what, and why. */
export function consentRows(
  statement: Extract<Statement, { type: 'consent' }>,
  { accountId, beside }: Given,
  { texts, person }: Page,
): ReceiptProps['rows'] {
  const { rows } = texts.receipts;
  const { memberAccountId, consent, noteDigest } = statement;
  const own = memberAccountId === accountId ? (person?.name ?? rows.you) : undefined;
  const office = beside?.organisation ? rows.officeOf(beside.organisation.name) : rows.office;
  return [
    { term: rows.forWhom, value: <bdi>{office}</bdi> },
    {
      term: rows.about,
      value: <bdi>{own ?? nameIn(beside, memberAccountId, texts) ?? memberAccountId}</bdi>,
    },
    { term: rows.answer, value: rows.consent[consent] },
    ...(noteDigest === null
      ? []
      : [
          { term: rows.note, value: beside?.note ? <Note text={beside.note} rows={rows} /> : rows.noteGone },
          {
            term: rows.noteDigest,
            value: (
              <>
                <span className="code">{grouped(noteDigest)}</span>
                <br />
                <small>{rows.noteDigestText}</small>
              </>
            ),
          },
        ]),
  ];
}

const noteId = 'receipt-note';

/** Byte for byte what the check sum is of. */
function Note({ text, rows }: { text: string; rows: Page['texts']['receipts']['rows'] }) {
  useEffect(() => void import(/* @vite-ignore */ copyModule), []);
  return (
    <div className="actions">
      <bdi id={noteId} className="check-summary" dir="auto">
        {text}
      </bdi>
      <Button
        type="button"
        kind="outlined"
        dense
        data-copy={noteId}
        data-copied={rows.copied}
        data-selected={rows.selected}
      >
        {rows.copy}
      </Button>
      <span role="status" />
    </div>
  );
}
