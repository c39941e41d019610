import { type Actor, ProblemError } from '@allmende/contracts';

/** Whose records are asked for; a program reads on behalf of its account. */
export function accountOf(actor: Actor): string {
  if (actor.kind === 'person' || actor.kind === 'program') return actor.accountId;
  throw new ProblemError('not-signed-in');
}
