import type { TermsVersion } from '@allmende/contracts';
import { formatDay, StateWord } from '@allmende/ui';
import type { Page } from '../page.js';

type Clause = TermsVersion['clauses'][number];

/** What a layer is called; `cluster` leads the challenge, whosever portal shows it. */
export function layerName(
  layer: TermsVersion['layer'],
  { texts: { terms } }: Page,
  cluster?: string,
): string {
  return layer === 'cluster' && cluster ? terms.ofCluster(cluster) : terms.layers[layer];
}

type LayerProps = { layer: TermsVersion; cluster?: string; isNew: boolean; page: Page };

/** One layer of terms: each clause with its plain line beside it. */
export function Layer({ layer, cluster, isNew, page }: LayerProps) {
  const { terms } = page.texts;
  const date = formatDay(layer.publishedAt, page.dates(), { weekday: false, year: true });
  return (
    <section className="layer" id={layer.layer}>
      <div className="layer-head">
        <h2>{layerName(layer.layer, page, cluster)}</h2>
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
      <Clauses of={layer.layer} clauses={layer.clauses} page={page} />
    </section>
  );
}

/** The anchor of a clause; `of` keeps those of several texts on one page apart. */
export function clausePlace(of: string, clauseId: string): string {
  return `${of}-${clauseId}`;
}

export function Clauses({ of, clauses, page }: { of: string; clauses: Clause[]; page: Page }) {
  const { language, texts } = page;
  return clauses.map(({ clauseId, title, text, plain }) => (
    <article key={clauseId} className="clause" id={clausePlace(of, clauseId)}>
      <h3>{title[language]}</h3>
      <div className="clause-text">
        {text[language].split(/\n{2,}/).map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </div>
      <p className="clause-plain">
        <span className="label">{texts.terms.plain}</span>
        {plain[language]}
      </p>
    </article>
  ));
}
