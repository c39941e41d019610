export { type KeyPair, newKeyPair, recipientOf, seal, unseal } from './age.js';
