import { type Person, ProblemError, type Statement } from '@allmende/contracts';
import { isOpen, isOver, isVisible, mayTakePart, type Window } from '../windows/window.rules.js';

type Agreement = Extract<Statement, { type: 'agreement' }>;
export type VersionInForce = Agreement['versions'][number];

/** The party as the service knows it, never as the caller says: whether it binds comes from the verified role. */
export type Party = { organisationId: string | null; isBinding: boolean };

/** `isCurrent`: nothing but wording has changed since. */
export type StandingAgreement = Party & { isCurrent: boolean };

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
  /** The versions that the person was shown last. */
  shown: readonly string[];
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
 * What to do with "I agree": `same` when this was agreed to before, in these or other words, so that nobody is asked,
 * and nothing is written, twice; throws what stands in the way otherwise.
 */
export function judge({ who, party, versionIds }: Question, facts: Facts): 'same' | 'new' {
  const { window, inForce, shown, standing, now } = facts;
  if (!window || !isVisible(window) || inForce.length !== 3) throw new ProblemError('terms.not-found');
  if (window.organisationId !== null && party.organisationId === window.organisationId) {
    throw new ProblemError('terms.party', { detail: 'This organisation posted the challenge' });
  }
  const current = inForce.map(({ versionId }) => versionId);
  const isCurrent = namesExactly(versionIds, current);
  if (isCurrent && standing?.isCurrent && isSameParty(standing, party)) return 'same';
  if (!isOpen(window, now)) throw notOpen(window, who, now);
  if (!mayTakePart(window, who)) throw new ProblemError('challenge.not-eligible');
  if (!isCurrent) throw new ProblemError('terms.version-outdated');
  if (!namesExactly(shown, current)) throw new ProblemError('terms.not-shown');
  return 'new';
}

/** The times of an agreement that nothing but the closing date stood in the way of. */
export type Late = { closesAt: string; now: string };

/** With the times where it only came too late. */
function notOpen(window: Window, who: Person, now: Date): ProblemError {
  const { closesAt } = window;
  if (!closesAt || !isOver(window, now) || !mayTakePart(window, who))
    return new ProblemError('terms.not-open');
  const facts: Late = { closesAt: closesAt.toISOString(), now: now.toISOString() };
  return new ProblemError('terms.not-open', { facts });
}

/** Undefined for whatever else stood in the way. */
export function lateOf(error: unknown): Late | undefined {
  if (!(error instanceof ProblemError) || error.code !== 'terms.not-open') return undefined;
  return error.details.facts as Late | undefined;
}

function isSameParty(standing: Party, { organisationId, isBinding }: Party): boolean {
  return standing.organisationId === organisationId && standing.isBinding === isBinding;
}

export function namesExactly(named: readonly string[], wanted: readonly string[]): boolean {
  const set = new Set(named.map((id) => id.toLowerCase()));
  return set.size === wanted.length && wanted.every((id) => set.has(id));
}
