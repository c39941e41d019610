import { checkpointsRpc } from '@allmende/contracts';
import { ButtonLink, formatDay, formatNumber, formatTime, Notice, PageHead } from '@allmende/ui';
import { useLoaderData } from 'react-router';
import { tryApi } from '../api.server.js';
import { usePage } from '../page.js';
import { EvidenceStamps } from '../parts/evidence-stamps.js';
import { loaderOf } from '../served.js';

const shownCheckpoints = 10;
const shownStamps = 5;

export const loader = loaderOf(async ({ visit }) => {
  const [list, stamps] = await Promise.all([
    tryApi(visit, checkpointsRpc.listCheckpoints, { limit: shownCheckpoints }),
    tryApi(visit, checkpointsRpc.listStamps, { limit: shownStamps }),
  ]);
  return { checkpoints: list?.items, stamps: stamps?.items ?? [] };
});

/** What everybody may know of the evidence log, and keep. */
export default function Evidence() {
  const { checkpoints, stamps } = useLoaderData<typeof loader>();
  const page = usePage();
  const { evidence, common } = page.texts;
  const dates = page.dates();
  const moment = (at: string) => `${formatDay(at, dates)}, ${formatTime(at, dates, { zoned: true })}`;
  const [latest] = checkpoints ?? [];
  return (
    <div className="page">
      <title>{`${evidence.title} · ${page.portal?.name ?? common.platform}`}</title>
      <PageHead title={evidence.title} lead={evidence.lead} />
      <div className="text-page">
        {checkpoints === undefined ? (
          <Notice title={common.partMissing(evidence.latest)}>
            {common.partMissingRest} <a href={page.path}>{common.retry}</a>
          </Notice>
        ) : null}
        {latest ? (
          <section className="checkpoint">
            <h2>{evidence.latest}</h2>
            <p>{evidence.rowsAt(formatNumber(latest.size, page.language), moment(latest.at))}</p>
            <pre className="code">{latest.note}</pre>
            <div className="actions">
              <ButtonLink href={page.to('/evidence/checkpoint.txt')} download>
                {evidence.keep}
              </ButtonLink>
              <a href={page.to('/verify')}>{evidence.check}</a>
            </div>
          </section>
        ) : null}
        <EvidenceStamps stamps={stamps} moment={moment} page={page} />
        {evidence.sections.map(({ title, paragraphs }) => (
          <section key={title}>
            <h2>{title}</h2>
            {paragraphs.map((paragraph) => (
              <p key={paragraph}>{paragraph}</p>
            ))}
          </section>
        ))}
        {checkpoints && checkpoints.length > 1 ? (
          <section>
            <h2>{evidence.earlier}</h2>
            <ul className="checkpoints figures">
              {checkpoints.slice(1).map(({ size, at }) => (
                <li key={size}>{evidence.rowsAt(formatNumber(size, page.language), moment(at))}</li>
              ))}
            </ul>
            <p className="small muted">
              {evidence.all}{' '}
              <a href="/api/v1/evidence/checkpoints">{`${page.origin}/api/v1/evidence/checkpoints`}</a>
            </p>
          </section>
        ) : null}
      </div>
    </div>
  );
}
