import { createHash } from 'node:crypto';
import type { BriefReaderRole, Localized, Person } from '@allmende/contracts';
import canonicalize from 'canonicalize';
import { type BriefAgreement, isForOffice, worksOnBrief } from '../brief/brief-access.rules.js';
import type { BriefRequestEntity } from '../brief/brief-request.entity.js';
import type { Found } from '../challenges/challenge-access.service.js';
import type { ChallengeEntity } from '../challenges/challenge.entity.js';
import type { Basis } from './brief-opening.entity.js';

/** What is true of somebody at the moment of reading. */
export function basisOf(
  found: Found,
  standing: BriefAgreement | undefined,
  request: BriefRequestEntity | null = null,
): Basis {
  const { challenge, person } = found;
  return {
    role: roleOf(found, standing),
    organisationId: verifiedOf(person, standing ? partyOf(standing) : null),
    agreement: standing ? withoutAccount(standing) : null,
    revision: challenge.revision,
    ...(worksOnBrief(found) && { inReview: true as const }),
    ...approvalOf(challenge, request),
  };
}

function roleOf({ manager }: Found, standing: BriefAgreement | undefined): BriefReaderRole {
  if (standing && isForOffice(standing)) return 'office';
  return manager ? 'manager' : 'participant';
}

/** For which organisation somebody agreed; null for themselves or a cluster. */
export function partyOf(agreement: NonNullable<Basis['agreement']>): string | null {
  return 'organisationId' in agreement ? agreement.organisationId : null;
}

function withoutAccount({ accountId: _who, ...agreement }: BriefAgreement): Basis['agreement'] {
  return agreement;
}

/** SHA-256 over the UTF-8 bytes of the RFC 8785 JSON of the text in its languages, as lower-case hex. */
export function briefDigest(text: Localized): string {
  return createHash('sha256')
    .update(canonicalize(text) ?? '', 'utf8')
    .digest('hex');
}

function approvalOf(
  { briefOnRequest }: Pick<ChallengeEntity, 'briefOnRequest'>,
  request: BriefRequestEntity | null,
): Pick<Basis, 'approval'> {
  if (!briefOnRequest || !request?.answeredBy || !request.answeredAt) return {};
  const { id: requestId, answeredBy: by, answeredAt } = request;
  return { approval: { requestId, by, at: answeredAt.toISOString() } };
}

/** The organisation that was agreed for comes first; what nobody has verified does not count. */
function verifiedOf({ organisations }: Person, party: string | null): string | null {
  const verified = organisations.filter((each) => each.verified).map(({ organisationId }) => organisationId);
  return verified.find((organisationId) => organisationId === party) ?? verified[0] ?? null;
}
