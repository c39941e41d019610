import type { clustersRpc, OutputOf } from '@allmende/contracts';
import { Field, type FieldProps } from '@allmende/ui';
import { useEffect, useState } from 'react';
import { fetchApi } from '../api.browser.js';

type Found = OutputOf<typeof clustersRpc.searchOrganisations>;

const pauseMs = 150;

/** Suggests organisations that the platform knows, so that one is not entered twice; a plain field without a script. */
export function OrganisationField(props: FieldProps) {
  const [typed, setTyped] = useState('');
  const names = useSuggestions(typed.trim());
  const list = `${props.name}-known`;
  return (
    <>
      <Field {...props} list={list} onInput={({ currentTarget }) => setTyped(currentTarget.value)} />
      <datalist id={list}>
        {names.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </>
  );
}

function useSuggestions(word: string): string[] {
  const [names, setNames] = useState<string[]>([]);
  useEffect(() => {
    if (word.length < 2) return undefined;
    const stop = new AbortController();
    const ask = async (): Promise<void> => {
      const path = `/organisations?q=${encodeURIComponent(word)}&limit=8`;
      const found = await fetchApi<Found>(path, { signal: stop.signal }).catch(() => undefined);
      // Without an answer the field is as good as before.
      if (found) setNames(found.items.map(({ name }) => name));
    };
    const pause = setTimeout(() => void ask(), pauseMs);
    return () => {
      clearTimeout(pause);
      stop.abort();
    };
  }, [word]);
  return names;
}
