import type { ReactNode } from 'react';

export const stateKinds = [
  'draft',
  'scheduled',
  'open',
  'closing',
  'suspended',
  'assessing',
  'outcome',
  'ended',
  'submitted',
  'overdue',
  'confidential',
  'saved',
] as const;
export type StateKind = (typeof stateKinds)[number];

const circle = <circle className="drawn" cx="6" cy="6" r="5" />;
const lock = (
  <>
    <path d="M2 5h8v6.4H2z" />
    <path className="drawn" d="M3.7 5V3.4a2.3 2.3 0 0 1 4.6 0V5" />
  </>
);

/** One shape for each state, so that colour never has to say it alone. */
const shapes: Record<StateKind, ReactNode> = {
  draft: <circle className="drawn dotted" cx="6" cy="6" r="5" />,
  scheduled: circle,
  open: <circle cx="6" cy="6" r="5" />,
  closing: (
    <>
      {circle}
      <path d="M6 6V1a5 5 0 0 1 5 5Z" />
    </>
  ),
  suspended: <path d="M2 1h3v10H2zM7 1h3v10H7z" />,
  assessing: (
    <>
      <rect className="drawn" x="1.2" y="1.2" width="9.6" height="9.6" />
      <path d="M1 6h10v5H1z" />
    </>
  ),
  outcome: <rect x="1" y="1" width="10" height="10" />,
  ended: <rect className="drawn" x="1.2" y="1.2" width="9.6" height="9.6" />,
  submitted: (
    <>
      <circle className="drawn" cx="6" cy="6" r="5.2" />
      <circle cx="6" cy="6" r="2.4" />
    </>
  ),
  overdue: <path d="M6 .6 11.8 11H.2Z" />,
  confidential: lock,
  saved: <path className="drawn" d="M1 6.5 4.5 10 11 2" />,
};

const tones: Partial<Record<StateKind, string>> = {
  closing: 'is-warn',
  overdue: 'is-error',
  submitted: 'is-ok',
  saved: 'is-ok',
};

export type StateWordProps = {
  kind: StateKind;
  children: ReactNode;
  /** In heads; plain in lists. */
  framed?: boolean;
};

export function StateWord({ kind, children, framed = false }: StateWordProps) {
  const classes = ['state', tones[kind], framed && 'is-framed'].filter(Boolean).join(' ');
  return (
    <span className={classes}>
      <svg viewBox="0 0 12 12" aria-hidden="true">
        {shapes[kind]}
      </svg>
      {children}
    </span>
  );
}
