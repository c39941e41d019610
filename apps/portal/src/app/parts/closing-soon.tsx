import { formatMoment, Notice } from '@allmende/ui';
import { useEffect, useState } from 'react';
import { usePage } from '../page.js';
import { submissionDates, type SubmissionFrame } from '../submission.view.js';

const soonMs = 10 * 60_000;
/** Timers hold no more than 24 days; nobody leaves a page open that long. */
const longestMs = 24 * 3_600_000;

/** Says it ten minutes ahead: a file that is still on its way at the close is not submitted. */
export function ClosingSoon({ frame }: { frame: SubmissionFrame }) {
  const page = usePage();
  const { closesAt, now } = frame.submission;
  const soon = useSoon(Date.parse(closesAt) - Date.parse(now));
  const close = formatMoment(closesAt, submissionDates(frame, page), { zoned: true });
  return (
    <div role="status">{soon ? <Notice tone="warn">{page.texts.submission.soon(close)}</Notice> : null}</div>
  );
}

/** Becomes true by itself while the page stands open. */
function useSoon(leftMs: number): boolean {
  const [soon, setSoon] = useState(leftMs < soonMs);
  useEffect(() => {
    const wait = leftMs - soonMs;
    if (wait < 0 || wait > longestMs) return;
    const timer = setTimeout(() => setSoon(true), wait);
    return () => clearTimeout(timer);
  }, [leftMs]);
  return soon;
}
