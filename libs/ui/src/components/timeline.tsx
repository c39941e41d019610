import type { ReactNode } from 'react';

export type TimelinePoint = {
  when: ReactNode;
  /** Time, or "today". */
  note?: ReactNode;
  title: ReactNode;
  text?: ReactNode;
  state: 'done' | 'now' | 'to-come';
};

export function Timeline({ points, compact = false }: { points: TimelinePoint[]; compact?: boolean }) {
  const states = { done: 'is-done', now: 'is-now', 'to-come': undefined };
  return (
    <ol className={compact ? 'timeline is-compact' : 'timeline'}>
      {points.map(({ when, note, title, text, state }, i) => (
        <li key={i} className={states[state]} aria-current={state === 'now' ? 'step' : undefined}>
          <span className="timeline-when">
            {when}
            {note === undefined ? null : <small>{note}</small>}
          </span>
          <span className="timeline-point" />
          <p>
            <b>{title}</b>
            {text === undefined ? null : <span>{text}</span>}
          </p>
        </li>
      ))}
    </ol>
  );
}
