import type { Statement } from '@allmende/contracts';
import {
  formatDay,
  formatMoment,
  formatTime,
  grouped,
  Notice,
  Receipt,
  type ReceiptProps,
} from '@allmende/ui';
import { type ReactNode, useEffect } from 'react';
import { fetchApi } from '../api.browser.js';
import { termsPath } from '../challenge.view.js';
import { usePage, type Page } from '../page.js';
import type { ReceiptState, ShownReceipt } from '../receipt.server.js';

type Rows = ReceiptProps['rows'];

export type ReceiptDocumentProps = {
  shown: ShownReceipt;
  accountId: string;
  zone?: string;
  /** Names that the statement itself does not hold. */
  fileNames?: Map<string, string>;
  memberNames?: Map<string, string>;
  challenge?: Challenge;
};
type Challenge = { title: string; slug: string } | undefined;

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
      rows={rowsOf(statement, props, page)}
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

function rowsOf(statement: Statement, props: ReceiptDocumentProps, page: Page): Rows {
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
  const other = memberNames?.get(by ?? '') ?? unnamed(statement, page);
  const name = by === accountId ? (page.person?.name ?? rows.you) : other;
  const isReader = statement.type === 'brief-opened' || statement.type === 'submission-read';
  const reader: Rows = isReader && by !== accountId ? [{ term: rows.account, value: by, code: true }] : [];
  const person: Rows = by && reader.length === 0 ? [{ term: rows.by, value: <bdi>{name}</bdi> }] : reader;
  return [...first, ...person, ...detailsOf(statement, props, page)];
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

function detailsOf(statement: Statement, props: ReceiptDocumentProps, page: Page): Rows {
  const { fileNames, zone } = props;
  const { rows } = page.texts.receipts;
  switch (statement.type) {
    case 'submission':
      return [
        { term: rows.team, value: teamText(statement.teamAccountIds, props, page) },
        ...agreementRows(statement, props, page),
        ...contentRows(statement, fileNames, page),
      ];
    case 'deposit':
    case 'contents-deleted':
      return contentRows(statement, fileNames, page);
    case 'challenge-resumed':
    case 'refused-submission':
    case 'refused-deposit':
      return [
        { term: rows.closedAt, value: formatMoment(statement.closesAt, page.dates(zone), { zoned: true }) },
      ];
    case 'submissions-opened':
      return [{ term: rows.opened, value: rows.solutionCount(statement.submissions) }];
    default:
      return saidOf(statement, props, page);
  }
}

/** Under which agreements it was handed in; one's own leads to the texts. */
function agreementRows(
  { agreements = [] }: Extract<Statement, { type: 'submission' }>,
  { accountId, memberNames }: ReceiptDocumentProps,
  { texts, to }: Page,
): Rows {
  const { rows } = texts.receipts;
  return agreements.map((each) => {
    const name = memberNames?.get(each.accountId);
    const isOwn = each.accountId === accountId;
    return {
      term: name ? (
        <>
          {rows.agreementOf} <bdi>{name}</bdi>
        </>
      ) : (
        rows.versions
      ),
      value: isOwn ? <a href={to(`/me/receipts/${each.receiptId}`)}>{each.receiptId}</a> : each.receiptId,
      code: true,
    };
  });
}

/** What somebody agreed to, read, answered or confirmed. */
function saidOf(statement: Statement, { challenge }: ReceiptDocumentProps, page: Page): Rows {
  const { rows } = page.texts.receipts;
  switch (statement.type) {
    case 'non-use-confirmed':
      return [
        { term: rows.forWhom, value: rows.organisation },
        { term: rows.said, value: confirmedWords(statement) ?? rows.nonUse },
      ];
    case 'agreement':
      return [
        { term: rows.forWhom, value: partyText(statement, page) },
        ...versionRows(statement.versions, challenge, page),
      ];
    case 'agreement-answered':
      return [
        { term: rows.forWhom, value: rows.organisation },
        { term: rows.answer, value: statement.confirmed ? rows.confirmed : rows.refused },
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
      ];
    case 'consent':
      return [{ term: rows.answer, value: rows.consent[statement.consent] }];
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

/** Word for word, in the language in which they were read; the first receipts do not hold them. */
function confirmedWords({ words, language }: Extract<Statement, { type: 'non-use-confirmed' }>): ReactNode {
  return words && <span lang={language}>{words}</span>;
}

/** What was read, as it stood then. */
function briefRows(statement: Extract<Statement, { type: 'brief-opened' }>, page: Page): Rows {
  const { verify, receipts } = page.texts;
  const { rows } = receipts;
  const { fileId, revision, textDigest, fileDigest } = statement;
  const optional = (term: string, value: string | number | undefined, code = false): Rows =>
    value === undefined ? [] : [{ term, value, code }];
  return [
    { term: fileId ? rows.file : rows.opened, value: fileId ?? rows.text, code: fileId !== null },
    ...optional(verify.members.revision, revision),
    ...optional(verify.members.textDigest, textDigest && grouped(textDigest), true),
    ...optional(verify.members.fileDigest, fileDigest && grouped(fileDigest), true),
  ];
}

/** How many they were then, and the names that the reader may see. */
function teamText(
  team: readonly string[],
  { accountId, memberNames }: ReceiptDocumentProps,
  page: Page,
): ReactNode {
  const count = page.texts.receipts.rows.teamCount(team.length);
  const names = team.flatMap((id) => (id === accountId ? page.person?.name : memberNames?.get(id)) ?? []);
  if (team.length < 2 || names.length === 0) return count;
  return (
    <>
      {count}: <bdi>{names.join(', ')}</bdi>
    </>
  );
}

type Content = { textDigest: string; files: { fileId: string; digest: string }[] };

function contentRows(
  { textDigest, files }: Content,
  names: Map<string, string> | undefined,
  page: Page,
): Rows {
  const { rows } = page.texts.receipts;
  return [
    { term: rows.text, value: grouped(textDigest), code: true },
    ...files.map(({ fileId, digest }) => ({
      term: <bdi>{names?.get(fileId) || rows.file}</bdi>,
      value: grouped(digest),
      code: true,
    })),
  ];
}

type Agreed = Extract<Statement, { type: 'agreement' }>['versions'];

/** Each leads to the text as it was agreed to. */
function versionRows(versions: Agreed, challenge: Challenge, { texts, to }: Page): Rows {
  const { rows } = texts.receipts;
  const agreed = versions.map(({ versionId }) => versionId);
  const linked = (words: string, layer: string) =>
    challenge ? <a href={`${to(termsPath(challenge.slug, agreed))}#${layer}`}>{words}</a> : words;
  return versions.map(({ layer, number, digest }) => ({
    term: linked(rows.layerVersion(rows.layers[layer], number), layer),
    value: grouped(digest),
    code: true,
  }));
}

function partyText({ party }: Extract<Statement, { type: 'agreement' }>, page: Page): string {
  const { rows } = page.texts.receipts;
  if (party.kind === 'self') return rows.self;
  return party.binding ? rows.organisation : rows.organisationUnconfirmed;
}
