import type { OpeningState } from '@allmende/contracts';
import { Button, EmptyState } from '@allmende/ui';
import { useEffect } from 'react';
import { useRevalidator } from 'react-router';
import type { Page } from '../page.js';

const everyMs = 1_000;

/** After the close and before reading: who has approved opening the solutions, and the way to approve. */
export function Unopened({ opening, page }: { opening: OpeningState; page: Page }) {
  const { unopened: words } = page.texts.received;
  const { revalidate } = useRevalidator();
  const isUnderWay = opening.state !== 'sealed';
  useEffect(() => {
    if (!isUnderWay) return;
    const timer = setInterval(() => void revalidate(), everyMs);
    return () => clearInterval(timer);
  }, [isUnderWay, revalidate]);
  if (isUnderWay)
    return (
      <EmptyState title={words.title}>
        <p>{words.opening}</p>
      </EmptyState>
    );
  return (
    <EmptyState title={words.title} action={opening.mayApprove ? <Open label={words.button} /> : undefined}>
      <p>{words.text}</p>
      <ul>
        {opening.openers.map(({ accountId, name, approved }) => (
          <li key={accountId}>
            <bdi>{(approved ? words.approved : words.waits)(name || words.someone)}</bdi>
          </li>
        ))}
      </ul>
    </EmptyState>
  );
}

function Open({ label }: { label: string }) {
  return (
    <form method="post">
      <input type="hidden" name="intent" value="open" />
      <Button>{label}</Button>
    </form>
  );
}
