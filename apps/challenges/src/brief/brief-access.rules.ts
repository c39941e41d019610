import {
  type Actor,
  type BriefRequestState,
  type BriefStanding,
  type Employment,
  isManagerOf,
  type ManagerAgreement,
  officesOf,
  type OutputOf,
  type OfficeAgreement,
  type ProblemCode,
  type StandingAgreement,
  type termsRpc,
} from '@allmende/contracts';
import type { Found } from '../challenges/challenge-access.service.js';
import { allows, isPublished, stateAt } from '../challenges/challenge-state.rules.js';
import type { ChallengeEntity } from '../challenges/challenge.entity.js';
import { isExcluded } from './brief-exclusion.rules.js';

export type BriefRule = Pick<ChallengeEntity, 'briefOnRequest' | 'briefVerifiedOnly' | 'briefExcluded'>;
export type Hindrance = 'unverified' | 'excluded' | null;

/** What reading rests on. One for an office or a cluster is none to take part, and says so by naming no acceptance. */
export type BriefAgreement = StandingAgreement | OfficeAgreement | ManagerAgreement;

export function isForOffice(agreement: BriefAgreement): agreement is OfficeAgreement {
  return !('acceptanceId' in agreement) && 'organisationId' in agreement;
}

export function isForCluster<A extends object>(agreement: A): agreement is Extract<A, { clusterId: string }> {
  return 'clusterId' in agreement;
}

/** The seeker's team always; managers of the owning cluster as long as there is something to review. */
export function worksOnBrief({ challenge, seeker, manager }: Found): boolean {
  return seeker || (manager && !isPublished(challenge.state) && challenge.state !== 'withdrawn');
}

export function hasBriefText({ brief }: Pick<ChallengeEntity, 'brief'>): boolean {
  return Boolean(brief.de) || Boolean(brief.en);
}

type Agreements = Pick<OutputOf<typeof termsRpc.agreements>, 'agreed' | 'standing' | 'offices' | 'managers'>;

/** As a participant; or else for the cluster that they manage, or an office for which they act, at this moment. */
export function agreementOf(
  who: Actor & { accountId: string },
  { clusterId }: Pick<ChallengeEntity, 'clusterId'>,
  { agreed, standing, offices, managers }: Agreements,
): { agreed: boolean; agreement: BriefAgreement | undefined } {
  const own = <A extends BriefAgreement>(all: readonly A[]) =>
    all.filter(({ accountId }) => accountId === who.accountId);
  if (agreed.includes(who.accountId)) return { agreed: true, agreement: own(standing)[0] };
  const acting = officesOf(who);
  const agreement =
    own(managers).find((one) => one.clusterId === clusterId && isManagerOf(who, clusterId)) ??
    own(offices).find(({ organisationId }) => acting.includes(organisationId));
  return { agreed: agreement !== undefined, agreement };
}

/** Nobody can be left out of whom it is not known where they work. */
export function asksForEmployment({ briefVerifiedOnly, briefExcluded }: BriefRule): boolean {
  return briefVerifiedOnly || briefExcluded.length > 0;
}

/** What the rules of a challenge hold against a person, whatever the team decides. */
export function hindranceOf(rule: BriefRule, employment: Employment | undefined): Hindrance {
  if (!asksForEmployment(rule)) return null;
  if (!employment?.organisations.some(({ verified }) => verified)) return 'unverified';
  return isExcluded(rule.briefExcluded, employment) ? 'excluded' : null;
}

/** `hasLeft`: of the team that asks once; what they agreed to before they joined it opens nothing. */
type Facts = {
  hasLeft?: boolean;
  askingEnded?: boolean;
  agreed: boolean;
  hindrance: Hindrance;
  request: BriefRequestState | undefined;
};

/**
 * Who is excluded hears the same as who is not verified, and while a request is not approved the same as everybody who
 * asks: it waits, and is declined like others.
 */
export function standingOf(
  { briefOnRequest }: BriefRule,
  { hasLeft, askingEnded, agreed, hindrance, request }: Facts,
): BriefStanding {
  if (hasLeft) return 'not-available';
  if (briefOnRequest && askingEnded && hindrance !== 'unverified' && (request ?? 'waiting') === 'waiting')
    return 'ended';
  if (!agreed) return 'agree-first';
  if (!briefOnRequest) return hindrance ? 'not-available' : 'readable';
  if (hindrance === 'unverified') return 'not-available';
  if (request !== 'approved') return request ?? 'ask-first';
  return hindrance ? 'not-available' : 'readable';
}

/** Every other standing than `readable`, as an attempt to read meets it; managers take no part and agree to no terms. */
export function refusalOf(
  standing: Exclude<BriefStanding, 'readable'>,
  { manager }: Pick<Found, 'manager'>,
): ProblemCode {
  if (standing === 'agree-first') return manager ? 'brief.undertake-first' : 'terms.not-accepted';
  return standing === 'not-available' ? 'brief.not-available' : 'brief.not-approved';
}

/** Who has not asked by the close took part without the brief. Read by the clock, so that an extension moves it. */
export function hasAskingEnded(challenge: Parameters<typeof stateAt>[0], now: Date): boolean {
  return !allows(stateAt(challenge, now), 'ask-for-brief');
}
