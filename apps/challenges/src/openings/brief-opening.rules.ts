import type { Person, StandingAgreement } from '@allmende/contracts';
import type { Found } from '../challenges/challenge-access.service.js';
import type { Basis } from './brief-opening.entity.js';

/** What is true of somebody at the moment of reading. */
export function basisOf(
  { challenge, person, manager }: Found,
  standing: StandingAgreement | undefined,
): Basis {
  return {
    role: manager ? 'manager' : 'participant',
    organisationId: verifiedOf(person, standing?.organisationId ?? null),
    agreement: standing
      ? {
          acceptanceId: standing.acceptanceId,
          receiptId: standing.receiptId,
          organisationId: standing.organisationId,
          at: standing.at,
        }
      : null,
    revision: challenge.revision,
  };
}

/** The organisation that was agreed for comes first; what nobody has verified does not count. */
function verifiedOf({ organisations }: Person, party: string | null): string | null {
  const verified = organisations.filter((each) => each.verified).map(({ organisationId }) => organisationId);
  return verified.find((organisationId) => organisationId === party) ?? verified[0] ?? null;
}
