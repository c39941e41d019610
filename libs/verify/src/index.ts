/**
 * What a receipt proves, worked out without the platform and without the network, by nothing but what browsers and
 * Node bring: docs/decisions/0004, 0005 and 0017.
 */
export { isPdf, receiptText } from './attachment.reader.js';
export { canonical } from './bytes.js';
export { type Checkpoint, checkpointSignature, readCheckpoint } from './checkpoint.check.js';
export { type Key, readKeys, type SignatureFound } from './key.check.js';
export {
  type Continuation,
  continuation,
  isIncluded,
  type ProofFound,
  proofFound,
  readPath,
} from './proof.check.js';
export {
  digestsOf,
  fileDigest,
  leafHolds,
  noteDigests,
  numberOf,
  type Receipt,
  type ReceiptRead,
  readReceipt,
  signatureFound,
  signedPart,
  textDigest,
} from './receipt.check.js';
