import type { Reward } from '@allmende/contracts';

const maxLength = 200;

/** The reward as the terms name it, in English or without language: `EUR 25,000.00`, `pilot order`. */
export function rewardInWords(reward: Reward | null): string | null {
  if (!reward) return null;
  const kinds = { money: 'prize money', order: 'pilot order', project: 'joint project', other: '' };
  const amount = reward.amount ? amountInWords(reward.amount) : '';
  const note = reward.note.en ?? reward.note.de ?? '';
  const words = [amount || kinds[reward.kind], note].filter(Boolean).join(', ');
  return words.slice(0, maxLength).toWellFormed() || null;
}

function amountInWords({ minor, currency }: NonNullable<Reward['amount']>): string {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency, currencyDisplay: 'code' });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  return format.format(minor / 10 ** digits).replaceAll('\u00a0', ' ');
}
