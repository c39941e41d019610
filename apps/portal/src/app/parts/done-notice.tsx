import { Notice } from '@allmende/ui';
import { useState, type ReactNode } from 'react';
import { useActionData } from 'react-router';
import { usePage } from '../page.js';

type DoneProps = { texts: Record<string, string>; actions?: ReactNode };

/** What the step before this page came to, as `goOn` named it; told once, and not beside what went wrong since. */
export function DoneNotice({ texts, actions }: DoneProps) {
  const answer: unknown = useActionData();
  // A page that asks for its data again goes on telling it.
  const [done] = useState(usePage().done);
  const text = done !== undefined && Object.hasOwn(texts, done) ? texts[done] : undefined;
  if (!text || answer !== undefined) return null;
  return (
    <Notice tone="ok" live actions={actions}>
      {text}
    </Notice>
  );
}
