import { termsRpc } from '@allmende/contracts';
import { ButtonLink, Fold, keepTogether, Notice, PageHead } from '@allmende/ui';
import { Fragment } from 'react';
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
  const { pages, common, challenges } = page.texts;
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
          <div className="compare">
            {models?.map(({ code, name, line, lines }) => (
              <Fold key={code} title={name[page.language]} hint={keepTogether(line[page.language])}>
                <dl className="seven-answers">
                  {lines.map(({ key, answer }) => (
                    <Fragment key={key}>
                      <dt>{challenges.seven[key]}</dt>
                      <dd>{keepTogether(answer[page.language])}</dd>
                    </Fragment>
                  ))}
                </dl>
              </Fold>
            ))}
          </div>
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
