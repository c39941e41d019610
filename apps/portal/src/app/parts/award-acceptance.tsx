import { Button, Choice, ChoiceGroup, DecisionBox, formatMoment } from '@allmende/ui';
import { rewardText } from '../challenge.view.js';
import { namesOf, type Page } from '../page.js';
import type { FormState } from '../served.js';
import type { Aftermath } from '../submission.server.js';
import { submissionDates, type SubmissionFrame } from '../submission.view.js';
import { AwardRights } from './award-next.js';
import { SureTick } from './sure-tick.js';

type Props = { frame: SubmissionFrame; page: Page };
type AcceptanceProps = Props & { aftermath: Aftermath; state: FormState | undefined };

/** What the team lead is offered and what it binds to; accepted with a tick. */
export function AwardAcceptance({ frame, aftermath, state, page }: AcceptanceProps) {
  const { submission, challenge } = frame;
  const { award: words } = page.texts.submission;
  const { award } = submission;
  if (!award) return null;
  const until = formatMoment(award.lapsesAt, submissionDates(frame, page), { zoned: true });
  const here = page.to(`/submissions/${submission.submissionId}`);
  const shown = state?.values['show'] ?? 'nothing';
  const held = heldText(frame, page);
  const payment = aftermath.rights?.answers.find(({ key }) => key === 'payment');
  return (
    <form method="post" action={`${here}?index`} noValidate>
      <DecisionBox
        title={words.title}
        action={
          <Button name="intent" value="accept-award" lockedReason={held}>
            {words.accept}
          </Button>
        }
        back={<a href={`${here}?decline`}>{words.decline}</a>}
      >
        {award.reason ? <blockquote dir="auto">{award.reason}</blockquote> : null}
        <OfferedBy frame={frame} page={page} />
        <p>{words.text(until)}</p>
        {challenge?.reward ? (
          <p>
            <bdi>{words.reward(rewardText(challenge.reward, page.texts, page.language))}</bdi>
          </p>
        ) : null}
        {payment ? <p>{payment.answer[page.language]}</p> : null}
        <AwardRights frame={frame} aftermath={aftermath} page={page} />
        <ChoiceGroup legend={words.show} hint={words.showHint} name="show">
          {(['nothing', 'organisation', 'name'] as const).map((value) => (
            <Choice
              key={value}
              type="radio"
              name="show"
              value={value}
              label={words.shows[value]}
              defaultChecked={value === shown}
            />
          ))}
        </ChoiceGroup>
        <SureTick legend={words.sureLegend} label={words.sure} state={state} />
      </DecisionBox>
    </form>
  );
}

/** Whose office has to consent before the team can accept; undefined: nobody's. */
export function heldText({ submission, challenge }: SubmissionFrame, page: Page): string | undefined {
  const held = submission.members.filter(({ consent }) => consent === 'held').map(({ name }) => name);
  if (held.length === 0 || challenge?.heldConsents === 'told') return undefined;
  return page.texts.submission.award.held(namesOf(held, page));
}

/** The terms promise the company's name before the answer, also where it is unnamed in public. */
export function OfferedBy({ frame: { submission }, page }: Props) {
  const name = submission.award?.organisationName;
  return name ? (
    <p>
      <bdi>{page.texts.submission.award.company(name)}</bdi>
    </p>
  ) : null;
}
