import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ImportFinding, ImportReport } from './import.run.js';

/** The counts, and how often each reason occurs; an import that changed nothing says so. */
export function summaryOf(report: ImportReport): string[] {
  const { created, updated, unchanged, unsent, findings } = report;
  const refused = new Set(findings.filter(({ kept }) => !kept).map(({ record }) => record)).size;
  const counts = [
    `${created} created, ${updated} updated, ${unchanged} unchanged`,
    ...(refused > 0 ? [`${refused} refused`] : []),
    ...(unsent > 0 ? [`${unsent} of them not sent`] : []),
  ];
  const changedNothing = created + updated + unsent === 0 && unchanged > 0;
  return [
    counts.join(', ') + (changedNothing ? ': everything is there already.' : '.'),
    ...byReason(findings),
  ];
}

/** Writes a line per finding and gives the file's path. */
export function writeFindings(folder: string, name: string, findings: readonly ImportFinding[]): string {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${name}.tsv`);
  const lines = findings.map(({ record, field, reason, kept }) =>
    [record, field, reason, kept ? 'imported, without this or with it changed' : 'refused']
      .map(inOneCell)
      .join('\t'),
  );
  writeFileSync(path, ['record\tfield\treason\tconsequence', ...lines, ''].join('\n'));
  return path;
}

function byReason(findings: readonly ImportFinding[]): string[] {
  const groups = Map.groupBy(findings, ({ field, reason, kept }) =>
    [kept ? 'imported' : 'refused ', field || '(record)', reason].join('  '),
  );
  return [...groups]
    .sort(([, a], [, b]) => b.length - a.length)
    .map(
      ([title, { length, 0: first }]) => `  ${String(length).padStart(6)}  ${title}  (e.g. ${first?.record})`,
    );
}

// Names come from the records; nothing of them may steer a terminal or break a line.
function inOneCell(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ');
}
