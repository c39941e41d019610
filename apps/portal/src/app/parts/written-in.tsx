import type { Language } from '@allmende/contracts';
import { usePage } from '../page.js';

/** Says quietly, behind something in a list, that it is not in the page's language. */
export function WrittenIn({ lang, first = false }: { lang: Language | undefined; first?: boolean }) {
  const { writtenIn } = usePage().texts.common;
  if (!lang) return null;
  return (
    <span className="muted nowrap">
      {first ? '' : ', '}
      {writtenIn[lang]}
    </span>
  );
}
