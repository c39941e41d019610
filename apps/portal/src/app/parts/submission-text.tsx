import { Fold } from '@allmende/ui';
import { inLanguage } from '../language.js';
import type { Page } from '../page.js';
import { lengthOf, wordsOf } from '../submission.steps.js';
import type { SubmissionFrame } from '../submission.view.js';

/** Body and answers, made safe on the server. */
export type SolutionHtml = { body: string; answers: string[] };
type TextProps = { frame: SubmissionFrame; html: SolutionHtml; page: Page };

/** More words than this are folded. */
const longText = 120;

/** The text that is handed in, besides title and summary. */
export function SolutionText({ frame, html, page }: TextProps) {
  const { submission, challenge } = frame;
  const { body, answers, existingRights } = submission.solution;
  const { solution: words } = page.texts.submission;
  const criteria = challenge?.criteria ?? [];
  const parts = [
    { title: words.body, text: body, html: html.body },
    ...answers.map(({ criterion, text }, i) => {
      const name = criteria[criterion]?.name;
      return {
        title: name && challenge ? inLanguage(name, page.language, challenge.original).text : words.criteria,
        text,
        html: html.answers[i],
      };
    }),
    { title: words.rights, text: existingRights, html: undefined },
  ].filter(({ text }) => text.trim() !== '');
  if (parts.length === 0) return null;
  const count = parts.reduce((sum, { text }) => sum + wordsOf(text), 0);
  const shown = parts.map((part, i) => (
    <section key={i}>
      <h3>{part.title}</h3>
      {part.html === undefined ? (
        <p className="check-summary" dir="auto">
          {part.text}
        </p>
      ) : (
        <div className="prose" dir="auto" dangerouslySetInnerHTML={{ __html: part.html }} />
      )}
    </section>
  ));
  return (
    <div className="check-text">
      {count > longText ? (
        <Fold title={page.texts.submission.check.text} hint={lengthOf(count, page)}>
          {shown}
        </Fold>
      ) : (
        shown
      )}
    </div>
  );
}
