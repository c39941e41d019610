import type { Statement } from '@allmende/contracts';
import { formatMoment, type ReceiptProps } from '@allmende/ui';
import type { ReactNode } from 'react';
import type { Page } from '../page.js';
import type { ReceiptState, ShownReceipt } from '../receipt.server.js';
import { followedText, nameIn } from '../receipt.view.js';
import { consentRows } from './receipt-consent.js';
import { briefRows, contentRows } from './receipt-contents.js';
import { versionRows, wordedRows } from './receipt-words.js';

type Rows = ReceiptProps['rows'];

export type ReceiptDocumentProps = {
  shown: ShownReceipt;
  accountId: string;
  zone?: string;
  /** Names that the statement itself does not hold. */
  fileNames?: Map<string, string>;
  /** Whether a withdrawal has deleted them. */
  namesGone?: boolean;
  memberNames?: Map<string, string>;
  challenge?: Challenge;
};
type Challenge = { title: string; slug: string } | undefined;
type Issued = Extract<ReceiptState, { state: 'issued' }>;
/** With what is shown beside the statement today. */
type Props = ReceiptDocumentProps & Pick<Issued, 'beside' | 'followedBy' | 'receiptId'>;

/** What a receipt says in words, with the names of today. */
export function receiptRows(state: Issued, given: ReceiptDocumentProps, page: Page): Rows {
  const { receipt, receiptId, beside, followedBy } = state;
  const { statement } = receipt;
  const props = { ...given, receiptId, beside, followedBy };
  const { rows } = page.texts.receipts;
  const { challenge, accountId, memberNames } = props;
  const first: Rows = challenge
    ? [
        {
          term: rows.challenge,
          value: <a href={page.to(`/challenges/${challenge.slug}`)}>{challenge.title}</a>,
        },
      ]
    : [];
  const by = 'accountId' in statement ? statement.accountId : undefined;
  const known = memberNames?.get(by ?? '') || nameIn(beside, by, page.texts);
  const other = known ?? unnamed(statement, page);
  const name = by === accountId ? (page.person?.name ?? rows.you) : other;
  const isReader = statement.type === 'brief-opened' || statement.type === 'submission-read';
  const reader: Rows =
    isReader && by !== accountId && !known ? [{ term: rows.account, value: by, code: true }] : [];
  const person: Rows = by && reader.length === 0 ? [{ term: rows.by, value: <bdi>{name}</bdi> }] : reader;
  const handedIn = statement.type === 'submission' && by === accountId ? beside?.organisation : null;
  const forWhom: Rows = handedIn ? [{ term: rows.forWhom, value: <bdi>{handedIn.name}</bdi> }] : [];
  return [...first, ...person, ...forWhom, ...detailsOf(statement, props, page)];
}

/** In which role somebody acted whose name is not known here. */
function unnamed({ type }: Statement, { texts }: Page): string {
  const { rows } = texts.receipts;
  if (type === 'consent') return rows.office;
  if (type === 'brief-answered') return rows.company;
  if (type === 'agreement-answered' || type === 'non-use-confirmed') return rows.signatory;
  const isManagers = type === 'challenge-suspended' || type === 'challenge-resumed';
  return isManagers ? texts.verify.values.role.manager : rows.someone;
}

function detailsOf(statement: Statement, props: Props, page: Page): Rows {
  const { zone } = props;
  const { rows } = page.texts.receipts;
  switch (statement.type) {
    case 'submission':
      return [
        { term: rows.team, value: teamText(statement.teamAccountIds, props, page) },
        ...agreementRows(statement, props, page),
        ...contentRows(statement, props, page),
      ];
    case 'deposit':
    case 'contents-deleted':
      return contentRows(statement, props, page);
    case 'challenge-resumed':
      return [
        { term: rows.closedAt, value: formatMoment(statement.closesAt, page.dates(zone), { zoned: true }) },
      ];
    case 'refused-agreement':
    case 'refused-submission':
    case 'refused-deposit':
      return [
        { term: rows.closedAt, value: formatMoment(statement.closesAt, page.dates(zone), { zoned: true }) },
        ...(statement.message
          ? [{ term: rows.message, value: <span lang="en">{statement.message}</span> }]
          : []),
      ];
    case 'submissions-opened':
      return [{ term: rows.opened, value: rows.solutionCount(statement.submissions) }];
    default:
      return saidOf(statement, props, page);
  }
}

/** Under which agreements it was handed in; one's own leads to the texts and says for whom it was. */
function agreementRows(
  { agreements = [] }: Extract<Statement, { type: 'submission' }>,
  { accountId, memberNames, beside }: Props,
  { texts, to }: Page,
): Rows {
  const { rows } = texts.receipts;
  return agreements.map((each) => {
    const name = memberNames?.get(each.accountId) || nameIn(beside, each.accountId, texts);
    const isOwn = each.accountId === accountId;
    return {
      term: name ? (
        <>
          {rows.agreementOf} <bdi>{name}</bdi>
        </>
      ) : (
        rows.agreementRecord
      ),
      value: isOwn ? (
        <>
          <a href={to(`/me/receipts/${each.receiptId}`)}>{numberIn(beside, each.receiptId)}</a>
          {beside?.organisation ? (
            <>
              {', '}
              {rows.agreedFor} <bdi>{beside.organisation.name}</bdi>
            </>
          ) : null}
        </>
      ) : (
        numberIn(beside, each.receiptId)
      ),
      code: true,
    };
  });
}

