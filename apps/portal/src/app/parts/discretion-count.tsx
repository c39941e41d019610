import type { Discretion, EditableChallenge } from '@allmende/contracts';
import { Notice } from '@allmende/ui';
import { useEffect, useRef, useState } from 'react';
import { fetchApi } from '../api.browser.js';
import type { Page } from '../page.js';

type CountProps = {
  /** Undefined while the platform cannot look, or has nothing to look for. */
  discretion: Discretion | undefined;
  /** Where the check stands with each place. */
  href: string;
  page: Page;
};

/** In how many places an unnamed seeker would be recognised, before others get to read it. */
export function DiscretionCount({ discretion, href, page }: CountProps) {
  const { some, see } = page.texts.drafting.discretion;
  const count = discretion?.findings.length ?? 0;
  if (count === 0) return null;
  return (
    <Notice tone="warn" actions={<a href={href}>{see}</a>}>
      {some(count)}
    </Notice>
  );
}

/** The same within a box that asks for a decision. */
export function DiscretionLine({ discretion, href, page }: CountProps) {
  const { some, see } = page.texts.drafting.discretion;
  const count = discretion?.findings.length ?? 0;
  if (count === 0) return null;
  return (
    <p>
      <b>{some(count)}</b> <a href={href}>{see}</a>
    </p>
  );
}

/** As the page came, and looked for anew after each save. */
export function useDiscretion(
  { challengeId, draft, revision, files }: EditableChallenge,
  loaded: Discretion | undefined,
): Discretion | undefined {
  const [shown, setShown] = useState(loaded);
  const wanted = `${revision} ${files.map(({ fileId, state }) => fileId + state).join()}`;
  const answered = useRef(wanted);
  const { seekerNamed } = draft;
  useEffect(() => {
    if (seekerNamed || wanted === answered.current) return;
    const stop = new AbortController();
    fetchApi<Discretion>(`/challenges/${challengeId}/discretion`, { signal: stop.signal }).then(
      (found) => {
        answered.current = wanted;
        setShown(found);
      },
      () => undefined,
    );
    return () => stop.abort();
  }, [challengeId, seekerNamed, wanted]);
  return seekerNamed ? undefined : shown;
}
