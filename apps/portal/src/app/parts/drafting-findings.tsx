import type { EditableChallenge } from '@allmende/contracts';
import { ErrorSummary, Tick } from '@allmende/ui';
import { findingText, placeOf, type Finding } from '../drafting.findings.js';
import type { Page } from '../page.js';

type FindingsProps = { challenge: EditableChallenge; page: Page };

/** What still stands in the way of a review, each with its place in the form. */
export function Checklist({ challenge, page }: FindingsProps) {
  const { checklist } = page.texts.drafting;
  const { missing } = challenge;
  return (
    <section className="panel is-first" aria-labelledby="checklist">
      <h2 id="checklist">{checklist.title}</h2>
      {missing.length === 0 ? (
        <Tick>{checklist.complete}</Tick>
      ) : (
        <>
          <p className="small muted" role="status">
            {checklist.count(missing.length)}
          </p>
          <ul className="checklist">
            {missing.map((finding) => (
              <li key={finding.field + finding.code}>
                <FindingLink finding={finding} page={page} />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function FindingLink({ finding, page }: { finding: Finding; page: Page }) {
  const place = placeOf(finding.field);
  const sentence = findingText(finding, page);
  return place ? <a href={`#${place}`}>{sentence}</a> : sentence;
}

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
    />
  );
}
