import { formatDay, Notice } from '@allmende/ui';
import type { Page } from '../page.js';
import { isReadableStill, type Readable } from '../received.view.js';

type Props = { submission: Readable; zone: string; page: Page };

/** Of what was not awarded: until when it can be read, or that it no longer can. */
export function ReceivedRest({ submission, zone, page }: Props) {
  const { retention } = submission;
  const { read } = page.texts.retention;
  if (!retention) return null;
  const day = (at: string): string => formatDay(at, page.dates(zone), { weekday: false, year: true });
  if (isReadableStill(submission)) return <Notice>{read.until(day(retention.accessEndsAt))}</Notice>;
  return (
    <Notice title={read.ended(day(retention.accessEndsAt))}>
      {read.endedText} {retention.deletedAt ? read.deleted(day(retention.deletedAt)) : null}
    </Notice>
  );
}
