import { sevenLines, type RightsPackage } from '@allmende/contracts';
import { keepTogether } from '@allmende/ui';
import type { Page } from '../page.js';

/** Rights models side by side, one question a row; one below the other where there is no room for that. */
export function RightsTable({ title, models, page }: { title: string; models: RightsPackage[]; page: Page }) {
  return (
    <section className="rights-table">
      <h2>{title}</h2>
      <div className="rights-columns">
        <Questions page={page} />
        {models.map((model) => (
          <Model key={model.code} model={model} page={page} />
        ))}
      </div>
    </section>
  );
}

/** For the eye: each answer below names its question itself. */
function Questions({ page }: { page: Page }) {
  const { seven } = page.texts.challenges;
  return (
    <div className="rights-questions" aria-hidden="true">
      {sevenLines.map((key) => (
        <p key={key}>{seven[key]}</p>
      ))}
    </div>
  );
}

function Model({ model, page }: { model: RightsPackage; page: Page }) {
  const { language, texts } = page;
  const { code, name, line, lines } = model;
  return (
    <article className="rights-model" aria-labelledby={code}>
      <div>
        <h3 id={code}>{name[language]}</h3>
        <p className="small">{keepTogether(line[language])}</p>
        <p className="small">
          <a href={page.to(`/rights-models/${code}`)}>
            {texts.rights.full} <span className="visually-hidden">({name[language]})</span>
          </a>
        </p>
      </div>
      <dl>
        {lines.map(({ key, answer }) => (
          <div key={key}>
            <dt>{texts.challenges.seven[key]}</dt>
            <dd>{keepTogether(answer[language])}</dd>
          </div>
        ))}
      </dl>
    </article>
  );
}
