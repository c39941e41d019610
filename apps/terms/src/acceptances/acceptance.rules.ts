import { type Person, ProblemError, type Statement } from '@allmende/contracts';
import { isOpen, isVisible, mayTakePart, type Window } from '../windows/window.rules.js';

type Agreement = Extract<Statement, { type: 'agreement' }>;
export type VersionInForce = Agreement['versions'][number];

/** The party as the service knows it, never as the caller says: whether it binds comes from the verified role. */
export type Party = { organisationId: string | null; isBinding: boolean };

type Versions = { platformVersionId: string; clusterVersionId: string; challengeVersionId: string };
export type StandingAgreement = Party & Versions;

export type Question = {
  who: Person;
  party: Party;
  /** As the person was shown them, in any order. */
  versionIds: readonly string[];
};

export type Facts = {
  now: Date;
  window: Window | null;
  /** Platform, cluster, challenge; fewer while nothing is published. */
  inForce: readonly VersionInForce[];
  standing: StandingAgreement | null;
};

export function partyFor(
  who: Person,
  party: { kind: 'self' } | { kind: 'organisation'; organisationId: string },
): Party {
  if (party.kind === 'self') return { organisationId: null, isBinding: true };
  const { organisationId } = party;
  const roles = who.organisations.filter((affiliation) => affiliation.organisationId === organisationId);
  if (roles.length === 0) throw new ProblemError('terms.party');
  return { organisationId, isBinding: roles.some(mayBind) };
}

/** Anybody can state to be a signatory; only a verified affiliation makes it so. */
export function mayBind({ role, verified }: Person['organisations'][number]): boolean {
  return role === 'signatory' && verified;
}

/**
 * What to do with "I agree": `same` when exactly this was agreed to before, so that nobody is asked, and nothing is
 * written, twice; throws what stands in the way otherwise.
 */
export function judge({ who, party, versionIds }: Question, facts: Facts): 'same' | 'new' {
  const { window, inForce, standing, now } = facts;
  if (!window || !isVisible(window) || inForce.length !== 3) throw new ProblemError('terms.not-found');
  if (window.organisationId !== null && party.organisationId === window.organisationId) {
    throw new ProblemError('terms.party', { detail: 'This organisation posted the challenge' });
  }
  const isCurrent = namesExactly(
    versionIds,
    inForce.map(({ versionId }) => versionId),
  );
  if (isCurrent && standing && isSame(standing, party, versionIds)) return 'same';
  if (!isOpen(window, now)) throw new ProblemError('terms.not-open');
  if (!mayTakePart(window, who)) throw new ProblemError('challenge.not-eligible');
  if (!isCurrent) throw new ProblemError('terms.version-outdated');
  return 'new';
}

function isSame(standing: StandingAgreement, party: Party, versionIds: readonly string[]): boolean {
  const { platformVersionId, clusterVersionId, challengeVersionId } = standing;
  return (
    standing.organisationId === party.organisationId &&
    standing.isBinding === party.isBinding &&
    namesExactly(versionIds, [platformVersionId, clusterVersionId, challengeVersionId])
  );
}

export function namesExactly(named: readonly string[], wanted: readonly string[]): boolean {
  const set = new Set(named.map((id) => id.toLowerCase()));
  return set.size === wanted.length && wanted.every((id) => set.has(id));
}
