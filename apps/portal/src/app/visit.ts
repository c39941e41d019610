import type { Language } from '@allmende/contracts';
import { createContext, type RouterContextProvider } from 'react-router';

/** One request of a browser, as far as the pages may know it. */
export type Visit = {
  /** The host that the browser asked for; it names the portal. */
  host: string;
  /** Scheme and host of the browser's address. */
  origin: string;
  /** The platform's bare address, without a slash at its end. */
  platformUrl: string;
  apiUrl: string;
  /** Where signed-in pages send files to and fetch them from. */
  filesOrigin: string;
  requestId: string;
  cookie: string | undefined;
  /** Headers that the API needs to know on whose behalf it is called. */
  forwarded: Record<string, string>;
  signedIn: boolean;
  /** In whose session the browser is or was last; it says so itself, and may do nothing by it. */
  accountId?: string;
  preferred: Language | undefined;
  theme: 'light' | 'dark' | undefined;
  /** What the step before this page came to, by its name; told on this page and nowhere else. */
  done: string | undefined;
  acceptLanguage: string;
  nonce: string;
  /** A form came with it. */
  sent?: boolean;
  /** What was sent is more than a form has, and was not kept. */
  tooLarge?: boolean;
  now: Date;
  /** Set-Cookie lines to hand on to the browser. */
  cookies: string[];
};

export const visitContext = createContext<Visit>();

export function visitOf(context: Readonly<RouterContextProvider>): Visit {
  return context.get(visitContext);
}
