import type { Money } from '@allmende/contracts';

export type MoneyReason = 'zero' | 'ambiguous-separator' | 'too-large' | 'unknown-shape';
export type ReadMoney =
  | { amount: Money; atMost: boolean; reason?: undefined }
  | { amount?: undefined; reason: MoneyReason | 'no-amount' };

const maxMinor = 1_000_000_000_000;
const qualifier =
  /^(?<word>up to|a total of|total of|more than|over|about|approximately|approx\.?|ca\.?)\s+/i;
const currencies: [RegExp, string][] = [
  [/^(?:US\$|USD|\$)\s*|\s*(?:USD|US dollars|dollars)$/i, 'USD'],
  [/^(?:€|EUR)\s*|\s*(?:€|EUR|euros?)$/i, 'EUR'],
  [/^(?:£|GBP)\s*|\s*(?:£|GBP|pounds)$/i, 'GBP'],
  [/^CHF\s*|\s*CHF$/i, 'CHF'],
];
const scales: Record<string, number> = {
  k: 1e3,
  thousand: 1e3,
  m: 1e6,
  mn: 1e6,
  million: 1e6,
  bn: 1e9,
  billion: 1e9,
};
const absent = /^(?:|\\N|null|none|n\/a|-|tb[acd])$/i;
const plainNumber = /^(?<whole>\d{1,3}(?:,\d{3})+|\d+)(?<fraction>\.\d{1,2})?$/;
const scaledNumber = /^(?<number>\d+(?:\.\d+)?)\s*(?<scale>k|thousand|mn?|million|bn|billion)$/i;
// Twenty, or twenty thousand? Fifty, or five thousand? The text does not say.
const ambiguous = /^\d+(?:,\d{1,2}|\.\d{3,}|,\d{4,})$/;

/** Reads an amount as people write it; what could mean two amounts is refused. */
export function readMoney(text: string, fallbackCurrency: string): ReadMoney {
  const value = text.replace(/\s+/gu, ' ').trim();
  if (absent.test(value)) return { reason: 'no-amount' };
  const said = qualifier.exec(value);
  const rest = said ? value.slice(said[0].length) : value;
  const [pattern, currency = fallbackCurrency] = currencies.find(([sign]) => sign.test(rest)) ?? [];
  const number = pattern ? rest.replace(pattern, '').trim() : rest;
  if (ambiguous.test(number)) return { reason: 'ambiguous-separator' };
  const units = unitsOf(number);
  if (units === undefined) return { reason: 'unknown-shape' };
  const minor = Math.round(units * 100);
  if (minor === 0) return { reason: 'zero' };
  if (minor > maxMinor) return { reason: 'too-large' };
  return { amount: { minor, currency }, atMost: said?.groups?.word?.toLowerCase() === 'up to' };
}

function unitsOf(number: string): number | undefined {
  const plain = plainNumber.exec(number)?.groups;
  if (plain) return Number(`${plain.whole?.replaceAll(',', '')}${plain.fraction ?? ''}`);
  const scaled = scaledNumber.exec(number)?.groups;
  return scaled && Number(scaled.number) * (scales[scaled.scale?.toLowerCase() ?? ''] ?? Number.NaN);
}
