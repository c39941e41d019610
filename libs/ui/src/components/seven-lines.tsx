import type { ReactNode } from 'react';

export type SevenLinesProps = {
  id?: string;
  title: ReactNode;
  /** Whom the lines speak to, where that is not the reader. */
  lead?: ReactNode;
  /** The rights model in one line. */
  summary: ReactNode;
  /** Always in the same order. */
  lines: { question: ReactNode; answer: ReactNode }[];
  note?: ReactNode;
};

/** What happens to an idea: the same seven questions for every rights model. */
export function SevenLines({ id, title, lead, summary, lines, note }: SevenLinesProps) {
  return (
    <section className="seven" id={id}>
      <h2>{title}</h2>
      {lead === undefined ? null : <p className="small muted">{lead}</p>}
      <p className="seven-summary">{summary}</p>
      <ol>
        {lines.map(({ question, answer }, i) => (
          <li key={i}>
            <h3>{question}</h3>
            <p>{answer}</p>
          </li>
        ))}
      </ol>
      {note === undefined ? null : <p className="seven-note">{note}</p>}
    </section>
  );
}
