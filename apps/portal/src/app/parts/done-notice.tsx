import { Notice } from '@allmende/ui';
import { useEffect } from 'react';
import { useActionData } from 'react-router';
import { usePage } from '../page.js';

/** What the step before this page came to, by its name in `?done=…`; told once, and not beside what went wrong since. */
export function DoneNotice({ texts }: { texts: Record<string, string> }) {
  const answer: unknown = useActionData();
  const done = new URLSearchParams(usePage().path.split('?')[1]).get('done');
  const text = done !== null && Object.hasOwn(texts, done) ? texts[done] : undefined;
  useEffect(() => {
    if (text) forget();
  }, [text]);
  if (!text || answer !== undefined) return null;
  return (
    <Notice tone="ok" live>
      {text}
    </Notice>
  );
}

/** Out of the address, so that a reload does not tell it again. */
function forget(): void {
  const address = new URL(location.href);
  address.searchParams.delete('done');
  history.replaceState(history.state, '', address);
}
