import { createHash } from 'node:crypto';
import { canonical } from '../evidence/receipt.rules.js';
import type { ChallengeFacts } from '../packages/package.words.js';
import type { TermsText } from '../texts/wording.js';

/** What an agreement names: SHA-256 in hex over the RFC 8785 JSON of title and clauses. */
export function termsDigest({ title, clauses }: TermsText): string {
  return createHash('sha256').update(canonical({ title, clauses })).digest('hex');
}

/**
 * The dates that a challenge's terms state. An extension is foreseen in the terms themselves, so it makes no new
 * version and asks nobody again: the earlier dates stay. An earlier date than the stated one has to be stated anew.
 */
export function datesToState(
  earlier: ChallengeFacts | undefined,
  now: ChallengeFacts,
): Pick<ChallengeFacts, 'closesAt' | 'zone' | 'decisionBy'> {
  const keepsClose = earlier !== undefined && earlier.closesAt <= now.closesAt;
  const keepsDecision = earlier !== undefined && earlier.decisionBy <= now.decisionBy;
  return {
    closesAt: keepsClose ? earlier.closesAt : now.closesAt,
    zone: keepsClose ? earlier.zone : now.zone,
    decisionBy: keepsDecision ? earlier.decisionBy : now.decisionBy,
  };
}
