import { retentionPeriodsRpc } from '@allmende/contracts';
import { PageHead } from '@allmende/ui';
import { useLoaderData } from 'react-router';
import { tryApi } from '../api.server.js';
import { legalText } from '../legal.server.js';
import { usePage } from '../page.js';
import { portalOf } from '../page-data.server.js';
import { PeriodList } from '../parts/retention-periods.js';
import { loaderOf } from '../served.js';

export const loader = loaderOf(async ({ visit, request }) => {
  const portal = await portalOf(visit);
  const clusterId = portal && !portal.archive ? portal.clusterId : undefined;
  const [text, periods] = await Promise.all([
    legalText(visit, request, 'privacy'),
    clusterId && tryApi(visit, retentionPeriodsRpc.getRetentionPeriods, { clusterId }),
  ]);
  return { text, periods };
});

export default function Privacy() {
  const { text, periods } = useLoaderData<typeof loader>();
  const page = usePage();
  const { privacy } = page.texts.pages;
  const close = page.texts.settings.closing.title;
  const data = page.texts.ownData.title;
  return (
    <div className="page">
      <title>{`${privacy.title} · ${page.portal?.name ?? page.texts.common.platform}`}</title>
      <PageHead title={privacy.title} lead={text || !page.portal ? undefined : privacy.missing} />
      <div className="text-page">
        {text ? (
          <section>
            <div
              className="prose"
              lang={text.lang}
              dir="auto"
              dangerouslySetInnerHTML={{ __html: text.html }}
            />
          </section>
        ) : null}
        <section>
          <h2>{privacy.platformTitle}</h2>
          {privacy.platform.map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
          <p>
            {privacy.closing} {page.portal ? <a href={page.to('/settings/close')}>{close}</a> : close}.{' '}
            {privacy.download} {page.portal ? <a href={page.to('/settings/data')}>{data}</a> : data}.
          </p>
        </section>
        {periods ? <PeriodList periods={periods} page={page} /> : null}
      </div>
    </div>
  );
}
