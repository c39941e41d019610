import type { Criterion, Language } from '@allmende/contracts';
import { ForeignRecord } from './challenge-import.record.js';
import { plainLine, shorten } from './challenge-import.texts.js';

const maxCriteria = 10;
const maxCriterion = 120;

/** Criteria only when they are whole: named, weighted, adding up to 100. The prose stays in any case. */
export function criteriaOf(record: ForeignRecord, language: Language): Criterion[] {
  const rows = record.list('judgingCriteria').map((row) => new ForeignRecord(row, record.name));
  const weighted = rows.flatMap((row) => {
    const weight = row.value('weightPercent');
    const name = shorten(
      plainLine(row.text('text')).replace(/\s*[-–(]*\s*\d{1,3}\s?%\)?:?\s*$/, ''),
      maxCriterion,
    );
    return typeof weight === 'number' ? [{ name: { [language]: name }, weight }] : [];
  });
  if (weighted.length === 0) return [];
  const total = weighted.reduce((sum, { weight }) => sum + weight, 0);
  const isWhole = weighted.every(
    ({ weight, name }) => Number.isInteger(weight) && weight >= 1 && name[language],
  );
  if (total === 100 && isWhole && weighted.length <= maxCriteria) return weighted;
  record.found('judgingCriteria', total === 100 ? 'criteria-not-readable' : `weights-add-up-to-${total}`);
  return [];
}
