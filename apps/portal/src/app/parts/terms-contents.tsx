import type { TermsVersion } from '@allmende/contracts';
import { Fold } from '@allmende/ui';
import type { Page } from '../page.js';
import { answerPlace } from './terms-answer.js';
import { clausePlace, layerName } from './terms-layer.js';

type ContentsProps = {
  layers: TermsVersion[];
  /** Which leads the challenge. */
  cluster?: string;
  /** The decision stands at the end. */
  mayDecide: boolean;
  /** What the decision is called, where it is another than to agree or decline. */
  decide?: string;
  page: Page;
};

/** Three texts are long; whoever knows them goes straight to the end, or to one clause. */
export function TermsContents({ layers, cluster, mayDecide, decide, page }: ContentsProps) {
  const { terms: words } = page.texts;
  return (
    <nav className="terms-contents no-print" aria-label={words.contents}>
      <ul>
        {layers.map(({ layer }) => (
          <li key={layer}>
            <a href={`#${layer}`}>{layerName(layer, page, cluster)}</a>
          </li>
        ))}
        {mayDecide ? (
          <li>
            <a href={`#${answerPlace}`}>{decide ?? words.toDecide}</a>
          </li>
        ) : null}
      </ul>
      <Fold title={words.index}>
        <div className="terms-index">
          {layers.map((layer) => (
            <ClauseLinks key={layer.versionId} layer={layer} cluster={cluster} page={page} />
          ))}
        </div>
      </Fold>
    </nav>
  );
}

type LinksProps = { layer: TermsVersion; cluster?: string; page: Page };

function ClauseLinks({ layer: { layer, clauses }, cluster, page }: LinksProps) {
  const name = layerName(layer, page, cluster);
  return (
    <div>
      <p className="label">{name}</p>
      <ul aria-label={name}>
        {clauses.map(({ clauseId, title }) => (
          <li key={clauseId}>
            <a href={`#${clausePlace(layer, clauseId)}`}>{title[page.language]}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}
