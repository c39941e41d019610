export * from './file-digest.js';
export * from './object-storage.js';
