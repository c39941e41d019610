import type { ReactNode } from 'react';
import type { Fact } from './challenge-card.js';

export type FactRailProps = {
  /** What the large date is. */
  label: ReactNode;
  date: ReactNode;
  time?: ReactNode;
  scale?: ReactNode;
  action?: ReactNode;
  actionNote?: ReactNode;
  facts: Fact[];
  /** Quiet links below the facts. */
  children?: ReactNode;
  /** On a phone the first four facts are shown; this leads to the rest. */
  more?: ReactNode;
  /** Name of the region for screen readers. */
  name: string;
};

/** The facts beside a challenge: closing date first, action below it, then the rest. */
export function FactRail(props: FactRailProps) {
  const { label, date, time, scale, action, actionNote, facts, children, more, name } = props;
  return (
    <aside className="rail" aria-label={name}>
      <div className="rail-top">
        <p className="label">{label}</p>
        <p className="rail-date">{date}</p>
        {time === undefined ? null : <p className="figures">{time}</p>}
        {scale}
        {action === undefined ? null : <div className="rail-action">{action}</div>}
        {actionNote === undefined ? null : <p className="small muted">{actionNote}</p>}
      </div>
      <dl>
        {facts.map(({ term, value }, i) => (
          <div key={i}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {more === undefined ? null : (
        <label className="rail-more">
          <input type="checkbox" className="visually-hidden" />
          {more}
        </label>
      )}
      {children === undefined ? null : <div className="rail-links">{children}</div>}
    </aside>
  );
}
