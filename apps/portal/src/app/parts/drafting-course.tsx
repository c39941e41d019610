import type { EditableChallenge } from '@allmende/contracts';
import {
  Button,
  ButtonLink,
  calendarOf,
  Field,
  Fold,
  formatDay,
  formatMoment,
  noonOf,
  Notice,
  TextField,
} from '@allmende/ui';
import { stateOf, type ShownState } from '../challenge.view.js';
import { readableAt } from '../drafting.rules.js';
import type { Numbers } from '../drafting.server.js';
import type { Page } from '../page.js';
import { errorOf } from '../problem.view.js';
import type { FormState } from '../served.js';
import { StepForm, Withdraw } from './drafting-side.js';

export type CourseProps = {
  challenge: EditableChallenge;
  /** Of the team that asks. */
  asks: boolean;
  numbers: Numbers;
  formKey: string;
  state: FormState | undefined;
  page: Page;
};

export function shownState({ state, draft }: EditableChallenge, page: Page): ShownState {
  return stateOf({ ...draft, state }, page.texts, page.dates(draft.zone));
}

/** What the list of one's challenges is called for this person. */
export function deskName({ person, texts }: Page): string {
  return person?.manages ? texts.desk.title : texts.desk.titleSeeker;
}

/** A challenge that is on its way: where it stands, and what can be done now. */
export function Course(props: CourseProps) {
  const { challenge, page, asks } = props;
  const { course } = page.texts.drafting;
  const { phase } = shownState(challenge, page);
  const scheduled = challenge.state === 'scheduled';
  const running = phase === 'open' || scheduled;
  return (
    <>
      {challenge.state === 'withdrawn' ? <Notice>{course.withdrawn}</Notice> : null}
      {challenge.state === 'in-review' && !challenge.manager ? <Notice>{course.waiting}</Notice> : null}
      <Facts {...props} />
      {asks && phase !== 'before' ? <Received challenge={challenge} page={page} /> : null}
      {!asks && phase === 'after' ? (
        <p className="muted path-part">{page.texts.drafting.overview.managerOnly}</p>
      ) : null}
      <NextLinks {...props} />
      <div className="draft-steps">
        {challenge.manager && running ? <Extend {...props} /> : null}
        {scheduled || (challenge.state === 'in-review' && asks) ? <Withdraw {...props} /> : null}
      </div>
    </>
  );
}

function Facts({ challenge, numbers, page }: CourseProps) {
  const { overview, course } = page.texts.drafting;
  const { draft, slug } = challenge;
  const dates = page.dates(draft.zone);
  const submitted = numbers?.submitted;
  const rows: [string, string | undefined][] = [
    [overview.opens, draft.opensAt ? formatMoment(draft.opensAt, dates) : undefined],
    [overview.closes, draft.closesAt ? formatMoment(draft.closesAt, dates, { zoned: true }) : undefined],
    [
      overview.decision,
      draft.decisionBy ? formatDay(noonOf(draft.decisionBy), calendarOf(dates)) : undefined,
    ],
    [overview.agreed, numbers?.agreed === undefined ? undefined : String(numbers.agreed)],
    [overview.submitted, submitted ? submittedText(submitted, page) : undefined],
  ];
  return (
    <section className="path-part">
      <h2>{overview.numbers}</h2>
      <dl className="document-rows">
        {rows.map(([term, value]) =>
          value === undefined ? null : (
            <div key={term} className="row-pair">
              <dt>{term}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
      </dl>
      {slug ? (
        <p className="path-actions">
          <a href={page.to(`/challenges/${slug}`)}>{course.public}</a>
        </p>
      ) : null}
    </section>
  );
}

function submittedText(
  { count, withReason }: { count: number; withReason: number | null },
  page: Page,
): string {
  const { overview } = page.texts.drafting;
  return withReason === null ? String(count) : overview.withReason(withReason, count);
}

/** The way to the submissions; before their time it says when. */
function Received({ challenge, page }: { challenge: EditableChallenge; page: Page }) {
  const { overview } = page.texts.drafting;
  const from = readableAt(challenge.draft.closesAt);
  const dates = page.dates(challenge.draft.zone);
  if (from && new Date(from) <= dates.now) {
    return (
      <section className="path-part">
        <ButtonLink
          kind={challenge.state === 'closed' ? 'filled' : 'outlined'}
          href={page.to(`/desk/challenges/${challenge.challengeId}/submissions`)}
        >
          {overview.received}
        </ButtonLink>
      </section>
    );
  }
  return (
    <section className="path-part">
      <p>{from ? overview.receivedFrom(formatMoment(from, dates, { zoned: true })) : null}</p>
      <p className="small muted path-note">{overview.quiet}</p>
    </section>
  );
}

function NextLinks({ challenge, page }: CourseProps) {
  const { overview } = page.texts.drafting;
  const { challengeId, state, manager, slug } = challenge;
  const told = ['decided', 'completed', 'ended-without-award'].includes(state);
  if (!told && !(manager && slug)) return null;
  return (
    <section className="path-part">
      <h2>{overview.next}</h2>
      <div className="actions">
        {told ? (
          <ButtonLink kind="outlined" href={page.to(`/desk/challenges/${challengeId}/outcome`)}>
            {overview.outcome}
          </ButtonLink>
        ) : null}
        {manager && slug ? (
          <ButtonLink kind="outlined" href={page.to(`/groups/new?challenge=${challengeId}`)}>
            {overview.group}
          </ButtonLink>
        ) : null}
      </div>
    </section>
  );
}

function Extend(props: CourseProps) {
  const { challenge, page, state } = props;
  const { extend } = page.texts.drafting.course;
  const { draft } = challenge;
  const error = (name: string): string | undefined => errorOf(state?.problem, name);
  return (
    <Fold title={extend.title} open={Boolean(state?.values['closesAt'])}>
      <StepForm {...props} intent="extend">
        <input type="hidden" name="zone" value={draft.zone} />
        <input type="hidden" name="original" value={draft.original} />
        <p>{extend.text}</p>
        <Field
          name="closesAt"
          type="datetime-local"
          required
          label={extend.closesAt}
          hint={draft.zone}
          defaultValue={state?.values['closesAt']}
          error={error('closesAt')}
        />
        <Field
          name="decisionBy"
          type="date"
          label={extend.decisionBy}
          defaultValue={state?.values['decisionBy']}
          error={error('decisionBy')}
        />
        <TextField
          name="note"
          rows={3}
          maxLength={500}
          label={extend.note}
          defaultValue={state?.values['note']}
        />
        <Button kind="outlined">{extend.button}</Button>
      </StepForm>
    </Fold>
  );
}
