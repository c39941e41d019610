import type { AwaitedConfirmation } from '@allmende/contracts';
import { Button, formatMoment, Notice } from '@allmende/ui';
import type { Page } from '../page.js';
import { submissionDates, type SubmissionFrame } from '../submission.view.js';

type Props = {
  awaits: AwaitedConfirmation;
  organisation: string;
  formKey: string;
  frame: SubmissionFrame;
  page: Page;
};

/** What submitting waits for on the organisation's side: who was asked, since when, and what the person can do. */
export function AwaitedConfirmationNotice({ awaits, organisation, formKey, frame, page }: Props) {
  const { awaits: words } = page.texts.submission.termsStep;
  const { submission, challenge } = frame;
  const dates = submissionDates(frame, page);
  const { askedAt, remindableAt, canBeAsked, signatories } = awaits;
  const since = formatMoment(askedAt, dates);
  const names = new Intl.ListFormat(page.language).format(
    (signatories ?? []).map(({ name }) => name).filter(Boolean),
  );
  const isNobody = canBeAsked === false;
  const mayRemind = !isNobody && dates.now >= new Date(remindableAt);
  return (
    <Notice
      tone="warn"
      title={<bdi>{words.title(organisation)}</bdi>}
      actions={
        <>
          {mayRemind ? (
            <form method="post" action={page.to(`/submissions/${submission.submissionId}/terms`)}>
              <input type="hidden" name="key" value={formKey} />
              <input type="hidden" name="acceptanceId" value={awaits.acceptanceId} />
              <Button kind="outlined" dense>
                {words.remind}
              </Button>
            </form>
          ) : null}
          {isNobody ? <a href={page.to('/settings')}>{words.toSettings}</a> : null}
          {challenge ? (
            <a href={`${page.to(`/challenges/${challenge.slug}/terms`)}#for-self`}>{words.forSelf}</a>
          ) : null}
        </>
      }
    >
      {words.meaning}{' '}
      {isNobody ? (
        <bdi>{words.nobody(organisation)}</bdi>
      ) : (
        <bdi>{names ? words.asked(names, since) : words.askedThem(since)}</bdi>
      )}{' '}
      {mayRemind || isNobody ? null : words.remindFrom(formatMoment(remindableAt, dates))}
    </Notice>
  );
}
