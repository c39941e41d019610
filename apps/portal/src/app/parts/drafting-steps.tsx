import type { Discretion, EditableChallenge } from '@allmende/contracts';
import {
  Button,
  Choice,
  ChoiceGroup,
  DecisionBox,
  Fold,
  formatMoment,
  Notice,
  TextField,
} from '@allmende/ui';
import { Fragment, useEffect, useRef, useState, type FormEvent, type ReactNode } from 'react';
import { findingText, placeOf } from '../drafting.findings.js';
import { opensBriefly } from '../drafting.rules.js';
import { useWarningBeforeLeaving } from '../leaving.js';
import type { Page } from '../page.js';
import { errorOf, type FormProblem } from '../problem.view.js';
import type { FormState } from '../served.js';
import { DiscretionLine } from './discretion-count.js';
import { ProblemSummary } from './form-page.js';
import { undertakingPlace } from './manager-undertaking.js';

export type StepsProps = {
  challenge: EditableChallenge;
  page: Page;
  formKey: string;
  state: FormState | undefined;
  /** Called before a step leaves the page; undefined while something is not saved. */
  settle?: () => Promise<number | undefined>;
};

type NextProps = StepsProps & {
  /** Of an unnamed seeker: what would give it away to those who read it next. */
  discretion: Discretion | undefined;
};

/** The team's next step, in full sentences; giving up stands quietly below. */
export function DraftSteps({ discretion, ...props }: NextProps) {
  const { challenge, page } = props;
  const { review } = page.texts.drafting.course;
  const check = page.to(`/desk/challenges/${challenge.challengeId}/preview#discretion`);
  return (
    <div className="draft-steps">
      <StepForm {...props} intent="review">
        <DecisionBox title={review.title} action={<Button>{review.button}</Button>}>
          <p>{review.text}</p>
          <DiscretionLine discretion={discretion} href={check} page={page} />
        </DecisionBox>
      </StepForm>
      <Withdraw {...props} />
    </div>
  );
}

/** The manager's: publish, or send back with a reason. */
export function ReviewSteps(props: NextProps) {
  return (
    <div className="draft-steps" id="decision">
      <Refused problem={props.state?.problem} />
      {props.challenge.missing.length > 0 ? <NotReady {...props} /> : <PublishOnceRead {...props} />}
      <SendBack {...props} />
      <Withdraw {...props} />
    </div>
  );
}

/** The decision stands far down its page: what went wrong stands there, too, and is read first. */
function Refused({ problem }: { problem: FormProblem | undefined }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.querySelector<HTMLElement>('[role="alert"]')?.focus(), [problem]);
  return (
    <div ref={place}>
      <ProblemSummary problem={problem} />
    </div>
  );
}

/** What they could not read, managers do not publish. */
function PublishOnceRead(props: NextProps) {
  const { challenge, page } = props;
  const { manager } = page.texts.brief;
  if (challenge.confidential !== 'undertake-first') return <Publish {...props} />;
  return (
    <Notice actions={<a href={`#${undertakingPlace}`}>{manager.toUndertaking}</a>}>
      {manager.publishFirst}
    </Notice>
  );
}

function Publish({ discretion, ...props }: NextProps) {
  const { challenge, page } = props;
  const { publish } = page.texts.drafting.course;
  return (
    <StepForm {...props} intent="publish" at="#decision">
      <DecisionBox title={publish.title} action={<Button>{publish.button}</Button>}>
        <p>{openingText(challenge, page)}</p>
        <DiscretionLine discretion={discretion} href="#discretion" page={page} />
        <OpenBriefly {...props} />
        <p>{publish.text}</p>
      </DecisionBox>
    </StepForm>
  );
}

/** In place of a button that would be refused: the causes, each leading to where it is mended. */
function NotReady({ challenge: { challengeId, missing }, page }: StepsProps) {
  const { notReady } = page.texts.drafting.course;
  const form = page.to(`/desk/challenges/${challengeId}`);
  return (
    <Notice tone="warn" title={notReady.title}>
      {missing.map((finding) => (
        <Fragment key={finding.field + finding.code}>
          <a href={`${form}#${placeOf(finding.field) ?? 'checklist'}`}>{findingText(finding, page)}</a>.{' '}
        </Fragment>
      ))}
      {notReady.text}
    </Notice>
  );
}

