import { termsRpc } from '@allmende/contracts';
import { ButtonLink, keepTogether, Notice, PageHead } from '@allmende/ui';
import { useLoaderData } from 'react-router';
import { tryApi } from '../api.server.js';
import { usePage } from '../page.js';
import { loaderOf } from '../served.js';

export const loader = loaderOf(async ({ visit }) => {
  const models = await tryApi(visit, termsRpc.listRightsModels, {});
  return { models: models?.items };
});

export default function HowItWorks() {
  const { models } = useLoaderData<typeof loader>();
  const page = usePage();
  const { pages, common, home } = page.texts;
  const { how } = pages;
  return (
    <div className="page">
      <title>{`${how.title} · ${page.portal?.name ?? common.platform}`}</title>
      <PageHead title={how.title} lead={how.lead} />
      <div className="text-page">
        {how.sections.map(({ title, paragraphs }) => (
          <section key={title}>
            <h2>{title}</h2>
            {paragraphs.map((text) => (
              <p key={text}>{text}</p>
            ))}
          </section>
        ))}
        <section className="decide" id="confidential">
          <h2>{how.honest.title}</h2>
          {how.honest.paragraphs.map((text) => (
            <p key={text}>{text}</p>
          ))}
        </section>
        <section id="rights">
          <h2>{how.rightsTitle}</h2>
          <p>{how.rightsLead}</p>
          {models ? (
            <>
              <ul className="rights-list">
                {models.map(({ code, name, line }) => (
                  <li key={code}>
                    <a href={page.to(`/rights-models/${code}`)}>{name[page.language]}</a>
                    <span>{keepTogether(line[page.language])}</span>
                  </li>
                ))}
              </ul>
              <p>
                <a href={page.to('/rights-models')}>{home.own.compare}</a>
              </p>
            </>
          ) : null}
          {models === undefined ? (
            <Notice title={common.partMissing(how.rightsMissing)}>
              {common.partMissingRest} <a href={page.path}>{common.retry}</a>
            </Notice>
          ) : null}
        </section>
        {page.portal ? (
          <section>
            <ButtonLink href={page.to('/challenges')}>{how.start}</ButtonLink>
          </section>
        ) : null}
      </div>
    </div>
  );
}
