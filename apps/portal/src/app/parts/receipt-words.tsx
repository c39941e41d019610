import type { Statement } from '@allmende/contracts';
import { grouped, type ReceiptProps } from '@allmende/ui';
import { termsPath } from '../challenge.view.js';
import type { Page } from '../page.js';
import type { ReceiptState } from '../receipt.server.js';

type Rows = ReceiptProps['rows'];
type Known = {
  beside?: Extract<ReceiptState, { state: 'issued' }>['beside'];
  challenge?: { title: string; slug: string } | undefined;
};

type Worded = Extract<
  Statement,
  { type: 'non-use-confirmed' | 'office-confidentiality' | 'manager-confidentiality' }
>;

/** Word for word, in the language in which they were read; the first confirmations do not hold them. */
export function wordedRows(statement: Worded, { beside, challenge }: Known, page: Page): Rows {
  const { rows } = page.texts.receipts;
  const words = statement.words && <span lang={statement.language}>{statement.words}</span>;
  if (statement.type === 'non-use-confirmed')
    return [
      { term: rows.forWhom, value: rows.organisation },
      { term: rows.said, value: words ?? rows.nonUse },
    ];
  if (statement.type === 'manager-confidentiality')
    return [
      { term: rows.forWhom, value: rows.management },
      { term: rows.towards, value: <bdi>{beside?.organisation?.name ?? rows.company}</bdi> },
      { term: rows.undertaken, value: words },
    ];
  const office = beside?.organisation ? rows.officeOf(beside.organisation.name) : rows.office;
  return [
    { term: rows.forWhom, value: <bdi>{office}</bdi> },
    { term: rows.undertaken, value: words },
    ...versionRows(statement.versions, challenge, page, rows.inForce),
  ];
}

type Agreed = Extract<Statement, { type: 'agreement' }>['versions'];

/** Each leads to the text as it was agreed to; an office does not agree to them, they were in force. */
export function versionRows(
  versions: Agreed,
  challenge: Known['challenge'],
  { texts, to }: Page,
  said = (version: string): string => version,
): Rows {
  const { rows } = texts.receipts;
  const agreed = versions.map(({ versionId }) => versionId);
  const linked = (words: string, layer: string) =>
    challenge ? <a href={`${to(termsPath(challenge.slug, agreed))}#${layer}`}>{words}</a> : words;
  return versions.map(({ layer, number, digest }) => ({
    term: linked(said(rows.layerVersion(rows.layers[layer], number)), layer),
    value: grouped(digest),
    code: true,
  }));
}
