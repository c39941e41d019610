import { largestBody } from '@allmende/contracts';
import { z } from 'zod';

/**
 * Names the hidden field in which a form that came too late for its session rides through the sign-in page, back to its
 * own; in the address of the sign-in page it says that such a form comes with it. The browser alone holds it on the way.
 */
export const unsentField = 'unsent';

const unsent = z.object({ accountId: z.string(), values: z.record(z.string(), z.string()) });

/** What was typed, and in whose session. */
export type Unsent = z.infer<typeof unsent>;

/** For the field; undefined where the API would take as much from nobody. */
export function packUnsent(typed: Unsent): string | undefined {
  const text = JSON.stringify(typed);
  return text.length <= largestBody ? text : undefined;
}

/** What was typed; undefined where that was in another account's session, or the field holds something else. */
export function readUnsent(text: string, accountId: string): Unsent['values'] | undefined {
  const typed = unsent.safeParse(parse(text)).data;
  return typed?.accountId === accountId ? typed.values : undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
