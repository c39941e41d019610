import type { Page } from '../page.js';

export function HowSteps({ page }: { page: Page }) {
  const { how } = page.texts.home;
  return (
    <section className="section">
      <div className="page">
        <div className="section-head">
          <h2>{how.title}</h2>
        </div>
        <ol className="steps">
          {how.steps.map(({ title, text }, i) => (
            <li key={title}>
              <span className="steps-number" aria-hidden="true">
                {i + 1}
              </span>
              <div>
                <h3>{title}</h3>
                <p>{text}</p>
              </div>
            </li>
          ))}
        </ol>
      </div>
    </section>
  );
}

/** Who owns an idea, in one honest paragraph. */
export function Ownership({ page }: { page: Page }) {
  const { own } = page.texts.home;
  return (
    <section className="ownership">
      <div className="page">
        <h2>{own.title}</h2>
        <div>
          <p className="ownership-text">{own.text}</p>
          <ul>
            {own.examples.map(({ title, text }) => (
              <li key={title}>
                <b>{title}</b>
                <span className="muted">{text}</span>
              </li>
            ))}
          </ul>
          <a href={page.to('/rights-models')}>{own.compare}</a>
        </div>
      </div>
    </section>
  );
}
