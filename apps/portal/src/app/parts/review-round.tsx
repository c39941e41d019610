import type { EditableChallenge } from '@allmende/contracts';
import { Fold, formatDay, Notice } from '@allmende/ui';
import { inLanguage } from '../language.js';
import type { Page } from '../page.js';

type Props = { challenge: EditableChallenge; page: Page };
type Review = NonNullable<EditableChallenge['lastReview']>;

/** Before a second review: why the first ended, and what changed since. */
export function ReviewRound({ challenge, page }: Props) {
  const { lastReview: review, draft } = challenge;
  if (!review) return null;
  const { round } = page.texts.drafting;
  const day = formatDay(review.at, page.dates(draft.zone), { weekday: false });
  const names = review.changed.map(({ field }) => round.fields[field] ?? field);
  const { added, removed } = review.files;
  const inList = (items: string[]): string => new Intl.ListFormat(page.language).format(items);
  const hasChanged = names.length + added.length + removed.length > 0;
  const texts = review.changed.filter(({ before, after }) => before && after);
  return (
    <>
      <Notice title={round.title(review.round)}>
        <bdi>{round.sentBack(review.by || round.someone, day)}</bdi> <q dir="auto">{review.reason}</q>{' '}
        {names.length > 0 ? round.changed(inList(names)) : null}{' '}
        <bdi>
          {added.length > 0 ? round.added(inList(added)) : null}{' '}
          {removed.length > 0 ? round.removed(inList(removed)) : null}
        </bdi>
        {hasChanged ? null : round.unchanged}
      </Notice>
      {texts.length > 0 ? (
        <Fold title={round.texts}>
          {texts.map((one) => (
            <Changed key={one.field} change={one} challenge={challenge} page={page} />
          ))}
        </Fold>
      ) : null}
    </>
  );
}

/** Both languages of a text, where they differ. */
function Changed({ change, challenge, page }: Props & { change: Review['changed'][number] }) {
  const { round, languages } = page.texts.drafting;
  const { field, before, after } = change;
  const name = round.fields[field] ?? field;
  return (['de', 'en'] as const)
    .filter((language) => (before?.[language] ?? '') !== (after?.[language] ?? ''))
    .map((language) => (
      <section key={language}>
        <h3>{language === challenge.draft.original ? name : `${name} (${languages[language]})`}</h3>
        <dl className="document-rows">
          {([round.before, round.after] as const).map((term, i) => (
            <div key={term} className="row-pair">
              <dt>{term}</dt>
              <dd lang={language} dir="auto">
                {inLanguage((i === 0 ? before : after) ?? {}, language, language).text || round.empty}
              </dd>
            </div>
          ))}
        </dl>
      </section>
    ));
}
