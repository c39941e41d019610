import { createHash } from 'node:crypto';

const seen = new Map<string, { times: number; name?: string }>();

/** A statement that came as often as this comes again. */
const worthwhileAfter = 5;
/** Each connection keeps a plan per name. Texts that are put together anew each time must not push out the others. */
const mostNames = 200;
const mostSeen = 2_000;

let names = 0;

/** The name under which a connection keeps a statement's plan; undefined while it is not worth one. */
export function statementName(text: string): string | undefined {
  const entry = seen.get(text);
  if (!entry) {
    if (seen.size < mostSeen) seen.set(text, { times: 1 });
    return undefined;
  }
  if (entry.name !== undefined) return entry.name;
  entry.times += 1;
  if (entry.times < worthwhileAfter || names === mostNames) return undefined;
  names += 1;
  entry.name = createHash('sha256').update(text).digest('base64url').slice(0, 22);
  return entry.name;
}
