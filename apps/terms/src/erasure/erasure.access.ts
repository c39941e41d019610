import { type Actor, type Person, ProblemError } from '@allmende/contracts';
import { personOf } from '../acceptances/acceptance.access.js';

/** A program with an operator's token is no second person. */
export function operatorOf(actor: Actor): Person {
  const who = personOf(actor);
  if (!who.operator) throw new ProblemError('forbidden');
  return who;
}
