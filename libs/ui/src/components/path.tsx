import type { ReactNode } from 'react';

export type Step = {
  title: ReactNode;
  href?: string;
  note?: ReactNode;
  state: 'done' | 'current' | 'open' | 'wrong';
  /** What the state means, for those who do not see the shape. */
  stateText?: string;
};

const check = (
  <svg viewBox="0 0 12 12" aria-hidden="true">
    <path d="M1 6.5 4.5 10 11 2" />
  </svg>
);
const triangle = (
  <svg viewBox="0 0 12 12" aria-hidden="true">
    <path d="M6 .6 11.8 11H.2Z" />
  </svg>
);

/** The steps of a path that can be left and taken up again. */
export function StepPath({ steps, name }: { steps: Step[]; name: string }) {
  return (
    <nav aria-label={name}>
      <ol className="steps-path">
        {steps.map((step, i) => (
          <li
            key={i}
            className={`is-${step.state}`}
            aria-current={step.state === 'current' ? 'step' : undefined}
          >
            <span className="step-number">{numberOf(step, i)}</span>
            <span className="step-text">
              {step.href === undefined || step.state === 'current' ? (
                <b>{step.title}</b>
              ) : (
                <a href={step.href}>{step.title}</a>
              )}
              {step.stateText === undefined ? null : (
                <span className="visually-hidden"> {step.stateText}</span>
              )}
              {step.note === undefined ? null : <small>{step.note}</small>}
            </span>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function numberOf({ state }: Step, index: number): ReactNode {
  if (state === 'done') return check;
  return state === 'wrong' ? triangle : index + 1;
}

export type CheckRowProps = { title: ReactNode; children: ReactNode; action?: ReactNode };

export function CheckRow({ title, children, action }: CheckRowProps) {
  return (
    <section className="check-row">
      <h2>{title}</h2>
      <div>{children}</div>
      <span>{action}</span>
    </section>
  );
}

/** A word with a tick: something that is as it should be. */
export function Tick({ children }: { children: ReactNode }) {
  return (
    <span className="tick">
      {check}
      <span>{children}</span>
    </span>
  );
}

export type DecisionBoxProps = {
  title: ReactNode;
  /** Full sentences: what happens, until when it can be undone. */
  children: ReactNode;
  /** One button and one way back. */
  action: ReactNode;
  back?: ReactNode;
};

export function DecisionBox({ title, children, action, back }: DecisionBoxProps) {
  return (
    <section className="decide">
      <h2>{title}</h2>
      {children}
      <div className="actions">
        {action}
        {back}
      </div>
    </section>
  );
}
