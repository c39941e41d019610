import type { ReactNode } from 'react';

/** One fact of a `dl.document-rows`. */
export function FactRow({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="row-pair">
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}
