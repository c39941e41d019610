import { DeskTable, formatMoment, StateWord, type StateKind } from '@allmende/ui';
import { titlelessAs } from '../me.rules.js';
import type { NotBegun, OwnSubmission } from '../me.server.js';
import { namesOf, type Page } from '../page.js';
import { isDiscarded } from '../submission.rules.js';
import { OwnQuestion } from './own-question.js';
import { QuestionText } from './question-text.js';
import { StartSolution } from './start-solution.js';

type SubmissionsProps = {
  submissions: OwnSubmission[];
  /** Challenges that were agreed to and are open. */
  notBegun: NotBegun[];
  page: Page;
};

/** One's own, in any state, and what one may begin. */
export function OwnSubmissions({ submissions, notBegun, page }: SubmissionsProps) {
  const { me } = page.texts;
  return (
    <section className="me-part" id="submissions">
      <h2>{me.mine}</h2>
      {submissions.length + notBegun.length === 0 ? (
        <p className="muted">
          {me.mineNone} <a href={page.to('/challenges')}>{me.see}</a>
        </p>
      ) : (
        <DeskTable
          name={me.mine}
          columns={[{ title: me.solution }, { title: me.state }, { title: me.closes }]}
          groups={[
            {
              rows: [
                ...submissions.map((row) => ({
                  key: row.submissionId,
                  cells: [
                    <>
                      <a href={page.to(`/submissions/${row.submissionId}`)}>
                        <bdi>{row.title || me.rows[titlelessAs(row)]}</bdi>
                      </a>
                      <small>
                        <OwnQuestion row={row} page={page} />
                      </small>
                    </>,
                    <State key="state" row={row} page={page} />,
                    formatMoment(row.closesAt, page.dates(), { short: true }),
                  ],
                })),
                ...notBegun.map((row) => rowOfNotBegun(row, page)),
              ],
            },
          ]}
        />
      )}
    </section>
  );
}

function rowOfNotBegun({ challengeId, slug, question, original, closesAt, consents }: NotBegun, page: Page) {
  const { me } = page.texts;
  return {
    key: challengeId,
    cells: [
      <a key="question" href={page.to(`/challenges/${slug}`)}>
        <QuestionText question={question} original={original} instead={me.confidentialChallenge} />
      </a>,
      <div key="state">
        <StateWord kind="draft">{me.notBegun}</StateWord>
        <StartSolution slug={slug ?? ''} open submission={undefined} dense consents={consents} page={page} />
      </div>,
      closesAt ? formatMoment(closesAt, page.dates(), { short: true }) : '–',
    ],
  };
}

const kinds: Partial<Record<OwnSubmission['state'], StateKind>> = {
  draft: 'draft',
  submitted: 'submitted',
  awarded: 'outcome',
  'award-offered': 'outcome',
};

function State({ row, page }: { row: OwnSubmission; page: Page }) {
  return (
    <>
      <StateWord kind={row.changed ? 'closing' : (kinds[row.state] ?? 'ended')}>
        {stateText(row, page)}
      </StateWord>
      {row.waitsForOffice && row.state !== 'draft' ? (
        <small>
          <bdi>{heldText(row, page)}</bdi>
        </small>
      ) : null}
    </>
  );
}

function stateText(row: OwnSubmission, { texts: { me, submission } }: Page): string {
  if (row.changed) return me.changed;
  return isDiscarded(row) ? submission.after.discarded : submission.after.state[row.state];
}

/** What was handed in stands; what comes next waits for an office. */
function heldText({ awardLapsesAt, heldFor }: OwnSubmission, page: Page): string {
  const { me, consents } = page.texts;
  const names = heldFor && namesOf(heldFor, page);
  if (awardLapsesAt) return me.awardWaits(formatMoment(awardLapsesAt, page.dates(), { short: true }), names);
  return names ? me.heldFor(names) : consents.own.heldWait;
}
