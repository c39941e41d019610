import { useSyncExternalStore } from 'react';

const never = (): (() => void) => () => undefined;

/** False while the page is as the server drew it, true once its script runs: for what needs a script to work. */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
