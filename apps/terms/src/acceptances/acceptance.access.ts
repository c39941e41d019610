import { type Actor, isPerson, type Person, ProblemError } from '@allmende/contracts';

/** Whose records are asked for; a program reads on behalf of its account. */
export function accountOf(actor: Actor): string {
  if (actor.kind === 'person' || actor.kind === 'program') return actor.accountId;
  throw new ProblemError('not-signed-in');
}

/** To agree is a person's own act: no token does it. */
export function personOf(actor: Actor): Person {
  if (isPerson(actor)) return actor;
  throw new ProblemError(actor.kind === 'visitor' ? 'not-signed-in' : 'forbidden');
}
