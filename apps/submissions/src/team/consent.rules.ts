import type { ConsentState, PersonConsent } from '@allmende/contracts';

/** What weighs most with somebody whom several offices answer for. */
const byWeight: readonly ConsentState[] = [
  ...(['held', 'asked', 'given-in-part', 'lapsed', 'given', 'not-needed', 'withdrawn'] as const),
];

/** Where one person stands with the offices of their organisations; null: none was asked or told. */
export function consentOf(consents: readonly PersonConsent[], accountId: string): ConsentState | null {
  const own = consents.filter((one) => one.accountId === accountId).map(({ state }) => state);
  return byWeight.find((state) => own.includes(state)) ?? null;
}

/** Of whom an office holds its consent. */
export function heldOf(consents: readonly PersonConsent[]): string[] {
  return [...new Set(consents.filter(({ state }) => state === 'held').map(({ accountId }) => accountId))];
}
