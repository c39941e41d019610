import type { NonUse as NonUseFact } from '@allmende/contracts';
import type { Page } from '../page.js';

type Props = { nonUse: NonUseFact; day: (at: string) => string; isOver: boolean; page: Page };

/** Whether it is confirmed that nothing is used: by whom and when, or by when it is asked for. */
export function NonUse({ nonUse, day, isOver, page }: Props) {
  const { retention: words } = page.texts;
  const { dueAt, confirmedAt, confirmedBy, receiptId } = nonUse;
  if (!confirmedAt) return (isOver ? words.overdue : words.due)(day(dueAt));
  const name = confirmedBy ? words.by(confirmedBy) : words.someone;
  return (
    <>
      <bdi>{words.confirmed(day(confirmedAt), name)}</bdi>
      {receiptId ? (
        <>
          , <a href={page.to(`/me/receipts/${receiptId}`)}>{words.receipt}</a>
        </>
      ) : null}
    </>
  );
}
