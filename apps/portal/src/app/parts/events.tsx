import type { PortalContent } from '@allmende/contracts';
import { formatDay, formatDayOfMonth, formatMonth, formatTime } from '@allmende/ui';
import { inLanguage } from '../language.js';
import type { Page } from '../page.js';
import { WrittenIn } from './written-in.js';

type PortalEvent = PortalContent['events'][number];

export function EventOf({ event, page }: { event: PortalEvent; page: Page }) {
  const dates = page.dates();
  const title = inLanguage(event.title, page.language, page.portal?.language);
  const note = inLanguage(event.note, page.language, page.portal?.language);
  const weekday = formatDay(event.startsAt, dates).split(', ')[0];
  return (
    <article className="event">
      <p className="event-day">
        <time dateTime={event.startsAt}>
          {formatDayOfMonth(event.startsAt, dates)}
          <small>{formatMonth(event.startsAt, dates)}</small>
        </time>
      </p>
      <div>
        <h3 lang={title.lang} dir="auto">
          {title.text}
        </h3>
        <p>
          {weekday}, {formatTime(event.startsAt, dates)}
          <WrittenIn lang={title.lang ?? note.lang} />
          {note.text ? (
            <>
              .{' '}
              <span lang={note.lang} dir="auto">
                {note.text}
              </span>
            </>
          ) : null}
        </p>
      </div>
    </article>
  );
}

/** Those to come first, soonest first; then those that were. */
export function splitEvents(
  events: PortalEvent[],
  now: Date,
): { coming: PortalEvent[]; past: PortalEvent[] } {
  const sorted = [...events].sort((one, other) => one.startsAt.localeCompare(other.startsAt));
  const yesterday = new Date(now.getTime() - 12 * 3_600_000);
  return {
    coming: sorted.filter(({ startsAt }) => new Date(startsAt) >= yesterday),
    past: sorted.filter(({ startsAt }) => new Date(startsAt) < yesterday).reverse(),
  };
}
