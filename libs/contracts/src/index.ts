export * from './contract.js';
export * from './values.js';
export * from './actor.js';
export * from './problems.js';
