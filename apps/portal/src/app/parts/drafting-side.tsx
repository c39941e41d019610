import type { EditableChallenge } from '@allmende/contracts';
import { Button, DecisionBox, Field, Fold, formatMoment, TextField, Tick } from '@allmende/ui';
import type { FormEvent, ReactNode } from 'react';
import type { Page } from '../page.js';
import { errorOf } from '../problem.view.js';
import type { FormState } from '../served.js';

type SideProps = { challenge: EditableChallenge; page: Page };

/** What still stands in the way of a review, each with its place in the form. */
export function Checklist({ challenge, page }: SideProps) {
  const { checklist } = page.texts.drafting;
  const { missing } = challenge;
  return (
    <section className="panel is-first" aria-labelledby="checklist">
      <h2 id="checklist">{checklist.title}</h2>
      {missing.length === 0 ? (
        <Tick>{checklist.complete}</Tick>
      ) : (
        <>
          <p className="small muted" role="status">
            {checklist.count(missing.length)}
          </p>
          <ul className="checklist">
            {missing.map((one) => (
              <li key={one.field + one.code}>
                <MissingLink one={one} page={page} />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function MissingLink({ one, page }: { one: EditableChallenge['missing'][number]; page: Page }) {
  const { missing } = page.texts.drafting;
  const sentence = (missing[one.code] ?? missing['required'])?.(nameOf(one.field, page));
  const anchor = anchorOf(one.field);
  return anchor ? <a href={`#${anchor}`}>{sentence}</a> : sentence;
}

/** `criteria.0.name.de` → the words for `criteria.name`. */
function nameOf(field: string, { texts }: Page): string {
  const { fieldNames, fields } = texts.drafting;
  const [first = '', second = ''] = field.split('.').filter((part) => !/^(de|en|\d+)$/.test(part));
  const blank = first === 'termsBlanks' ? (fields as Record<string, unknown>)[second] : undefined;
  if (typeof blank === 'string') return blank;
  return fieldNames[`${first}.${second}`] ?? fieldNames[first] ?? field;
}

function anchorOf(field: string): string | undefined {
  if (field === 'organisationId') return undefined;
  if (field === 'reward') return 'reward.kind';
  if (field === 'contact') return 'contact.name';
  if (/^termsBlanks\.(licenceField|jointAgreement)$/.test(field)) return `${field}.de`;
  return field;
}

type StepsProps = SideProps & {
  formKey: string;
  state: FormState | undefined;
  /** Called before a step leaves the page; undefined while something is not saved. */
  settle?: () => Promise<number | undefined>;
};

/** The next step of the role, in full sentences; quieter ones below. */
export function DraftSteps(props: StepsProps) {
  const { challenge, page } = props;
  const { course } = page.texts.drafting;
  const reviewing = challenge.state === 'in-review';
  const locked = challenge.missing.length > 0;
  return (
    <div className="draft-steps">
      {reviewing ? (
        <StepForm {...props} intent="publish">
          <DecisionBox
            title={course.publish.title}
            action={
              <Button lockedReason={locked ? course.publish.locked : undefined}>
                {course.publish.button}
              </Button>
            }
          >
            <p>{openingText(challenge, page)}</p>
            <p>{course.publish.text}</p>
          </DecisionBox>
        </StepForm>
      ) : (
        <StepForm {...props} intent="review">
          <DecisionBox
            title={course.review.title}
            action={
              <Button lockedReason={locked ? course.review.locked : undefined}>{course.review.button}</Button>
            }
          >
            <p>{course.review.text}</p>
          </DecisionBox>
        </StepForm>
      )}
      {reviewing ? <SendBack {...props} /> : null}
      <Withdraw {...props} />
    </div>
  );
}

function openingText({ draft }: EditableChallenge, page: Page): string {
  const { publish } = page.texts.drafting.course;
  const dates = page.dates(draft.zone);
  return draft.opensAt && new Date(draft.opensAt) > dates.now
    ? publish.later(formatMoment(draft.opensAt, dates, { zoned: true }))
    : publish.now;
}

function SendBack(props: StepsProps) {
  const { page, state } = props;
  const { back } = page.texts.drafting.course;
  return (
    <Fold title={back.title} open={Boolean(state?.values['sendBackReason'])}>
      <StepForm {...props} intent="back">
        <TextField
          name="sendBackReason"
          label={back.reason}
          hint={back.hint}
          required
          maxLength={2000}
          rows={4}
          defaultValue={state?.values['sendBackReason']}
          error={errorOf(state?.problem, 'reason')}
        />
        <Button kind="outlined">{back.button}</Button>
      </StepForm>
    </Fold>
  );
}

export function Withdraw(props: StepsProps) {
  const { withdraw } = props.page.texts.drafting.course;
  return (
    <Fold title={withdraw.title}>
      <StepForm {...props} intent="withdraw">
        <p>{withdraw.text}</p>
        <TextField name="withdrawReason" label={withdraw.reason} maxLength={2000} rows={3} />
        <Button kind="outlined">{withdraw.button}</Button>
      </StepForm>
    </Fold>
  );
}

type StepFormProps = StepsProps & { intent: string; children: ReactNode };

/** A form of one step; what is still being typed is saved before. */
export function StepForm({ challenge, formKey: key, settle, intent, children }: StepFormProps) {
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    if (!settle) return;
    const form = event.currentTarget;
    event.preventDefault();
    void settle().then((revision) => {
      if (revision === undefined) return;
      (form.elements.namedItem('revision') as HTMLInputElement).value = String(revision);
      form.submit();
    });
  };
  return (
    <form method="post" onSubmit={submit}>
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="key" value={key} />
      <input type="hidden" name="revision" value={challenge.revision} readOnly />
      {children}
    </form>
  );
}

/** Who asks, and a way to let a colleague in. */
export function Team({ mayAdd, ...props }: StepsProps & { mayAdd: boolean }) {
  const { challenge, page, state } = props;
  const { team } = page.texts.drafting;
  return (
    <section className="panel" id="seekers">
      <h2>{team.title}</h2>
      {challenge.organisationName ? (
        <p className="small muted">{team.organisation(challenge.organisationName)}</p>
      ) : null}
      {challenge.seekers.length === 0 ? <p className="small">{team.none}</p> : null}
      <ul className="plain-list small">
        {challenge.seekers.map(({ accountId, name }) => (
          <li key={accountId}>
            <bdi>{name}</bdi>
          </li>
        ))}
      </ul>
      {mayAdd ? (
        <Fold title={team.add} open={Boolean(state?.values['email'])}>
          <StepForm {...props} intent="team">
            <Field
              name="email"
              type="email"
              label={team.email}
              hint={team.emailHint}
              required
              maxLength={254}
              defaultValue={state?.values['email']}
              error={errorOf(state?.problem, 'email')}
            />
            <Button kind="outlined">{team.button}</Button>
          </StepForm>
        </Fold>
      ) : null}
    </section>
  );
}
