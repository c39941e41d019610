export { type KeyPair, newKeyPair, recipientOf, seal, unseal } from './age.js';
export { KeyRing, type KeyRingOptions, openerOf, readIdentities, sealValue } from './key.ring.js';
export { type SealedOrOpened, SealingPool, sealingRoom } from './part.pool.js';
