import type { ReactNode } from 'react';

const fields = 12;

export type ScaleBarProps = {
  /** Share of the way from opening to close, 0 to 1. */
  passed: number;
  tone?: 'normal' | 'closing' | 'overdue';
  /** Both ends in words: the bar alone says nothing. */
  start: ReactNode;
  end: ReactNode;
};

export function ScaleBar({ passed, tone = 'normal', start, end }: ScaleBarProps) {
  const tones = { normal: '', closing: ' is-warn', overdue: ' is-error' };
  const full = Math.min(fields, Math.max(0, Math.floor(passed * fields)));
  return (
    <div className="rail-scale">
      <div className={`scale${tones[tone]}`} aria-hidden="true">
        {Array.from({ length: fields }, (_, i) => (
          <i key={i} className={i < full ? 'passed' : undefined} />
        ))}
      </div>
      <p className="scale-ends">
        <span>{start}</span>
        <span>{end}</span>
      </p>
    </div>
  );
}

/** How far a moment lies between two others, 0 to 1. */
export function shareOf(from: string, to: string, now: Date): number {
  const [start, end] = [new Date(from).getTime(), new Date(to).getTime()];
  if (end <= start) return now.getTime() >= end ? 1 : 0;
  return Math.min(1, Math.max(0, (now.getTime() - start) / (end - start)));
}
