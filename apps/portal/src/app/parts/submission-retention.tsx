import { restPeriods } from '@allmende/contracts';
import { Button, formatDay } from '@allmende/ui';
import type { ReactNode } from 'react';
import type { Page } from '../page.js';
import { submissionDates, type SubmissionFrame } from '../submission.view.js';
import { FactRow } from './fact-row.js';
import { NonUse } from './non-use.js';

type Props = { frame: SubmissionFrame; page: Page };

/** Of what was not awarded: until when the company reads it, when it is deleted, and that it is not used. */
export function Retention({ frame, page }: Props) {
  const { retention, role, submissionId } = frame.submission;
  const { retention: words } = page.texts;
  if (!retention) return null;
  const { nonUse, kept, deletedAt } = retention;
  const day = (at: string): string => dayOf(at, frame, page);
  const documentsBy = frame.challenge?.brief ? copiesUntil(frame) : undefined;
  return (
    <section className="path-part">
      <h2>{words.title}</h2>
      <dl className="document-rows">
        <FactRow term={words.access}>
          {(retention.accessEnded ? words.ended : words.ends)(day(retention.accessEndsAt))}
        </FactRow>
        <FactRow term={words.deletion}>
          <Deletion frame={frame} page={page} />
        </FactRow>
        {nonUse ? (
          <FactRow term={words.nonUse}>
            <NonUse nonUse={nonUse} day={day} isOver={retention.accessEnded} page={page} />
          </FactRow>
        ) : null}
        {documentsBy ? <FactRow term={words.documents}>{words.documentsBy(day(documentsBy))}</FactRow> : null}
      </dl>
      {deletedAt ? null : (
        <form method="post" action={`${page.to(`/submissions/${submissionId}`)}?index`}>
          <p className="small muted path-note">
            {kept ? <Kept frame={frame} page={page} /> : words.keep.text}
          </p>
          {role === 'lead' ? (
            <Button kind="outlined" dense name="intent" value={kept ? 'release' : 'keep'}>
              {kept ? words.keep.release : words.keep.keep}
            </Button>
          ) : (
            <p className="small muted">{words.keep.leadOnly}</p>
          )}
        </form>
      )}
    </section>
  );
}

/** Who still reads what a team keeps, and what happens if it no longer does. */
function Kept({ frame, page }: Props): ReactNode {
  const { retention } = frame.submission;
  const { keep } = page.texts.retention;
  if (!retention) return null;
  const day = (at: string): string => dayOf(at, frame, page);
  const { accessEnded, accessEndsAt, deletesAt } = retention;
  return `${accessEnded ? keep.keptText : keep.keptUntil(day(accessEndsAt))} ${keep.keptEnds(day(deletesAt))}`;
}

function Deletion({ frame, page }: Props): ReactNode {
  const { retention } = frame.submission;
  const { retention: words } = page.texts;
  if (!retention) return null;
  const { deletedAt, deletesAt, deletionReceiptId, kept } = retention;
  const day = (at: string): string => dayOf(at, frame, page);
  if (!deletedAt) return kept ? words.kept : words.deletes(day(deletesAt));
  return (
    <>
      {words.deleted(day(deletedAt))}
      {deletionReceiptId ? (
        <>
          , <a href={page.to(`/me/receipts/${deletionReceiptId}`)}>{words.receipt}</a>
        </>
      ) : null}
    </>
  );
}

function dayOf(at: string, frame: SubmissionFrame, page: Page): string {
  return formatDay(at, submissionDates(frame, page), { weekday: false, year: true });
}

/** Until when a team that was not awarded deletes its copies of confidential documents. */
function copiesUntil({ submission: { state, decision } }: SubmissionFrame): string | undefined {
  if (state !== 'not-awarded' || !decision) return undefined;
  return new Date(new Date(decision.at).getTime() + restPeriods.documentDays * dayMs).toISOString();
}

const dayMs = 86_400_000;
