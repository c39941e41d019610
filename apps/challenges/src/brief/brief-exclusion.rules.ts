import type { Employment } from '@allmende/contracts';
import { domainIn, isWithin, nameWords } from '../names/organisation-name.rules.js';

/** Shorter labels of a domain are no names. */
const shortestLabel = 3;

/**
 * Whether one of these entries, names and mail domains, means an organisation that the person belongs to. What somebody
 * only states counts, too: it opens nothing, and nobody claims a rival's name to be let in.
 */
export function isExcluded(entries: readonly string[], employment: Employment): boolean {
  return entries.some((entry) => means(entry, employment));
}

function means(entry: string, { mailDomain, organisations }: Employment): boolean {
  const domains = [...(mailDomain ? [mailDomain] : []), ...organisations.flatMap((one) => one.domains)];
  const domain = domainIn(entry);
  if (domain && domains.some((one) => isWithin(domainIn(one) ?? one, domain))) return true;
  const words = nameWords(entry);
  return organisations.some(({ name }) => beginsWith(name, words)) || domains.some(isNamedLike(words));
}

/** `Klarblick` means `Klarblick Optik GmbH`, and `Klar-Blick` does: too many is safer than too few. */
function beginsWith(name: string, words: readonly string[]): boolean {
  const wanted = words.join('');
  const own = nameWords(name);
  return wanted !== '' && own.some((_, end) => own.slice(0, end + 1).join('') === wanted);
}

/** `klarblick.example` belongs to `Klarblick`, whoever has entered the domain or not. */
function isNamedLike(words: readonly string[]): (domain: string) => boolean {
  const wanted = words.join('');
  return (domain) =>
    wanted.length >= shortestLabel &&
    domain
      .split('.')
      .slice(0, -1)
      .some((label) => nameWords(label).join('') === wanted);
}
