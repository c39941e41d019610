import type { OpeningState } from '@allmende/contracts';
import { Button, DecisionBox, Notice, StateWord, Tick } from '@allmende/ui';
import type { Page } from '../page.js';
import { useReloadEvery } from '../reload.js';

const everySeconds = 1;
/** For the approval of somebody else there is time. */
const everySecondsWaiting = 5;

type Props = {
  opening: OpeningState;
  /** Who looks at it. */
  accountId: string;
  page: Page;
};

/** After the close and before reading: who has approved opening the solutions, and the way to approve. */
export function Unopened(props: Props) {
  const { opening, page } = props;
  const { unopened: words } = page.texts.received;
  const isUnderWay = opening.state !== 'sealed';
  useReloadEvery(isUnderWay ? everySeconds : everySecondsWaiting);
  if (isUnderWay)
    return (
      <Notice title={words.opening} live>
        {words.openingText}
      </Notice>
    );
  return (
    <div className="work-columns">
      <div>
        <p className="path-lead">
          {words.title} {words.text}
        </p>
        <Former {...props} />
        {opening.mayApprove ? (
          <Approve {...props} />
        ) : missingOf(props).length === 0 ? null : (
          <Notice title={words.waitsFor(missingOf(props).join(', '))}>{words.waitsForText}</Notice>
        )}
      </div>
      <Openers {...props} />
    </div>
  );
}

/** Who is named and cannot approve any more: without somebody else it stays closed for ever. */
function Former({ opening, page }: Props) {
  const { unopened: words } = page.texts.received;
  const names = opening.openers.filter(({ former }) => former).map(({ name }) => name || words.someone);
  if (names.length === 0) return null;
  const path = page.to(`/desk/challenges/${opening.challengeId}#openers`);
  return (
    <Notice tone="warn" title={words.former(names.join(', '))} actions={<a href={path}>{words.replace}</a>}>
      {words.formerText}
    </Notice>
  );
}

function Openers({ opening, page }: Props) {
  const { unopened: words } = page.texts.received;
  return (
    <aside className="panel is-first">
      <h2>{words.who}</h2>
      <ul className="plain-list">
        {opening.openers.map(({ accountId, name, approved, former }) => {
          const who = (
            <span>
              <bdi>{name || words.someone}</bdi>{' '}
              {approved ? words.approved : former ? words.cannot : words.waits}
            </span>
          );
          return (
            <li key={accountId}>
              {approved ? <Tick>{who}</Tick> : <StateWord kind="draft">{who}</StateWord>}
            </li>
          );
        })}
      </ul>
      <p className="small muted">
        {words.idle} <a href={page.to(`/desk/challenges/${opening.challengeId}#openers`)}>{words.replace}</a>
      </p>
    </aside>
  );
}

/** What happens stands above the button: the last approval opens everything. */
function Approve(props: Props) {
  const { unopened: words } = props.page.texts.received;
  const [other] = missingOf(props);
  return (
    <form method="post">
      <input type="hidden" name="intent" value="open" />
      <DecisionBox title={words.approve} action={<Button>{other ? words.buttonFirst : words.button}</Button>}>
        <p>{other ? words.approveFirst(other) : words.approveAlone}</p>
      </DecisionBox>
    </form>
  );
}

/** The others whose approval is missing and can come, by name. */
function missingOf({ opening, accountId, page }: Props): string[] {
  const { unopened: words } = page.texts.received;
  return opening.openers
    .filter((opener) => !opener.approved && !opener.former && opener.accountId !== accountId)
    .map(({ name }) => name || words.someone);
}
