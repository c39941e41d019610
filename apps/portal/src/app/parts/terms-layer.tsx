import type { TermsVersion } from '@allmende/contracts';
import { formatDay, StateWord } from '@allmende/ui';
import type { Page } from '../page.js';

/** One layer of terms: each clause with its plain line beside it. */
export function Layer({ layer, isNew, page }: { layer: TermsVersion; isNew: boolean; page: Page }) {
  const { terms } = page.texts;
  const { language } = page;
  const date = formatDay(layer.publishedAt, page.dates(), { weekday: false });
  return (
    <section className="layer" id={layer.layer}>
      <div className="layer-head">
        <h2>{terms.layers[layer.layer]}</h2>
        <p className="small muted">
          {isNew ? (
            <>
              <StateWord kind="open">{terms.isNew}</StateWord>{' '}
            </>
          ) : null}
          {terms.version(layer.number, date)}
          {layer.draftForLawyer ? `. ${terms.notConfirmed}` : null}
        </p>
      </div>
      {layer.clauses.map((clause) => (
        <article key={clause.clauseId} className="clause" id={`${layer.layer}-${clause.clauseId}`}>
          <h3>{clause.title[language]}</h3>
          <div className="clause-text">
            {clause.text[language].split(/\n{2,}/).map((paragraph) => (
              <p key={paragraph}>{paragraph}</p>
            ))}
          </div>
          <p className="clause-plain">
            <span className="label">{terms.plain}</span>
            {clause.plain[language]}
          </p>
        </article>
      ))}
    </section>
  );
}
