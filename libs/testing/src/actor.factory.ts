import { type Actor, newId, type Person, type Visitor } from '@allmende/contracts';

/** A signed-in person without any role, unless given. */
export function person(parts: Partial<Omit<Person, 'kind'>> = {}): Person {
  return {
    kind: 'person',
    accountId: newId(),
    sessionId: newId(),
    language: 'de',
    operator: false,
    memberships: [],
    organisations: [],
    ...parts,
  };
}

export function visitor(parts: Partial<Omit<Visitor, 'kind'>> = {}): Visitor {
  return { kind: 'visitor', client: newId(), ...parts };
}

/** The platform itself; `reason` as in the contracts: `clock`, `event:<id>`. */
export function system(reason = 'clock'): Actor {
  return { kind: 'system', reason };
}
