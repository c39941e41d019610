import { type Actor, isPerson } from '@allmende/contracts';

/** An affiliation counts once a mail domain or a manager has confirmed it. */
export function verifiedOf(actor: Actor): string | null {
  const organisations = isPerson(actor) ? actor.organisations : [];
  return organisations.find(({ verified }) => verified)?.organisationId ?? null;
}
