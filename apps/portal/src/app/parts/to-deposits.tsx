import { hasDeposited, isDepositingOver, type Deposits } from '../deposit.rules.js';
import type { Page } from '../page.js';

type Props = {
  challengeId: string;
  /** Left out where they could not be told: then the page itself says what is possible. */
  deposits: Deposits | undefined;
  page: Page;
};

/** To what the company deposits; after the close to what it has deposited, if anything. */
export function ToDeposits({ challengeId, deposits, page }: Props) {
  const { deposits: words } = page.texts;
  const isOver = deposits && isDepositingOver(deposits);
  if (isOver && !hasDeposited(deposits)) return null;
  return (
    <p className="panel">
      <a href={page.to(`/desk/challenges/${challengeId}/deposits`)}>{isOver ? words.kept : words.title}</a>
      <br />
      <span className="small muted">{words.hint}</span>
    </p>
  );
}
