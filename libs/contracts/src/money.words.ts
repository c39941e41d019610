import type { Language, Money } from './values.js';

const symbols: Record<string, string> = { EUR: '€', GBP: '£', USD: '$' };
/** ISO 4217: currencies whose smallest unit is no hundredth. */
const wholeOnly = /^(BIF|CLP|DJF|GNF|ISK|JPY|KMF|KRW|PYG|RWF|UGX|VND|VUV|XAF|XOF|XPF)$/;
const thousandths = /^(BHD|IQD|JOD|KWD|LYD|OMR|TND)$/;

/**
 * `25.000 €`, `€25,000`: an amount as terms state it. Written out here rather than by `Intl`, whose output changes
 * between releases: the same amount has to give the same bytes for ever.
 */
export function moneyInWords({ minor, currency }: Money, language: Language): string {
  const [thousands, point] = language === 'de' ? ['.', ','] : [',', '.'];
  const digits = wholeOnly.test(currency) ? 0 : thousandths.test(currency) ? 3 : 2;
  const whole = String(Math.floor(minor / 10 ** digits)).replaceAll(/\B(?=(\d{3})+$)/g, thousands);
  const rest = minor % 10 ** digits;
  const amount = rest === 0 ? whole : `${whole}${point}${String(rest).padStart(digits, '0')}`;
  const symbol = symbols[currency];
  if (language === 'de') return `${amount}\u00a0${symbol ?? currency}`;
  return symbol ? `${symbol}${amount}` : `${currency}\u00a0${amount}`;
}
