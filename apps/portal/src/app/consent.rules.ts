import type { ChallengePage, ConsentState } from '@allmende/contracts';

/** What is still to come of a person before an office hears of them. */
export type ToCome = 'both' | 'agreement' | 'draft' | 'nothing';

/** It is asked or told once the person has agreed and takes part in a draft, whichever comes second. */
export function toComeOf({ agreed, begun }: { agreed: boolean; begun: boolean }): ToCome {
  if (agreed) return begun ? 'nothing' : 'draft';
  return begun ? 'agreement' : 'both';
}

/**
 * An award can wait for an office that holds its consent, or still may: what was given, or counts as given, is final, and
 * some challenges only have it told.
 */
export function mayAwardWait(
  state: ConsentState,
  challenge: Pick<ChallengePage, 'heldConsents'> | undefined,
): boolean {
  return (state === 'asked' || state === 'held') && challenge?.heldConsents !== 'told';
}
