import type { OutputOf, submissionsRpc } from '@allmende/contracts';

export type Deposits = Pick<
  OutputOf<typeof submissionsRpc.listDeposits>,
  'items' | 'open' | 'closesAt' | 'now'
>;

/** After the close and its grace nothing can be deposited any more; before, a stop may end. */
export function isDepositingOver({ open, closesAt, now }: Omit<Deposits, 'items'>): boolean {
  return !open && closesAt !== null && new Date(closesAt) <= new Date(now);
}

/** Sealed or opened; what was only begun was not deposited. */
export function hasDeposited({ items }: Pick<Deposits, 'items'>): boolean {
  return items.some(({ state }) => state !== 'draft');
}
