import { EmptyState, PageHead } from '@allmende/ui';
import { useLoaderData } from 'react-router';
import { usePage } from '../page.js';
import { requirePortal } from '../page-data.server.js';
import { EventOf, splitEvents } from '../parts/events.js';
import { loaderOf } from '../served.js';

export const loader = loaderOf(async ({ visit }) => {
  const { content } = await requirePortal(visit);
  return { events: content.events };
});

export default function Events() {
  const { events } = useLoaderData<typeof loader>();
  const page = usePage();
  const { events: texts } = page.texts.pages;
  const { coming, past } = splitEvents(events, new Date(page.now));
  return (
    <div className="page">
      <title>{`${texts.title} · ${page.portal?.name}`}</title>
      <PageHead title={texts.title} />
      <div className="text-page">
        {coming.length === 0 ? (
          <EmptyState title={texts.empty}>
            <p>{texts.emptyText}</p>
          </EmptyState>
        ) : null}
        {coming.length > 0 ? <h2 className="visually-hidden">{texts.coming}</h2> : null}
        {coming.map((event) => (
          <EventOf key={event.startsAt} event={event} page={page} />
        ))}
        {past.length > 0 ? (
          <section>
            <h2>{texts.past}</h2>
            {past.map((event) => (
              <EventOf key={event.startsAt} event={event} page={page} />
            ))}
          </section>
        ) : null}
      </div>
    </div>
  );
}
