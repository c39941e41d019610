import { Button, Fold, formatDay, Notice } from '@allmende/ui';
import type { Page } from '../page.js';
import type { FormProblem } from '../problem.view.js';
import { ReasonField } from './reason-field.js';
import type { Readable } from '../received.view.js';

type TakeBackProps = {
  formKey: string;
  state: { problem?: FormProblem; values: Record<string, string> } | undefined;
  page: Page;
};

/** An offer that is not answered, out of the world again; the team reads why. */
export function TakeBack({ formKey, state, page }: TakeBackProps) {
  const { takeBack } = page.texts.received;
  const isMeant = state?.values['intent'] === 'take-back';
  return (
    <div className="draft-steps">
      <Fold title={takeBack.title} open={isMeant}>
        <form method="post" noValidate>
          <input type="hidden" name="key" value={formKey} />
          <p>{takeBack.text}</p>
          <ReasonField words={takeBack} state={isMeant ? state : undefined} />
          <Button kind="outlined" name="intent" value="take-back">
            {takeBack.button}
          </Button>
        </form>
      </Fold>
    </div>
  );
}

type TakenBackProps = { takenBack: Readable['awardTakenBack']; zone: string; page: Page };

/** That the last offer was taken back, and why. */
export function TakenBack({ takenBack, zone, page }: TakenBackProps) {
  if (!takenBack) return null;
  const date = formatDay(takenBack.at, page.dates(zone), { weekday: false });
  return (
    <Notice title={page.texts.received.takeBack.takenBack(date)}>
      <span dir="auto">{takenBack.reason}</span>
    </Notice>
  );
}
