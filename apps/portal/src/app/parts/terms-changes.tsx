import { StateWord } from '@allmende/ui';
import type { Page } from '../page.js';
import type { ClauseChange, LayerChanges, Piece } from '../terms.changes.server.js';

const stateKinds = { changed: 'scheduled', new: 'open', gone: 'ended' } as const;

type ChangesProps = { title: string; between: string; changes: LayerChanges; page: Page };

/** One layer's clauses that are not what they were. */
export function Changes({ title, between, changes: { clauses, unchanged }, page }: ChangesProps) {
  const { changes: words } = page.texts.terms;
  return (
    <section className="layer">
      <div className="layer-head">
        <h2>{title}</h2>
        <p className="small muted">{between}</p>
      </div>
      {clauses.length === 0 ? <p className="clause-none">{words.same}</p> : null}
      {clauses.map((clause) => (
        <Clause key={clause.clauseId} clause={clause} page={page} />
      ))}
      {clauses.length > 0 && unchanged > 0 ? (
        <p className="clause-none small muted">{words.unchanged(unchanged)}</p>
      ) : null}
    </section>
  );
}

function Clause({ clause: { state, title, text, plain }, page }: { clause: ClauseChange; page: Page }) {
  const { terms } = page.texts;
  const { changes: words } = terms;
  const whole = state !== 'changed';
  return (
    <article className="clause">
      <h3>
        <Marked pieces={title} whole={whole} page={page} />{' '}
        <StateWord kind={stateKinds[state]}>{words.states[state]}</StateWord>
      </h3>
      <p className="clause-text clause-marked">
        <Marked pieces={text} whole={whole} page={page} />
      </p>
      <p className="clause-plain">
        <span className="label">{terms.plain}</span>
        <Marked pieces={plain} whole={whole} page={page} />
      </p>
    </article>
  );
}

/** `whole`: the clause's word says already what happened to all of it. */
function Marked({ pieces, whole, page }: { pieces: Piece[]; whole: boolean; page: Page }) {
  const { changes: words } = page.texts.terms;
  return pieces.map(({ text, kind, sentence }, place) => {
    if (kind === 'same' || whole) return <span key={place}>{text}</span>;
    const [Mark, said] =
      kind === 'new' ? (['ins', words.wasNew] as const) : (['del', words.wasGone] as const);
    return (
      <Mark key={place} className={sentence && 'is-sentence'}>
        <span className="visually-hidden">{said}</span>
        {text}
      </Mark>
    );
  });
}
