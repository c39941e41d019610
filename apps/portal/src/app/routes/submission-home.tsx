import { restPeriods, retentionRpc, submissionsRpc } from '@allmende/contracts';
import {
  ButtonLink,
  calendarOf,
  DeskTable,
  formatDay,
  formatMoment,
  noonOf,
  Notice,
  StateWord,
  type StateKind,
} from '@allmende/ui';
import { redirect, useActionData, useLoaderData } from 'react-router';
import { callApi, tryApi } from '../api.server.js';
import { assertSure, field } from '../forms.js';
import { usePage, type Page } from '../page.js';
import { AwardNext } from '../parts/award-next.js';
import { AwardOffer, Decision } from '../parts/submission-decision.js';
import { TeamSince } from '../parts/team-since.js';
import { ProblemSummary } from '../parts/form-page.js';
import { SubmittedOffice } from '../parts/office-notice.js';
import { SubmittedActions } from '../parts/submission-actions.js';
import { AfterSide } from '../parts/submission-after.js';
import { Retention } from '../parts/submission-retention.js';
import { ReceiptDocument } from '../parts/receipt-document.js';
import { StepPage } from '../parts/submission-frame.js';
import { receiptOf, withdrawalOf } from '../receipt.server.js';
import { actionOf, loaderOf, type FormState } from '../served.js';
import { aftermathOf, idOf, onward, stepPath, submissionOf } from '../submission.server.js';
import {
  isAsHandedIn,
  isChangedSince,
  isDestroyed,
  isDiscarded,
  isSuspended,
  keptNoCopy,
} from '../submission.rules.js';
import { nextStep } from '../submission.steps.js';
import { questionText, submissionDates, useSubmission, type SubmissionFrame } from '../submission.view.js';

/** A draft goes on at its next step; what was handed in shows its receipt. */
export const loader = loaderOf(async ({ visit, params, request }) => {
  const submission = await submissionOf(visit, idOf(params['id'], visit));
  const { submissionId, versions, state } = submission;
  const last = versions[0];
  if (!last && state === 'draft') throw redirect(stepPath(request, submissionId, nextStep(submission)));
  const withdrawn = state === 'withdrawn';
  const [shown, openings, aftermath, withdrawal] = await Promise.all([
    // What was taken out no longer counts; its receipts stand below.
    last?.hasReceipt && !withdrawn ? receiptOf(visit, request, last.receiptId) : undefined,
    submission.open && !withdrawn
      ? undefined
      : tryApi(visit, submissionsRpc.listOpenings, { submissionId, limit: 100 }),
    aftermathOf(visit, submission),
    withdrawn ? withdrawalOf(visit, submissionId) : undefined,
  ]);
  // Just taken out, it is named before it is listed.
  const named = withdrawn ? new URL(request.url).searchParams.get('receipt') : null;
  return {
    ...{ shown, aftermath, openings: openings?.items ?? [] },
    withdrawal: withdrawal ?? (named === null ? undefined : idOf(named, visit)),
  };
});

export const action = actionOf(async ({ visit, form, params, request }) => {
  const submissionId = idOf(params['id'], visit);
  const show = field(form, 'show');
  const intent = field(form, 'intent');
  if (intent === 'keep' || intent === 'release')
    await callApi(visit, retentionRpc.keepContents, { submissionId, keep: intent === 'keep' });
  else if (intent === 'accept-award') {
    assertSure(form);
    const shown = show === 'name' || show === 'organisation' ? show : 'nothing';
    await callApi(visit, submissionsRpc.acceptAward, { submissionId, show: shown });
  } else await callApi(visit, submissionsRpc.declineAward, { submissionId });
  return onward(request, submissionId);
});

export default function SubmissionHome() {
  const { shown, openings, aftermath, withdrawal } = useLoaderData<typeof loader>();
  const state = useActionData<FormState>();
  const frame = useSubmission();
  const page = usePage();
  const { submission, challenge, accountId } = frame;
  const { after } = page.texts.submission;
  const withdrawn = submission.state === 'withdrawn';
  return (
    <StepPage
      frame={frame}
      head={
        <StateWord kind={kindOf(submission.state)} framed>
          {isDraftDiscarded(frame) ? after.discarded : after.state[submission.state]}
        </StateWord>
      }
      title={titleOf(frame, page)}
      lead={leadOf(frame, page)}
      side={<AfterSide frame={frame} openings={openings} page={page} />}
    >
      <ProblemSummary problem={state?.problem} />
      <Decision frame={frame} aftermath={aftermath} page={page} />
      <Retention frame={frame} page={page} />
      <AwardOffer frame={frame} aftermath={aftermath} state={state} page={page} />
      <AwardNext frame={frame} aftermath={aftermath} page={page} />
      {isChangedSince(submission) && submission.open ? (
        <Notice
          tone="warn"
          actions={<a href={page.to(`/submissions/${submission.submissionId}/check`)}>{after.toCheck}</a>}
        >
          {after.draftChanged}
        </Notice>
      ) : null}
      {isAsHandedIn(submission) && shown ? <p className="small muted">{after.keepText}</p> : null}
      <TeamSince frame={frame} page={page} />
      {submission.state === 'submitted' ? <SubmittedOffice frame={frame} page={page} /> : null}
      {withdrawn ? (
        <WithdrawnActions frame={frame} withdrawal={withdrawal} page={page} />
      ) : (
        <SubmittedActions frame={frame} receiptId={shown?.state.receiptId} page={page} />
      )}
      {shown ? (
        <ReceiptDocument
          shown={shown}
          accountId={accountId}
          zone={challenge?.zone}
          fileNames={
            new Map(submission.versions.flatMap(({ files }) => files.map((file) => [file.fileId, file.name])))
          }
          memberNames={new Map(submission.members.map((member) => [member.accountId, member.name]))}
          challenge={
            challenge && {
              title: questionText(challenge, page),
              slug: challenge.slug,
            }
          }
        />
      ) : null}
      <Versions frame={frame} page={page} />
    </StepPage>
  );
}

