import { formatMoment, type DateContext } from '@allmende/ui';
import type { Page } from '../page.js';

/** Times that are all named; of more only the last. */
const fewTimes = 3;

/** That the company deposited something before the close, and when; it protects both sides. */
export function ChallengeDeposits({ times, dates, page }: DepositsProps) {
  const { onChallenge } = page.texts.deposits;
  const last = times.at(-1);
  if (last === undefined) return null;
  const moment = (at: string): string => formatMoment(at, dates);
  const named =
    times.length <= fewTimes
      ? new Intl.ListFormat(page.language).format(times.map(moment))
      : onChallenge.last(moment(last));
  return (
    <section>
      <h2>{onChallenge.title}</h2>
      <p className="prose">
        {onChallenge.times(times.length, named)} {onChallenge.why}
      </p>
    </section>
  );
}
type DepositsProps = { times: string[]; dates: DateContext; page: Page };
