import type { FollowedBy, ShownBeside, Statement } from '@allmende/contracts';
import { type DateContext, formatDay } from '@allmende/ui';
import type { Texts } from './texts/index.js';

type Worded = { texts: Texts; dates: () => DateContext };

/** `replaced by version 2 on 3 November, withdrawn on 5 November`: what became of a version, or of an agreement. */
export function followedText(followedBy: NonNullable<FollowedBy>, { texts, dates }: Worded): string {
  const { receipts } = texts;
  const { type, version, confirmed, at, withdrawal } = followedBy;
  const day = dayIn(dates());
  if (type === 'agreement-answered')
    return confirmed ? receipts.confirmedOn(day(at)) : receipts.refusedOn(day(at));
  if (version === null) return receipts.withdrawnOn(day(at));
  const replaced = receipts.replacedBy(version, day(at));
  return withdrawal ? `${replaced}, ${receipts.withdrawnOn(day(withdrawal.at))}` : replaced;
}

/** When a file's name went with what it named; `undefined` where that was not withdrawn. */
export function nameGoneText(
  followedBy: FollowedBy | undefined,
  { receipts }: Texts,
  dates: DateContext,
): string | undefined {
  const at = followedBy?.type === 'withdrawal' ? followedBy.at : followedBy?.withdrawal?.at;
  return at === undefined ? undefined : receipts.nameGone(dayIn(dates)(at));
}

/** What a receipt is of; of an office's answers to one request each says which. */
export function titleOf(statement: Statement, { receipts }: Texts): string {
  const title = receipts.types[statement.type];
  return statement.type === 'consent' ? `${title}: ${receipts.rows.consent[statement.consent]}` : title;
}

/** How to check what a receipt names by check sum; nothing where it names nothing that can be had as a file. */
export function contentSteps(statement: Statement, { receipts }: Texts): string[] {
  const { text, brief, file } = receipts.verifyContents;
  const hasText = 'textDigest' in statement && statement.textDigest !== undefined;
  const hasFile = 'fileDigest' in statement && statement.fileDigest !== undefined;
  const hasFiles = 'files' in statement && statement.files.length > 0;
  const ofText = statement.type === 'brief-opened' ? brief : text;
  return [...(hasText ? [ofText] : []), ...(hasFile || hasFiles ? [file] : [])];
}

/** Of the team that is named beside a receipt; a closed account says so. */
export function nameIn(
  beside: ShownBeside | undefined,
  accountId: string | null | undefined,
  { common }: Texts,
): string | undefined {
  const found = beside?.people.find((each) => each.accountId === accountId);
  return found && (found.name ?? common.closedAccount);
}

function dayIn(dates: DateContext): (at: string) => string {
  return (at) => formatDay(at, dates, { weekday: false, year: true });
}