/** As the list of receipts calls it. */
function numberIn(beside: Issued['beside'], receiptId: string): string {
  return beside?.named?.find((each) => each.receiptId === receiptId)?.number ?? receiptId;
}

/** What somebody agreed to, read, answered or confirmed. */
function saidOf(statement: Statement, props: Props, page: Page): Rows {
  const { challenge, beside } = props;
  const { rows } = page.texts.receipts;
  const organisation = organisationOf(beside, page);
  switch (statement.type) {
    case 'non-use-confirmed':
    case 'office-confidentiality':
    case 'manager-confidentiality':
      return wordedRows(statement, props, page);
    case 'agreement':
      return [
        { term: rows.forWhom, value: partyText(statement, props, page) },
        ...versionRows(statement.versions, challenge, page),
        { term: page.texts.verify.members.receiptId, value: props.receiptId, code: true },
      ];
    case 'agreement-answered':
      return [
        { term: rows.forWhom, value: organisation },
        { term: rows.answer, value: statement.confirmed ? rows.confirmed : rows.refused },
        ...answeredRows(statement, props, page),
        ...versionRows(statement.versions, challenge, page),
      ];
    case 'brief-opened':
      return briefRows(statement, page);
    case 'submission-read': {
      const value = statement.fileId ?? rows.text;
      return [{ term: statement.fileId ? rows.file : rows.opened, value, code: statement.fileId !== null }];
    }
    case 'brief-answered':
      return [
        ...(statement.accountId === null ? [{ term: rows.by, value: rows.company }] : []),
        { term: rows.answer, value: rows.brief[statement.answer] },
      ];
    case 'withdrawal':
      return [
        { term: rows.afterClose, value: statement.afterClose ? rows.afterCloseText : rows.beforeCloseText },
        ...endedRows(props, page),
      ];
    case 'consent':
      return consentRows(statement, props, page);
    case 'award-answered':
      return [{ term: rows.answer, value: statement.accepted ? rows.accepted : rows.declined }];
    case 'decision': {
      const { submissionId } = statement;
      return [{ term: rows.awarded, value: submissionId ?? rows.nothing, code: submissionId !== null }];
    }
    default:
      return [];
  }
}

/** To which record a signatory answered, for whoever holds that one. */
function answeredRows(
  { memberAccountId, agreementReceiptId }: Extract<Statement, { type: 'agreement-answered' }>,
  { accountId, beside }: Props,
  { texts, to }: Page,
): Rows {
  if (memberAccountId !== accountId) return [];
  const value = <a href={to(`/me/receipts/${agreementReceiptId}`)}>{numberIn(beside, agreementReceiptId)}</a>;
  return [{ term: texts.receipts.rows.agreementRecord, value, code: true }];
}

/** The versions that a withdrawal took out. */
function endedRows({ beside }: Props, { texts: { receipts }, to }: Page): Rows {
  return (beside?.ended ?? []).map(({ receiptId, number, version }) => ({
    term: receipts.rows.withdrawn,
    value: (
      <>
        {receipts.version(version)}, <a href={to(`/me/receipts/${receiptId}`)}>{number}</a>
      </>
    ),
  }));
}

/** How many they were then, and the names that the reader may see; a closed account has none any more. */
function teamText(
  team: readonly string[],
  { accountId, memberNames, beside }: Props,
  { texts, person }: Page,
): ReactNode {
  const count = texts.receipts.rows.teamCount(team.length);
  const names = team.flatMap(
    (id) => (id === accountId ? person?.name : memberNames?.get(id)) || (nameIn(beside, id, texts) ?? []),
  );
  if (team.length < 2 || names.length === 0) return count;
  return (
    <>
      {count}: <bdi>{names.join(', ')}</bdi>
    </>
  );
}

/** For whom, and what the organisation said to it. */
function partyText(
  { party, accountId: by }: Extract<Statement, { type: 'agreement' }>,
  { accountId, beside, followedBy }: Props,
  page: Page,
): ReactNode {
  const { rows } = page.texts.receipts;
  if (party.kind === 'self') return by === accountId ? rows.yourself : rows.self;
  const name = organisationOf(beside, page);
  if (party.binding) return name;
  if (!followedBy)
    return (
      <>
        {name}, {rows.toConfirm}
      </>
    );
  return (
    <>
      {name}, <a href={page.to(`/me/receipts/${followedBy.receiptId}`)}>{followedText(followedBy, page)}</a>
    </>
  );
}

/** By its name, where the reader may know it. */
function organisationOf(beside: Issued['beside'], { texts }: Page): ReactNode {
  const { organisation } = beside ?? {};
  return organisation ? <bdi>{organisation.name}</bdi> : texts.receipts.rows.organisation;
}
