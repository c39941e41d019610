import type { ReactNode } from 'react';

export type Column = { title: ReactNode; number?: boolean; /** Read, not shown. */ hidden?: boolean };
export type TableGroup = {
  title?: ReactNode;
  count?: ReactNode;
  rows: { key: string; cells: ReactNode[] }[];
};
export type DeskTableProps = {
  columns: Column[];
  /** By urgency. The cell of an action stands last. */
  groups: TableGroup[];
  /** What the table lists, for screen readers. */
  name: string;
};

/** A dense list with one action at the right edge; becomes blocks on a phone. */
export function DeskTable({ columns, groups, name }: DeskTableProps) {
  return (
    <table className="table is-stacked" aria-label={name}>
      <thead>
        <tr>
          {columns.map(({ title, number, hidden }, i) => (
            <th key={i} scope="col" className={number ? 'is-number' : undefined}>
              {hidden ? <span className="visually-hidden">{title}</span> : title}
            </th>
          ))}
        </tr>
      </thead>
      {groups.map((group, i) => (
        <TableBody key={i} group={group} columns={columns} />
      ))}
    </table>
  );
}

function TableBody({ group, columns }: { group: TableGroup; columns: Column[] }) {
  return (
    <tbody>
      {group.title === undefined ? null : (
        <tr className="table-group">
          <th scope="rowgroup" colSpan={columns.length}>
            {group.title}
            {group.count === undefined ? null : <small>{group.count}</small>}
          </th>
        </tr>
      )}
      {group.rows.map(({ key, cells }) => (
        <tr key={key}>
          {cells.map((cell, i) => (
            <td
              key={i}
              className={cell === nothing ? 'is-nothing' : columns[i]?.number ? 'is-number' : undefined}
              data-label={labelOf(columns[i])}
            >
              {cell}
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  );
}

/** Where nothing is to be said; below each other such cells are left out. */
const nothing = '–';

function labelOf(column: Column | undefined): string | undefined {
  return column && !column.hidden && typeof column.title === 'string' ? column.title : undefined;
}

export type StripItem = {
  key: string;
  href: string;
  state: ReactNode;
  title: ReactNode;
  scale: ReactNode;
  /** A dash where only the lead may count. */
  counts: { term: ReactNode; value: ReactNode }[];
};

/** What is running, side by side. */
export function RunningStrip({ items }: { items: StripItem[] }) {
  return (
    <div className="strip">
      {items.map(({ key, href, state, title, scale, counts }) => (
        <article key={key} className="strip-item">
          {state}
          <h3>
            <a href={href}>{title}</a>
          </h3>
          {scale}
          <dl className="strip-counts">
            {counts.map(({ term, value }, i) => (
              <div key={i}>
                <dt>{term}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </article>
      ))}
    </div>
  );
}
