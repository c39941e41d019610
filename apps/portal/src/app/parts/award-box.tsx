import { awardAnswerDays } from '@allmende/contracts';
import { Button, calendarOf, DecisionBox, formatDay, noonOf } from '@allmende/ui';
import { localIn } from '../drafting.dates.js';
import type { Page } from '../page.js';
import type { FormProblem } from '../problem.view.js';
import { ReasonField } from './reason-field.js';
import { SureTick } from './sure-tick.js';

type AwardProps = {
  loaded: {
    challengeId: string;
    slug: string | null;
    zone: string;
    decisionBy: string | null;
    /** In public the organisation that asks is named. */
    named: boolean;
    /** How many other submissions have no reason yet. */
    others: number;
  };
  state: { problem?: FormProblem; values: Record<string, string> } | undefined;
  page: Page;
};

/** The offer of an award, with what it means and until when it runs. */
export function AwardBox({ loaded, state, page }: AwardProps) {
  const { challengeId, slug, named, others } = loaded;
  const { award } = page.texts.received;
  const late = others > 0 ? null : lateText(loaded, page);
  const lockedReason = others > 0 ? award.others(others) : undefined;
  return (
    <DecisionBox
      title={award.title}
      action={
        <Button name="intent" value="award" lockedReason={lockedReason}>
          {award.button}
        </Button>
      }
      back={
        <a href={page.to(`/desk/challenges/${challengeId}/submissions`)}>
          {others > 0 ? award.toOthers : award.back}
        </a>
      }
    >
      <p>
        {award.text} {late} {slug ? <a href={page.to(`/challenges/${slug}/terms`)}>{award.terms}</a> : null}
      </p>
      <p>{award.twoTexts}</p>
      {named ? null : <p>{award.named}</p>}
      {others > 0 ? null : (
        <>
          <ReasonField words={award} state={state} />
          <SureTick legend={award.confirm} label={award.sure} state={state} />
        </>
      )}
    </DecisionBox>
  );
}

/** An offer may run on after the day by which the challenge promised its decision. */
function lateText({ decisionBy, zone }: AwardProps['loaded'], page: Page): string | null {
  const dates = page.dates(zone);
  const lapses = new Date(dates.now.getTime() + awardAnswerDays * 86_400_000).toISOString();
  if (!decisionBy || localIn(zone, lapses).slice(0, 10) <= decisionBy) return null;
  const promised = formatDay(noonOf(decisionBy), calendarOf(dates), { weekday: false });
  return page.texts.received.award.late(promised, formatDay(lapses, dates, { weekday: false }));
}
