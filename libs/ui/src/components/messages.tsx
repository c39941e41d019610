import type { ReactNode } from 'react';

export type EmptyStateProps = { title: ReactNode; children?: ReactNode; action?: ReactNode };

/** What will be here, and how to start. */
export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className="empty">
      <h2>{title}</h2>
      {children}
      {action === undefined ? null : <div className="actions">{action}</div>}
    </div>
  );
}

export type NoticeProps = {
  tone?: 'plain' | 'warn' | 'error' | 'ok';
  title?: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
  /** Read out when it appears. */
  live?: boolean;
};

export function Notice({ tone = 'plain', title, children, actions, live = false }: NoticeProps) {
  return (
    <div className={tone === 'plain' ? 'note' : `note is-${tone}`} role={live ? 'status' : undefined}>
      <p>
        {title === undefined ? null : <b>{title} </b>}
        {children}
      </p>
      {actions === undefined ? null : <div className="actions">{actions}</div>}
    </div>
  );
}

/** What was just done, and how to take it back while that is possible. */
export function UndoLine({
  children,
  undo,
  left,
}: {
  children: ReactNode;
  undo: ReactNode;
  left?: ReactNode;
}) {
  return (
    <div className="note" role="status">
      <p>{children}</p>
      <p>
        {undo}
        {left === undefined ? null : <span className="muted"> {left}</span>}
      </p>
    </div>
  );
}

/** Stands in for rows that are on their way; show it after 200 ms. */
export function Skeleton({ lines = 3, name }: { lines?: number; name: string }) {
  return (
    <div role="status" aria-label={name}>
      {Array.from({ length: lines }, (_, i) => (
        <span key={i} className="skeleton" />
      ))}
    </div>
  );
}
