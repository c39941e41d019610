import { z } from 'zod';
import { rpc } from './contract.js';
import { id, instant, language, verbatim } from './values.js';

/** What is between the asking person and confidential documents, and whether they have undertaken it. */
export const confidentiality = z.object({
  words: z.object({ de: z.string(), en: z.string() }).describe('what is undertaken, word for word'),
  agreedAt: instant.nullable().describe('null: the asking person has not, whoever else has'),
  receiptId: id.nullable(),
});
export type Confidentiality = z.output<typeof confidentiality>;

/** Said as it was shown, in that language: the receipt holds the words. */
export const undertaking = { language, words: verbatim(2_000) };
export const undertaken = z.object({ agreedAt: instant, receiptId: id });
export type Undertaken = z.output<typeof undertaken>;

/** Managers of the owning cluster read the confidential brief once they have undertaken to keep it so. */
export const confidentialityRpc = {
  getConfidentiality: rpc('terms.rpc.get-confidentiality', {
    route: 'GET /challenges/{challengeId}/confidentiality',
    access: 'account',
    kind: 'read',
    input: z.strictObject({ challengeId: id }),
    output: confidentiality,
  }),
  /**
   * Towards the organisation that asks, from the draft on. Lets the asking person read the challenge's confidential
   * brief while they manage its cluster, and nothing else. Once for a person and challenge; a repeat changes nothing.
   */
  undertakeConfidentiality: rpc('terms.rpc.undertake-confidentiality', {
    route: 'POST /challenges/{challengeId}/confidentiality',
    access: 'account',
    kind: 'write',
    input: z.strictObject({ challengeId: id, ...undertaking }),
    output: undertaken,
  }),
};
