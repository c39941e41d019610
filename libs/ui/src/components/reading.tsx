import type { ReactNode } from 'react';

/** A folded part; opens without a script, and on paper. */
export function Fold({ title, hint, open, children }: FoldProps) {
  return (
    <details className="fold" open={open}>
      <summary>
        <span>{title}</span>
        {hint === undefined ? null : <small>{hint}</small>}
      </summary>
      <div>{children}</div>
    </details>
  );
}
export type FoldProps = { title: ReactNode; hint?: ReactNode; open?: boolean; children: ReactNode };

export type QuestionAnswerProps = { question: ReactNode; answer: ReactNode; by: ReactNode };

export function QuestionAnswer({ question, answer, by }: QuestionAnswerProps) {
  return (
    <article className="answered">
      <h3>{question}</h3>
      <div>
        {answer}
        <p className="by">{by}</p>
      </div>
    </article>
  );
}

/** What a confidential part contains, and when it can be read; never its titles. */
export function ConfidentialBox({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <div className="confidential">
      <svg viewBox="0 0 12 12" aria-hidden="true">
        <path d="M2 5h8v6.4H2z" />
        <path d="M3.7 5V3.4a2.3 2.3 0 0 1 4.6 0V5M6 7.4v1.6" />
      </svg>
      <div>
        <h2>{title}</h2>
        {children}
      </div>
    </div>
  );
}

/** Somebody's name or text keeps its own direction and does not turn its surroundings. */
export function Name({ children }: { children: ReactNode }) {
  return <bdi>{children}</bdi>;
}

/** Our own drawings: maps, marks and seals come from this library and hold no text of users. */
export function Drawing({ svg, className }: { svg: string; className?: string }) {
  return <div className={className} dangerouslySetInnerHTML={{ __html: svg }} />;
}
