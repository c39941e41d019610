import type { Visit } from './visit.js';

const toldWithinSeconds = 60;

const oneYear = 365 * 24 * 3600;

/** A `Set-Cookie` line for what a reader chose at this portal; without a value the choice is taken back. */
export function preferenceCookie({ origin }: Visit, name: 'language' | 'theme', value?: string): string {
  const life = value === undefined ? 0 : oneYear;
  const secure = origin.startsWith('https:') ? '; Secure' : '';
  return `${name}=${value ?? ''}; Path=/; Max-Age=${life}; SameSite=Lax${secure}`;
}

/** A `Set-Cookie` line for what a step came to, which the next page tells; without a value it has been told. */
export function doneCookie({ origin }: Visit, done?: string): string {
  const life = done === undefined ? 0 : toldWithinSeconds;
  const secure = origin.startsWith('https:') ? '; Secure' : '';
  return `done=${encodeURIComponent(done ?? '')}; Path=/; Max-Age=${life}; HttpOnly; SameSite=Lax${secure}`;
}
