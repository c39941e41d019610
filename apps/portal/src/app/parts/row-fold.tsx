import type { ReactNode } from 'react';

type RowFoldProps = {
  title: string;
  /** What it is about, for who hears the page. */ name: string;
  open?: boolean;
  children: ReactNode;
};

/** An act of a row that asks before it is done: what it means, and the button, fold out below its word. */
export function RowFold({ title, name, open, children }: RowFoldProps) {
  return (
    <details className="row-fold" open={open}>
      <summary aria-label={name}>{title}</summary>
      <form method="post">{children}</form>
    </details>
  );
}
