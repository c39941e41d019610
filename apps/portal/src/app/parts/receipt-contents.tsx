import type { Statement } from '@allmende/contracts';
import { grouped, type ReceiptProps } from '@allmende/ui';
import type { Page } from '../page.js';
import type { ReceiptState } from '../receipt.server.js';
import { nameGoneText } from '../receipt.view.js';

type Rows = ReceiptProps['rows'];
type Names = {
  fileNames?: Map<string, string>;
  namesGone?: boolean;
  followedBy?: Extract<ReceiptState, { state: 'issued' }>['followedBy'];
};
type Content = { textDigest: string; files: { fileId: string; digest: string }[] };

/** Text and files by their check sums, with the names of today. */
export function contentRows(
  { textDigest, files }: Content,
  { fileNames, namesGone, followedBy }: Names,
  page: Page,
): Rows {
  const { rows } = page.texts.receipts;
  return [
    { term: rows.text, value: grouped(textDigest), code: true },
    ...files.map(({ fileId, digest }) => {
      const name = fileNames?.get(fileId);
      const gone = !name && namesGone ? nameGoneText(followedBy, page.texts, page.dates()) : undefined;
      const value = gone ? (
        <>
          {grouped(digest)} <small>{gone}</small>
        </>
      ) : (
        grouped(digest)
      );
      return { term: <bdi>{name || rows.file}</bdi>, value, code: true };
    }),
  ];
}

/** What was read, as it stood then. */
export function briefRows(statement: Extract<Statement, { type: 'brief-opened' }>, page: Page): Rows {
  const { verify, receipts } = page.texts;
  const { rows } = receipts;
  const { role, fileId, revision, textDigest, fileDigest } = statement;
  const optional = (term: string, value: string | number | undefined, code = false): Rows =>
    value === undefined ? [] : [{ term, value, code }];
  return [
    { term: fileId ? rows.file : rows.opened, value: fileId ?? rows.text, code: fileId !== null },
    { term: verify.members.role, value: verify.values.role[role] },
    ...optional(verify.members.revision, revision),
    ...optional(verify.members.textDigest, textDigest && grouped(textDigest), true),
    ...optional(verify.members.fileDigest, fileDigest && grouped(fileDigest), true),
  ];
}
