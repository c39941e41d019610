import type { Criterion, Language, Solution } from '@allmende/contracts';
import { inLanguage } from './language.js';
import { renderMarkdown } from './markdown.server.js';

type Asked = { criteria: readonly Criterion[]; original: Language; language: Language };

/** The long texts of what was handed in, made safe, each answer with the criterion that it belongs to. */
export function renderedSolution(solution: Solution, { criteria, original, language }: Asked) {
  return {
    body: solution.body ? renderMarkdown(solution.body) : '',
    answers: solution.answers
      .filter(({ text }) => text !== '')
      .map(({ criterion, text }) => ({
        criterion: inLanguage(criteria[criterion]?.name ?? {}, language, original).text,
        html: renderMarkdown(text),
      })),
  };
}
