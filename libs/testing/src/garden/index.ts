/** A small service of its own, for tests of the libraries. */
export { gardenEvents, gardenHints, gardenRpc, gardenWiring, weatherEvents } from './garden.contracts.js';
export { gardenDataSource, GardenModule, TreeEntity } from './garden.service.js';
