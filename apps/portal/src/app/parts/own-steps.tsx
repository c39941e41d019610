import {
  ButtonLink,
  calendarOf,
  daysUntil,
  DeskTable,
  formatDay,
  formatMoment,
  formatRelative,
  StateWord,
} from '@allmende/ui';
import { Fragment } from 'react';
import type { WaitingRow } from '../desk.rules.js';
import type { NextStep, NextStepKind } from '../me.rules.js';
import { namesOf, type Page } from '../page.js';
import { InvitationSubject } from './invitation-subject.js';
import { NothingWaits } from './nothing-waits.js';
import { OwnQuestion } from './own-question.js';

type StepProps = { step: NextStep; page: Page };
type StepsProps = {
  steps: NextStep[];
  /** To a cluster, or asked to. */
  belongs: boolean;
  page: Page;
};

/** What waits for the person, whatever the role. */
export function OwnSteps({ steps, belongs, page }: StepsProps) {
  const { me } = page.texts;
  if (steps.length === 0) return <NothingWaits belongs={belongs} page={page} />;
  return (
    <DeskTable
      name={me.steps}
      columns={[{ title: me.what }, { title: me.until }, { title: me.action, hidden: true }]}
      groups={[
        {
          rows: steps.map((step, i) => ({
            key: `${step.kind}-${step.key}`,
            cells: [
              <>
                {me.rows[step.kind]}
                <small>
                  <StepSubject step={step} page={page} />
                </small>
              </>,
              <StepDate key="date" step={step} page={page} />,
              <ButtonLink key="go" dense kind={i === 0 ? 'filled' : 'outlined'} href={page.to(step.path)}>
                {actionText(step, page)}
              </ButtonLink>,
            ],
          })),
        },
      ]}
    />
  );
}

function actionText({ kind }: NextStep, { texts: { me } }: Page): string {
  return kind === 'write' ? me.rows.finishAction : me.rows[`${kind}Action`];
}

function StepSubject({ step, page }: StepProps) {
  const { submission, challenge, confirmation, complaint, consent, invitation, membership, reading } = step;
  const { agreed } = step;
  const { me } = page.texts;
  if (step.desk) return <DeskKinds rows={step.desk} page={page} />;
  if (invitation) return <InvitationSubject invitation={invitation} page={page} />;
  if (membership) return <bdi>{membership.name}</bdi>;
  if (agreed) return <OwnQuestion row={agreed} page={page} />;
  if (reading) return <bdi>{reading.askedByName}</bdi>;
  const asked = consent ?? confirmation;
  if (asked) {
    const { name } = 'person' in asked ? asked.person : asked.member;
    return (
      <>
        <bdi>{name || page.texts.consents.someone}</bdi>: <OwnQuestion row={asked} page={page} />
      </>
    );
  }
  const row = submission ?? challenge ?? complaint;
  const about = submission?.title ? (
    <bdi>{submission.title}</bdi>
  ) : row ? (
    <OwnQuestion row={row} page={page} />
  ) : (
    me.rows.untitled
  );
  return submission?.heldFor?.length ? (
    <>
      {about}. <bdi>{me.heldFor(namesOf(submission.heldFor, page))}</bdi>
    </>
  ) : (
    about
  );
}

/** What waits at the desk, a line for each kind; how many of it where they are several. */
function DeskKinds({ rows, page }: { rows: WaitingRow[]; page: Page }) {
  const kinds = [...new Set(rows.map(({ kind }) => kind))];
  return kinds.map((kind, index) => {
    const count = rows.filter((row) => row.kind === kind).length;
    return (
      <Fragment key={kind}>
        {index > 0 ? <br /> : null}
        {page.texts.me.rows[kind]}
        {count > 1 ? ` (${count})` : null}
      </Fragment>
    );
  });
}

const daysOnly: readonly NextStepKind[] = ['unseal', 'decide', 'decideAgain', 'overdue', 'desk'];

function StepDate({ step: { at, kind }, page }: StepProps) {
  if (at === null) return '–';
  const dates = page.dates();
  const days = daysUntil(at, dates);
  const dayOnly = daysOnly.includes(kind);
  const text = dayOnly
    ? formatDay(at, calendarOf(dates), { short: true })
    : formatMoment(at, dates, { short: true });
  return (
    <>
      {days < 0 ? (
        <StateWord kind="overdue">{text}</StateWord>
      ) : days <= 7 ? (
        <StateWord kind="closing">{text}</StateWord>
      ) : (
        text
      )}
      <small>{formatRelative(at, dates, { dayOnly })}</small>
    </>
  );
}
