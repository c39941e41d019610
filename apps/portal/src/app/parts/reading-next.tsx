import type { RestrictedReading } from '@allmende/contracts';
import { Button, DecisionBox, formatMoment, Notice, TextField } from '@allmende/ui';
import type { Page } from '../page.js';
import { errorOf } from '../problem.view.js';
import type { FormState } from '../served.js';

type NextProps = {
  reading: RestrictedReading;
  own: boolean;
  formKey: string;
  state: FormState | undefined;
  page: Page;
};

/** What whoever looks at a request can do with it now. */
export function ReadingNext(props: NextProps) {
  const { reading, own, page } = props;
  const { operate } = page.texts;
  const { reading: words } = operate;
  const until = formatMoment(reading.until, page.dates(), { zoned: true });
  if (reading.state === 'asked')
    return own ? (
      <Notice title={words.waiting}>{words.waitingText(until)}</Notice>
    ) : (
      <Answer {...props} until={until} />
    );
  if (reading.state === 'approved')
    return own ? (
      <ReadOnce {...props} until={until} />
    ) : (
      <Notice>{words.others(reading.askedByName || operate.someone, until)}</Notice>
    );
  return (
    <p className="path-actions">
      <a href={page.to(`/operate/restricted/${reading.accountId}`)}>{words.again}</a>
    </p>
  );
}

function Answer({ reading, formKey, state, page, until }: NextProps & { until: string }) {
  const { operate } = page.texts;
  const { reading: words } = operate;
  const isDeclined = state?.values['intent'] === 'decline';
  return (
    <div className="path-part">
      <form method="post">
        <input type="hidden" name="key" value={formKey} />
        <DecisionBox
          title={words.decide}
          action={
            <Button name="intent" value="approve">
              {words.approve}
            </Button>
          }
        >
          <p>
            <bdi>{words.decideText(reading.askedByName || operate.someone)}</bdi>
          </p>
          <p>{words.decideUntil(until)}</p>
        </DecisionBox>
      </form>
      <details className="row-fold path-note narrow" open={isDeclined || undefined}>
        <summary>{words.decline}</summary>
        <form method="post" noValidate>
          <input type="hidden" name="key" value={formKey} />
          <TextField
            name="reason"
            label={words.declineReason}
            hint={words.declineHint}
            rows={3}
            required
            maxLength={2000}
            defaultValue={state?.values['reason']}
            error={isDeclined ? errorOf(state.problem, 'reason') : undefined}
          />
          <Button kind="outlined" dense name="intent" value="decline">
            {words.declineAct}
          </Button>
        </form>
      </details>
    </div>
  );
}

function ReadOnce({ formKey, page, until }: NextProps & { until: string }) {
  const { reading: words } = page.texts.operate;
  return (
    <form method="post" className="path-part">
      <input type="hidden" name="key" value={formKey} />
      <DecisionBox
        title={words.now}
        action={
          <Button name="intent" value="read">
            {words.read}
          </Button>
        }
      >
        <p>{words.nowText(until)}</p>
      </DecisionBox>
    </form>
  );
}
