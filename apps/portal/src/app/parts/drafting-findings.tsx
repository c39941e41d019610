import type { EditableChallenge } from '@allmende/contracts';
import { ErrorSummary } from '@allmende/ui';
import { findingText, placeOf } from '../drafting.findings.js';
import { goToField } from '../form.field.js';
import type { Page } from '../page.js';

type FindingsProps = { challenge: EditableChallenge; page: Page };

/** On top after a step that was refused; shrinks with everything that is mended. */
export function FindingsSummary({ challenge, page }: FindingsProps) {
  const { missing } = challenge;
  return (
    <ErrorSummary
      title={page.texts.errors.summary(missing.length)}
      errors={missing.map((finding) => ({
        field: placeOf(finding.field),
        text: findingText(finding, page),
      }))}
      follow={goToField}
    />
  );
}
