import { type Rpc, wiring, type Wiring } from '@allmende/contracts';

/** Which process owns, calls, states and hears what: the contracts' table, or a smaller one in tests. */
export type WiringTable = Readonly<Record<string, Wiring>>;

/** The contracts' own table. */
export const houseWiring: WiringTable = wiring;

export function callersOf(contract: Rpc, table: WiringTable): string[] {
  return Object.keys(table).filter((name) =>
    table[name]?.calls.some(({ subject }) => subject === contract.subject),
  );
}

/** The service in front of a subject's first dot. */
export function ownerOf(subject: string): string {
  return subject.slice(0, subject.indexOf('.'));
}

/** The JetStream stream that keeps a service's events. */
export function streamOf(service: string): string {
  return `evt-${service}`;
}
