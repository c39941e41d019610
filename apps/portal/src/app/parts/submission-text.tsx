import { Fold } from '@allmende/ui';
import { inLanguage } from '../language.js';
import type { Page } from '../page.js';
import { lengthOf, wordsOf, type SubmissionFrame } from '../submission.view.js';

type TextProps = { frame: SubmissionFrame; page: Page };

/** More words than this are folded. */
const longText = 120;

/** The text that is handed in, besides title and summary. */
export function SolutionText({ frame, page }: TextProps) {
  const { submission, challenge } = frame;
  const { body, answers, existingRights } = submission.solution;
  const { solution: words } = page.texts.submission;
  const criteria = challenge?.criteria ?? [];
  const parts = [
    { title: words.body, text: body },
    ...answers.map(({ criterion, text }) => {
      const name = criteria[criterion]?.name;
      return {
        title: name && challenge ? inLanguage(name, page.language, challenge.original).text : words.criteria,
        text,
      };
    }),
    { title: words.rights, text: existingRights },
  ].filter(({ text }) => text.trim() !== '');
  if (parts.length === 0) return null;
  const count = parts.reduce((sum, { text }) => sum + wordsOf(text), 0);
  const shown = parts.map(({ title, text }, i) => (
    <section key={i}>
      <h3>{title}</h3>
      <p className="check-summary" dir="auto">
        {text}
      </p>
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
