import { termsRpc, type RightsModel, type RightsPackage } from '@allmende/contracts';
import { Button, Choice, ChoiceGroup, Notice, PageHead } from '@allmende/ui';
import { useLoaderData } from 'react-router';
import { tryApi } from '../api.server.js';
import { usePage, type Page } from '../page.js';
import { RightsTable } from '../parts/rights-table.js';
import { chosenModels, tablesOf } from '../rights.groups.js';
import { loaderOf } from '../served.js';

export const loader = loaderOf(async ({ visit, request }) => {
  const models = await tryApi(visit, termsRpc.listRightsModels, {});
  return { models: models?.items, chosen: chosenModels(new URL(request.url).searchParams) };
});

/** The eight rights models side by side; any of them for a closer look. */
export default function RightsModels() {
  const { models, chosen } = useLoaderData<typeof loader>();
  const page = usePage();
  const { rights, common } = page.texts;
  return (
    <div className="page">
      <title>{`${rights.title} · ${page.portal?.name ?? common.platform}`}</title>
      <PageHead title={rights.title} lead={rights.lead} />
      {models ? (
        <>
          <Choose models={models} chosen={chosen} page={page} />
          {tablesOf(models, chosen).map(({ group, models: shown }) => (
            <RightsTable key={group} title={rights.groups[group]} models={shown} page={page} />
          ))}
          <p className="rights-note muted">{rights.note}</p>
        </>
      ) : (
        <Notice title={common.partMissing(rights.missing)}>
          {common.partMissingRest} <a href={page.path}>{common.retry}</a>
        </Notice>
      )}
    </div>
  );
}

function Choose({ models, chosen, page }: { models: RightsPackage[]; chosen: RightsModel[]; page: Page }) {
  const { rights } = page.texts;
  return (
    <form method="get" className="rights-choose">
      <ChoiceGroup legend={rights.choose} name="model">
        <div className="rights-choices">
          {models.map(({ code, name }) => (
            <Choice
              key={code}
              type="checkbox"
              name="model"
              value={code}
              label={name[page.language]}
              defaultChecked={chosen.includes(code)}
            />
          ))}
        </div>
      </ChoiceGroup>
      <p className="actions">
        <Button kind="outlined">{rights.compare}</Button>
        {chosen.length > 0 ? <a href={page.to('/rights-models')}>{rights.all}</a> : null}
      </p>
    </form>
  );
}
