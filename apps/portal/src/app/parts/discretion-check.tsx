import type { Discretion, DiscretionFinding, EditableChallenge } from '@allmende/contracts';
import { DeskTable, Notice } from '@allmende/ui';
import { nameOfField, placeOf } from '../drafting.findings.js';
import { anchorOf } from '../drafting.outline.js';
import type { Page } from '../page.js';

type CheckProps = {
  challenge: EditableChallenge;
  /** Undefined while the platform cannot look. */
  discretion: Discretion | undefined;
  /** The person may mend it. */
  writes: boolean;
  page: Page;
};

/** Every place that would give away an unnamed seeker, before others read it. */
export function DiscretionCheck({ challenge, discretion, writes, page }: CheckProps) {
  const { discretion: words } = page.texts.drafting;
  if (challenge.draft.seekerNamed) return null;
  const { sought, findings = [] } = discretion ?? {};
  const names = sought ? [...sought.names, ...sought.domains, ...sought.people] : [];
  return (
    <section id="discretion">
      <h2>{words.title}</h2>
      <Notice tone={findings.length > 0 || !discretion ? 'warn' : 'ok'}>
        {discretion ? (findings.length > 0 ? words.some(findings.length) : words.none) : words.failed}{' '}
        {words.readers}
      </Notice>
      {discretion?.withBrief === false ? <p className="small">{words.withoutBrief}</p> : null}
      {findings.length > 0 ? (
        <Findings challenge={challenge} findings={findings} writes={writes} page={page} />
      ) : null}
      {names.length > 0 ? (
        <p className="small muted discretion-sought">
          <bdi>{words.sought(new Intl.ListFormat(page.language).format(names))}</bdi>{' '}
          {challenge.files.length > 0 ? words.files : null}
        </p>
      ) : null}
    </section>
  );
}

type FindingsProps = Omit<CheckProps, 'discretion'> & { findings: DiscretionFinding[] };

function Findings({ challenge, findings, writes, page }: FindingsProps) {
  const { columns, seenBy, title, mendName } = page.texts.drafting.discretion;
  const path = page.to(`/desk/challenges/${challenge.challengeId}`);
  return (
    <DeskTable
      name={title}
      columns={[
        { title: columns.place },
        { title: columns.found },
        { title: columns.seenBy },
        { title: columns.mend, hidden: true },
      ]}
      groups={[
        {
          rows: findings.map((finding, index) => {
            const place = anchorIn(finding.field);
            const name = nameOf(finding.field, page);
            return {
              key: `${finding.field} ${index}`,
              cells: [
                name,
                <bdi key="found">
                  {finding.before}
                  <b>{finding.found}</b>
                  {finding.after}
                </bdi>,
                seenBy[finding.seenBy],
                writes && place ? (
                  <a key="mend" href={`${path}#${place}`} aria-label={mendName(name)}>
                    {columns.mend}
                  </a>
                ) : null,
              ],
            };
          }),
        },
      ]}
    />
  );
}

/** `lead.de` → `Der Vorspann (Deutsch)`. */
function nameOf(field: string, page: Page): string {
  const { discretion, languages, of } = page.texts.drafting;
  if (field === 'cluster.contact') return discretion.contact;
  if (field.startsWith('cluster.')) return discretion.portal;
  const language = /\.(de|en)$/.exec(field)?.[1] as 'de' | 'en' | undefined;
  const name = nameOfField(field, page);
  return language ? of(name, languages[language]) : name;
}

/** Where it is mended: a field of the form, or the part that it belongs to. */
function anchorIn(field: string): string | undefined {
  if (field === 'cluster.contact') return undefined;
  if (field.startsWith('cluster.')) return anchorOf('people');
  return field.startsWith('files.') ? anchorOf('brief') : placeOf(field);
}
