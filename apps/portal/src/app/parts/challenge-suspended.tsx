import type { ChallengePage } from '@allmende/contracts';
import { formatDay, Notice } from '@allmende/ui';
import { suspensionOf } from '../challenge.view.js';
import { inLanguage } from '../language.js';
import type { Page } from '../page.js';

/** Said above everything else, with the reason that is meant for everybody. */
export function Suspended({ challenge, page }: { challenge: ChallengePage; page: Page }) {
  const { suspended } = page.texts.challenges;
  const suspension = suspensionOf(challenge);
  if (!suspension) return null;
  const since = formatDay(suspension.at, page.dates(challenge.zone), { weekday: false });
  const reason = inLanguage(suspension.note, page.language, challenge.original);
  return (
    <Notice tone="warn" title={suspended.title(since)}>
      <span lang={reason.lang} dir="auto">
        {reason.text}
      </span>{' '}
      {suspended.text}
    </Notice>
  );
}
