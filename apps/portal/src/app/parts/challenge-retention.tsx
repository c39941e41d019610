import type { ChallengeRetention } from '@allmende/contracts';
import { Button, DecisionBox, formatDay, StateWord } from '@allmende/ui';
import { StepForm, type StepsProps } from './drafting-steps.js';
import { FactRow } from './fact-row.js';
import { NonUse } from './non-use.js';
import { SureTick } from './sure-tick.js';

type Props = StepsProps & {
  retention: ChallengeRetention;
  /** Of the team that asks. */
  asks: boolean;
  /** Nothing else on the page is more urgent. */
  isMain: boolean;
};

/** What a challenge left not awarded, for those who asked and those who run it: that, not what. */
export function ChallengeRest(props: Props) {
  const { retention, asks, page } = props;
  const { retention: words } = page.texts;
  const { seeker } = words;
  const { nonUse, kept } = retention;
  const day = dayIn(props);
  const deleted = seeker.deletedOf(retention.deleted, retention.submissions);
  return (
    <section className="path-part" id="rest">
      <h2>{seeker.title}</h2>
      <dl className="document-rows">
        <FactRow term={asks ? seeker.access : seeker.accessManager}>
          {(retention.accessEnded ? words.ended : words.ends)(day(retention.accessEndsAt))}
        </FactRow>
        <FactRow term={words.deletion}>
          {kept > 0 && kept === retention.submissions - retention.deleted
            ? seeker.putOff
            : words.deletes(day(retention.deletesAt))}
        </FactRow>
        <FactRow term={seeker.solutions}>{kept > 0 ? `${deleted}, ${seeker.kept(kept)}` : deleted}</FactRow>
        <FactRow term={words.nonUse}>
          {nonUse.confirmedAt || !asks ? (
            <NonUse nonUse={nonUse} day={day} isOver={nonUse.overdue} page={page} />
          ) : (
            seeker.due(day(nonUse.dueAt))
          )}{' '}
          {nonUse.overdue ? <StateWord kind="overdue">{seeker.overdue}</StateWord> : null}
        </FactRow>
      </dl>
      {asks && !nonUse.confirmedAt ? <Confirm {...props} /> : null}
    </section>
  );
}

function Confirm(props: Props) {
  const { retention, challenge, isMain, state, page } = props;
  const { confirm, signatory } = page.texts.retention.seeker;
  if (!retention.nonUse.mayConfirm) return <p className="small muted path-note">{signatory}</p>;
  const isMeant = state?.values['intent'] === 'non-use';
  const words = retention.nonUse.words[page.language];
  return (
    <StepForm {...props} intent="non-use">
      <input type="hidden" name="words" value={words} />
      <DecisionBox
        title={confirm.title}
        action={<Button kind={isMain ? 'filled' : 'outlined'}>{confirm.button}</Button>}
      >
        <blockquote>
          <p>{words}</p>
        </blockquote>
        <p>{challenge.draft.seekerNamed ? confirm.text : confirm.textUnnamed}</p>
        {retention.accessEnded ? null : <p>{confirm.early(dayIn(props)(retention.accessEndsAt))}</p>}
        <SureTick legend={confirm.legend} label={confirm.sure} state={isMeant ? state : undefined} />
      </DecisionBox>
    </StepForm>
  );
}

function dayIn({ challenge, page }: Props): (at: string) => string {
  const dates = page.dates(challenge.draft.zone);
  return (at) => formatDay(at, dates, { weekday: false, year: true });
}