function openingText({ draft }: EditableChallenge, page: Page): string {
  const { publish } = page.texts.drafting.course;
  const dates = page.dates(draft.zone);
  const moment = (at: string): string => formatMoment(at, dates, { zoned: true });
  const opens =
    draft.opensAt && new Date(draft.opensAt) > dates.now ? publish.later(moment(draft.opensAt)) : publish.now;
  return draft.closesAt ? `${opens} ${publish.closes(moment(draft.closesAt))}` : opens;
}

/** Asked for only where the time is so short that it may be a slip. */
function OpenBriefly({ challenge: { draft }, state, page }: StepsProps) {
  const { course, short } = page.texts.drafting;
  const { publish } = course;
  if (!opensBriefly(draft, new Date(page.now))) return null;
  return (
    <ChoiceGroup name="openBriefly" legend={publish.briefly} error={errorOf(state?.problem, 'openBriefly')}>
      <Choice
        type="checkbox"
        name="openBriefly"
        value="true"
        label={publish.brieflyMeant}
        hint={short.offices}
        defaultChecked={state?.values['openBriefly'] === 'true'}
      />
    </ChoiceGroup>
  );
}

/** Open, with the reason in it, where nothing else is left to decide. */
function SendBack(props: StepsProps) {
  const { page, state } = props;
  const { missing } = props.challenge;
  const { back } = page.texts.drafting.course;
  const reason = missing.map((finding) => `${findingText(finding, page)}.`).join('\n');
  return (
    <Fold title={back.title} open={state?.values['intent'] === 'back' || missing.length > 0}>
      <StepForm {...props} intent="back" at="#decision">
        <TextField
          name="sendBackReason"
          label={back.reason}
          hint={back.hint}
          required
          maxLength={2000}
          rows={4}
          defaultValue={state?.values['sendBackReason'] ?? reason}
          error={state?.values['intent'] === 'back' ? errorOf(state.problem, 'reason') : undefined}
        />
        <Button kind="outlined">{back.button}</Button>
      </StepForm>
    </Fold>
  );
}

export function Withdraw(props: StepsProps) {
  const { page, state } = props;
  const { withdraw } = page.texts.drafting.course;
  return (
    <Fold title={withdraw.title} open={state?.values['intent'] === 'withdraw'}>
      <StepForm {...props} intent="withdraw">
        <p>{props.challenge.state === 'scheduled' ? withdraw.scheduled : withdraw.text}</p>
        {props.challenge.state === 'in-review' && !props.challenge.manager ? (
          <p>{withdraw.inReview}</p>
        ) : null}
        <TextField
          name="withdrawReason"
          label={withdraw.reason}
          maxLength={2000}
          rows={3}
          defaultValue={state?.values['withdrawReason']}
          error={state?.values['intent'] === 'withdraw' ? errorOf(state.problem, 'reason') : undefined}
        />
        <Button kind="outlined">{withdraw.button}</Button>
      </StepForm>
    </Fold>
  );
}

type StepFormProps = StepsProps & {
  intent: string;
  /** Where on the page the answer is read, also without a script. */
  at?: string;
  children: ReactNode;
};

/** A form of one step; what is still being typed is saved before. */
export function StepForm({ challenge, formKey: key, settle, intent, at, page, children }: StepFormProps) {
  const [unsettled, setUnsettled] = useState(false);
  // Other forms stand on the same page, and each loads it anew.
  const [typed, setTyped] = useState(false);
  useWarningBeforeLeaving(typed);
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    setTyped(false);
    if (!settle) return;
    const form = event.currentTarget;
    event.preventDefault();
    void settle().then((revision) => {
      setUnsettled(revision === undefined);
      if (revision === undefined) return;
      (form.elements.namedItem('revision') as HTMLInputElement).value = String(revision);
      form.submit();
    });
  };
  return (
    <form method="post" action={at} onInput={() => setTyped(true)} onSubmit={submit} noValidate>
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="key" value={key} />
      <input type="hidden" name="revision" value={challenge.revision} readOnly />
      {children}
      {unsettled ? (
        <p className="field-error" role="alert">
          {page.texts.drafting.course.unsettled}
        </p>
      ) : null}
    </form>
  );
}
