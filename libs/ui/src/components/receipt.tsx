import type { ReactNode } from 'react';
import { Drawing } from './reading.js';

export type ReceiptProps = {
  label: ReactNode;
  number: ReactNode;
  when: ReactNode;
  /** From `seal(checkSum, …)`. */
  seal?: string;
  sealNote?: ReactNode;
  rows: { term: ReactNode; value: ReactNode; code?: boolean }[];
  foot?: ReactNode;
};

export function Receipt({ label, number, when, seal, sealNote, rows, foot }: ReceiptProps) {
  return (
    <section className="document">
      <div className="document-head">
        <div>
          <p className="label">{label}</p>
          <p className="document-number">{number}</p>
          <div>{when}</div>
          {sealNote === undefined ? null : <p className="document-note">{sealNote}</p>}
        </div>
        {seal === undefined ? null : <Drawing svg={seal} className="seal-place" />}
      </div>
      <dl className="document-rows">
        {rows.map(({ term, value, code }, i) => (
          <ReceiptRow key={i} term={term} value={value} code={code} />
        ))}
      </dl>
      {foot === undefined ? null : <p className="document-foot">{foot}</p>}
    </section>
  );
}

function ReceiptRow({ term, value, code }: ReceiptProps['rows'][number]) {
  return (
    <>
      <dt>{term}</dt>
      <dd className={code ? 'code' : undefined}>{value}</dd>
    </>
  );
}

/** A check sum in groups of four, as people read it out. */
export function grouped(checkSum: string): string {
  return checkSum.replaceAll(/(.{4})(?=.)/g, '$1 ');
}
