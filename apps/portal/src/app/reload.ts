import { useEffect } from 'react';
import { useRevalidator } from 'react-router';

const day = 86_400_000;
const leastMs = 1_000;
/** What a notice is about may reach the service that owns it a moment after the notice. */
const settledMs = 2_000;

/** Reads the page's data anew at a moment of the coming day; by the server's clock, which said `now`. */
export function useReloadAt(at: string | null, now: Date): void {
  const { revalidate } = useRevalidator();
  const left = at ? new Date(at).getTime() - now.getTime() : Infinity;
  useEffect(() => {
    if (left > day) return;
    const timer = setTimeout(() => void revalidate(), Math.max(left, leastMs));
    return () => clearTimeout(timer);
  }, [left, revalidate]);
}

/** Reads the page's data anew again and again, as long as somebody looks at it. */
export function useReloadEvery(seconds: number, isWanted = true): void {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    if (!isWanted) return;
    const look = () => {
      if (document.visibilityState === 'visible') void revalidate();
    };
    const timer = setInterval(look, seconds * 1_000);
    return () => clearInterval(timer);
  }, [seconds, isWanted, revalidate]);
}

/** Reads the page's data anew when a notice comes, and once more when everybody has heard of its cause. */
export function useReloadOnNotice(isWanted = true): void {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    if (!isWanted) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const hear = () => {
      void revalidate();
      clearTimeout(timer);
      timer = setTimeout(() => void revalidate(), settledMs);
    };
    document.addEventListener('allmende:notice', hear);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('allmende:notice', hear);
    };
  }, [isWanted, revalidate]);
}
