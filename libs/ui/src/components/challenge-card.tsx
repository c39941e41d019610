import type { ReactNode } from 'react';

export type Fact = { term: ReactNode; value: ReactNode };

export type ChallengeCardProps = {
  href: string;
  topic: ReactNode;
  state: ReactNode;
  question: string;
  /** Language of the question where it is not the page's. */
  lang?: string;
  /** Who asks, through which cluster: one line each. */
  by: ReactNode[];
  facts: Fact[];
};

/** A challenge on the home page: the question is the largest thing on it. */
export function ChallengeCard({ href, topic, state, question, lang, by, facts }: ChallengeCardProps) {
  return (
    <article className="card">
      <div className="card-head">
        <span>{topic}</span>
        {state}
      </div>
      <h3>
        <a href={href} lang={lang} dir="auto">
          {question}
        </a>
      </h3>
      <p className="card-by">
        {by.map((line, i) => (
          <span key={i}>{line}</span>
        ))}
      </p>
      <dl className="card-facts">
        {facts.map(({ term, value }, i) => (
          <FactPair key={i} term={term} value={value} />
        ))}
      </dl>
    </article>
  );
}

function FactPair({ term, value }: Fact) {
  return (
    <>
      <dt>{term}</dt>
      <dd>{value}</dd>
    </>
  );
}

export type ChallengeRowProps = Omit<ChallengeCardProps, 'facts' | 'topic' | 'by'> & {
  /** The large numeral: day of the deadline, or a count. */
  numeral: ReactNode;
  month?: ReactNode;
  note?: ReactNode;
  by: ReactNode;
  reward?: ReactNode;
  rights?: ReactNode;
  topic?: ReactNode;
  /** Who may take part. */
  eligible?: ReactNode;
  /** That there is a confidential brief. */
  brief?: ReactNode;
};

/** A challenge in a list. */
export function ChallengeRow(props: ChallengeRowProps) {
  const { href, numeral, month, note, question, lang, by, state } = props;
  const { reward, rights, topic, eligible, brief } = props;
  return (
    <article className="row">
      <p className="row-day">
        {numeral}
        {month === undefined ? null : <small>{month}</small>}
        {note === undefined ? null : <span>{note}</span>}
      </p>
      <div>
        <h3>
          <a href={href} lang={lang} dir="auto">
            {question}
          </a>
        </h3>
        <p className="row-by">{by}</p>
        <p className="row-state">{state}</p>
      </div>
      <div className="row-terms">
        {reward === undefined ? null : (
          <p>
            <b>{reward}</b>
          </p>
        )}
        {rights === undefined ? null : <p>{rights}</p>}
        {eligible === undefined ? null : <p>{eligible}</p>}
        {brief === undefined ? null : <p>{brief}</p>}
        {topic === undefined ? null : <p className="muted">{topic}</p>}
      </div>
    </article>
  );
}
