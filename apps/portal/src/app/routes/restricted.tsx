import { erasureRpc, type RestrictedEntry } from '@allmende/contracts';
import { Button, ButtonLink, DeskTable, EmptyState, Field, formatDay, noonOf, PageHead } from '@allmende/ui';
import { useLoaderData } from 'react-router';
import { callApi } from '../api.server.js';
import { usePage, type Page } from '../page.js';
import { requirePerson } from '../page-data.server.js';
import { ReadingRows } from '../parts/reading-rows.js';
import { KeptReceipts } from '../parts/kept-receipts.js';
import { loaderOf } from '../served.js';

export const loader = loaderOf(async ({ visit, request }) => {
  await requirePerson(visit);
  const asked = new URL(request.url).searchParams;
  const find = asked.get('find')?.trim().slice(0, 40) || undefined;
  const [kept, readings] = await Promise.all([
    callApi(visit, erasureRpc.listRestricted, { find, limit: 20, cursor: asked.get('older') ?? undefined }),
    callApi(visit, erasureRpc.listReadings, {}),
  ]);
  return { find, kept, readings: readings.items };
});

/** Of whom something is kept after the account was closed, without what; and who asked to read it. */
export default function Restricted() {
  const { find, kept, readings } = useLoaderData<typeof loader>();
  const page = usePage();
  const { operate: words } = page.texts;
  const older = new URLSearchParams({ ...(find ? { find } : {}), older: kept.nextCursor ?? '' });
  return (
    <div className="page-work">
      <title>{`${words.title} · ${page.portal?.name}`}</title>
      <PageHead work title={words.title} lead={words.lead} />
      <form className="member-search" role="search">
        <Field
          name="find"
          type="search"
          label={words.find}
          hint={words.findHint}
          defaultValue={find}
          maxLength={40}
        />
        <Button kind="outlined">{words.search}</Button>
        {find ? <a href={page.to('/operate/restricted')}>{words.all}</a> : null}
      </form>
      {kept.items.length === 0 ? (
        <EmptyState title={find ? words.notFound : words.none}>
          <p>{find ? words.notFoundText : words.noneText}</p>
          {find ? null : <p>{words.noneHow}</p>}
        </EmptyState>
      ) : (
        <Kept items={kept.items} page={page} />
      )}
      {kept.nextCursor ? (
        <p className="path-actions">
          <a href={`${page.to('/operate/restricted')}?${older}`}>{words.older}</a>
        </p>
      ) : null}
      <section className="path-part">
        <h2>{words.log}</h2>
        <ReadingRows readings={readings} page={page} />
      </section>
    </div>
  );
}

function Kept({ items, page }: { items: RestrictedEntry[]; page: Page }) {
  const { operate: words } = page.texts;
  return (
    <DeskTable
      name={words.kept}
      columns={[
        { title: words.receipts },
        { title: words.account },
        { title: words.until },
        { title: words.act, hidden: true },
      ]}
      groups={[
        {
          rows: items.map((entry) => ({
            key: entry.accountId,
            cells: [
              <KeptReceipts key="receipts" entry={entry} page={page} />,
              <code key="account" className="small">
                {entry.accountId}
              </code>,
              formatDay(noonOf(entry.until), page.dates(), { weekday: false, year: true }),
              <ButtonLink
                key="act"
                dense
                kind="outlined"
                href={page.to(`/operate/restricted/${entry.accountId}`)}
                aria-label={words.seeName(entry.accountId)}
              >
                {words.see}
              </ButtonLink>,
            ],
          })),
        },
      ]}
    />
  );
}