function kindOf(state: SubmissionFrame['submission']['state']): StateKind {
  if (state === 'submitted') return 'submitted';
  if (state === 'award-offered') return 'closing';
  return state === 'awarded' ? 'outcome' : 'ended';
}

function titleOf(frame: SubmissionFrame, { texts }: Page): string {
  const { state, open } = frame.submission;
  const { after } = texts.submission;
  if (isDraftDiscarded(frame)) return after.discardedTitle;
  return state === 'submitted' && !open && !isSuspended(frame) ? after.closedTitle : after.titles[state];
}

/** None once it is decided: the answer stands below. */
function leadOf(frame: SubmissionFrame, page: Page): string | undefined {
  const { submission, challenge } = frame;
  const { after } = page.texts.submission;
  const dates = submissionDates(frame, page);
  if (submission.state === 'withdrawn') return withdrawnLead(frame, page);
  if (submission.decision || submission.state === 'awarded') return undefined;
  const decision = challenge?.decisionBy
    ? ` ${after.decisionBy(formatDay(noonOf(challenge.decisionBy), calendarOf(dates), { weekday: false }))}`
    : '';
  if (isSuspended(frame)) return after.leadSuspended;
  // From the offer on its own date counts, which stands below.
  if (submission.state === 'award-offered')
    return submission.openedAt ? after.leadOpened(formatMoment(submission.openedAt, dates)) : undefined;
  if (!submission.open)
    return (
      (submission.openedAt ? after.leadOpened(formatMoment(submission.openedAt, dates)) : after.leadClosed) +
      decision +
      (keptNoCopy(submission) && !submission.openedAt ? ` ${after.noCopy}` : '')
    );
  const close = formatMoment(submission.closesAt, dates, { zoned: true });
  const sealed = submission.hasWorkingCopy ? after.lead(close) : after.leadWithoutCopy(close);
  return `${sealed} ${after.leadOpening}${decision}`;
}

function withdrawnLead(frame: SubmissionFrame, page: Page): string {
  const { submission, challenge } = frame;
  const { after } = page.texts.submission;
  const isDraft = isDraftDiscarded(frame);
  const parts = [
    isDraft ? after.discardedLead : after.withdrawnLead,
    !isDraft && isDestroyed(submission) && !submission.retention && after.destroyed,
    challenge?.brief && page.texts.retention.documentsWithin(restPeriods.documentDays),
    mayBeginAgain(frame, page) && after.withdrawnAgain,
  ];
  return parts.filter(Boolean).join(' ');
}

function isDraftDiscarded({ submission: { state, versions } }: SubmissionFrame): boolean {
  return isDiscarded({ state, versions: versions.length });
}

function mayBeginAgain(frame: SubmissionFrame, page: Page): boolean {
  const { submission, challenge } = frame;
  return challenge !== undefined && submissionDates(frame, page).now < new Date(submission.closesAt);
}

/** What was handed in, once it is opened; the working copy before. */
function whereRead({ openedAt, versions }: SubmissionFrame['submission']): string {
  return openedAt && versions.length > 0 ? 'submitted' : 'check';
}

type WithdrawnProps = { frame: SubmissionFrame; withdrawal: string | undefined; page: Page };

/** What is left of a submission that was taken out: its receipts, and the way to a new one. */
function WithdrawnActions({ frame, withdrawal, page }: WithdrawnProps) {
  const { submission, challenge } = frame;
  const { after } = page.texts.submission;
  return (
    <div className="actions path-actions no-print">
      {challenge && mayBeginAgain(frame, page) ? (
        <ButtonLink href={page.to(`/challenges/${challenge.slug}`)}>{after.toChallenge}</ButtonLink>
      ) : null}
      {withdrawal ? (
        <a href={page.to(`/me/receipts/${withdrawal}`)}>{page.texts.receipts.toWithdrawal}</a>
      ) : null}
      <a href={page.to('/me/receipts')}>{page.texts.receipts.all}</a>
      {isDestroyed(submission) ? null : (
        <a href={page.to(`/submissions/${submission.submissionId}/${whereRead(submission)}`)}>{after.read}</a>
      )}
    </div>
  );
}

function Versions({ frame, page }: { frame: SubmissionFrame; page: Page }) {
  const { after } = page.texts.submission;
  const { versions } = frame.submission;
  const dates = submissionDates(frame, page);
  if (versions.length === 0) return null;
  return (
    <section className="path-part">
      <h2>{after.versions}</h2>
      <DeskTable
        name={after.versions}
        columns={[
          { title: after.version },
          { title: after.arrived },
          { title: after.receipt },
          { title: after.stand },
        ]}
        groups={[
          {
            rows: versions.map(({ version, submittedAt, receiptId, hasReceipt, counts }) => ({
              key: String(version),
              cells: [
                version,
                formatMoment(submittedAt, dates, { short: true }),
                hasReceipt ? (
                  <a key="receipt" href={page.to(`/me/receipts/${receiptId}`)}>
                    {after.receipt}
                  </a>
                ) : (
                  after.withoutYou
                ),
                counts ? (
                  <StateWord key="state" kind="submitted">
                    {after.counts}
                  </StateWord>
                ) : frame.submission.state === 'withdrawn' && version === versions[0]?.version ? (
                  after.state.withdrawn
                ) : (
                  after.replaced
                ),
              ],
            })),
          },
        ]}
      />
    </section>
  );
}
