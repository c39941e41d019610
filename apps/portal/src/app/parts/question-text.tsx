import type { Language, Localized } from '@allmende/contracts';
import { inLanguage } from '../language.js';
import { usePage } from '../page.js';

type QuestionProps = {
  question: Localized;
  original?: Language | undefined;
  /** Said where there is none yet. */
  instead?: string;
};

/** What a challenge is called, marked where that is not in the page's language: it is read aloud in its own. */
export function QuestionText({ question, original, instead = '' }: QuestionProps) {
  const { text, lang } = inLanguage(question, usePage().language, original);
  return <bdi lang={lang}>{text || instead}</bdi>;
}
