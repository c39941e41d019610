import { Button, Choice, ChoiceGroup, DecisionBox, Fold, formatMoment, Notice } from '@allmende/ui';
import type { ReactNode } from 'react';
import { openingText } from '../challenge.view.js';
import type { Page } from '../page.js';
import type { FormState } from '../served.js';
import { hasNothingNew } from '../submission.rules.js';
import { submissionDates, type SubmissionFrame } from '../submission.view.js';

type DecideProps = {
  frame: SubmissionFrame;
  ready: boolean;
  formKey: string;
  state: FormState | undefined;
  page: Page;
  /** What is missing, where it is not said on top of the page. */
  children: ReactNode;
};

/** Handing in, by the lead alone; what is handed in as it stands is not offered as something to do. */
export function SubmissionDecide(props: DecideProps) {
  const { frame, page } = props;
  const { submission } = frame;
  const { unchanged } = page.texts.submission.check;
  if (submission.role !== 'lead') return <LeadDecides frame={frame} page={page} />;
  if (!hasNothingNew(submission)) return <Decide {...props} />;
  return (
    <div className="path-part">
      <Notice title={unchanged.title(submission.versions[0]?.version ?? 1)}>{unchanged.text}</Notice>
      <Fold title={unchanged.again} hint={unchanged.againHint} open={props.state !== undefined}>
        {props.children}
        <Decide {...props} />
      </Fold>
    </div>
  );
}

function Decide({ frame, ready, formKey: key, state, page }: Omit<DecideProps, 'children'>) {
  const { check } = page.texts.submission;
  const { submission } = frame;
  const close = formatMoment(submission.closesAt, submissionDates(frame, page), { zoned: true });
  const replaces = submission.versions.length > 0;
  return (
    <form method="post">
      <input type="hidden" name="key" value={key} />
      <input type="hidden" name="revision" value={submission.revision} />
      <DecisionBox
        title={replaces ? check.replaceDecide : check.decide}
        action={
          <Button lockedReason={ready ? undefined : check.incomplete}>
            {replaces ? check.submitAgain : check.submit}
          </Button>
        }
        back={
          <a href={page.to(replaces ? `/submissions/${submission.submissionId}` : '/me')}>{check.notYet}</a>
        }
      >
        <p>
          {check.decideText(close)} {openingText(frame.challenge, page.texts)}
        </p>
        <p>{check.operator}</p>
        <p>{check.patentText}</p>
        <ChoiceGroup legend={check.copy.legend} name="copy">
          {(['keep', 'remove'] as const).map((choice) => (
            <Choice
              key={choice}
              type="radio"
              name="copy"
              value={choice}
              label={check.copy[choice]}
              hint={check.copy[`${choice}Hint`]}
              defaultChecked={choice === (state?.values['copy'] ?? 'keep')}
            />
          ))}
          <p className="small path-note">
            <a href={page.to(`/submissions/${submission.submissionId}/solution.json`)} download>
              {page.texts.receipts.downloadText}
            </a>
          </p>
        </ChoiceGroup>
      </DecisionBox>
    </form>
  );
}

/** For everybody else in the team: who submits, and whether anything of theirs is still open. */
function LeadDecides({ frame, page }: { frame: SubmissionFrame; page: Page }) {
  const { check } = page.texts.submission;
  const { members, versions } = frame.submission;
  if (hasNothingNew(frame.submission))
    return <Notice title={check.unchanged.title(versions[0]?.version ?? 1)}>{check.unchanged.text}</Notice>;
  const lead = members.find(({ role }) => role === 'lead')?.name ?? '';
  const own = members.find(({ accountId }) => accountId === frame.accountId);
  const done = own?.agreed && (own.role === 'reader' || own.declared);
  return (
    <Notice title={<bdi>{check.leadSubmits(lead)}</bdi>}>
      {done ? check.yourPartDone : check.yourPartOpen}
    </Notice>
  );
}
