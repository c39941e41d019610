import type { RestrictedReading } from '@allmende/contracts';
import { ButtonLink, DeskTable, formatMoment, StateWord, type StateKind } from '@allmende/ui';
import type { Page } from '../page.js';

type RowsProps = { readings: RestrictedReading[]; page: Page };

export const readingStates: Record<RestrictedReading['state'], StateKind> = {
  asked: 'scheduled',
  approved: 'open',
  declined: 'ended',
  read: 'submitted',
  lapsed: 'ended',
};

/** Who asked to read what is kept, why, and what came of it. */
export function ReadingRows({ readings, page }: RowsProps) {
  const { operate: words } = page.texts;
  const { columns } = words;
  if (readings.length === 0) return <p className="muted path-note">{words.logNone}</p>;
  const moment = (at: string): string => formatMoment(at, page.dates(), { short: true });
  return (
    <DeskTable
      name={words.log}
      columns={[
        { title: columns.asked },
        { title: columns.reason },
        { title: columns.state },
        { title: columns.act, hidden: true },
      ]}
      groups={[
        {
          rows: readings.map(
            ({ readingId, askedByName, askedAt, reason, state, answeredByName, readAt }) => ({
              key: readingId,
              cells: [
                <>
                  <bdi>{askedByName || words.someone}</bdi>
                  <small>{moment(askedAt)}</small>
                </>,
                <bdi key="reason">{reason}</bdi>,
                <>
                  <StateWord kind={readingStates[state]}>{words.states[state]}</StateWord>
                  {answeredByName === null ? null : (
                    <small>
                      <bdi>{answeredByName || words.someone}</bdi>
                      {readAt ? `, ${moment(readAt)}` : null}
                    </small>
                  )}
                </>,
                <ButtonLink
                  key="act"
                  dense
                  kind="outlined"
                  href={page.to(`/operate/restricted/readings/${readingId}`)}
                  aria-label={words.openName(askedByName || words.someone, moment(askedAt))}
                >
                  {words.see}
                </ButtonLink>,
              ],
            }),
          ),
        },
      ]}
    />
  );
}
