import { type Actor, type Person, personOf, ProblemError } from '@allmende/contracts';

/** A program with an operator's token is no second person. */
export function operatorOf(actor: Actor): Person {
  const who = personOf(actor);
  if (!who.operator) throw new ProblemError('forbidden');
  return who;
}
